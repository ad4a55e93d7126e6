"""What one activity, or one document that is owed, adds to the counts of a year: two days instead of a line.

A figure is counted from its working paper, line by line. Over many offices only the counts are wanted, at every
quarter's end at once: here each row becomes the day from which it is counted, and the day from which it fulfils its
rule. That both ways agree is tested on random books.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cermat.indicators import follow_up
from cermat.indicators.figures import Obligation, Period, Verdict
from cermat.indicators.measurement import paper_basis
from cermat.indicators.obligations import cut_day
from cermat.indicators.rows import ActivityRow, OutputRow, VillageDocumentRow
from cermat.indicators.standing import deciding, is_annulled, is_draft, is_verified, versions_by_key, without_taken_back
from cermat.indicators.timeliness import tested_day
from cermat.rules.judging import row_indicator
from cermat.rules.types import DocumentKind, IkuPaper, Indicator, Law, YearBasis

QUARTERS = (1, 2, 3, 4, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """From which day a row stands in the denominator, and in the numerator; None: never."""

    counted: date | None = None
    fulfilled: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many rows stand in a period's numerator and denominator."""

    numerator: int = 0
    denominator: int = 0


def definition(paper: IkuPaper, indicator: Indicator) -> str:
    """Return a hash of all that decides what an indicator counts: two are the same sum only where it is equal.

    How a paper words it, and where it cites its deadlines from, decides nothing.
    """
    judged, basis = row_indicator(indicator).parameters, paper_basis(paper)
    kinds = [paper.document_kinds[each] for each in sorted(getattr(judged, "documents", ()))]
    # The first indicator that names a basis names it for the whole paper: another's own word of it is not what counts.
    other = (basis,) if getattr(judged, "year_basis", basis) is not basis else ()
    deadlines = [
        (kind.id, kind.event, [(each.valid_from, each.year_offset, each.month, each.day) for each in kind.due_values])
        for kind in kinds
    ]
    return hashlib.sha256(repr((indicator.method, indicator.parameters, deadlines, *other)).encode()).hexdigest()


def cuts(paper: IkuPaper, indicator: Indicator, *, year: int, basis: YearBasis) -> Mapping[int | None, date]:
    """Return the last day a row of a year may be dated to count, by quarter; None: in the whole year."""
    judging, periods = row_indicator(indicator), [Period(year=year, quarter=quarter) for quarter in QUARTERS]
    if judging.method == "timeliness":
        return {each.quarter: cut_day(paper, judging, period=each, basis=basis) for each in periods}
    return {each.quarter: each.last_day for each in periods}


def tallies(ticks: Iterable[Tick], cut_days: Mapping[int | None, date]) -> Mapping[int | None, Tally]:
    """Return the counts of a year's rows, by quarter; None: of the whole year."""
    known = list(ticks)
    counted = [each.counted for each in known if each.counted]
    fulfilled = [each.fulfilled for each in known if each.fulfilled]
    return {
        quarter: Tally(numerator=sum(day <= cut for day in fulfilled), denominator=sum(day <= cut for day in counted))
        for quarter, cut in cut_days.items()
    }


def of_activity(versions: Sequence[ActivityRow], outputs: Iterable[OutputRow], *, law: Law) -> Tick:
    """Return what an activity adds to the year of its day; `outputs` hold every version of its outputs, and any other.

    `versions` are its own, not empty. Source: iku-lumajang-2023#1, as `follow_up` reads it.
    """
    left = without_taken_back(versions)
    if not left:
        return Tick()
    row, _ = deciding(left)
    if not follow_up.is_counted(row, left):
        return Tick()
    if not is_verified(row.mark):
        return Tick(counted=row.dated)
    days = [
        each.dated
        for each in (deciding(every)[0] for every in versions_by_key(outputs).values())
        if each.activity == row.mark.ref.key and follow_up.is_follow_up(each, row, law=law)
    ]
    return Tick(counted=row.dated, fulfilled=min(days, default=None))


def of_obligation(obligation: Obligation, documents: Iterable[VillageDocumentRow], *, kind: DocumentKind) -> Tick:
    """Return what a document owed adds to its year; `documents` hold every version of those that may meet it.

    It is counted from the year's beginning on. Source: iku-lumajang-2023#2, as `timeliness` reads it.
    """
    days = [
        day
        for row in (deciding(every)[0] for every in versions_by_key(documents).values())
        if _meets(row, obligation) and (day := tested_day(row, kind)) and day <= obligation.due
    ]
    return Tick(counted=date.min, fulfilled=min(days, default=None))


def shortfall(
    obligation: Obligation, documents: Collection[VillageDocumentRow], *, kind: DocumentKind
) -> Verdict | None:
    """Return MISSING or LATE where a document owed is, on its last day and ever after; None where it is neither.

    `documents` as for `of_obligation`. Source: iku-lumajang-2023#2, as `timeliness` reads it.
    """
    if not documents:  # as of most that are owed in years to come
        return Verdict.MISSING
    made = [
        (row, day)
        for row in (deciding(every)[0] for every in versions_by_key(documents).values())
        if _is_of(row, obligation) and not is_draft(row.mark) and (day := tested_day(row, kind))
    ]
    if not made:
        return Verdict.MISSING
    verified = [day for row, day in made if is_verified(row.mark)]
    return Verdict.LATE if verified and min(verified) > obligation.due else None


def _meets(row: VillageDocumentRow, obligation: Obligation) -> bool:
    return is_verified(row.mark) and _is_of(row, obligation)


def _is_of(row: VillageDocumentRow, obligation: Obligation) -> bool:
    place = (row.kind, row.village, row.fiscal_year)
    is_of_it = place == (obligation.kind, obligation.village, obligation.fiscal_year)
    return is_of_it and row.amendment is None and not is_annulled(row.mark)
