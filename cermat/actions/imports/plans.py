"""What a file would write: each line compared with the books, decided, and counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cermat.actions import policies, versions
from cermat.actions.imports.cells import Cells
from cermat.actions.imports.faults import ImportFault
from cermat.actions.policies import Standing, Step
from cermat.actions.versions import M, Noun
from cermat.indicators.figures import Period
from cermat.indicators.rows import State
from cermat.registers.models import Book
from cermat.registers.scope import Scope
from cermat.words.dates import write_date


class Outcome(StrEnum):
    """What becomes of one line."""

    SAVED = "saved"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How a file is taken: by whom, from which file, and whether as already verified old books.

    `locked`: the periods whose measurement is approved; old books are not taken over into them. `absent`: what the
    whole file lacks of a table that is kept whole (a year's budget), None where the plan is to find it out; taken out
    of the books where `withdraws`, else it stays.
    """

    by: Scope
    file: str
    verified: bool
    locked: tuple[Period, ...] = ()
    absent: frozenset[str] | None = None
    withdraws: bool = False


@dataclass(slots=True, kw_only=True)
class Plan:
    """The rows to write, their keys, the outcomes, and what was found on the way; `by_line`: None for a faulty line.

    `absent`: what the file lacks of a table that is kept whole. `forecast`: what will have to be looked at once the
    rows are written.
    """

    rows: list[Book] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    outcomes: list[Outcome] = field(default_factory=list)
    by_line: dict[int, Outcome | None] = field(default_factory=dict)
    faults: list[ImportFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    absent: frozenset[str] = frozenset()
    forecast: list[str] = field(default_factory=list)


def locked(days: Mapping[str, date | None], taking: Taking) -> dict[str, str]:
    """Return by column why a day's row is not taken over: it lies in a period whose measurement is locked."""
    return {
        column: f"{write_date(day)} berada dalam periode yang pengukurannya sudah terkunci; "
        "ajukan baris ini tanpa --verified, agar diperiksa orang kedua."
        for column, day in days.items()
        if day and any(period.first_day <= day <= period.last_day for period in taking.locked)
    }


def begin(row: M, key: str, taking: Taking) -> M:
    """Return a new row as its first version."""
    row.key, row.version = key, 1
    return _stamp(row, taking)


def compare(noun: Noun[M], history: Sequence[M], row: M, taking: Taking) -> tuple[M | None, str | None]:
    """Return the version to write after a known row's history, None when nothing changes; or why it is refused."""
    latest = history[-1]
    before, standing = versions.before_return(history), versions.standing(latest)
    same = versions.content_of(before) == versions.content_of(row)
    is_withdrawn = standing is Standing.WITHDRAWN
    same = same and not is_withdrawn
    if same and (standing in _SETTLED or not taking.verified):
        return None, None
    if sentence := policies.refusal(standing, Step.RESTORE if is_withdrawn else Step.CORRECT):
        return None, sentence
    if same:
        taken = versions.next_version(latest, recorded_by=latest.recorded_by)
        taken.reason = before.reason
        return _stamp(taken, taking), None
    corrected = versions.next_version(latest, **versions.content_of(row))
    corrected.reason = versions.said("impor", taking.file)
    return _stamp(corrected, taking), None


def settle(cells: Cells, line: Plan, *, barred: Mapping[str, str], taking: Taking, plan: Plan) -> None:
    """Add what one line writes, or its faults.

    `barred`: by column, why this person may not write the line. A line that changes nothing writes nothing and bars
    nobody, so that an export of the whole office can come back; but what belongs to another place stays unseen.
    """
    is_harmless = not cells.faults and line.outcomes == [Outcome.UNCHANGED] and not taking.by.is_one_place
    for column, sentence in () if is_harmless else barred.items():
        cells.fault(column, sentence)
    plan.faults.extend(cells.faults)
    if not cells.faults:
        plan.rows.extend(line.rows)
        plan.keys.update(row.key for row in line.rows)
        plan.outcomes.extend(line.outcomes)
        plan.notes.extend(line.notes)


_SETTLED = frozenset({Standing.VERIFIED, Standing.ANNULLED})


def _stamp(row: M, taking: Taking) -> M:
    row.state = State.VERIFIED.value if taking.verified else State.SUBMITTED.value
    if taking.verified:
        row.verified_by, row.takeover = taking.by.username, True
    return row


def count(outcomes: Iterable[Outcome], outcome: Outcome) -> int:
    """Return how many lines had an outcome."""
    return sum(each is outcome for each in outcomes)


def ordered(rows: Iterable[Book]) -> list[Book]:
    """Return rows by key, so that the order of lines in a file never shows in the books."""
    return sorted(rows, key=lambda row: (type(row).__name__, row.key))
