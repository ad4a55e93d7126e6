"""Acts on quantities another authority or register states: *tercatat, bukan dihitung*."""

from collections.abc import Iterable
from typing import Any

from cermat.actions import checks, facts, quotations, versions
from cermat.actions.entries import RecordedValueEntry
from cermat.actions.errors import Problem
from cermat.actions.permissions import Act, Subject
from cermat.actions.versions import Noun
from cermat.indicators.recorded import OFFICIAL, REPORTED
from cermat.registers.models import RecordedValue
from cermat.registers.scope import Scope
from cermat.registers.substitution import PLANNING_UNIT
from cermat.rules.library import law
from cermat.words.dates import write_quarter


def add(*, by: Scope, entry: RecordedValueEntry, submitted: bool = True) -> str:
    """Record a quantity with the paper that states it, and return its key."""
    problems = _problems(by, entry)
    row = RecordedValue(**content_of(entry))
    return versions.add(NOUN, row, by=by, submitted=submitted, problems=problems).key


def correct(*, by: Scope, key: str, version: int, entry: RecordedValueEntry, reason: str) -> int:
    """Record other content as a new version, and return that version. A draft needs no reason."""
    problems, content = _problems(by, entry), content_of(entry)
    row = versions.correct(NOUN, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def _problems(by: Scope, entry: RecordedValueEntry) -> Iterable[Problem]:
    if entry.quantity == REPORTED:
        return quotations.problems(by, entry)
    return checks.recorded_value_problems(entry, facts.of(by))


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a draft or a returned quantity, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(NOUN, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a quantity to its author with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a quantity was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's content again, and return the new version, to be verified by another person."""
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def content_of(entry: RecordedValueEntry) -> dict[str, Any]:
    """Return an entry as the columns of a row."""
    return {
        "indicator": entry.indicator,
        "year": entry.year,
        "quarter": entry.quarter,
        "quantity": entry.quantity,
        "amount": entry.amount,
        "paper": entry.paper.strip(),
        "paper_number": entry.paper_number.strip() if entry.paper_number else None,
        "paper_dated": entry.paper_dated,
    }


def _label(row: RecordedValue) -> str:
    components = {
        each.id: each.name for index in law().indices.values() for value in index.values for each in value.components
    }
    own = {OFFICIAL: "resmi", REPORTED: "menurut naskah lama"}
    called = own.get(row.quantity) or components.get(row.quantity, row.quantity)
    period = f"tahun {row.year}" if row.quarter is None else write_quarter(row.year, row.quarter)
    return f"Nilai {called} {row.indicator.upper()} {period}"


def _subject(by: Scope, row: RecordedValue) -> Subject:
    return Subject(unit=PLANNING_UNIT)


NOUN = Noun(
    model=RecordedValue,
    word="nilai resmi",
    recording=Act.RECORD_VALUE,
    label=_label,
    identity=lambda row: {
        "indicator": row.indicator,
        "year": row.year,
        "quarter": row.quarter,
        "quantity": row.quantity,
    },
    subject=_subject,
)
