"""What the offices of a kabupaten are behind with: documents of villages, months to close, rows to check."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from cermat.indicators import timeliness
from cermat.indicators.closings import unclosed_months
from cermat.indicators.figures import Obligation, Period, Verdict
from cermat.indicators.measurement import paper_basis
from cermat.indicators.obligations import fiscal_years, owed
from cermat.indicators.question import Question
from cermat.indicators.rows import UnitRow
from cermat.registers import clock, selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import ArrearsCount, SupervisedOffice, Unchecked
from cermat.registers.substitution import LEADERSHIP
from cermat.rules.library import law
from cermat.rules.types import IkuPaper, Indicator
from cermat.web.addresses import BOOK_WORDS, row_address
from cermat.web.figures import by_months
from cermat.words.dates import last_elapsed_day, local_day, write_date
from cermat.words.numbers import write_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An office that is behind, in words; `opens`: the page of its own that shows the rows, called `opens_words`."""

    code: str
    name: str
    words: tuple[str, ...]
    opens: str
    opens_words: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears:
    """One thing that offices are behind with, those furthest behind first; `summary` says it of all of them."""

    heading: str
    summary: str
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Offices of which the villages owe the same documents, by the paper of one of them."""

    paper: IkuPaper
    indicator: Indicator
    offices: Sequence[SupervisedOffice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A document a village owed and made too late on `dated`; None: not yet, though its last day is over."""

    owed: Obligation
    dated: date | None
    place: str
    is_exempted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What the offices of one place, or of all, are behind with; `code`: where these are listed, in the end by name."""

    code: str
    name: str
    offices: int
    count: ArrearsCount


def of_places(
    scope: Scope, offices: Sequence[SupervisedOffice], places: Mapping[str, str], *, period: Period
) -> tuple[Sums, ...]:
    """Return what the offices of each place are behind with, then of all of them; `places`: names by area code."""
    now, length = clock.now(), len(next(iter(places)))
    elapsed = {zone: last_elapsed_day(now, zone) for zone in {office.zone for office in offices}}
    # At midnight a zone is a day ahead of another: each office is asked for its own day.
    on = [
        selectors.arrears_over(
            scope,
            [office for office in offices if elapsed[office.zone] == day],
            period=period,
            elapsed=day,
            letters=length,
        )
        for day in set(elapsed.values())
    ]
    counted = Counter(office.code[:length] for office in offices)
    found = [
        Sums(
            code=code,
            name=name,
            offices=counted[code],
            count=_added([each[code] for each in on if code in each]),
        )
        for code, name in places.items()
    ]
    every = Sums(code="", name="Jumlah", offices=len(offices), count=_added([each.count for each in found]))
    return (*found, every)


def _added(counts: Sequence[ArrearsCount]) -> ArrearsCount:
    return ArrearsCount(
        missing=sum(each.missing for each in counts),
        late=sum(each.late for each in counts),
        unclosed=sum(each.unclosed for each in counts),
        unchecked=sum(each.unchecked for each in counts),
    )


def of_offices(
    scope: Scope, offices: Sequence[SupervisedOffice], alike: Iterable[Alike], *, period: Period
) -> tuple[Arrears, ...]:
    """Return everything that these offices are behind with; `alike`: those of which villages owe documents."""
    units, now = selectors.units_over(scope, offices), clock.now()
    elapsed = {office.code: last_elapsed_day(now, office.zone) for office in offices}
    return (
        _documents(scope, alike, period=period, elapsed=elapsed),
        _months(scope, offices, units, period=period, elapsed=elapsed),
        _unchecked(scope, offices, units),
    )


def _documents(scope: Scope, alike: Iterable[Alike], *, period: Period, elapsed: Mapping[str, date]) -> Arrears:
    """Return the documents that villages have not made though their last day is over, and those made late."""
    found = [each for group in alike for each in _late(scope, group, period=period, elapsed=elapsed)]
    missing = sum(each.dated is None for _, late in found for each in late)
    behind = [
        Behind(
            code=office.code,
            name=office.name,
            words=tuple(_document_words(late)),
            opens=f"{reverse('dokumen_desa')}?{urlencode({'tahun': period.year})}",
            opens_words="Buka dokumen desa",
            size=len(late),
        )
        for office, late in found
        if late
    ]
    too_late = sum(each.size for each in behind) - missing
    return Arrears(
        heading="Desa yang terlambat",
        summary=f"{write_number(missing)} dokumen belum disusun padahal batasnya sudah lewat, {write_number(too_late)} "
        f"disusun terlambat, di {_offices_words(behind)}.",
        behind=_furthest_first(behind),
    )


def _late(
    scope: Scope, alike: Alike, *, period: Period, elapsed: Mapping[str, date]
) -> Iterator[tuple[SupervisedOffice, Sequence[Late]]]:
    paper, indicator, basis = alike.paper, alike.indicator, paper_basis(alike.paper)
    years = fiscal_years(paper, indicator, year=period.year, basis=basis)
    villages = selectors.villages_over(scope, alike.offices)
    asked_for = frozenset(years.items())
    handed = selectors.documents_over(scope, alike.offices, fiscal_years=asked_for)
    exempted = selectors.exemptions_over(scope, alike.offices, fiscal_years=asked_for)
    asked = partial(Question, paper=paper, law=law(), indicator=indicator, period=period, year_basis=basis)
    for office in alike.offices:
        places = villages.get(office.code, ())
        obligations = owed(places, paper, indicator=indicator, years=years)
        question = asked(elapsed=elapsed[office.code])
        verdicts = timeliness.verdicts(handed.get(office.code, ()), obligations, question=question)
        named = {village.code: village for village in places}
        freed = {(each.kind, each.village, each.fiscal_year) for each in exempted.get(office.code, ())}
        yield (
            office,
            [
                Late(
                    owed=each,
                    dated=dated,
                    place=timeliness.village_words(each.village, named),
                    is_exempted=(each.kind, each.village, each.fiscal_year) in freed,
                )
                for each, (verdict, dated) in verdicts.items()
                if verdict in (Verdict.MISSING, Verdict.LATE)
            ],
        )


def _document_words(late: Iterable[Late]) -> Iterator[str]:
    """Return one sentence per document and what became of it, naming the villages."""
    grouped: dict[tuple[str, date, str], list[str]] = defaultdict(list)
    for each in late:
        what = "terlambat" if each.dated else "belum disusun"
        remarks = [write_date(each.dated)] if each.dated else []
        remarks += ["dikecualikan"] if each.is_exempted else []
        group = timeliness.group_of(each.owed.kind_name, each.owed.fiscal_year)
        grouped[group, each.owed.due, what].append(each.place + (f" ({', '.join(remarks)})" if remarks else ""))
    for (group, due, what), places in grouped.items():
        yield f"{group}, batas {write_date(due)}, {what}: {', '.join(places)}."


def _months(
    scope: Scope,
    offices: Sequence[SupervisedOffice],
    units: Mapping[str, Sequence[UnitRow]],
    *,
    period: Period,
    elapsed: Mapping[str, date],
) -> Arrears:
    """Return the months that were over and that a unit has not closed."""
    closings = selectors.closings_over(scope, offices, year=period.year)
    found = {
        office: unclosed_months(
            units.get(office.code, ()),
            closings.get(office.code, ()),
            period=period,
            elapsed=elapsed[office.code],
        )
        for office in offices
    }
    behind = [_behind_with_months(office, unclosed, period.year) for office, unclosed in found.items() if unclosed]
    count = sum(each.size for each in behind)
    return Arrears(
        heading="Bulan yang belum ditutup",
        summary=f"{write_number(count)} buku bulanan unit belum ditutup, di {_offices_words(behind)}.",
        behind=_furthest_first(behind),
    )


def _behind_with_months(office: SupervisedOffice, unclosed: Sequence[tuple[str, int]], year: int) -> Behind:
    return Behind(
        code=office.code,
        name=office.name,
        words=tuple(f"{words}: {', '.join(names)}." for words, names in by_months(unclosed)),
        opens=f"{reverse('beranda')}?{urlencode({'tahun': year})}",
        opens_words="Buka beranda",
        size=len(unclosed),
    )


def _unchecked(scope: Scope, offices: Sequence[SupervisedOffice], units: Mapping[str, Sequence[UnitRow]]) -> Arrears:
    """Return the rows, of any year, that wait for a second person; an office opens at the oldest."""
    of_offices = selectors.unchecked_over(scope, offices)
    named = {office.code: office for office in offices}
    behind = [_unchecked_of(named[code], found, units.get(code, ())) for code, found in of_offices.items()]
    count = sum(each.size for each in behind)
    return Arrears(
        heading="Belum diperiksa",
        summary=f"{write_number(count)} baris, dari tahun mana pun, menunggu orang kedua, di {_offices_words(behind)}.",
        behind=_furthest_first(behind),
    )


def _unchecked_of(office: SupervisedOffice, found: Sequence[Unchecked], units: Iterable[UnitRow]) -> Behind:
    names = {unit.code: unit.name for unit in units} | {LEADERSHIP: "Pimpinan kantor"}
    of_units: dict[str, list[Unchecked]] = defaultdict(list)
    for each in found:
        of_units[each.unit].append(each)
    oldest = min(found, key=lambda each: each.since)
    return Behind(
        code=office.code,
        name=office.name,
        words=tuple(
            f"{names.get(unit, unit)}: {_books_words(waiting)}, sejak "
            f"{write_date(local_day(min(each.since for each in waiting), office.zone))}."
            for unit, waiting in of_units.items()
        ),
        opens=row_address(*oldest.shown_by),
        opens_words="Buka yang terlama",
        size=sum(each.rows for each in found),
    )


def _books_words(waiting: Iterable[Unchecked]) -> str:
    return ", ".join(f"{write_number(each.rows)} {BOOK_WORDS[each.book]}" for each in waiting)


def _offices_words(behind: Sequence[Behind]) -> str:
    return f"{write_number(len(behind))} kantor"


def _furthest_first(behind: Iterable[Behind]) -> tuple[Behind, ...]:
    return tuple(sorted(behind, key=lambda each: (-each.size, each.code)))
