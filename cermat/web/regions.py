"""Several offices beside one another: what each counted, and what may be added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cermat.indicators.figures import Share
from cermat.indicators.shares import quotient
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import CountRow, SupervisedOffice
from cermat.rules.types import Indicator
from cermat.web.figures import NOT_MEASURABLE
from cermat.words.numbers import round_half_up, write_percent

# Of fewer places no quarter can be told.
FEWEST = 4
LEVELS = {2: "provinsi", 5: "kabupaten", 8: "kecamatan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """One office, or all offices of a kabupaten or province, in one indicator.

    `rank`: one more than how many of the places beside it do better; None: not measurable. `offices`: how many are
    added up. `is_office`: whether it can be opened.
    """

    code: str
    name: str
    share: Share
    words: str
    rank: int | None
    offices: int
    is_office: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFigure:
    """One indicator, counted alike by all of these offices: their sum, and each place beside its peers.

    `quartiles`: what a quarter, a half and three quarters of the measured places do not exceed; of few places none.
    """

    indicator: Indicator
    total: Share
    total_words: str
    places: tuple[PlaceView, ...]
    measured: int
    unmeasurable: int
    quartiles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What a person supervises within a code: how deep its places lie, its figures, and offices no figure counts."""

    code: str
    offices: tuple[SupervisedOffice, ...]
    level: str
    figures: tuple[RegionFigure, ...]
    uncounted: tuple[SupervisedOffice, ...]


def region(scope: Scope, within: str, *, year: int, quarter: int | None) -> Region | None:
    """Return what lies within an area code (empty: everything this person supervises); None where nothing does."""
    offices = tuple(each for each in selectors.supervised(scope) if _is_within(each.code, within))
    if not offices:
        return None
    counts = selectors.counts_over(scope, offices, year=year, quarter=quarter)
    length = _length(offices)
    counted = {each.office for each in counts}
    return Region(
        code=within,
        offices=offices,
        level=LEVELS[length],
        figures=tuple(_figures(scope, counts, offices, length=length, year=year)),
        uncounted=tuple(each for each in offices if each.code not in counted),
    )


def _is_within(code: str, within: str) -> bool:
    return not within or code == within or code.startswith(f"{within}.")


def _length(offices: Sequence[SupervisedOffice]) -> int:
    """Return how many letters of a code tell the places apart: those of provinces, kabupaten, or offices."""
    return next((length for length in (2, 5) if len({each.code[:length] for each in offices}) > 1), 8)


def _figures(
    scope: Scope, counts: Sequence[CountRow], offices: Sequence[SupervisedOffice], *, length: int, year: int
) -> Iterator[RegionFigure]:
    alike: dict[tuple[str, str], list[CountRow]] = defaultdict(list)
    for each in counts:
        alike[each.indicator, each.definition].append(each)
    names = {each.code: each for each in offices}
    for (wanted, _), rows in sorted(alike.items(), key=lambda item: (item[0][0], -len(item[1]))):
        paper = selectors.paper_in_force(selectors.supervising_scope(scope, rows[0].office), year=year)
        indicator = next(each for each in paper.indicators if each.id == wanted)
        yield _figure(indicator, rows, names=names, length=length)


def _figure(
    indicator: Indicator, rows: Sequence[CountRow], *, names: Mapping[str, SupervisedOffice], length: int
) -> RegionFigure:
    grouped: dict[str, list[CountRow]] = defaultdict(list)
    for each in rows:
        grouped[each.office[:length]].append(each)
    sums = {code: _sum(members) for code, members in grouped.items()}
    values = sorted(each.exact for each in sums.values() if each.exact is not None)
    return RegionFigure(
        indicator=indicator,
        total=(total := _sum(rows)),
        total_words=_written(total.exact),
        places=tuple(_place(code, grouped[code], names=names, values=values) for code in grouped),
        measured=sum(each.denominator > 0 for each in rows),
        unmeasurable=sum(each.denominator == 0 for each in rows),
        quartiles=tuple(_written(values[-(-len(values) * part // 4) - 1]) for part in (1, 2, 3))
        if len(values) >= FEWEST
        else (),
    )


def _sum(rows: Iterable[CountRow]) -> Share:
    """Return the numerators and denominators added up; percentages never are."""
    counts = [(each.numerator, each.denominator) for each in rows]
    above, below = (sum(column) for column in zip(*counts, strict=True))
    return Share(numerator=above, denominator=below, exact=quotient(above, below, scale=100))


def _place(
    code: str, rows: Sequence[CountRow], *, names: Mapping[str, SupervisedOffice], values: Sequence[Fraction]
) -> PlaceView:
    share, office = _sum(rows), names.get(code)
    return PlaceView(
        code=code,
        name=office.name if office else _name_of_area(code, names[rows[0].office]),
        share=share,
        words=_written(share.exact),
        rank=None if share.exact is None else sum(value > share.exact for value in values) + 1,
        offices=len(rows),
        is_office=office is not None,
    )


def _name_of_area(code: str, office: SupervisedOffice) -> str:
    return office.regency if len(code) > len("35") else f"Provinsi {code}"


def _written(value: Fraction | None) -> str:
    return NOT_MEASURABLE if value is None else write_percent(round_half_up(value))
