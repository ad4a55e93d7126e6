"""Acts on targets: what an indicator is to reach, as its signed paper says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cermat.actions import checks, facts, versions
from cermat.actions.entries import TargetEntry
from cermat.actions.errors import FaultyEntry, Problem
from cermat.actions.permissions import Act, Subject
from cermat.actions.versions import Noun
from cermat.indicators.rows import TargetKind
from cermat.indicators.targets import TARGET_WORDS
from cermat.registers.models import Target
from cermat.registers.scope import Scope
from cermat.registers.substitution import PLANNING_UNIT
from cermat.words.dates import write_quarter


def add(*, by: Scope, entry: TargetEntry, submitted: bool = True) -> str:
    """Record a target with the paper that sets it, and return its key."""
    problems = checks.target_problems(entry, facts.of(by))
    return versions.add(NOUN, Target(**content_of(entry)), by=by, submitted=submitted, problems=problems).key


def record(*, by: Scope, entries: Sequence[TargetEntry]) -> tuple[str, ...]:
    """Record the targets one paper sets, whole or not at all, in one event, and return their keys.

    A problem with an amount is named by the `cell` it stands in.
    """
    if not entries:
        raise FaultyEntry([Problem(field="amount", sentence="Belum ada target yang diisi; isi paling sedikit satu.")])
    known = facts.of(by)
    problems = [_in_its_cell(entry, problem) for entry in entries for problem in checks.target_problems(entry, known)]
    rows = [Target(**content_of(entry)) for entry in entries]
    summary = f"{len(rows)} target {entries[0].year}, {entries[0].paper}"
    added = versions.add_all(NOUN, rows, by=by, summary=summary, problems=dict.fromkeys(problems))
    return tuple(row.key for row in added)


def cell(indicator: str, quarter: int | None) -> str:
    """Return what the place of a target on its paper is called: `iku-1_tahun`, `iku-1_tw2`."""
    return f"{indicator}_tahun" if quarter is None else f"{indicator}_tw{quarter}"


def _in_its_cell(entry: TargetEntry, problem: Problem) -> Problem:
    is_of_paper = problem.field in {"year", "paper", "paper_number", "paper_dated"}
    return problem if is_of_paper else replace(problem, field=cell(entry.indicator, entry.quarter))


def correct(*, by: Scope, key: str, version: int, entry: TargetEntry, reason: str) -> int:
    """Record other content as a new version, and return that version. A draft needs no reason."""
    problems, content = checks.target_problems(entry, facts.of(by)), content_of(entry)
    row = versions.correct(NOUN, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a draft or a returned target, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(NOUN, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a target to its author with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a target was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's content again, and return the new version, to be verified by another person."""
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def content_of(entry: TargetEntry) -> dict[str, Any]:
    """Return an entry as the columns of a row."""
    return {
        "indicator": entry.indicator,
        "year": entry.year,
        "quarter": entry.quarter,
        "kind": entry.kind.value,
        "amount": entry.amount,
        "paper": entry.paper.strip(),
        "paper_number": entry.paper_number.strip() if entry.paper_number else None,
        "paper_dated": entry.paper_dated,
    }


def _label(row: Target) -> str:
    period = f"tahun {row.year}" if row.quarter is None else write_quarter(row.year, row.quarter)
    return f"Target {row.indicator.upper()} {period} ({TARGET_WORDS[TargetKind(row.kind)]})"


def _identity(row: Target) -> Mapping[str, Any]:
    """Return what no other target may share: a year has one agreement, and may have several amendments."""
    named = {"indicator": row.indicator, "year": row.year, "quarter": row.quarter, "kind": row.kind}
    return {**named, "paper_dated": row.paper_dated} if row.kind == TargetKind.AMENDED else named


def _subject(by: Scope, row: Target) -> Subject:
    return Subject(unit=PLANNING_UNIT)


NOUN = Noun(
    model=Target, word="target", recording=Act.RECORD_TARGET, label=_label, identity=_identity, subject=_subject
)
