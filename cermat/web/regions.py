"""Several offices beside one another: what each counted, and what may be added up."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cermat.indicators.figures import Period, Share
from cermat.indicators.measurement import last_day, paper_basis
from cermat.indicators.shares import quotient
from cermat.registers import areas, clock, selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import CountRow, SupervisedOffice
from cermat.rules.types import IkuPaper, Indicator
from cermat.web import arrears
from cermat.web.arrears import Alike, Arrears, Sums
from cermat.web.figures import NOT_MEASURABLE, short_name
from cermat.web.periods import period_words
from cermat.words.dates import last_elapsed_day, write_date
from cermat.words.numbers import round_half_up, write_percent

# Of fewer places no quarter can be told.
FEWEST = 4
PROVINCE, REGENCY, OFFICE = 2, 5, 8  # letters of a code
AREA = re.compile(r"[0-9.]*")
LEVELS = {PROVINCE: "provinsi", REGENCY: "kabupaten", OFFICE: "kecamatan"}


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

    `short`: `IKU 1`. `remark`: which paper counts it so, where others count it otherwise; else empty.
    `is_provisional`: the period is not over yet in all of them. `measured` and `unmeasurable` are offices; `ranked`:
    how many of the places have a value. `quartiles`: what a quarter, a half and three quarters of these do not exceed;
    of few places none.
    """

    indicator: Indicator
    short: str
    remark: str
    is_provisional: bool
    total: Share
    total_words: str
    places: tuple[PlaceView, ...]
    measured: int
    unmeasurable: int
    ranked: int
    quartiles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A kabupaten or province above what is shown, or that itself; `code` is empty for everything supervised."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What a person supervises within a code: how deep its places lie, its figures, and offices no figure counts.

    `path`: the areas it lies in, the widest first, itself last. `arrears`: what its offices are behind with, where it
    is no more than a kabupaten; where it is more, `sums`: how much of it, by place and then in all.
    """

    code: str
    period_words: str
    path: tuple[Area, ...]
    offices: tuple[SupervisedOffice, ...]
    level: str
    figures: tuple[RegionFigure, ...]
    uncounted: tuple[SupervisedOffice, ...]
    arrears: tuple[Arrears, ...]
    sums: tuple[Sums, ...]

    @property
    def is_of_offices(self) -> bool:
        """Return whether its places are offices."""
        return self.level == LEVELS[OFFICE]

    @property
    def is_sample(self) -> bool:
        """Return whether sample books are among what is added up."""
        return any(each.is_sample for each in self.offices)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Counts of one indicator that may be added, with the paper of one of their offices."""

    paper: IkuPaper
    indicator: Indicator
    rows: Sequence[CountRow]


def region(scope: Scope, within: str, *, period: Period) -> Region | None:
    """Return what lies within an area code (empty: everything this person supervises); None where nothing does."""
    offices = selectors.supervised(scope, within=within) if AREA.fullmatch(within) else ()
    if not offices:
        return None
    length = _length(offices)
    groups = tuple(_groups(scope, offices, letters=length, period=period))
    names = {each.code: each for each in offices}
    now = clock.now()
    elapsed = min(last_elapsed_day(now, zone) for zone in {each.zone for each in offices})
    return Region(
        code=within,
        period_words=period_words(period),
        path=tuple(_path(offices[0], within)),
        offices=offices,
        level=LEVELS[length],
        figures=tuple(
            _figure(
                group,
                names=names,
                remark=_remark(group, groups, names),
                is_provisional=_last_day(group, period) > elapsed,
            )
            for group in groups
        ),
        uncounted=_uncounted(scope, offices, groups, period=period),
        arrears=_arrears(scope, offices, groups, period=period) if length == OFFICE else (),
        sums=() if length == OFFICE else _sums(scope, offices, length, period=period),
    )


def _path(office: SupervisedOffice, within: str) -> Iterator[Area]:
    yield Area(code="", name="Semua kantor")
    for length in (PROVINCE, REGENCY, OFFICE):
        if length <= len(within):
            yield Area(code=within[:length], name=_area_name(office, length))


def _area_name(office: SupervisedOffice, length: int) -> str:
    """Return what the area of an office is called, by how many letters of its code tell it."""
    return {PROVINCE: areas.province(office.code[:PROVINCE]), REGENCY: office.regency, OFFICE: office.name}[length]


def _arrears(
    scope: Scope, offices: tuple[SupervisedOffice, ...], groups: Iterable[_Group], *, period: Period
) -> tuple[Arrears, ...]:
    names = {each.code: each for each in offices}
    alike = [
        Alike(paper=group.paper, indicator=group.indicator, offices=tuple(names[row.office] for row in group.rows))
        for group in groups
        if group.indicator.method == "timeliness"
    ]
    return arrears.of_offices(scope, offices, alike, period=period)


