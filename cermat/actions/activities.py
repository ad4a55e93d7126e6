"""Acts on activities."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

from cermat.actions import checks, facts, nearness, versions
from cermat.actions.checks import Facts
from cermat.actions.entries import ActivityEntry, OutputEntry
from cermat.actions.errors import Problem
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import Standing
from cermat.actions.versions import Noun
from cermat.indicators.rows import ActivityRow
from cermat.registers import selectors
from cermat.registers.models import Activity, Output
from cermat.registers.scope import Scope


def add(*, by: Scope, entry: ActivityEntry, submitted: bool = True) -> str:
    """Record an activity, handed in or as a draft, and return its key."""
    problems = checks.activity_problems(entry, facts.of(by))
    return versions.add(NOUN, row_of(entry), by=by, submitted=submitted, problems=problems).key


def correct(*, by: Scope, key: str, version: int, entry: ActivityEntry, reason: str) -> int:
    """Record other content as a new version, and return that version. A draft needs no reason."""
    known, content = facts.of(by), content_of(entry)
    problems = chain(checks.activity_problems(entry, known), left_outputs(entry, outputs_of(by, key), known))
    row = versions.correct(NOUN, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a draft or a returned activity, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(NOUN, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return an activity to its author with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that an activity was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's content again, and return the new version, to be verified by another person."""
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def twins(*, by: Scope, entry: ActivityEntry) -> list[ActivityRow]:
    """Return the activities in the books that may be the one entered, most alike first."""
    apart = timedelta(days=nearness.DAYS_APART)
    near = selectors.activities_between(by, unit=entry.unit, first=entry.dated - apart, last=entry.dated + apart)
    return nearness.twins(entry, selectors.latest(near))


def row_of(entry: ActivityEntry) -> Activity:
    """Return an entry as an unsaved row."""
    return Activity(**content_of(entry))


def content_of(entry: ActivityEntry) -> dict[str, Any]:
    """Return an entry as the columns of a row."""
    return {
        "number": entry.number.strip(),
        "unit": entry.unit,
        "participants": list(entry.participants),
        "dated": entry.dated,
        "kind": entry.kind,
        "function": entry.function,
        "other_functions": list(entry.other_functions),
        "is_outside_authority": entry.is_outside_authority,
        "description": entry.description.strip(),
        "place": entry.place,
        "status": entry.status.value,
        "grounds": (entry.reason or "").strip() or None,
    }


def outputs_of(by: Scope, key: str) -> list[Output]:
    """Return the latest version of every output of an activity that is not annulled."""
    latest: dict[str, Output] = {}
    for row in Output.objects.filter(office_id=by.office, activity=key).order_by("key", "version"):
        latest[row.key] = row
    return [row for row in latest.values() if versions.standing(row) is not Standing.ANNULLED]


def left_outputs(entry: ActivityEntry, outputs: Iterable[Output], known: Facts) -> Iterator[Problem]:
    """Yield what the outputs already there would contradict after a correction."""
    for output in outputs:
        said = OutputEntry(kind=output.kind, title=output.title, dated=output.dated)
        for problem in checks.output_problems(said, held_on=entry.dated, status=entry.status, facts=known):
            yield Problem(field="dated", sentence=f"Keluaran “{output.title}” sudah tercatat: {problem.sentence}")


def _subject(by: Scope, row: Activity) -> Subject:
    return Subject(unit=row.unit, village=row.place)


NOUN = Noun(
    model=Activity,
    word="kegiatan",
    recording=Act.RECORD_ACTIVITY,
    label=lambda row: f"Kegiatan nomor {row.number}",
    identity=lambda row: {"number": row.number},
    subject=_subject,
)
