"""Two workers at a time, and one that is killed between sending and writing it down."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connections

from cermat.actions import reminders
from cermat.actions.reminders import mail, sending
from cermat.registers import clock, selectors
from cermat.registers.models import Message
from cermat.reminders.messages import MessageState
from tests import cast
from tests.actions.test_reminders import wish
from tests.registers.test_concurrency import together

pytestmark = pytest.mark.proof

WIB = ZoneInfo("Asia/Jakarta")
MORNING = datetime(2024, 9, 30, 9, tzinfo=WIB)
WORKERS = 4


@pytest.fixture
def office(fresh_database: None, settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Open the office with people who want mail; return the list that every mail handed over is written into."""
    handed: list[str] = []

    def hand_over(each: mail.Mail) -> mail.Outcome:
        handed.append(each.to)
        return mail.Outcome(state=MessageState.SENT)

    monkeypatch.setattr(sending.mail, "deliver", hand_over)
    settings.EMAIL_HOST = "127.0.0.1"
    with clock.fixed(datetime(2023, 12, 20, 9, tzinfo=WIB)):
        cast.open_office()
        cast.add_people_of_the_office()
        for username in cast.PEOPLE:
            hours = {"quiet_from": datetime.min.time(), "quiet_until": datetime.min.time()}
            reminders.keep(by=cast.scope(username), wish=wish(email=f"{username}@contoh.go.id", **hours))
    return handed


def at(instant: datetime) -> None:
    """Come by at an instant, in whichever thread this is."""
    with clock.fixed(instant):
        reminders.remind_all()
        reminders.send_all()


def test_workers_at_one_moment_make_and_send_each_digest_once(office: list[str]) -> None:
    together(*[lambda: at(MORNING)] * WORKERS)
    recipients = list(Message.objects.values_list("recipient", flat=True))
    assert len(recipients) == len(set(recipients)) >= 5
    assert set(Counter(office).values()) == {1}
    assert len(office) == len(recipients)
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_workers_on_both_sides_of_midnight_tell_nothing_twice(office: list[str]) -> None:
    before = datetime(2024, 9, 29, 23, 59, 59, tzinfo=WIB)
    together(*[lambda: at(before), lambda: at(before + timedelta(hours=24, seconds=1))] * 2)
    rows = Message.objects.values_list("recipient", "reminders")
    told = Counter((recipient, each) for recipient, ids in rows for each in ids)
    assert set(told.values()) == {1}
    assert set(Counter(office).values()) <= {1, 2}


def test_workers_send_what_waits_once(office: list[str]) -> None:
    with clock.fixed(MORNING):
        reminders.remind(by=cast.console())
        waiting = Message.objects.filter(state=MessageState.WAITING).count()
    together(*[_send] * WORKERS)
    assert len(office) == waiting >= 5
    assert set(Counter(office).values()) == {1}


def _send() -> None:
    with clock.fixed(MORNING):
        reminders.send(by=cast.console())


DIES = """
import os, signal, sys
import django
django.setup()
from datetime import datetime
from django.conf import settings
from cermat.actions import reminders
from cermat.actions.reminders import sending
from cermat.registers import clock
from tests import cast

sending.mail.deliver = lambda each: os.kill(os.getpid(), signal.SIGKILL)
settings.EMAIL_HOST = "127.0.0.1"
with clock.fixed(datetime.fromisoformat(sys.argv[1])):
    reminders.send(by=cast.console())
"""


def test_who_is_killed_while_sending_leaves_a_mail_that_says_so_and_is_not_sent_again(office: list[str]) -> None:
    with clock.fixed(MORNING):
        reminders.remind(by=cast.console())
    waiting = Message.objects.count()
    connections.close_all()
    killed = subprocess.run([sys.executable, "-c", DIES, MORNING.isoformat()], env=_environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = Message.objects.filter(state=MessageState.UNCERTAIN)
    assert "mungkin sudah sampai" in left.reason
    at(MORNING + timedelta(hours=3))
    assert len(office) == waiting - 1
    assert f"{left.recipient}@contoh.go.id" not in office
    assert selectors.own_messages(cast.scope(left.recipient), limit=1)[0].state is MessageState.UNCERTAIN


def _environment() -> dict[str, str]:
    """Return the environment in which a process works on this test's own database."""
    name, vendor = str(connections["default"].settings_dict["NAME"]), connections["default"].vendor
    url = f"sqlite:///{name}" if vendor == "sqlite" else os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
