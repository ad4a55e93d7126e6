"""What each office is behind with, counted beside its books: an act that changes it writes it in its own transaction.

Of a document owed it counts from its last day on whether it was never made, or made late; of a month, from its end on
whether a unit has not closed it: days that no act has to bring about. Rows to check count at once. A page over many
offices adds these counts; the rows themselves it reads for a kabupaten alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from cermat.indicators import tally
from cermat.indicators.closings import month_end, unclosed_months
from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import paper_basis
from cermat.indicators.obligations import asked_documents, fiscal_years, owed, owing, paper_for
from cermat.indicators.rows import VillageDocumentRow
from cermat.indicators.standing import deciding, versions_by_key
from cermat.registers import counts
from cermat.registers.circumstances import papers_of, units_of, villages_of
from cermat.registers.ledger import Act
from cermat.registers.models import ArrearsKind, MonthlyClosing, OfficeArrears, OpenRow, VillageDocument
from cermat.registers.models.counts import OF_ANY_YEAR, SINCE_EVER
from cermat.registers.open_rows import CHECKED
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import changed_documents, documents_of, in_parts, stored
from cermat.registers.writing import insert
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import IkuPaper, Indicator

Due = tuple[str, int, ArrearsKind, date]
Kept = tuple[str, int, str, date, int]
DOCUMENTS = (ArrearsKind.MISSING, ArrearsKind.LATE)
KIND_OF = {Verdict.MISSING: ArrearsKind.MISSING, Verdict.LATE: ArrearsKind.LATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One indicator of an office's paper in one year, and the fiscal year it asks of each kind of document."""

    office: str
    year: int
    paper: IkuPaper
    indicator: Indicator
    fiscal_years: Mapping[str, int]


def follow(acts: Sequence[Act]) -> None:
    """Carry the rows of acts into what their offices are behind with; called within their transaction."""
    for changing, kinds, count in COUNTED:
        for part in in_parts(sorted({act.office for act in acts if changing & act.rows.keys()})):
            _keep(part, kinds, fresh=count(part))
    ruled = {act.office for act in acts if counts.RULING & act.rows.keys()}
    handed_in = sorted({act.office for act in acts if "village_document" in act.rows} - ruled)
    written = _written(acts)
    for part in in_parts(handed_in):
        every = list(_asking(part))
        years = {each.year for each in every if not written.isdisjoint(each.fiscal_years.items())}
        fresh = _documents(part, [each for each in every if each.year in years])
        _keep(part, DOCUMENTS, fresh=fresh, years=years)


def recount(scope: Scope) -> None:
    """Count anew what the office is behind with and keep it; the office is locked, or nobody else writes."""
    _keep([scope.office], ArrearsKind, fresh=fresh_arrears(scope))


def wrong_arrears(scope: Scope) -> tuple[tuple[int, str], ...]:
    """Return the years and kinds of which something else is kept than the rows make, by year."""
    kept = set(OfficeArrears.objects.filter(office_id=scope.office).values_list(*_COLUMNS))
    return tuple(sorted({(year, kind) for _, year, kind, *_ in kept ^ fresh_arrears(scope)}))


def fresh_arrears(scope: Scope) -> set[Kept]:
    """Return what the office's rows make, from its first paper's year to the next year."""
    return {each for _, _, count in COUNTED for each in count([scope.office])}


_COLUMNS = ("office_id", "year", "kind", "since", "count")


def _keep(
    offices: Collection[str],
    kinds: Iterable[ArrearsKind],
    *,
    fresh: set[Kept],
    years: Collection[int] | None = None,
) -> None:
    """Keep what was counted of some kinds in some offices; `years`: those that were counted; None: all.

    What is kept so already is left alone.
    """
    of_kinds = OfficeArrears.objects.filter(office__any_of=offices, kind__in=list(kinds))
    of_kinds = of_kinds if years is None else of_kinds.filter(year__in=years)
    kept = {tuple(values): pk for pk, *values in of_kinds.values_list("pk", *_COLUMNS)}
    for part in in_parts([pk for values, pk in kept.items() if values not in fresh]):
        OfficeArrears.objects.filter(pk__in=part).delete()
    if new := [OfficeArrears(**dict(zip(_COLUMNS, values, strict=True))) for values in sorted(fresh - kept.keys())]:
        insert(new)


def _every_document(offices: Collection[str]) -> set[Kept]:
    return _documents(offices, list(_asking(offices)))


