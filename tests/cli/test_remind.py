"""`cermat remind`: the same as the worker does, for cron."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cermat.registers import clock
from tests import cast
from tests.cli.conftest import Run

pytestmark = pytest.mark.django_db
NIGHT, MORNING = (datetime(2031, 9, 30, hour, tzinfo=ZoneInfo("Asia/Jakarta")) for hour in (3, 9))


@pytest.fixture
def peopled(opened: Run) -> Run:
    """Return the command line before an office with its people."""
    cast.add_people_of_the_office()
    return opened


def test_makes_each_digest_once_and_says_what_became_of_it(peopled: Run) -> None:
    with clock.fixed(MORNING):
        first, second = peopled("remind"), peopled("remind", "--office", cast.OFFICE)
    assert (first.code, second.code) == (0, 0)
    assert int(first.out.split()[0]) >= 5
    assert first.out.endswith("pengiriman: tidak ada yang perlu dikirim.\n")
    assert second.out.startswith("0 pengingat dibuat")


def test_a_dry_run_says_who_would_be_told_what_and_does_nothing(peopled: Run) -> None:
    with clock.fixed(MORNING):
        planned = peopled("remind", "--dry-run")
        made = peopled("remind")
    assert "operator.denok" in planned.out
    assert "terdekat 30 September 2031" in planned.out
    assert "CERMAT_SMTP" in planned.out
    assert int(made.out.split()[0]) >= 5


def test_a_dry_run_at_night_says_that_it_is_held(peopled: Run) -> None:
    with clock.fixed(NIGHT):
        assert "ditahan sampai jam tenangnya lewat" in peopled("remind", "--dry-run").out
        assert peopled("remind").out.startswith("0 pengingat dibuat")


def test_an_unknown_office_is_refused(peopled: Run) -> None:
    answer = peopled("remind", "--office", "35.08.11")
    assert (answer.code, "35.08.10" in answer.err) == (1, True)
