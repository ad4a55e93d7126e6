"""Who would be told what now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from cermat.registers import calendars, clock, selectors
from cermat.registers.models import Message
from cermat.registers.scope import Scope
from cermat.registers.selectors import Contact
from cermat.reminders.entries import Entry
from cermat.reminders.ladder import CATCH_UP, Post, reminders
from cermat.reminders.messages import DIGEST, Digest, MessageState
from cermat.rules.library import law
from cermat.rules.types import RemindersValue, in_force
from cermat.words.dates import local_day

# Longer than the whole ladder: what was told within it is not told again.
REMEMBERED = timedelta(days=120)
NO_SERVER = "Surel kantor ini belum diatur; pengelola sistem mengisinya pada CERMAT_SMTP."
NO_ADDRESS = "Alamat surel belum diisi."
TURNED_OFF = "Pengingat lewat surel dimatikan oleh penerimanya."


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A digest for a person. `is_held`: it is that person's quiet time, so it is made later."""

    contact: Contact
    digest: Digest
    is_held: bool


def planned(by: Scope) -> tuple[Planned, ...]:
    """Return the digests of today that nobody has made yet, by username."""
    present, zone = clock.now(), selectors.office(by).zone
    today = local_day(present, zone)
    everybody = selectors.contacts(by)
    has_digest = _with_digest(by, today)
    people = {each.username: each for each in everybody if each.username not in has_digest}
    posts = [post for each in everybody for post in each.posts]
    return tuple(
        Planned(contact=people[each.username], digest=each, is_held=people[each.username].quiet.holds(present, zone))
        for each in _digests(by, people, posts, today)
    )


def is_fresh(by: Scope, plan: Planned) -> bool:
    """Return whether nobody has made this digest, or told a part of it, since it was planned."""
    told = {each.id for each in plan.digest.reminders}
    username, day = plan.contact.username, plan.digest.day
    return username not in _with_digest(by, day) and told.isdisjoint(_said(by, day).get(username, ()))


def why_no_mail(contact: Contact) -> str | None:
    """Return why this person gets no mail, as a sentence for the page; None where mail goes out."""
    if not settings.EMAIL_HOST:
        return NO_SERVER
    if not contact.by_mail:
        return TURNED_OFF
    return None if contact.email else NO_ADDRESS


def _with_digest(by: Scope, day: date) -> Collection[str]:
    made = Message.objects.filter(office=by.office, day=day, kind=DIGEST)
    return frozenset(made.values_list("recipient", flat=True))


def _digests(by: Scope, people: Mapping[str, Contact], posts: Sequence[Post], today: date) -> Iterator[Digest]:
    if not people:
        return
    rule = in_force(law().reminders, on=today, what="pengingat")
    told, said = reminders(_near(by, rule, today), posts, rule=rule, today=today), _said(by, today)
    is_inbox_day = today.isoweekday() == rule.inbox_weekday
    office = selectors.office(by).name
    for username, contact in people.items():
        fresh = tuple(each for each in told.get(username, ()) if each.id not in said.get(username, ()))
        inbox = _inbox(by, username) if fresh or is_inbox_day else 0
        if fresh or inbox:
            yield Digest(username=username, name=contact.name, office=office, day=today, reminders=fresh, inbox=inbox)


def _near(by: Scope, rule: RemindersValue, today: date) -> tuple[Entry, ...]:
    """Return what falls due near enough for a step of the ladder."""
    lefts = [step.days_left for step in rule.steps]
    first, last = today - CATCH_UP + timedelta(days=min(lefts)), today + timedelta(days=max(lefts))
    return calendars.calendar(by, first=first, last=last)


def _said(by: Scope, today: date) -> Mapping[str, Collection[str]]:
    """Return the ids of what each person was told, later days too: a clock set back must not repeat anything.

    What certainly never arrived was not told.
    """
    rows = Message.objects.filter(office=by.office, day__gte=today - REMEMBERED).exclude(state=MessageState.FAILED)
    said: dict[str, set[str]] = {}
    for username, ids in rows.values_list("recipient", "reminders"):
        said.setdefault(username, set()).update(ids)
    return said


def _inbox(by: Scope, username: str) -> int:
    scope = selectors.scope_of(username, office=by.office)
    return len(selectors.inbox(scope)) if scope else 0
