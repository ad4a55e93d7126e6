"""The act that sends what waits in the outbox: at most once, whatever happens in between.

A message is marked *belum pasti* before it is handed over, and only then handed over. Whoever dies in between leaves a
message that says so; it is never sent again by itself, because it may have arrived.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet

from cermat.actions import permissions
from cermat.actions.permissions import Act
from cermat.actions.reminders import mail
from cermat.actions.reminders.mail import Outcome
from cermat.actions.reminders.planning import why_no_mail
from cermat.registers import clock, selectors
from cermat.registers.models import Message
from cermat.registers.scope import Scope
from cermat.registers.selectors import Contact
from cermat.reminders.messages import FRESH, WAITS, MessageState
from cermat.words.dates import local_day

IN_FLIGHT = "Sedang diserahkan, atau terputus di tengahnya: mungkin sudah sampai, sehingga tidak dikirim ulang."
GONE = "Penerimanya tidak lagi bertugas di kantor ini."
STALE = "Tidak dapat dikirim selama dua hari, sehingga isinya sudah lewat; pengingat berikutnya menyusul."


def send_all() -> None:
    """Send what waits in every office; safe to do as often as one likes."""
    for scope in selectors.console_scopes():
        send(by=scope)


def send(*, by: Scope) -> Mapping[MessageState, int]:
    """Try every message of the office that is due, and return how many ended in which state."""
    permissions.check_can(by, Act.SEND_REMINDERS)
    zone, present = selectors.office(by).zone, clock.now()
    people = {each.username: each for each in selectors.contacts(by)}
    due = Message.objects.filter(office=by.office, state=MessageState.WAITING, due_at__lte=present).order_by("due_at")
    ended: Counter[MessageState] = Counter()
    for each in due:
        outcome = _send(each, people.get(each.recipient), zone)
        if outcome is not None:
            ended[outcome.state] += 1
            if outcome.is_away:
                break
    return ended


def _send(message: Message, contact: Contact | None, zone: ZoneInfo) -> Outcome | None:
    """Send one message unless somebody else takes it; None where it is not tried now."""
    present = clock.now()
    if contact is None:
        return _end(message, Outcome(state=MessageState.FAILED, reason=GONE))
    if ended := _without_trying(contact, local_day(present, zone) - message.day):
        return _end(message, ended)
    if contact.quiet.holds(present, zone):
        _waiting(message).update(due_at=contact.quiet.after(present, zone))
        return None
    if not _claim(message, present):
        return None
    return _record(message, contact, mail.deliver(_mail(message, contact)), zone)


def _end(message: Message, outcome: Outcome) -> Outcome:
    _waiting(message).update(state=outcome.state, reason=outcome.reason)
    return outcome


def _without_trying(contact: Contact, age: timedelta) -> Outcome | None:
    """Return how a message ends that need not be tried; None where it must be."""
    if reason := why_no_mail(contact):
        return Outcome(state=MessageState.KEPT, reason=reason)
    return Outcome(state=MessageState.FAILED, reason=STALE) if age > FRESH else None


def _claim(message: Message, present: datetime) -> bool:
    """Mark a message as being handed over; return whether it was ours to take."""
    return bool(
        _waiting(message).update(
            state=MessageState.UNCERTAIN, reason=IN_FLIGHT, tried_at=present, attempts=F("attempts") + 1
        )
    )


def _waiting(message: Message) -> QuerySet[Message]:
    return Message.objects.filter(pk=message.pk, state=MessageState.WAITING)


def _mail(message: Message, contact: Contact) -> mail.Mail:
    return mail.Mail(
        id=f"{message.office}.{message.day}.{message.pk}",
        to=contact.email,
        subject=message.subject,
        body=message.body,
        dated=message.made_at,
    )


def _record(message: Message, contact: Contact, outcome: Outcome, zone: ZoneInfo) -> Outcome:
    """Write down how the handing over ended; what certainly failed waits for its next attempt while there is one."""
    tried = Message.objects.filter(pk=message.pk, state=MessageState.UNCERTAIN)
    before = message.attempts
    if outcome.state is not MessageState.WAITING:
        tried.update(state=outcome.state, reason=outcome.reason)
    elif before < len(WAITS):
        due_at = contact.quiet.after(clock.now() + WAITS[before], zone)
        tried.update(state=MessageState.WAITING, reason=outcome.reason, due_at=due_at)
    else:
        outcome = replace(outcome, state=MessageState.FAILED)
        tried.update(state=outcome.state, reason=f"{outcome.reason} Sudah dicoba {before + 1} kali.")
    return outcome
