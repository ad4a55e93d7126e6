"""A guard taken away is noticed by the officials' table: each door, each permission, and each scope in its turn."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver, resolve

from cermat.actions import permissions
from cermat.actions.permissions import Act, Where
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import work
from cermat.web import doors
from cermat.web.admission import EVERYBODY
from cermat.web.doors import Door
from tests import cast
from tests.web import access_table
from tests.web.access_table import ANONYMOUS, MISSING, REFUSED, Cell
from tests.web.asking import Ask, wrong_cells
from tests.web.test_routes import routes

# No page does these: the console alone, or everybody for himself.
OF_NO_PAGE = {
    *(Act.TAKE_OVER, Act.KEEP_VILLAGES, Act.SEND_REMINDERS, Act.OPEN_OFFICE),
    Act.KEEP_OWN_REMINDERS,
}

# Pages of figures: the books themselves hand none out to who sees one village alone.
BACKED_BY_THE_BOOKS = {
    *("figures.figure", "figures.working_paper", "figures.working_paper_csv"),
    *("analyses.of_report", "budgets.tree", "iku.compared", "regions.wilayah", "reports.reports"),
    *(f"measurements.{each}" for each in ("listed", "one", "printed", "sheet")),
    *(f"issued.{each}" for each in ("listed", "one", "file")),
}


def closed(*methods: str) -> list[Cell]:
    """Return the cells in which somebody signed in is refused or finds nothing."""
    every = access_table.cells(methods)
    return [each for each in every if each.expected in {REFUSED, MISSING} and each.who != ANONYMOUS]


def door_of(cell: Cell) -> Door:
    """Return the door of a cell's page."""
    address = cell.template.split("?")[0].replace("{indikator_tercatat}", "ipp")
    found = resolve(re.sub(r"\{\w+\}", "apa-saja", address)).func
    assert isinstance(found, Door)
    return found


def admitted(route: URLPattern) -> tuple[Act, ...]:
    """Return the acts of which an address's door asks for one; none where it has no door or admits everybody."""
    return route.callback.who.acts if isinstance(route.callback, Door) else ()


def doors_that_show() -> Iterator[tuple[Door, list[Cell]]]:
    """Yield each door that is not for everybody and shows a page, with the cells in which it keeps somebody out."""
    by_door: dict[Door, list[Cell]] = {}
    for each in closed("GET"):
        by_door.setdefault(door_of(each), []).append(each)
    return ((door, cells) for door, cells in by_door.items() if door.who != EVERYBODY and "GET" in door.methods)


@pytest.mark.proof
def test_each_door_that_shows_a_page_is_missed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    entered = doors._entered
    missed = {True: list[str](), False: list[str]()}
    for door, cells in doors_that_show():
        view = inspect.unwrap(door.answer)

        def without(
            asked: Any, request: Any, scope: Any, who: Any, address: Any, view: Any = view, **more: Any
        ) -> HttpResponse:
            return entered(asked, request, scope, EVERYBODY if inspect.unwrap(asked) is view else who, address, **more)

        monkeypatch.setattr(doors, "_entered", without)
        missed[next(wrong_cells(ask, cells), None) is not None].append(
            f"{view.__module__.rpartition('.')[2]}.{view.__name__}"
        )
    print(f"doors taken away: {len(missed[True])} missed, {len(missed[False])} backed by the books")
    assert set(missed[False]) == BACKED_BY_THE_BOOKS
    assert len(missed[True]) >= 25


def test_no_door_asks_for_an_act_of_no_page() -> None:
    asked = {act for _, each in routes(get_resolver().url_patterns) for act in admitted(each)}
    assert asked & OF_NO_PAGE == {Act.KEEP_OWN_REMINDERS}, "which every role may"
    assert asked >= {Act.KEEP_BUDGET, Act.VERIFY, Act.CONFIRM_CHECKER}


@pytest.mark.prove
@pytest.mark.parametrize("act", sorted(set(Act) - OF_NO_PAGE, key=list(Act).index))
def test_each_permission_is_missed(act: Act, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one act asks is asked no more: everybody may do it, everywhere in his office."""
    everybody = dict.fromkeys(Role, Where.OFFICE)
    monkeypatch.setattr(permissions, "PERMISSIONS", {**permissions.PERMISSIONS, act: everybody})
    assert next(wrong_cells(ask, closed("POST", "GET")), None), f"nobody misses the permission to {act.value}"


@pytest.mark.prove
def test_nobody_checking_his_own_work_is_missed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = permissions.refusal

    def blind(by: Scope, act: Act, subject: permissions.Subject = permissions.Subject()) -> str | None:  # noqa: B008
        return refusal(by, act, permissions.Subject(unit=subject.unit, village=subject.village))

    monkeypatch.setattr(permissions, "refusal", blind)
    assert next(wrong_cells(ask, closed("POST")), None)


def of_whole_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one village's operator see the whole office."""
    monkeypatch.setattr(Scope, "is_one_place", False)


def of_every_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the books be read without the office."""

    def known(model: Any, scope: Scope, as_of: Any) -> Any:
        rows = model._default_manager.order_by("key", "version")
        return rows if as_of is None else rows.filter(recorded_at__lte=as_of)

    monkeypatch.setattr(work, "known", known)


@pytest.mark.proof
@pytest.mark.parametrize("forgotten", [of_whole_office, of_every_office])
def test_a_forgotten_scope_is_missed(
    forgotten: Callable[[pytest.MonkeyPatch], None], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten(monkeypatch)
    assert next(wrong_cells(ask, closed("GET")), None)


@pytest.mark.proof
def test_whoever_is_nothing_in_an_office_finds_his_account_and_the_way_out_alone(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a scope nothing is there: the doors fail closed, whatever stands behind them."""
    monkeypatch.setattr(doors.selectors, "scope_of", lambda *_, **__: None)
    cells = [each for each in access_table.cells(("GET",)) if each.who == "camat"]
    answers = {each.template: ask(each).status_code for each in cells}
    own = {"/akun/", "/akun/sandi/", "/akun/sesi/"}
    assert {template for template, status in answers.items() if status not in {404, 405}} == own
    client = cast.signed_in("camat")
    page = client.get("/").content.decode()
    assert "tidak memegang peran di kantor ini sekarang" in page
    assert "Lumajang" not in page
    assert client.post("/keluar/").status_code == 302
    assert "_auth_user_id" not in client.session
