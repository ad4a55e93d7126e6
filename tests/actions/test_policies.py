"""In which state: the table of transitions, its sentences and its picture."""

from itertools import product
from pathlib import Path

import pytest

from cermat.actions import policies
from cermat.actions.errors import WrongState
from cermat.actions.policies import VALID_TRANSITIONS, Standing, Step
from cermat.indicators.rows import State

STATES_PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_of_states_shows_the_table_of_transitions():
    assert policies.diagram() in STATES_PAGE.read_text(), "tulis ulang docs/states.md dari policies.diagram()"


@pytest.mark.parametrize(("standing", "step"), list(product(Standing, Step)))
def test_a_step_is_taken_as_the_table_says_or_refused_with_what_is_possible(standing, step):
    if (standing, step) in VALID_TRANSITIONS:
        assert policies.refusal(standing, step) is None
        assert policies.check_can(standing, step) is VALID_TRANSITIONS[standing, step]
    else:
        with pytest.raises(WrongState, match=r"yang dapat dilakukan sekarang: [a-z]+"):
            policies.check_can(standing, step)


def test_only_what_was_submitted_can_be_verified_or_returned():
    waiting = {Standing.SUBMITTED, Standing.ANNULMENT_SUBMITTED}
    for step in (Step.VERIFY, Step.SEND_BACK):
        assert {begin for begin, each in VALID_TRANSITIONS if each is step} == waiting


def test_every_change_of_a_verified_row_waits_for_a_second_person():
    for standing in (Standing.VERIFIED, Standing.ANNULLED):
        for step in policies.steps_from(standing):
            assert policies.state_of(VALID_TRANSITIONS[standing, step])[0] is State.SUBMITTED


@pytest.mark.parametrize("standing", list(Standing))
def test_a_standing_is_a_state_and_a_word_about_annulment_and_back(standing):
    state, annulled = policies.state_of(standing)
    assert policies.standing_of(state, annulled=annulled) is standing
