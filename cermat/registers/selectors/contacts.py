"""Who can be told something, and what was told: people with a post today, and their messages."""

from dataclasses import dataclass
from datetime import date, datetime

from cermat.indicators.rows import exists_on
from cermat.registers import clock
from cermat.registers.errors import NotFound
from cermat.registers.models import ContactWish, Message, User
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.places import office
from cermat.registers.selectors.scopes import Assignment, assignments
from cermat.reminders.ladder import Post
from cermat.reminders.messages import MessageState
from cermat.reminders.quiet import QuietHours
from cermat.rules.types import Rung
from cermat.words.dates import local_day

RUNGS = {
    Role.STAF: Rung.DOER,
    Role.OPERATOR_DESA: Rung.DOER,
    Role.KASI: Rung.KASI,
    Role.SEKRETARIS: Rung.SECRETARY,
    Role.CAMAT: Rung.CAMAT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person with a role in the office today, and how to reach him: `email` and `phone` may be empty."""

    username: str
    name: str
    email: str
    phone: str
    by_mail: bool
    quiet: QuietHours
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message and how its sending stands; `reason` says why it stands there, empty where nothing needs saying."""

    recipient: str
    day: date
    subject: str
    body: str
    chat: str
    state: MessageState
    reason: str
    attempts: int
    due_at: datetime
    tried_at: datetime | None


def contacts(scope: Scope) -> tuple[Contact, ...]:
    """Return the active accounts with a role in force in the office today, by username."""
    today = local_day(clock.now(), office(scope).zone)
    held: dict[str, list[Assignment]] = {}
    for each in assignments(scope):
        if exists_on(each.valid_from, each.valid_to, day=today):
            held.setdefault(each.username, []).append(each)
    users = User.objects.filter(username__in=held, is_active=True).order_by("username")
    wishes = ContactWish.objects.in_bulk(held)
    return tuple(_contact(user, wishes.get(user.username), held=held[user.username]) for user in users)


def own_contact(scope: Scope) -> Contact:
    """Return how the person who asks is reached. Raises NotFound where no account has this name."""
    user = User.objects.filter(username=scope.username).first()
    if user is None:
        raise NotFound(f"Pengguna {scope.username} tidak ditemukan; masuk dengan akun yang ada.")
    return _contact(user, ContactWish.objects.filter(pk=scope.username).first(), held=[])


def own_messages(scope: Scope, *, limit: int) -> tuple[MessageRow, ...]:
    """Return the latest messages to the person who asks, newest first."""
    found = Message.objects.filter(office=scope.office, recipient=scope.username).order_by("-day", "-pk")
    return tuple(_row(message) for message in found[:limit])


def messages_since(scope: Scope, day: date) -> tuple[MessageRow, ...]:
    """Return the messages to everybody in the office of a day and later ones, newest first, then by person."""
    found = Message.objects.filter(office=scope.office, day__gte=day).order_by("-day", "recipient")
    return tuple(_row(message) for message in found)


def _contact(user: User, wish: ContactWish | None, *, held: list[Assignment]) -> Contact:
    wish = wish or ContactWish(username=user.username)
    return Contact(
        username=user.username,
        name=user.get_full_name() or user.position or user.username,
        email=user.email,
        phone=user.phone,
        by_mail=wish.by_mail,
        quiet=QuietHours(begin=wish.quiet_from, end=wish.quiet_until),
        posts=tuple(
            Post(username=user.username, rung=RUNGS[each.role], unit=each.unit, village=each.village)
            for each in held
            if each.role in RUNGS
        ),
    )


def _row(message: Message) -> MessageRow:
    return MessageRow(
        recipient=message.recipient,
        day=message.day,
        subject=message.subject,
        body=message.body,
        chat=message.chat,
        state=MessageState(message.state),
        reason=message.reason,
        attempts=message.attempts,
        due_at=message.due_at,
        tried_at=message.tried_at,
    )
