"""What follows when an Admin makes somebody a checker: those who check are told, and one of them is to confirm it.

When he makes a checker an Admin, which takes what that one checks from him, they are told, too.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

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
OF_ADMIN = "Cermat: seorang pemeriksa menjadi Admin"


def announce(act: ledger.Act, *, by: Scope, rows: Collection[RoleAssignment]) -> None:
    """Tell those who check of a new post that checks, within the act that gives it and before it writes `rows`.

    Where another checker stands, the post waits for his word, whatever else its holder is. Not for what the console
    does: it stands outside the office's accounts.
    """
    if Role.KONSOL in by.roles:
        return
    standing = selectors.checkers(by, today=facts.of(by).today)
    new = [row for row in _new(by, rows) if row.role in CHECKERS or row.role == Role.ADMIN]
    given = [row for row in new if row.role in CHECKERS]
    if not given:
        _announce_admin(act, by=by, rows=new, standing=standing)
        return
    username, gone = given[0].username, {row.succeeds for row in given}
    others = standing - {username} - gone
    for row in given if others else ():
        act.add(deed(by, username, Deed.AWAITS, reason=row.key))
    words = _words(act, by, new, awaits=bool(others))
    told = _told(by, others=others, username=username)
    Message.objects.bulk_create(_message(act, contact, words, by=by) for contact in told)


def _new(by: Scope, rows: Iterable[RoleAssignment]) -> Iterator[RoleAssignment]:
    """Yield what is more than stands: a role that only goes on for its days, as it was held, is nothing new."""
    held = {each.key: (each.valid_from, each.valid_to, each.acting) for each in selectors.assignments(by)}
    return (row for row in rows if held.get(row.key) != (row.valid_from, row.valid_to, row.acting))


def _announce_admin(act: ledger.Act, *, by: Scope, rows: Iterable[RoleAssignment], standing: Collection[str]) -> None:
    """Tell every checker that one of them was made an Admin: while he is, he neither checks nor confirms."""
    for row in rows:
        if row.username not in standing:
            continue
        words = (
            f"{row.username}, seorang pemeriksa, diberi peran Admin oleh {by.username} pada {_day(act, by)}; selama "
            "memegangnya ia tidak dapat memeriksa maupun mengesahkan; laporkan kepada Camat bila ini tidak wajar."
        )
        told = [each for each in selectors.contacts(by) if each.username in standing]
        Message.objects.bulk_create(_message(act, contact, words, by=by, subject=OF_ADMIN) for contact in told)


def deed(by: Scope, username: str, done: Deed, *, reason: str | None = None) -> Account:
    """Return the unsaved next version of what was done to an account; what awaits a word names its post as reason."""
    before = dated_books.latest(Account, by=by, key=username)
    version = before.version + 1 if before else 1
    return Account(key=username, version=version, username=username, deed=done.value, reason=reason)


def _words(act: ledger.Act, by: Scope, given: Sequence[RoleAssignment], *, awaits: bool) -> str:
    turns = selectors.turns(by)
    posts = ", ".join(post(turns, _holder(row)) for row in given)
    said = f"{given[0].username} diangkat sebagai {posts} oleh {by.username} pada {_day(act, by)}"
    if awaits:
        return f"{said}; verifikasinya berlaku setelah seorang pemeriksa lain mengesahkannya di halaman Orang."
    return f"{said}; laporkan kepada Camat bila Anda tidak mengenalnya."


def _day(act: ledger.Act, by: Scope) -> str:
    return write_date(local_day(act.recorded_at, selectors.office(by).zone))


def _holder(row: RoleAssignment) -> Holder:
    return Holder(username=row.username, role=Role(row.role), unit=row.unit, acting=row.acting)


def _told(by: Scope, *, others: Collection[str], username: str) -> Iterator[Contact]:
    """Yield every other checker; where there is none, everybody else."""
    for contact in selectors.contacts(by):
        if contact.username in others or (not others and contact.username not in (username, by.username)):
            yield contact


def _message(act: ledger.Act, contact: Contact, words: str, *, by: Scope, subject: str = SUBJECT) -> Message:
    """Return what one person is told, at once: this waits for no quiet hours."""
    reason = why_no_mail(contact)
    way = f"{settings.PUBLIC_ADDRESS}/orang/" if settings.PUBLIC_ADDRESS else "halaman Orang di Cermat"
    return Message(
        office=by.office,
        recipient=contact.username,
        day=local_day(act.recorded_at, selectors.office(by).zone),
        # An event has its own announcement: several may be made on one day.
        kind=f"pemeriksa {act.seq}",
        subject=subject,
        body="\n".join([f"Yth. {contact.name},", "", words, "", f"Selengkapnya: {way}", "", SIGNATURE, ""]),
        chat=f"Yth. {contact.name}, {words}",
        state=MessageState.KEPT if reason else MessageState.WAITING,
        reason=reason or "",
        made_at=act.recorded_at,
        due_at=act.recorded_at,
    )
