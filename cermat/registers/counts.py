"""The counts of each office, kept beside its books: an act that changes them writes them in its own transaction.

What a row adds is known from its own versions (`indicators.tally`): an act costs what it touches, not what the office
holds. A change of villages or papers has the office counted anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from cermat.indicators import tally
from cermat.indicators.figures import Obligation
from cermat.indicators.measurement import paper_basis
from cermat.indicators.obligations import obligations, paper_for
from cermat.indicators.rows import ActivityRow, OutputRow, State, VillageDocumentRow, VillageRow
from cermat.indicators.standing import deciding, versions_by_key
from cermat.indicators.tally import Tally, Tick
from cermat.registers import clock
from cermat.registers.ledger import Act
from cermat.registers.models import Activity, IkuPaper, Office, OfficeCount, Output, VillageDocument
from cermat.registers.models.counts import WHOLE_YEAR
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.papers import papers
from cermat.registers.selectors.places import villages
from cermat.registers.selectors.reading import documents_of, handed_out, in_parts, known, touched
from cermat.registers.selectors.scopes import console_scope
from cermat.rules import types as rule_types
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.rules.types import Indicator

# What decides how rows are counted: after a change of it nothing counted before holds.
RULING = frozenset({"village", "iku_paper"})
METHODS = frozenset({"follow_up", "timeliness"})
Place = tuple[int, str]
Counts = Mapping[Place, Mapping[int | None, Tally]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Every version of some activities, of their outputs, and of the documents of some villages."""

    activities: Collection[ActivityRow] = ()
    outputs: Collection[OutputRow] = ()
    documents: Collection[VillageDocumentRow] = ()

    def before(self, act: Act) -> "Rows":
        """Return them as they stood before an act."""
        return Rows(
            activities=[row for row in self.activities if row.mark.recorded_at < act.recorded_at],
            outputs=[row for row in self.outputs if row.mark.recorded_at < act.recorded_at],
            documents=[row for row in self.documents if row.mark.recorded_at < act.recorded_at],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One indicator of one year's paper, the days its rows are cut at, and what villages owe for it."""

    year: int
    paper: rule_types.IkuPaper
    indicator: Indicator
    cuts: Mapping[int | None, date]
    owed: tuple[Obligation, ...]


def follow(acts: Sequence[Act]) -> None:
    """Carry the rows of acts into their offices' counts; called within their transaction, once the rows are written."""
    documents = _verified_documents(acts)
    for act in acts:
        if RULING & act.rows.keys():
            recount(console_scope(act.office))
        elif documents[act.office] or {"activity", "output"} & act.rows.keys():
            _carry(act, documents[act.office])


def recount(scope: Scope) -> None:
    """Count the office's rows anew and keep the counts; the office is locked, or nobody else writes."""
    fresh = fresh_counts(scope)
    OfficeCount.objects.filter(office_id=scope.office).delete()
    OfficeCount.objects.bulk_create(fresh)


def offices_behind() -> tuple[str, ...]:
    """Return the offices that are not counted up to the last year, by code; those without any paper are never."""
    counted = OfficeCount.objects.filter(office=OuterRef("pk"), year=last_year())
    with_paper = IkuPaper.objects.filter(office=OuterRef("pk"))
    behind = Office.objects.filter(Exists(with_paper), ~Exists(counted))
    return tuple(behind.order_by("pk").values_list("pk", flat=True))


def wrong_counts(scope: Scope) -> tuple[Place, ...]:
    """Return the years and indicators of which other counts are kept than the rows make, by year."""
    fields = ("year", "indicator", "quarter", "definition", "numerator", "denominator")
    kept = set(OfficeCount.objects.filter(office_id=scope.office).values_list(*fields))
    made = {tuple(getattr(each, field) for field in fields) for each in fresh_counts(scope)}
    return tuple(sorted({(year, indicator) for year, indicator, *_ in kept ^ made}))


def fresh_counts(scope: Scope) -> list[OfficeCount]:
    """Return the counts that the office's rows make, from its first paper's year to the next year, unsaved."""
    every = Rows(
        activities=handed_out(known(Activity, scope, None), rows.activity),
        outputs=handed_out(known(Output, scope, None), rows.output),
        documents=handed_out(known(VillageDocument, scope, None), rows.village_document),
    )
    asked = tuple(_asked(scope, villages(scope)))
    definitions = {(each.year, each.indicator.id): tally.definition(each.paper, each.indicator) for each in asked}
    return [
        OfficeCount(
            office_id=scope.office,
            year=year,
            quarter=quarter or WHOLE_YEAR,
            indicator=indicator,
            definition=definitions[year, indicator],
            numerator=each.numerator,
            denominator=each.denominator,
        )
        for (year, indicator), by_quarter in _counts(asked, every).items()
        for quarter, each in by_quarter.items()
    ]


def _verified_documents(acts: Sequence[Act]) -> Mapping[str, set[str]]:
    """Return by office the documents of which acts wrote a verified version: no other version changes what counts."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in documents_of(acts):
        if row.state == State.VERIFIED:
            found[row.office_id].add(row.key)
    return found


def _carry(act: Act, of_documents: Collection[str]) -> None:
    scope = console_scope(act.office)
    after = _touched(act, scope, of_documents)
    places = {row.village for row in after.documents}
    asked = tuple(_asked(scope, [each for each in villages(scope) if each.code in places] if places else ()))
    was = _counts(asked, after.before(act))
    for place, now in _counts(asked, after).items():
        steps: dict[tuple[int, int], list[int]] = defaultdict(list)
        for quarter, each in now.items():
            then = was[place][quarter]
            step = (each.numerator - then.numerator, each.denominator - then.denominator)
            steps[step].append(quarter or WHOLE_YEAR)
        for step, quarters in steps.items():
            _add(act.office, place, quarters=quarters, step=step)


def _add(office: str, place: Place, *, quarters: list[int], step: tuple[int, int]) -> None:
    (year, indicator), (above, below) = place, step
    if any(step):
        OfficeCount.objects.filter(office_id=office, year=year, indicator=indicator, quarter__in=quarters).update(
            numerator=F("numerator") + above, denominator=F("denominator") + below
        )


def _touched(act: Act, scope: Scope, of_documents: Collection[str]) -> Rows:
    """Return every version of what an act's rows belong to: activities with outputs, documents of a village.

    `of_documents`: the keys of the documents of which it wrote a verified version.
    """
    keys = _written(act, "activity", column="key") | _written(act, "output", column="activity")
    documents = known(VillageDocument, scope, None)
    places = {
        village
        for part in in_parts(of_documents)
        for village in documents.filter(key__in=part).order_by().values_list("village", flat=True)
    }
    return Rows(
        activities=[row for part in in_parts(keys) for row in _activities(scope, part)],
        outputs=[row for part in in_parts(keys) for row in _outputs(scope, part)],
        documents=handed_out(touched(documents, Q(village__in=places)), rows.village_document) if places else (),
    )


def _activities(scope: Scope, keys: list[str]) -> tuple[ActivityRow, ...]:
    return handed_out(known(Activity, scope, None).filter(key__in=keys), rows.activity)


def _outputs(scope: Scope, keys: list[str]) -> tuple[OutputRow, ...]:
    return handed_out(known(Output, scope, None).filter(activity__in=keys), rows.output)


def _written(act: Act, book: str, *, column: str) -> frozenset[str]:
    """Return a column's values in the rows that an act wrote in a book."""
    return frozenset(getattr(row, column) for row in act.rows.get(book, ()))


def _asked(scope: Scope, owing: Collection[VillageRow]) -> Iterator[Asked]:
    """Yield every indicator whose rows are counted, of every year; without what no rule in force measures."""
    in_force = papers(scope)
    first = min((each.year_from for each in in_force), default=last_year() + 1)
    for year in range(first, last_year() + 1):
        paper = paper_for(in_force, year)
        if paper is None:
            continue
        for indicator in paper.indicators:
            with suppress(NoRuleInForce):
                if indicator.method in METHODS:
                    yield _one(paper, indicator, year=year, owing=owing)


def _one(paper: rule_types.IkuPaper, indicator: Indicator, *, year: int, owing: Collection[VillageRow]) -> Asked:
    basis, is_owed = paper_basis(paper), indicator.method == "timeliness"
    return Asked(
        year=year,
        paper=paper,
        indicator=indicator,
        cuts=tally.cuts(paper, indicator, year=year, basis=basis),
        owed=obligations(tuple(owing), paper, indicator=indicator, year=year, basis=basis) if is_owed else (),
    )


def last_year() -> int:
    """Return the last year that is counted: the one after this."""
    return clock.now().year + 1


def _counts(asked: Collection[Asked], known_rows: Rows) -> Counts:
    of_years = _ticks_by_year(known_rows)
    handed: dict[tuple[str, str, int], list[VillageDocumentRow]] = defaultdict(list)
    for versions in versions_by_key(known_rows.documents).values():
        row, _ = deciding(versions)
        handed[row.kind, row.village, row.fiscal_year].extend(versions)
    return {
        (each.year, each.indicator.id): tally.tallies(
            of_years[each.year] if each.indicator.method == "follow_up" else _ticks_of_owed(each, handed), each.cuts
        )
        for each in asked
    }


def _ticks_by_year(known_rows: Rows) -> Mapping[int, list[Tick]]:
    outputs: dict[str, list[OutputRow]] = defaultdict(list)
    for output in known_rows.outputs:
        outputs[output.activity].append(output)
    ticks: dict[int, list[Tick]] = defaultdict(list)
    for key, versions in versions_by_key(known_rows.activities).items():
        tick = tally.of_activity(versions, outputs[key], law=law())
        if tick.counted:
            ticks[tick.counted.year].append(tick)
    return ticks


def _ticks_of_owed(asked: Asked, handed: Mapping[tuple[str, str, int], Collection[VillageDocumentRow]]) -> list[Tick]:
    return [
        tally.of_obligation(
            each,
            handed.get((each.kind, each.village, each.fiscal_year), ()),
            kind=asked.paper.document_kinds[each.kind],
        )
        for each in asked.owed
    ]
