"""A measurement of an office: its books as known at one settled instant, handed to the sum."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cermat.indicators.books import Books
from cermat.indicators.change import earlier_years
from cermat.indicators.figures import Measurement, OfficeMeasurement, Period
from cermat.indicators.measurement import measure_office, paper_basis
from cermat.indicators.obligations import fiscal_years
from cermat.registers import clock, selectors
from cermat.registers.errors import InTheFuture, NotFound, UnreadableInstant
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import refuse_one_place
from cermat.registers.selectors.work import evidence_of_rows
from cermat.rules.judging import row_indicator
from cermat.rules.library import law
from cermat.rules.types import IkuPaper, TimelinessParameters, YearBasis
from cermat.words.dates import UnreadableDate, end_of_day, local_day, read_date, write_date

_DAY_AND_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]")


def measure(
    scope: Scope,
    *,
    year: int,
    quarter: int | None = None,
    as_of: datetime | None = None,
    year_basis: YearBasis | None = None,
    paper: IkuPaper | None = None,
) -> OfficeMeasurement:
    """Return the office's measurement of a year, or of its first quarters, as known at an instant.

    `as_of` None: now, after every act under way. `paper` None: the one in force for the year. Raises NoPaperInForce,
    BooksNotOpened, InTheFuture, and OutOfReach for someone who sees one village alone.
    """
    instant, period = settled(scope, as_of), Period(year=year, quarter=quarter)
    known = books(scope, period=period, as_of=instant, year_basis=year_basis, paper=paper)
    return measure_office(known, period=period, as_of=instant, year_basis=year_basis)


def of_indicator(office: OfficeMeasurement, indicator: str | None) -> Measurement:
    """Return one indicator's figure. Raises NotFound naming those there are."""
    found = next((each for each in office.measurements if each.indicator.id == indicator), None)
    if found is None:
        known = ", ".join(each.indicator.id for each in office.measurements)
        raise NotFound(f"Indikator {indicator} tidak ada dalam naskah {office.paper.id}; yang ada: {known}.")
    return found


def books(
    scope: Scope,
    *,
    period: Period,
    as_of: datetime,
    year_basis: YearBasis | None = None,
    paper: IkuPaper | None = None,
) -> Books:
    """Return everything a measurement of a period is made from, as known at an instant.

    `paper` None: the one in force for the year. Activities are those dated in the period, with all their outputs;
    documents those of the fiscal years it asks for.
    """
    office = selectors.office(scope, as_of=as_of)
    paper = paper or selectors.paper_in_force(scope, year=period.year, as_of=as_of)
    asked = _fiscal_years(paper, period.year, basis=year_basis or paper_basis(paper))
    earlier = earlier_years(paper, period.year)
    return Books(
        office=office,
        paper=paper,
        law=law(),
        villages=selectors.villages(scope, as_of=as_of),
        units=selectors.units(scope, as_of=as_of),
        activities=selectors.activities(scope, period=period, as_of=as_of),
        outputs=selectors.outputs(scope, period=period, as_of=as_of),
        village_documents=selectors.village_documents(scope, fiscal_years=asked, as_of=as_of),
        recorded_values=selectors.recorded_values(scope, year=period.year, earlier=earlier, as_of=as_of),
        targets=selectors.targets(scope, year=period.year, as_of=as_of),
        settings=selectors.settings(scope, as_of=as_of),
        closings=selectors.closings(scope, year=period.year, as_of=as_of),
        exemptions=selectors.exemptions(scope, fiscal_years=asked, as_of=as_of),
        evidence=evidence_of_rows(scope, period=period, fiscal_years=asked, earlier=earlier, as_of=as_of),
        locked_at=selectors.locks(scope, year=period.year, as_of=as_of).get(period),
    )


def instant(scope: Scope, asked: str | date) -> datetime:
    """Return the instant a door asks for: the end of a local day, now where the day is today, or an ISO instant.

    Raises InTheFuture for a later day, UnreadableInstant for a text that is neither.
    """
    return instant_in(selectors.office(scope).zone, asked)


def instant_in(zone: ZoneInfo, asked: str | date) -> datetime:
    """Return the instant that `instant` names, where the days are those of a zone."""
    if isinstance(asked, str):
        asked = _read(asked)
    if isinstance(asked, datetime):
        if asked > clock.now():
            raise InTheFuture(_future(asked.date()))
        return asked
    return _end_of(asked, zone)


def _read(text: str) -> date | datetime:
    try:
        return read_date(text)
    except UnreadableDate as refusal:
        try:
            # With a time: Python would read the + of a day's offset as what separates a day from its time.
            read = datetime.fromisoformat(text.strip()) if _DAY_AND_TIME.match(text.strip()) else None
        except ValueError:
            read = None
        if read is None:
            raise UnreadableInstant(str(refusal)) from refusal
    if read.tzinfo is None:
        raise UnreadableInstant(f"“{text}” tidak menyebut selisih waktunya; tulis misalnya {text.strip()}+07:00.")
    return read


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    present = clock.now()
    if day > local_day(present, zone):
        raise InTheFuture(_future(day))
    return min(end_of_day(day, zone), present)


def _future(day: date) -> str:
    return f"Tidak dapat diukur menurut keadaan {write_date(day)}: hari itu belum tiba; pilih hari ini atau sebelumnya."


def settled(scope: Scope, as_of: datetime | None) -> datetime:
    """Return an asked instant, now where none or today is asked. Raises InTheFuture, and OutOfReach for one village."""
    refuse_one_place(scope)
    now = selectors.settled_now(scope)
    if as_of is None or as_of == now:
        return now
    if as_of < now:
        return as_of
    zone = selectors.office(scope).zone
    if local_day(as_of, zone) > local_day(clock.now(), zone):
        raise InTheFuture(_future(local_day(as_of, zone)))
    return now


def _fiscal_years(paper: IkuPaper, year: int, *, basis: YearBasis) -> dict[str, int]:
    """Return the fiscal year asked of each kind of document in a performance year, by the kind's id."""
    return {
        kind: fiscal_year
        for indicator in map(row_indicator, paper.indicators)
        if isinstance(indicator.parameters, TimelinessParameters)
        for kind, fiscal_year in fiscal_years(paper, indicator, year=year, basis=basis).items()
    }
