"""What the Camat's page says in one look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cermat.documents.reports.charts import attainments
from cermat.documents.reports.phrases import basis_words
from cermat.indicators.figures import Line, Measurement, OfficeMeasurement, Period, Verdict
from cermat.registers import clock, selectors
from cermat.registers.scope import Scope
from cermat.rules.judging import row_indicator
from cermat.rules.types import YearBasis
from cermat.web import charts, periods
from cermat.web.addresses import row_address
from cermat.web.figures import figure_view, unclosed_words
from cermat.web.periods import Asked
from cermat.web.tones import BAD, WAIT, verdict_tag
from cermat.words.dates import write_date, write_quarter

OWING = {Verdict.MISSING: BAD, Verdict.NOT_YET_DUE: "calm", Verdict.UNVERIFIED: WAIT}
SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedItem:
    """A document a village still owes, or one not yet verified."""

    words: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwingVillage:
    """A village and what it still owes."""

    name: str
    items: tuple[OwedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day of the quarter and how far the villages are."""

    day: date
    group: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingActivity:
    """An activity without an output that counts."""

    subject: str
    reason: str
    address: str


def refused(scope: Scope, asked: Asked, refusal: str) -> Mapping[str, object]:
    """Return what the page says when there is no figure at all."""
    zone = selectors.office(scope).zone
    return {
        "heading": str(asked.year),
        "as_of": (asked.as_of or clock.now()).astimezone(zone),
        "basis_words": basis_words(asked.basis or YearBasis.EVENT),
        "bases": periods.basis_options(asked.basis or YearBasis.EVENT),
        "refusal": refusal,
        "figures": [],
    }


def measured(office: OfficeMeasurement, asked: Asked, *, today: date) -> Mapping[str, object]:
    """Return what the page says of an office's measurement."""
    documents, activities = _of(office, "timeliness"), _of(office, "follow_up")
    waiting = list(_waiting(activities)) if activities else []
    shown = deadline_period(office.period, today)
    return {
        "heading": periods.period_words(office.period),
        "as_of": office.as_of,
        "basis_words": basis_words(office.year_basis),
        "bases": periods.basis_options(office.year_basis),
        "refusal": None,
        "figures": [figure_view(office, each, query=asked.query) for each in in_order(office)],
        "chart": charts.view(attainments(in_order(office))),
        "owing": list(_owing(documents)) if documents else [],
        "deadlines": list(_deadlines(documents, shown)) if documents else [],
        "deadlines_heading": _deadlines_heading(shown),
        "waiting": waiting[:SHOWN],
        "waiting_count": len(waiting),
        "waiting_more": len(waiting) > SHOWN,
        "waiting_address": _waiting_address(activities, asked) if activities else "",
        "unclosed": unclosed_words(office),
    }


def deadline_period(period: Period, today: date) -> Period:
    """Return the quarter whose deadlines are shown: the one asked, today's within this year, else the whole year."""
    if period.quarter is not None or period.year != today.year:
        return period
    return Period(year=period.year, quarter=(today.month - 1) // 3 + 1)


def _deadlines_heading(period: Period) -> str:
    if period.quarter is None:
        return f"tahun {period.year}"
    return write_quarter(period.year, period.quarter)


def in_order(office: OfficeMeasurement) -> list[Measurement]:
    """Return the numbered indicators first, then the goal's."""
    return sorted(office.measurements, key=lambda each: (each.indicator.number is None, each.indicator.number or 0))


def _of(office: OfficeMeasurement, method: str) -> Measurement | None:
    return next((each for each in office.measurements if row_indicator(each.indicator).method == method), None)


def _obligations(measurement: Measurement) -> list[Line]:
    return [line for line in measurement.figure.lines if line.due is not None]


def _owing(measurement: Measurement) -> Iterator[OwingVillage]:
    villages: dict[str, list[OwedItem]] = {}
    for line in _obligations(measurement):
        if line.verdict not in OWING:
            continue
        due = f", batas {write_date(line.due)}" if line.due else ""
        item = OwedItem(words=f"{line.group}{due}", state=verdict_tag(line.verdict).words, tone=OWING[line.verdict])
        villages.setdefault(line.place or "", []).append(item)
    return (OwingVillage(name=name, items=tuple(items)) for name, items in sorted(villages.items()))


def _deadlines(measurement: Measurement, period: Period) -> Iterator[Deadline]:
    months = range(1, 13) if period.quarter is None else range(period.quarter * 3 - 2, period.quarter * 3 + 1)
    groups: dict[tuple[date, str], list[Line]] = {}
    for line in _obligations(measurement):
        if line.due and line.due.year == period.year and line.due.month in months:
            groups.setdefault((line.due, line.group), []).append(line)
    for (day, group), lines in sorted(groups.items()):
        done = sum(line.verdict not in (Verdict.MISSING, Verdict.NOT_YET_DUE) for line in lines)
        yield Deadline(day=day, group=group, words=f"{done} dari {len(lines)} desa sudah menyerahkan.")


def _waiting(measurement: Measurement) -> Iterator[WaitingActivity]:
    for line in measurement.figure.lines:
        if line.verdict is Verdict.NOT_FOLLOWED_UP:
            ref = next(ref for ref in line.rows if ref.book == "activity")
            yield WaitingActivity(subject=line.subject, reason=line.reason, address=row_address(ref.book, ref.key))


def _waiting_address(measurement: Measurement, asked: Asked) -> str:
    address = reverse("kertas_kerja", kwargs={"year": asked.year, "indicator": measurement.indicator.id})
    return f"{address}?{asked.query}&putusan={Verdict.NOT_FOLLOWED_UP.value}"
