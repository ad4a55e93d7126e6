"""Mail may fail in every way: what was done stays done, the page tells the truth, and nothing is sent twice."""

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import reminders
from cermat.registers import clock, selectors
from cermat.registers.models import Message
from cermat.registers.selectors import MessageRow
from cermat.reminders.messages import MessageState
from tests import cast
from tests.actions.mail_server import FAULTS, MailServer, mail_server
from tests.actions.test_reminders import wish

pytestmark = [pytest.mark.django_db, pytest.mark.proof]
MORNING = datetime(2024, 9, 30, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
LATER = MORNING + timedelta(hours=1)
# fault: where the message stands afterwards, what the page says, and how many mails arrive once the server is well.
ENDS = {
    "well": (MessageState.SENT, "", 1),
    "hangs": (MessageState.WAITING, "tidak menjawab", 1),
    "hangs up": (MessageState.WAITING, "memutus sambungan", 1),
    "is not ready": (MessageState.WAITING, "menjawab 421: nanti", 1),
    "answers 500": (MessageState.WAITING, "menjawab 554: tidak menerima", 1),
    "talks nonsense": (MessageState.WAITING, "tidak dapat dipahami", 1),
    "never stops talking": (MessageState.WAITING, "Server surel", 1),
    "refuses the greeting": (MessageState.WAITING, "menjawab 500: apa", 1),
    "hangs before the mail": (MessageState.WAITING, "tidak menjawab", 1),
    "does not know the password": (MessageState.WAITING, "menjawab 535: 5.7.8 sandi salah", 1),
    "wants no such sender": (MessageState.WAITING, "menjawab 451", 1),
    "knows no such person": (MessageState.FAILED, "menjawab 550: 5.1.1 tidak dikenal", 0),
    "is busy with the person": (MessageState.WAITING, "menjawab 450", 1),
    "takes no content": (MessageState.FAILED, "menjawab 554: 5.6.0 tidak sekarang", 0),
    "refuses the content": (MessageState.FAILED, "menjawab 552", 1),
    "is short of room": (MessageState.WAITING, "menjawab 452", 2),
    "hangs after the content": (MessageState.UNCERTAIN, "mungkin sudah sampai", 1),
    "dies after the content": (MessageState.UNCERTAIN, "mungkin sudah sampai", 1),
    "talks nonsense after the content": (MessageState.UNCERTAIN, "mungkin sudah sampai", 1),
    "hangs at the farewell": (MessageState.SENT, "", 1),
}


@pytest.fixture
def server(db: None, settings: Any) -> Iterator[MailServer]:
    """Open the office with one operator who wants mail, before a mail server of the test's own."""
    with mail_server() as server, clock.fixed(datetime(2023, 12, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        cast.open_office()
        cast.add_people_of_the_office()
        reminders.keep(by=cast.scope("operator.denok"), wish=wish())
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.2
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "cermat", "sandi"
        settings.DEFAULT_FROM_EMAIL = "Cermat <cermat@contoh.go.id>"
        yield server


def tick(instant: datetime) -> None:
    """Let whoever reminds come by at an instant."""
    with clock.fixed(instant):
        reminders.remind_all()
        reminders.send_all()


def standing() -> MessageRow:
    """Return the operator's one message as the page knows it."""
    (row,) = selectors.own_messages(cast.scope("operator.denok"), limit=5)
    return row


def test_every_fault_is_tried() -> None:
    assert set(ENDS) == set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_tells_the_truth_of_a_server_that_misbehaves_and_sends_once_when_it_is_well(
    fault: str, server: MailServer
) -> None:
    state, words, arrivals = ENDS[fault]
    server.fault = fault
    tick(MORNING)
    row = standing()
    assert (row.state, words in row.reason, row.attempts) == (state, True, 1)
    server.fault = "well"
    for hours in (1, 2, 3):
        tick(MORNING + timedelta(hours=hours))
    assert len(server.given) == arrivals
    assert standing().state is (MessageState.SENT if state is MessageState.WAITING else state)


@pytest.mark.parametrize("name", ["", "cermat"])
def test_a_mail_says_what_the_digest_says_to_a_server_that_wants_a_name_or_none(
    name: str, server: MailServer, settings: Any
) -> None:
    settings.EMAIL_HOST_USER = name
    tick(MORNING)
    (content,) = server.given
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    row = standing()
    assert (mail["From"], mail["To"]) == ("Cermat <cermat@contoh.go.id>", "denok@contoh.go.id")
    assert (mail["Subject"], mail["Auto-Submitted"]) == (row.subject, "auto-generated")
    assert mail["Message-ID"].endswith("@contoh.go.id>")
    assert mail.get_content().replace("\r\n", "\n") == row.body
    assert "RKP Desa 2025" in row.body


def test_a_refused_connection_waits_longer_and_longer_then_fails(server: MailServer, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    waits = []
    present = MORNING
    tick(present)
    while standing().state is MessageState.WAITING and len(waits) < 20:
        waits.append(standing().due_at - present)
        assert "menolak sambungan" in standing().reason
        present = standing().due_at
        tick(present - timedelta(seconds=1))
        assert standing().attempts == len(waits)
        tick(present)
    assert waits[:5] == [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
    assert (standing().state, standing().attempts) == (MessageState.FAILED, 6)
    assert "Sudah dicoba 6 kali." in standing().reason


def test_no_attempt_falls_into_quiet_hours(server: MailServer) -> None:
    server.fault = "answers 500"
    evening = MORNING.replace(hour=19, minute=59, second=30)
    tick(evening)
    assert standing().due_at.astimezone(ZoneInfo("Asia/Jakarta")) == MORNING.replace(day=1, month=10, hour=7)
    server.fault = "well"
    tick(MORNING.replace(hour=23))
    assert (server.given, standing().state) == ([], MessageState.WAITING)


def test_quiet_hours_chosen_meanwhile_hold_for_what_waits(server: MailServer) -> None:
    server.fault = "answers 500"
    tick(MORNING)
    reminders.keep(by=cast.scope("operator.denok"), wish=wish(quiet_from=time(9), quiet_until=time(15)))
    server.fault = "well"
    tick(LATER)
    assert (server.given, standing().attempts) == ([], 1)
    assert standing().due_at.astimezone(ZoneInfo("Asia/Jakarta")) == MORNING.replace(hour=15)
    tick(MORNING.replace(hour=15))
    assert len(server.given) == 1


def test_a_server_that_is_away_is_not_asked_for_each_person(server: MailServer) -> None:
    for username in ("camat", "sekretaris", "kasi.pemerintahan"):
        reminders.keep(by=cast.scope(username), wish=wish(email=f"{username}@contoh.go.id"))
    server.fault = "hangs"
    tick(MORNING)
    rows = Message.objects.filter(state=MessageState.WAITING)
    assert sorted(rows.values_list("attempts", flat=True)) == [0, 0, 0, 1]
    server.fault = "well"
    tick(LATER)
    assert len(server.given) == 4


def test_what_was_left_in_flight_is_shown_and_never_sent_again(server: MailServer) -> None:
    with clock.fixed(MORNING):
        for scope in selectors.console_scopes():
            reminders.remind(by=scope)
    Message.objects.filter(recipient="operator.denok").update(state=MessageState.UNCERTAIN)
    tick(LATER)
    assert (server.given, standing().state) == ([], MessageState.UNCERTAIN)


def test_what_waited_for_days_is_not_sent_any_more(server: MailServer) -> None:
    server.fault = "hangs up"
    tick(MORNING)
    server.fault = "well"
    tick(MORNING + timedelta(days=3))
    first = Message.objects.get(recipient="operator.denok", day=MORNING.date())
    assert (first.state, "sudah lewat" in first.reason) == (MessageState.FAILED, True)


def test_who_changed_his_mind_or_his_post_gets_no_mail(server: MailServer) -> None:
    server.fault = "hangs up"
    tick(MORNING)
    reminders.keep(by=cast.scope("operator.denok"), wish=wish(by_mail=False))
    server.fault = "well"
    tick(LATER)
    assert (server.given, standing().state) == ([], MessageState.KEPT)
    assert "dimatikan" in standing().reason


def test_whoever_left_the_office_gets_no_mail(server: MailServer) -> None:
    server.fault = "hangs up"
    tick(MORNING)
    Message.objects.filter(recipient="operator.denok").update(recipient="mantan")
    server.fault = "well"
    with clock.fixed(LATER):
        reminders.send(by=cast.console())
    message = Message.objects.get(state=MessageState.FAILED)
    assert (server.given, "tidak lagi bertugas" in message.reason) == ([], True)


def test_a_server_that_wants_tls_and_gets_none_is_told_so(server: MailServer, settings: Any) -> None:
    settings.EMAIL_USE_TLS = True
    tick(MORNING)
    assert "menurut setelan CERMAT_SMTP" in standing().reason
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = False, True
    tick(LATER)
    assert standing().state is MessageState.WAITING
    assert server.given == []
