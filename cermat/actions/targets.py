"""Acts on targets: what an indicator is to reach, as its signed paper says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from cermat.actions import checks, facts, versions
from cermat.actions.checks import Facts
from cermat.actions.entries import TargetEntry
from cermat.actions.errors import FaultyEntry, Problem, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.actions.target_contradictions import Contradiction, contradictions
from cermat.actions.versions import Noun
from cermat.indicators.obligations import paper_for
from cermat.indicators.rows import TargetKind, TargetRow
from cermat.indicators.targets import TARGET_WORDS
from cermat.registers import selectors
from cermat.registers.models import Target
from cermat.registers.scope import Scope
from cermat.registers.substitution import PLANNING_UNIT
from cermat.words.dates import write_quarter


class Stated(Protocol):
    """A target, entered or recorded."""

    @property
    def indicator(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def quarter(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def amount(self) -> Decimal: ...
    @property
    def paper_dated(self) -> date: ...


def add(*, by: Scope, entry: TargetEntry, submitted: bool = True) -> str:
    """Record a target with the paper that sets it, and return its key."""
    known = facts.of(by)
    impossible = (replace(each, field="amount") for each in _impossible(by, [entry], known))
    problems = (*checks.target_problems(entry, known), *impossible)
    return versions.add(NOUN, Target(**content_of(entry)), by=by, submitted=submitted, problems=problems).key


def record(*, by: Scope, entries: Sequence[TargetEntry]) -> tuple[str, ...]:
    """Record the targets one paper sets, whole or not at all, in one event, and return their keys.

    A problem with an amount is named by the `cell` it stands in.
    """
    if not entries:
        raise FaultyEntry([Problem(field="amount", sentence="Belum ada target yang diisi; isi paling sedikit satu.")])
    known = facts.of(by)
    problems = [_in_its_cell(entry, problem) for entry in entries for problem in checks.target_problems(entry, known)]
    problems += _impossible(by, entries, known)
    rows = [Target(**content_of(entry)) for entry in entries]
    summary = f"{len(rows)} target {entries[0].year}, {entries[0].paper}"
    added = versions.add_all(NOUN, rows, by=by, summary=summary, problems=dict.fromkeys(problems))
    return tuple(row.key for row in added)


def _impossible(by: Scope, entries: Sequence[TargetEntry], known: Facts) -> Iterator[Problem]:
    """Yield, by its cell, each entered target that cannot hold beside another one of its paper."""
    years = {entry.year for entry in entries}
    recorded = [row for year in years for row in standing(by, year)]
    groups = {_paper_of(entry): entry for entry in entries}
    for place, first in groups.items():
        own = {entry.quarter for entry in entries if _paper_of(entry) == place}
        for each in beside(first, [*recorded, *entries], known=known):
            if each.is_impossible and own & set(each.quarters):
                at = next(quarter for quarter in reversed(each.quarters) if quarter in own)
                yield Problem(field=cell(first.indicator, at), sentence=each.sentence)


def standing(by: Scope, year: int) -> list[TargetRow]:
    """Return the latest version of every target set for a year, without those annulled or about to be."""
    latest = selectors.latest(selectors.targets(by, year=year))
    return [row for row in latest if row.year == year and not row.mark.annulled]


def beside(target: Stated, others: Iterable[Stated], *, known: Facts) -> Iterator[Contradiction]:
    """Yield how the targets of one paper for an indicator's year contradict each other; later `others` go over."""
    paper = paper_for(known.papers, target.year)
    indicator = (paper and paper.indicator(target.indicator)) or known.indicators.get(target.indicator)
    if indicator is not None:
        amounts = {each.quarter: each.amount for each in others if _paper_of(each) == _paper_of(target)}
        yield from contradictions(indicator, amounts)


def _paper_of(target: Stated) -> tuple[str, int, str, date | None]:
    """Return what the targets of one paper share: of an amendment also its day, for a year may have several."""
    dated = target.paper_dated if target.kind == TargetKind.AMENDED else None
    return target.indicator, target.year, str(target.kind), dated


def _refuse_impossible(by: Scope, row: Target) -> None:
    if row.annulled:
        return
    for each in beside(row, standing(by, row.year), known=facts.of(by)):
        if each.is_impossible and row.quarter in each.quarters:
            raise WrongState(f"{each.sentence} Kembalikan kepada Perencana untuk diperbaiki.")


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
    model=Target,
    word="target",
    recording=Act.RECORD_TARGET,
    label=_label,
    identity=_identity,
    subject=_subject,
    refuse_verifying=_refuse_impossible,
)
