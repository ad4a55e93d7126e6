"""What is asked of the rows, as tables: which indicators are in force where, last days, due days, admissible outputs.

Computed here once by the law and the indicators, so that no engine reckons with dates.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise

from cermat.indicators import tally
from cermat.indicators.measurement import paper_basis
from cermat.indicators.obligations import fiscal_years, paper_for, timeliness_parameters
from cermat.rollup import tables
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.papers import read_paper
from cermat.rules.types import IkuPaper, Indicator, Law, YearBasis

METHODS = ("follow_up", "timeliness")
YEARS = range(2000, 2101)
LAST_DAY = date(2199, 12, 31)
DIGITS = 12
EVER = datetime.fromisoformat(tables.EVER).replace(tzinfo=UTC)
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVersion:
    """A stored version of an IKU paper; `seq` is the act that wrote it."""

    key: str
    seq: int
    recorded_at: datetime
    is_verified: bool
    annulled: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersInForce:
    """The papers in force in a span of knowledge time, oldest first by their own day."""

    since: datetime
    until: datetime
    papers: tuple[IkuPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What is counted under one name, and a paper and indicator that define it so; others may define it alike."""

    name: str
    paper: IkuPaper
    indicator: Indicator


def papers_over_time(versions: Iterable[PaperVersion]) -> Iterator[PapersInForce]:
    """Yield the papers in force, span after span; the last one lasts for ever.

    Of every paper its latest verified version is in force, none once that is annulled. Raises FaultyRuleFile.
    """
    first: dict[str, int] = {}
    standing: dict[str, IkuPaper] = {}
    changes: dict[datetime, tuple[IkuPaper, ...]] = {}
    for each in sorted(versions, key=lambda each: each.seq):
        first.setdefault(each.key, each.seq)
        if each.is_verified:
            standing.pop(each.key, None)
            if not each.annulled:
                standing[each.key] = read_paper(each.text, origin=each.key)
            in_order = sorted(standing.items(), key=lambda pair: (pair[1].dated, first[pair[0]]))
            changes[each.recorded_at] = tuple(paper for _, paper in in_order)
    for since, until in pairwise([*changes, EVER]):
        yield PapersInForce(since=since, until=until, papers=changes[since])


def definitions(papers: Iterable[IkuPaper]) -> Iterator[Definition]:
    """Yield what the papers count, one after another; the same definition may come more than once."""
    for paper in papers:
        for indicator in _counted(paper):
            yield Definition(name=_name(paper, indicator), paper=paper, indicator=indicator)


def rulings(office: int, span: PapersInForce) -> Iterator[Row]:
    """Yield the rows of `ruling` for an office in one span."""
    by_paper = ((paper_for(span.papers, year), year) for year in YEARS)
    for paper, years in groupby(by_paper, key=lambda pair: pair[0]):
        covered = [year for _, year in years]
        for each in definitions([paper] if paper else []):
            named = (paper_basis(each.paper).value, each.indicator.id, each.indicator.method, each.name)
            yield (office, span.since, span.until, covered[0], covered[-1], *named)


def cuts(paper: IkuPaper, indicator: Indicator) -> Iterator[Row]:
    """Yield the rows of `cut` for one definition; years without a rule in force have none."""
    name = _name(paper, indicator)
    for basis in YearBasis:
        for year in YEARS:
            with suppress(NoRuleInForce):
                for quarter, cut in tally.cuts(paper, indicator, year=year, basis=basis).items():
                    yield (name, year, basis.value, quarter or tables.WHOLE_YEAR, cut)


def dues(paper: IkuPaper, indicator: Indicator) -> Iterator[Row]:
    """Yield the rows of `due` for one definition: none for a method that asks for no documents."""
    if indicator.method != "timeliness":
        return
    name, owing = _name(paper, indicator), timeliness_parameters(indicator).village_kinds
    for basis in YearBasis:
        for year in YEARS:
            with suppress(NoRuleInForce):
                for kind_id, fiscal_year in fiscal_years(paper, indicator, year=year, basis=basis).items():
                    kind = paper.document_kinds[kind_id]
                    due = due_day(kind, fiscal_year)
                    for village_kind in owing:
                        yield (name, year, basis.value, village_kind, kind_id, kind.event.value, fiscal_year, due)


def admissible(law: Law) -> Iterator[Row]:
    """Yield the rows of `admissible`: from when to when a kind of output shows that an activity was followed up."""
    values = sorted(law.output_kinds, key=lambda value: value.valid_from)
    ends = [*(value.valid_from - timedelta(days=1) for value in values[1:]), LAST_DAY]
    for value, end in zip(values, ends, strict=True):
        for kind in value.kinds:
            if kind.admissible:
                yield (kind.id, value.valid_from, end)


def _name(paper: IkuPaper, indicator: Indicator) -> str:
    """Return the first digits of a definition's hash: enough to tell thousands apart, few enough to join by."""
    return tally.definition(paper, indicator)[:DIGITS]


def _counted(paper: IkuPaper) -> Sequence[Indicator]:
    """Return the indicators of a paper whose figures are counts of rows; those of recorded quantities never add up."""
    return [each for each in paper.indicators if each.method in METHODS]
