"""One question over many offices, as expressions: of the lake, or of the books themselves.

What is asked is made into small tables first, so that an engine knows how few they are before it plans the count.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from cermat.rollup import counting, standing, tables
from cermat.rollup.lake import Lake
from cermat.rules.types import YearBasis


class Level(StrEnum):
    """What the offices are added up to."""

    DISTRICT = "kecamatan"
    REGENCY = "kabupaten"
    PROVINCE = "provinsi"
    NATION = "nasional"


# How many digits of an office's six name the area it lies in.
_DIGITS = {Level.DISTRICT: 6, Level.REGENCY: 4, Level.PROVINCE: 2, Level.NATION: 0}
COLUMNS = ("area", "year", "indicator", "definition", "numerator", "denominator", "offices", "unmeasurable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: of which years, up to which quarter (None: the whole year), as known when, added up to what.

    `basis` None: the one each paper names itself. `as_of` is aware.
    """

    years: tuple[int, ...]
    as_of: datetime
    quarter: int | None = None
    basis: YearBasis | None = None
    level: Level = Level.DISTRICT


class Counted(NamedTuple):
    """What the offices of an area count in a year; `offices`: how many are added up, `unmeasurable` of them over 0.

    `last_day`: the last one that counts; until it is over, what is counted is provisional (*sementara*).
    """

    area: str
    year: int
    indicator: str
    definition: str
    numerator: int
    denominator: int
    offices: int
    unmeasurable: int
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was counted, and of how many offices in all; and what was not, which adds nothing to its area, not even a 0.

    `left_out`: by year asked the codes of the offices of which nothing was counted; `without_rule`: year, indicator
    and the number of offices in which it is in force, yet no rule says what counts in that year. `samples`: the codes
    of sample books among them. `known_until`: the last change that could count; None: the books themselves were asked.
    """

    counts: tuple[Counted, ...]
    left_out: Mapping[int, tuple[str, ...]]
    without_rule: tuple[tuple[int, str, int], ...]
    offices: int
    samples: frozenset[str]
    known_until: datetime | None = None


class Fetched(NamedTuple):
    """What an engine hands out: the rows that answer, by COLUMNS, and what it says besides.

    `asked_of`: each office and year of which anything was counted; `without_rule`: as told by Answer; `last_days`: of
    each year, indicator and definition the last day that counts.
    """

    rows: Sequence[Sequence[Any]]
    asked_of: Iterable[tuple[int, int]]
    without_rule: Iterable[tuple[int, str, int]]
    last_days: Iterable[tuple[int, str, str, date]]


# What an engine is asked besides, once what is asked was made: `asked_of`, `without_rule` and `last_days`.
BESIDES = (
    "SELECT DISTINCT office, year FROM questions",
    "SELECT year, indicator, offices FROM without_rule ORDER BY indicator, year",
    "SELECT year, indicator, definition, max(cut) FROM questions GROUP BY year, indicator, definition",
)


class Step(NamedTuple):
    """What one statement makes; those after it read its rows under its name."""

    name: str
    rows: ir.Table


# What is asked, in few rows; then COUNTS, the one that reads the many rows; the last one answers.
Steps = tuple[Step, ...]
COUNTS = "counts"


def answered_by_lake(fetched: Fetched, asked: Asked, *, known: Lake) -> Answer:
    """Return what an engine handed out of a lake: its rows in their order, and which offices have none in a year."""
    answer = answered(fetched, asked, offices=known.heads, samples=known.samples)
    return replace(answer, known_until=known.latest)


def answered(fetched: Fetched, asked: Asked, *, offices: Collection[str], samples: frozenset[str]) -> Answer:
    """Return what an engine handed out of books: its rows in their order, and which offices have none in a year."""
    return Answer(
        counts=tuple(_counted(fetched, _DIGITS[asked.level])),
        left_out=_left_out(fetched.asked_of, asked.years, offices=offices),
        without_rule=tuple((year, indicator, int(many)) for year, indicator, many in fetched.without_rule),
        offices=len(offices),
        samples=samples,
    )


def _counted(fetched: Fetched, digits: int) -> Iterator[Counted]:
    names, last_days = dict[int, str](), {tuple(key): day for *key, day in fetched.last_days}
    for area, year, indicator, definition, *counts in fetched.rows:
        if area not in names:
            names[area] = tables.dotted(area, digits_kept=digits)
        # A sum is a decimal number on PostgreSQL.
        above, below, offices, unmeasurable = map(int, counts)
        last_day = last_days[year, indicator, definition]
        yield Counted(names[area], year, indicator, definition, above, below, offices, unmeasurable, last_day)


def _left_out(
    asked_of: Iterable[tuple[int, int]], years: Iterable[int], *, offices: Collection[str]
) -> dict[int, tuple[str, ...]]:
    counted, by_number = set(asked_of), {tables.undotted(office): office for office in sorted(offices)}
    return {year: tuple(by_number[each] for each in by_number if (each, year) not in counted) for year in years}


def of(lake: Lake, asked: Asked) -> Callable[[Asked], Steps]:
    """Return how a lake is asked: where all that is read stood at the instant, without choosing."""
    return of_whole_lake if lake.stands_whole(asked.years, as_of=asked.as_of) else of_lake


def of_lake(asked: Asked) -> Steps:
    """Return how the counts are asked of a lake: one row per area, year and indicator, by COLUMNS, sorted."""
    at = _instant(asked)
    known = {each.name: _known(each.unbound(), at) for each in (*tables.DAYS, tables.VILLAGE_SPANS)}
    return _steps(asked, known)


def of_whole_lake(asked: Asked) -> Steps:
    """Return the same, of a lake all of whose days that are read stood at the instant: none is left out."""
    at = _instant(asked)
    days = {each.name: each.unbound() for each in tables.DAYS}
    return _steps(asked, {**days, tables.VILLAGE_SPANS.name: _known(tables.VILLAGE_SPANS.unbound(), at)})


def of_books(asked: Asked) -> Steps:
    """Return how the counts are asked of the books themselves, row by row as known at the instant."""
    activities, outputs, documents = (
        each.unbound() for each in (tables.ACTIVITY, tables.OUTPUT, tables.VILLAGE_DOCUMENT)
    )
    at = _instant(asked)
    of_activities = standing.activity_days(
        activities,
        outputs,
        admissible=tables.ADMISSIBLE.unbound(),
        instants=standing.at_one_instant(activities, at),
    )
    villages = standing.village_spans(tables.VILLAGE.unbound(), end=ibis.timestamp(tables.EVER))
    known = {
        "village_spans": _known(villages, at),
        "activity_days": of_activities.mutate(year=of_activities.counted_on.year()),
        "document_days": standing.document_days(
            documents, standing.at_one_instant(documents, at, columns=standing.PLACE)
        ),
    }
    return _steps(asked, known)


def _steps(asked: Asked, known: Mapping[str, ir.Table]) -> Steps:
    at = _instant(asked)
    ruling, cut, due = tables.RULING.unbound(), tables.CUT.unbound(), tables.DUE.unbound()
    in_force = _known(ruling, at)
    if asked.basis is not None:
        in_force = in_force.mutate(basis=ibis.literal(asked.basis.value))
    quarter = asked.quarter or tables.WHOLE_YEAR
    cut = cut.filter(cut.quarter == quarter, cut.year.isin(asked.years))
    questions = Step("questions", counting.asked(in_force, cut))
    ruleless = Step("without_rule", counting.without_rule(in_force, cut, years=asked.years))
    cuts = Step("last_days", counting.last_days(_made(questions)))
    lists = Step("lists", counting.lists(_made(questions), due.filter(due.year.isin(asked.years))))
    terms = Step("terms", counting.terms(_made(lists)))
    activities = known["activity_days"]
    followed = counting.follow_up(_made(cuts), days=activities.filter(activities.year.isin(asked.years)))
    handed_in = counting.timeliness(_made(terms), villages=known["village_spans"], days=known["document_days"])
    counts = Step(COUNTS, followed.union(handed_in))
    every = counting.together(_made(questions), _made(counts), cuts=_made(cuts), lists=_made(lists))
    return (questions, ruleless, cuts, lists, terms, counts, Step("answer", added_up(every, asked.level)))


def _made(step: Step) -> ir.Table:
    """Return what a step made as a table that later ones read."""
    return ibis.table(step.rows.schema(), name=step.name)


def added_up(counts: ir.Table, level: Level) -> ir.Table:
    """Return the offices' counts added up by area; only what is counted alike is one sum. Never a percentage."""
    unmeasurable = ibis.ifelse(counts.denominator == 0, 1, 0).cast("int64")
    areas = counts.mutate(area=_area(counts.office, level), offices=ibis.literal(1, "int64"), unmeasurable=unmeasurable)
    # A kecamatan is one office, of which each indicator is one row already.
    if level is not Level.DISTRICT:
        areas = areas.group_by("area", "year", "indicator", "definition").agg(
            **{name: areas[name].sum().cast("int64") for name in COLUMNS[4:]}
        )
    return areas.select(*COLUMNS).order_by("area", "year", "indicator", "definition")


def _area(office: ir.IntegerValue, level: Level) -> ir.IntegerValue:
    """Return the area an office lies in: of kecamatan, itself."""
    return office if level is Level.DISTRICT else office - office % 10 ** (_DIGITS[Level.DISTRICT] - _DIGITS[level])


def _known(rows: ir.Table, at: ir.TimestampValue) -> ir.Table:
    return rows.filter(rows.since <= at, rows.until > at)


def _instant(asked: Asked) -> ir.TimestampValue:
    return ibis.timestamp(asked.as_of.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" "))
