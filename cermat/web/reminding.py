"""Where each message stands on its way, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cermat.registers import selectors
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import MessageRow
from cermat.reminders.messages import STATE_WORDS, MessageState, chat_address
from cermat.web import names
from cermat.web.tones import BAD, CALM, GOOD, WAIT, Tag
from cermat.words.dates import write_instant

TONES = {MessageState.SENT: GOOD, MessageState.WAITING: WAIT, MessageState.UNCERTAIN: WAIT, MessageState.FAILED: BAD}
# Those who answer for others see who was told what; the others their own messages alone.
OVERSEERS = frozenset({Role.KASI, Role.SEKRETARIS, Role.CAMAT, Role.ADMIN})
SHOWN = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One message. `chat` opens WhatsApp with its text; None where no number is known."""

    recipient: str
    day: date
    subject: str
    body: str
    tag: Tag
    words: str
    chat: str | None


def own(scope: Scope) -> list[MessageView]:
    """Return the latest messages to the person who asks."""
    return list(_views(scope, selectors.own_messages(scope, limit=SHOWN)))


def of_others_today(scope: Scope) -> list[MessageView]:
    """Return today's messages to the others of the office, for those who answer for them."""
    if not OVERSEERS & scope.roles:
        return []
    found = selectors.messages_since(scope, names.today(scope))
    return list(_views(scope, (each for each in found if each.recipient != scope.username)))


def feed_made_at(scope: Scope) -> datetime | None:
    """Return since when the person has a secret calendar address, in the office's zone."""
    made_at = selectors.feed_made_at(scope)
    return made_at.astimezone(selectors.office(scope).zone) if made_at else None


def _views(scope: Scope, found: Iterable[MessageRow]) -> Iterator[MessageView]:
    zone = selectors.office(scope).zone
    people = {each.username: each for each in selectors.contacts(scope)}
    for row in found:
        person = people.get(row.recipient)
        yield MessageView(
            recipient=person.name if person else row.recipient,
            day=row.day,
            subject=row.subject,
            body=row.body,
            tag=Tag(words=STATE_WORDS[row.state], tone=TONES.get(row.state, CALM)),
            words=_words(row, zone),
            chat=chat_address(person.phone, row.chat) if person and person.phone else None,
        )


def _words(row: MessageRow, zone: ZoneInfo) -> str:
    """Return what is known of the sending, as sentences."""
    if row.tried_at and row.state is MessageState.SENT:
        return f"Dikirim {write_instant(row.tried_at, zone)}."
    if row.attempts and row.state is MessageState.WAITING:
        return f"{row.reason} Dicoba lagi {write_instant(row.due_at, zone)}."
    return row.reason
