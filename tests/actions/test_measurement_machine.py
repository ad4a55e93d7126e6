"""The whole workflow by its acts, tried by everybody at random: see `tests.measurement_machine`.

A short form here; `CERMAT_PROVE=1` runs it at length.
"""

from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from hypothesis.stateful import run_state_machine_as_test

from cermat.actions import cycle, measurements
from cermat.actions.errors import ActionError
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.selectors import scope_of
from tests import cast
from tests.evidence import make
from tests.measurement_machine import (
    IS_PROOF,
    MeasurementMachine,
    add_people,
    assert_everything_was_tried,
    run,
)

SCAN = make.jpeg()
pytestmark = pytest.mark.proof


class ByActs(MeasurementMachine):
    """What an act refuses raises."""

    done: Counter[str] = Counter()

    def take(self, who: str, step: str, **said: Any) -> bool:
        scan = {"name": "lembar.jpg", "pieces": [SCAN]} if step == "record_approval" else {}
        try:
            with transaction.atomic():
                getattr(measurements, step)(by=_scope(who), **said, **scan)
        except (ActionError, NotFound):
            return False
        return True


def _scope(who: str):
    found = scope_of(who)
    assert found is not None
    return found


@pytest.fixture
def _peopled(neighbour: str) -> None:
    add_people()


@pytest.mark.usefixtures("_peopled")
def test_whatever_anybody_tries_no_step_is_illegal_and_nothing_frozen_changes() -> None:
    ByActs.done.clear()
    run_state_machine_as_test(ByActs, settings=run(long=320, short=12))  # type: ignore[no-untyped-call]
    assert_everything_was_tried(ByActs.done, steps=50_000 if IS_PROOF else 200)


@pytest.mark.usefixtures("_peopled")
def test_a_person_who_stands_for_two_is_refused_by_the_table_where_the_rule_is_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: without the turn's check the table's own constraint still refuses."""
    monkeypatch.setattr(cycle, "capacity", lambda step, turns, edition, *, username: "Camat")
    planner = _scope("camat.plt")
    key = measurements.freeze(by=planner, year=2023, quarter=1)
    measurements.submit(by=planner, key=key, version=1)
    measurements.review(by=cast.scope("sekretaris"), key=key, version=2)
    with pytest.raises(ledger.InvalidRow, match="orang lain daripada penyiap dan pereviunya"):
        measurements.approve(by=planner, key=key, version=3)
