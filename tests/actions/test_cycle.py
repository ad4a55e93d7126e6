"""In which stage a frozen measurement may be acted on: the table, its sentences and its picture."""

from itertools import product
from pathlib import Path

import pytest

from cermat.actions import cycle
from cermat.actions.cycle import PERMISSION_OF, VALID_TRANSITIONS, Step
from cermat.actions.errors import WrongState
from cermat.indicators.cycle import LOCKED, UNDER_WAY, CycleStage

STATES_PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_of_states_shows_the_table():
    assert cycle.diagram() in STATES_PAGE.read_text(), "tulis ulang docs/states.md dari cycle.diagram()"


@pytest.mark.parametrize(("stage", "step"), list(product(CycleStage, Step)))
def test_a_step_is_taken_as_the_table_says_or_refused_with_what_is_possible(stage, step):
    if (stage, step) in VALID_TRANSITIONS:
        assert cycle.check_can(stage, step) is VALID_TRANSITIONS[stage, step]
    else:
        with pytest.raises(WrongState, match=r"yang dapat dilakukan sekarang: [a-z]+|bekukan edisi baru"):
            cycle.check_can(stage, step)


def test_nothing_leads_out_of_a_lock_but_its_publication():
    assert {step for stage, step in VALID_TRANSITIONS if stage in LOCKED} == {Step.PUBLISH}
    assert not UNDER_WAY & LOCKED
    assert set(PERMISSION_OF) == set(Step)
