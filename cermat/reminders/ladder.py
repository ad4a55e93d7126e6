"""Who is reminded of what today: entries × people × the ladder of the law."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cermat.indicators.rows import GOVERNMENT_UNIT
from cermat.reminders.entries import Entry, EntryKind, Part
from cermat.rules.types import ReminderStep, RemindersValue, Rung

# A step missed because nothing ran is made up for within so many days; after that the next step speaks.
CATCH_UP = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A rung one person stands on: for one unit, one village, or the whole office where both are None."""

    username: str
    rung: Rung
    unit: str | None = None
    village: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One part of an entry, told at one step. `id` is the same however often it is asked for."""

    entry: Entry
    part: Part
    days_left: int

    @property
    def id(self) -> str:
        """Return what the reminder is remembered by, so that nobody is told twice."""
        return f"{self.entry.id}/{self.part.owner}@{self.days_left}"


def reminders(
    found: Iterable[Entry], posts: Sequence[Post], *, rule: RemindersValue, today: date
) -> dict[str, tuple[Reminder, ...]]:
    """Return what each person is to be told today, by username, in the order of the entries.

    Whoever has been told something already is for the caller to leave out, by its id.
    """
    told: dict[str, tuple[Reminder, ...]] = {}
    for entry in found:
        step = step_on(entry.due, rule, today=today)
        for username, each in _told(entry, step, posts=posts) if step else ():
            told[username] = (*told.get(username, ()), each)
    return told


def _told(entry: Entry, step: ReminderStep, *, posts: Sequence[Post]) -> Iterator[tuple[str, Reminder]]:
    for part in entry.waiting:
        for username in _reached(entry, part, step=step, posts=posts):
            yield username, Reminder(entry=entry, part=part, days_left=step.days_left)


def step_on(due: date, rule: RemindersValue, *, today: date) -> ReminderStep | None:
    """Return the latest step of the ladder that has come by today; None before the first and long after one."""
    come = [step for step in rule.steps if due - timedelta(days=step.days_left) <= today]
    if not come or today - (due - timedelta(days=come[-1].days_left)) > CATCH_UP:
        return None
    return come[-1]


def _reached(entry: Entry, part: Part, *, step: ReminderStep, posts: Sequence[Post]) -> Collection[str]:
    """Return who stands on the step's rungs for a part; an empty rung is taken by the next one above it."""
    holders = [(rung, _holders(entry, part, rung=rung, posts=posts)) for rung in Rung]
    reached: dict[str, None] = {}
    for number, (rung, _) in enumerate(holders):
        if rung in step.rungs:
            reached |= dict.fromkeys(next((held for _, held in holders[number:] if held), ()))
    return reached


def _holders(entry: Entry, part: Part, *, rung: Rung, posts: Sequence[Post]) -> list[str]:
    on_rung = [post for post in posts if post.rung is rung]
    if rung in (Rung.SECRETARY, Rung.CAMAT):
        return [post.username for post in on_rung]
    own = [post.username for post in on_rung if part.owner in (post.unit, post.village)]
    if own or entry.kind is not EntryKind.VILLAGE_DOCUMENT:
        return own
    # A village nobody speaks for is spoken for by the unit that records its documents.
    return [post.username for post in on_rung if post.unit == GOVERNMENT_UNIT]


def by_entry(told: Iterable[Reminder]) -> Iterator[tuple[Entry, tuple[Part, ...]]]:
    """Yield each entry with the parts that are told of it, in the order given."""
    grouped: dict[str, list[Reminder]] = {}
    for each in told:
        grouped.setdefault(each.entry.id, []).append(each)
    for same in grouped.values():
        yield same[0].entry, tuple(each.part for each in same)