def _sums(scope: Scope, offices: Sequence[SupervisedOffice], length: int, *, period: Period) -> tuple[Sums, ...]:
    one_each = {each.code[:length]: each for each in offices}
    places = {code: _area_name(each, length) for code, each in one_each.items()}
    return arrears.of_places(scope, offices, places, period=period)


def _uncounted(
    scope: Scope, offices: tuple[SupervisedOffice, ...], groups: Iterable[_Group], *, period: Period
) -> tuple[SupervisedOffice, ...]:
    """Return the offices without any count; which they are is asked only where no indicator counts them all."""
    by_indicator: Counter[str] = Counter()
    for group in groups:
        by_indicator[group.indicator.id] += sum(each.offices for each in group.rows)
    if len(offices) in by_indicator.values():
        return ()
    counted = selectors.counted_over(scope, offices, year=period.year, quarter=period.quarter)
    return tuple(each for each in offices if each.code not in counted)


def _length(offices: Sequence[SupervisedOffice]) -> int:
    """Return how many letters of a code tell the places apart: those of provinces, kabupaten, or offices."""
    shorter = (PROVINCE, REGENCY)
    return next((length for length in shorter if len({each.code[:length] for each in offices}) > 1), OFFICE)


def _groups(scope: Scope, offices: Sequence[SupervisedOffice], *, letters: int, period: Period) -> Iterator[_Group]:
    """Yield the counts that may be added: of each indicator those that most offices share first."""
    alike: dict[tuple[str, str], list[CountRow]] = defaultdict(list)
    counts = selectors.counts_over(scope, offices, year=period.year, quarter=period.quarter, letters=letters)
    for each in counts:
        alike[each.indicator, each.definition].append(each)
    for rows in sorted(alike.values(), key=_most_shared_first):
        paper, wanted = selectors.paper_over(scope, rows[0].office, year=period.year), rows[0].indicator
        yield _Group(paper=paper, indicator=next(each for each in paper.indicators if each.id == wanted), rows=rows)


def _most_shared_first(rows: Sequence[CountRow]) -> tuple[str, int, str]:
    return rows[0].indicator, -sum(each.offices for each in rows), rows[0].office


def _remark(group: _Group, groups: Sequence[_Group], names: Mapping[str, SupervisedOffice]) -> str:
    """Return by which paper a figure is counted, where these offices count its indicator in more than one way."""
    if sum(each.indicator.id == group.indicator.id for each in groups) == 1:
        return ""
    return (
        f"Dihitung seperti dalam naskah IKU {names[group.rows[0].office].name} tanggal "
        f"{write_date(group.paper.dated)}; naskah kantor lain menghitungnya dengan cara lain, jadi tidak dijumlahkan."
    )


def _last_day(group: _Group, period: Period) -> date:
    return last_day(group.paper, group.indicator, period=period, basis=paper_basis(group.paper))


def _figure(group: _Group, *, names: Mapping[str, SupervisedOffice], remark: str, is_provisional: bool) -> RegionFigure:
    rows = group.rows
    total = _share(sum(each.numerator for each in rows), sum(each.denominator for each in rows))
    shares = [_share(each.numerator, each.denominator) for each in rows]
    values = sorted(each.exact for each in shares if each.exact is not None)
    measured = sum(each.measured for each in rows)
    return RegionFigure(
        indicator=group.indicator,
        short=short_name(group.indicator),
        remark=remark,
        is_provisional=is_provisional,
        total=total,
        total_words=_written(total.exact),
        places=tuple(_place(row, share, names=names, values=values) for row, share in zip(rows, shares, strict=True)),
        measured=measured,
        unmeasurable=sum(each.offices for each in rows) - measured,
        ranked=len(values),
        quartiles=tuple(_written(values[-(-len(values) * part // 4) - 1]) for part in (1, 2, 3))
        if len(values) >= FEWEST
        else (),
    )


def _share(above: int, below: int) -> Share:
    return Share(numerator=above, denominator=below, exact=quotient(above, below, scale=100))


def _place(
    row: CountRow, share: Share, *, names: Mapping[str, SupervisedOffice], values: Sequence[Fraction]
) -> PlaceView:
    return PlaceView(
        code=row.area,
        name=_area_name(names[row.office], len(row.area)),
        share=share,
        words=_written(share.exact),
        rank=None if share.exact is None else len(values) - bisect_right(values, share.exact) + 1,
        offices=row.offices,
        is_office=row.area == row.office,
    )


def _written(value: Fraction | None) -> str:
    return NOT_MEASURABLE if value is None else write_percent(round_half_up(value))
