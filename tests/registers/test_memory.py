"""One reading: the same question is asked once, and asked anew as soon as something was written."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cermat.registers import clock, ledger, memory, selectors
from cermat.registers.models import Unit
from cermat.registers.roles import Role
from cermat.registers.selectors.scopes import public_scope
from tests.registers.histories import OFFICE, History

NEIGHBOUR = "35.08.09"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    for code in (OFFICE, NEIGHBOUR):
        History(1, office=code).open()


def asked(times: int, *, office: str = OFFICE) -> int:
    """Return how many queries it took to ask for an office's units a number of times."""
    with CaptureQueriesContext(connection) as queries:
        for _ in range(times):
            selectors.units(selectors.console_scope(office))
    return len(queries)


def test_within_a_reading_a_question_is_asked_once() -> None:
    with memory.one_reading():
        assert asked(5) == asked(1, office=NEIGHBOUR)
        assert asked(5) == 0


def test_outside_a_reading_nothing_is_remembered() -> None:
    with memory.one_reading():
        selectors.units(selectors.console_scope(OFFICE))
    assert asked(2) == 2 * asked(1) > 0


def test_another_office_gets_its_own_answer() -> None:
    with memory.one_reading():
        selectors.units(selectors.console_scope(OFFICE))
        assert asked(1, office=NEIGHBOUR) > 0


def test_whoever_asks_what_an_office_answers_everybody_it_is_asked_once() -> None:
    with memory.one_reading():
        selectors.units(selectors.console_scope(OFFICE))
        with CaptureQueriesContext(connection) as queries:
            selectors.units(public_scope(OFFICE))
        assert len(queries) == 0


def test_what_one_person_sees_is_not_handed_to_another() -> None:
    console = selectors.console_scope(OFFICE)
    operator = replace(console, roles=frozenset({Role.OPERATOR_DESA}), villages=frozenset({"35.08.10.2006"}))
    with memory.one_reading():
        assert len(selectors.villages(console)) > 1
        assert [village.code for village in selectors.villages(operator)] == ["35.08.10.2006"]


def test_within_a_reading_it_is_one_instant() -> None:
    with memory.one_reading():
        assert len({clock.now() for _ in range(50)}) == 1
        memory.end()
        assert len({clock.now() for _ in range(50)}) > 1


def test_what_an_act_wrote_is_seen_by_the_reading_it_stands_in() -> None:
    scope = selectors.console_scope(OFFICE)
    with memory.one_reading():
        before = {unit.code for unit in selectors.units(scope)}
        with ledger.act(office=OFFICE, by="staf", verb="uji", summary="Uji") as act:
            assert {unit.code for unit in selectors.units(scope)} == before
            act.add(Unit(key="baru", version=1, name="Seksi Baru"))
            assert {unit.code for unit in selectors.units(scope)} == before | {"baru"}
        assert {unit.code for unit in selectors.units(scope)} == before | {"baru"}


def _one_more(act: ledger.Act) -> None:
    act.add(Unit(key="baru", version=1, name="Seksi Baru"))


def _more_at_once(act: ledger.Act) -> None:
    act.add_all([Unit(key="baru", version=1, name="Seksi Baru")])


def _as_they_stand(act: ledger.Act) -> None:
    ledger.repeat(Unit.objects.filter(office_id=OFFICE), {act: {"reason": "Uji"}})


@pytest.mark.parametrize("write", [_one_more, _more_at_once, _as_they_stand])
def test_under_an_acts_lock_a_question_is_asked_anew_and_then_once_until_the_act_writes(
    write: Callable[[ledger.Act], None],
) -> None:
    with memory.one_reading():
        assert asked(1) > 0
        with ledger.act(office=OFFICE, by="staf", verb="uji", summary="Uji") as act:
            assert asked(1) > 0
            assert asked(5) == 0
            write(act)
            assert asked(2) == 2 * asked(1) > 0
        assert asked(2) == 2 * asked(1) > 0


def test_an_act_leaves_no_reading_behind_where_none_was_under_way() -> None:
    with ledger.act(office=OFFICE, by="staf", verb="uji", summary="Uji"):
        assert asked(5) == asked(1, office=NEIGHBOUR)
        assert asked(5) == 0
    assert asked(2) == 2 * asked(1) > 0
