"""The whole workflow by its pages, tried by everybody at random: see `tests.measurement_machine`.

Some minutes long: `make prove` runs it.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis.stateful import run_state_machine_as_test

from cermat.words.dates import write_date
from tests import cast
from tests.evidence import make
from tests.measurement_machine import (
    PEOPLE,
    MeasurementMachine,
    add_people,
    assert_everything_was_tried,
    run,
)

pytestmark = [pytest.mark.prove, pytest.mark.django_db]

BUTTONS = {
    "submit": "ajukan",
    "review": "reviu",
    "send_back": "kembalikan",
    "approve": "setujui",
    "record_approval": "lembar",
    "publish": "publikasikan",
}
SCAN = make.jpeg()
STEPS = 5_000
# Not for this person or state; not there for a stranger; somebody was quicker; a field is wrong.
REFUSALS = {403, 404, 409, 422}


class ByPages(MeasurementMachine):
    """What a page refuses it answers with; whoever took a step is led to the measurement, which opens for him."""

    done: Counter[str] = Counter()
    clients: dict[str, Client]

    def take(self, who: str, step: str, **said: Any) -> bool:
        key = said.pop("key", "")
        address = f"/pengukuran/{key}/tindakan/{BUTTONS[step]}/" if key else "/pengukuran/bekukan/"
        client = self.clients[who]
        if step == "record_approval":
            said |= {"dated": write_date(said["dated"]), "scan": SimpleUploadedFile("lembar.jpg", SCAN)}
        answer = client.post(address, said)
        if answer.status_code == 302:
            assert client.get(answer["Location"]).status_code == 200
            return True
        assert answer.status_code in REFUSALS, (who, step, answer.status_code)
        self.done[f"refused with {answer.status_code}"] += 1
        return False


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refusals need no line each in the log."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def test_whatever_anybody_sends_no_step_is_illegal_and_nothing_frozen_changes() -> None:
    cast.open_offices()
    add_people()
    ByPages.clients = {who: cast.signed_in(who) for who in PEOPLE}
    ByPages.done.clear()
    # How long an example gets is left to chance.
    for _ in range(40):
        if ByPages.done["steps"] <= STEPS:
            run_state_machine_as_test(ByPages, settings=run(long=6, short=6))  # type: ignore[no-untyped-call]
    assert_everything_was_tried(ByPages.done, steps=STEPS)
    assert {f"refused with {status}" for status in (403, 404, 409)} <= set(ByPages.done)
