"""What waits is found and counted by the database as plain Python would find it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from cermat.indicators.rows import State
from cermat.registers import ledger, selectors, substitution
from cermat.registers.models import BOOKS, OpenRow, RoleAssignment, User
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import work
from cermat.registers.selectors.inbox import READ, Why
from cermat.registers.substitution import GOVERNMENT_UNIT, LEADERSHIP, PLANNING_UNIT, Turns
from tests.registers.histories import OFFICE, PEOPLE, History

CHECKED = ("activity", "output", "village_document", "recorded_value", "target", "setting", "iku_paper", "evidence")
POSTS = (
    ("kasi", "kasi", "pemerintahan"),
    ("sekretaris", "kasi", "umum"),
    ("sekretaris", "sekretaris", None),
    ("camat", "camat", None),
    ("staf", "staf", "umum"),
)
Expected = dict[tuple[str, str], Why]


def expected(scope: Scope, order: Turns) -> Expected:
    """Return why each row waits for a person, by reading every version of every row."""
    histories: dict[tuple[str, str], list[Any]] = {}
    for book in CHECKED:
        for row in BOOKS[book]._default_manager.filter(office_id=scope.office).order_by("version"):
            histories.setdefault((book, row.key), []).append(row)
    found = ((name, why_of(scope, order, name, histories)) for name in histories)
    return {name: why for name, why in found if why is not None}


def why_of(
    scope: Scope, order: Turns, name: tuple[str, str], histories: dict[tuple[str, str], list[Any]]
) -> Why | None:
    versions, newest = histories[name], histories[name][-1]
    if newest.state == State.RETURNED and newest.recorded_by == scope.username:
        return Why.REPAIR
    if newest.state == State.DRAFT and newest.recorded_by == scope.username and not newest.annulled:
        return Why.SUBMIT
    may_check = bool(scope.roles & {Role.KASI, Role.SEKRETARIS, Role.CAMAT}) and Role.ADMIN not in scope.roles
    verified = max((each.version for each in versions if each.state == State.VERIFIED), default=0)
    is_restored = any(each.restores for each in versions if each.version > verified)
    authors = {each.recorded_by for each in versions if is_restored or each.version > verified}
    if name[0] == "village_document":
        # Who gave the receipt for a document does not check it.
        received = BOOKS["receipt"]._default_manager.filter(office_id=scope.office, document=name[1])
        authors |= set(received.values_list("recorded_by", flat=True))
    if newest.state != State.SUBMITTED or not may_check or scope.username in authors:
        return None
    unit = unit_of(name, histories)
    if unit == LEADERSHIP and not scope.roles & {Role.SEKRETARIS, Role.CAMAT}:
        return None
    ranks = substitution.in_order(order, unit, authors=authors)
    is_first = not ranks or scope.username in {each.username for each in ranks[0]}
    return Why.CHECK if is_first else Why.SUBSTITUTE


def unit_of(name: tuple[str, str], histories: dict[tuple[str, str], list[Any]]) -> str | None:
    """Return whose head checks a row: evidence goes with what it proves, an output with its activity."""
    versions = histories.get(name)
    if name[0] == "village_document":
        return GOVERNMENT_UNIT
    if name[0] in {"recorded_value", "target", "setting"}:
        return PLANNING_UNIT
    if name[0] == "iku_paper":
        return LEADERSHIP
    if versions is None:
        return None
    if name[0] == "evidence":
        return unit_of((versions[-1].of_book, versions[-1].of_key), histories)
    if name[0] == "output":
        return unit_of(("activity", versions[-1].activity), histories)
    unit: str = versions[-1].unit
    return unit


def posts(chosen: Sequence[tuple[str, str, str | None]]) -> Iterator[RoleAssignment]:
    for number, (username, role, unit) in enumerate(chosen):
        User.objects.get_or_create(username=username)
        yield RoleAssignment(key=f"pos:{number}", version=1, username=username, role=role, unit=unit)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.proof) for seed in (1, 2, 3))])
def test_the_inbox_and_its_count_are_what_plain_python_finds(seed: int) -> None:
    history = History(seed)
    history.open()
    history.run(90)
    with ledger.act(office=OFFICE, by="konsol:uji", verb="uji", summary="uji") as act:
        act.add_all(posts(random.Random(seed).sample(POSTS, 4)))
    seen = 0
    for username in PEOPLE:
        for roles in ({Role(username)}, {Role.STAF, Role.KASI}, {Role.CAMAT, Role.ADMIN}):
            scope = replace(selectors.console_scope(OFFICE), username=username, roles=frozenset(roles))
            wanted = expected(scope, selectors.turns(scope))
            found = {(each.ref.book, each.ref.key): each.why for each in selectors.inbox(scope)}
            assert found == wanted
            assert selectors.waiting_count(scope) == sum(why is not Why.SUBSTITUTE for why in wanted.values())
            seen += len(wanted)
    assert seen > 40


@pytest.mark.django_db
def test_whoever_checks_nothing_asks_no_book_in_which_nothing_is_unfinished(django_assert_num_queries: Any) -> None:
    history = History(0)
    history.open()
    history.run(90)
    scope = replace(selectors.console_scope(OFFICE), username="kabupaten", roles=frozenset({Role.KABUPATEN}))
    assert OpenRow.objects.filter(is_submitted=True).exists()
    OpenRow.objects.filter(is_submitted=False).delete()
    with django_assert_num_queries(2):  # whose post he took over, and which books have something unfinished
        assert selectors.inbox(scope) == ()


def test_what_waits_in_a_book_can_be_read_with_its_versions() -> None:
    assert set(work._KNOWN) == set(READ) - {"evidence"}, "evidence shows the versions of what it proves"