def _documents(offices: Collection[str], asking: Collection[Asked]) -> set[Kept]:
    villages = villages_of(offices)
    made = _made(offices, {fiscal_year for each in asking for fiscal_year in each.fiscal_years.values()})
    counted: Counter[Due] = Counter()
    for each in asking:
        of_office, indicator = villages[each.office], each.indicator
        for kind, fiscal_year, due in asked_documents(each.paper, each.fiscal_years):
            by_village = made.get((each.office, kind.id, fiscal_year))
            if by_village is None:
                # Of most that are owed in years to come, and of a file that was taken back, there is none to judge.
                none_of = owing(of_office, indicator=indicator, due=due)
                counted[each.office, each.year, ArrearsKind.MISSING, due] += len(none_of)
                continue
            for obligation in owed(of_office, each.paper, indicator=indicator, years={kind.id: fiscal_year}):
                if verdict := tally.shortfall(obligation, by_village[obligation.village], kind=kind):
                    counted[each.office, each.year, KIND_OF[verdict], due] += 1
    return _kept(counted)


def _written(acts: Sequence[Act]) -> frozenset[tuple[str, int]]:
    """Return the kinds and fiscal years of the documents that acts wrote, and those they were of before."""
    found = {(row.kind, row.fiscal_year) for row in documents_of(acts)}
    for part in changed_documents(acts):
        found |= set(VillageDocument.objects.filter(part).order_by().values_list("kind", "fiscal_year").distinct())
    return frozenset(found)


def _made(
    offices: Collection[str], fiscal: Collection[int]
) -> Mapping[tuple[str, str, int], Mapping[str, list[VillageDocumentRow]]]:
    """Return the versions of the documents, by office, kind, year and then village of the one that decides."""
    versions: dict[str, list[VillageDocumentRow]] = defaultdict(list)
    of_offices = VillageDocument.objects.filter(office__any_of=offices).order_by()
    # Of a file that was taken back nothing counts: thousands of rows that need not be read.
    left = of_offices.values("office", "key").annotate(left=Count("pk") - 2 * Count("takes_back")).filter(left__gt=0)
    asked = left.annotate(asked=Count("pk", filter=Q(fiscal_year__in=fiscal))).filter(asked__gt=0)
    for row in stored(of_offices.filter(key__in=asked.values("key"))):
        versions[row.office_id].append(rows.village_document(row))
    made: dict[tuple[str, str, int], dict[str, list[VillageDocumentRow]]] = defaultdict(lambda: defaultdict(list))
    for office, of_office in versions.items():
        for each in versions_by_key(of_office).values():
            standing, _ = deciding(each)
            made[office, standing.kind, standing.fiscal_year][standing.village].extend(each)
    return made


def _months(offices: Collection[str]) -> set[Kept]:
    units = units_of(offices)
    closed: dict[tuple[str, int], list[MonthlyClosing]] = defaultdict(list)
    every = stored(MonthlyClosing.objects.filter(office__any_of=offices).order_by("version"))
    for row in {(row.office_id, row.key): row for row in every}.values():
        if not row.annulled:
            closed[row.office_id, row.year].append(row)
    return _kept(
        Counter(
            (office, year, ArrearsKind.UNCLOSED, month_end(year, month))
            for office, _, year in _years(offices)
            for _, month in unclosed_months(
                units[office], closed[office, year], period=Period(year=year, quarter=None), elapsed=date.max
            )
        )
    )


def _unchecked(offices: Collection[str]) -> set[Kept]:
    waiting = OpenRow.objects.filter(office__any_of=offices, is_submitted=True).order_by().values_list("office_id")
    told = waiting.annotate(rows=Count("pk"))
    return {(office, OF_ANY_YEAR, ArrearsKind.UNCHECKED, SINCE_EVER, count) for office, count in told}


def _years(offices: Collection[str]) -> Iterator[tuple[str, IkuPaper, int]]:
    """Yield each office with the years that a paper measures, up to the next year, and that paper."""
    last = counts.last_year()
    for office, papers in papers_of(offices).items():
        first = min((paper.year_from for paper in papers), default=last + 1)
        for year in range(first, last + 1):
            if paper := paper_for(papers, year):
                yield office, paper, year


def _asking(offices: Collection[str]) -> Iterator[Asked]:
    """Yield what each office's papers ask villages for, of every year, where a rule is in force."""
    for office, paper, year in _years(offices):
        for indicator in paper.indicators:
            with suppress(NoRuleInForce):
                if indicator.method == "timeliness":
                    asked = fiscal_years(paper, indicator, year=year, basis=paper_basis(paper))
                    yield Asked(office=office, year=year, paper=paper, indicator=indicator, fiscal_years=asked)


def _kept(counted: Mapping[Due, int]) -> set[Kept]:
    return {(office, year, kind.value, since, count) for (office, year, kind, since), count in counted.items() if count}


# Which books change what, and how it is counted.
COUNTED: tuple[tuple[frozenset[str], tuple[ArrearsKind, ...], Callable[[Collection[str]], set[Kept]]], ...] = (
    (counts.RULING, DOCUMENTS, _every_document),
    # Villages too: an act that counts an office on to the next year counts all of it.
    (counts.RULING | {"unit", "monthly_closing"}, (ArrearsKind.UNCLOSED,), _months),
    (frozenset(CHECKED), (ArrearsKind.UNCHECKED,), _unchecked),
)
