"""What follows when an Admin makes somebody a checker: those who check are told, and one of them is to confirm it."""

from collections.abc import Collection, Iterator, Sequence

from django.conf import settings

from cermat.actions import dated_books, facts
from cermat.actions.reminders import why_no_mail
from cermat.registers import ledger, selectors
from cermat.registers.models import Account, Message, RoleAssignment
from cermat.registers.roles import CHECKERS, Deed, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import Contact
from cermat.registers.substitution import Holder, post
from cermat.reminders.messages import SIGNATURE, MessageState
from cermat.words.dates import local_day, write_date

SUBJECT = "Cermat: orang baru yang memeriksa"


def announce(act: ledger.Act, *, by: Scope, rows: Collection[RoleAssignment]) -> None:
    """Tell those who check of a new checker, within the act that makes one and before it writes `rows`.

    Where another checker stands, who was none before waits for his word. Not for what the console does: it stands
    outside the office's accounts.
    """
    given = [row for row in rows if row.role in CHECKERS]
    if not given or Role.KONSOL in by.roles:
        return
    username, gone = given[0].username, {row.succeeds for row in given}
    today = facts.of(by).today
    standing = selectors.checkers(by, today=today)
    others = standing - {username} - gone
    awaits = bool(others) and (username not in standing or username in selectors.unconfirmed(by, today=today))
    if awaits:
        act.add(deed(by, username, Deed.AWAITS))
    words = _words(act, by, given, awaits=awaits)
    told = _told(by, others=others, username=username)
    Message.objects.bulk_create(_message(act, contact, words, by=by) for contact in told)


def deed(by: Scope, username: str, done: Deed, *, reason: str | None = None) -> Account:
    """Return the unsaved next version of what was done to an account."""
    before = dated_books.latest(Account, by=by, key=username)
    version = before.version + 1 if before else 1
    return Account(key=username, version=version, username=username, deed=done.value, reason=reason)


def _words(act: ledger.Act, by: Scope, given: Sequence[RoleAssignment], *, awaits: bool) -> str:
    day = write_date(local_day(act.recorded_at, selectors.office(by).zone))
    turns = selectors.turns(by)
    posts = ", ".join(post(turns, _holder(row)) for row in given)
    said = f"{given[0].username} diangkat sebagai {posts} oleh {by.username} pada {day}"
    if awaits:
        return f"{said}; verifikasinya berlaku setelah seorang pemeriksa lain mengesahkannya di halaman Orang."
    return f"{said}; laporkan kepada Camat bila Anda tidak mengenalnya."


def _holder(row: RoleAssignment) -> Holder:
    return Holder(username=row.username, role=Role(row.role), unit=row.unit, acting=row.acting)


def _told(by: Scope, *, others: Collection[str], username: str) -> Iterator[Contact]:
    """Yield every other checker; where there is none, everybody else."""
    for contact in selectors.contacts(by):
        if contact.username in others or (not others and contact.username not in (username, by.username)):
            yield contact


def _message(act: ledger.Act, contact: Contact, words: str, *, by: Scope) -> Message:
    """Return what one person is told, at once: this waits for no quiet hours."""
    reason = why_no_mail(contact)
    way = f"{settings.PUBLIC_ADDRESS}/orang/" if settings.PUBLIC_ADDRESS else "halaman Orang di Cermat"
    return Message(
        office=by.office,
        recipient=contact.username,
        day=local_day(act.recorded_at, selectors.office(by).zone),
        # An event has its own announcement: several may be made on one day.
        kind=f"pemeriksa {act.seq}",
        subject=SUBJECT,
        body="\n".join([f"Yth. {contact.name},", "", words, "", f"Selengkapnya: {way}", "", SIGNATURE, ""]),
        chat=f"Yth. {contact.name}, {words}",
        state=MessageState.KEPT if reason else MessageState.WAITING,
        reason=reason or "",
        made_at=act.recorded_at,
        due_at=act.recorded_at,
    )
