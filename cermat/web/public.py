"""What everybody reads of an office without signing in: its published figures, what they mean, where they come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cermat.documents.reports import charts as paper_charts
from cermat.documents.reports.formulas import in_words, steps_words
from cermat.documents.reports.notes import decision_sentence, in_short
from cermat.documents.reports.phrases import RECORDED, as_of_words, name_with_kind, paper_words, share_words
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.issuing import IssuedState
from cermat.indicators.publishing import PublishedFigureRow
from cermat.indicators.question import cite
from cermat.indicators.values import cause_of, write_attainment, write_value
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.types import Indicator
from cermat.web import charts
from cermat.web.charts import ChartView
from cermat.web.figures import NOT_MEASURABLE, short_name, target_words
from cermat.web.issued import STATE_TONES
from cermat.web.meanings import meaning
from cermat.web.measurements import title
from cermat.web.tones import Tag
from cermat.words.numbers import write_number

FEWEST_BARS = 2
Editions = tuple[tuple[PublishedFigureRow, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """One indicator in the latest period. `value` says in words that there is none; `cause` then says why."""

    short: str
    name: str
    value: str
    is_measured: bool
    share: str
    steps: str
    cause: str
    target: str
    attainment: str
    remarks: tuple[str, ...]
    meaning: str
    formula: str
    data_source: str
    rules: tuple[str, ...]
    trend: ChartView | None
    trend_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One indicator of one edition."""

    short: str
    value: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """One published edition. `now`: what became of it since, empty where it stands. `paper`: number and address."""

    period: str
    edition: int
    tag: Tag
    now: str
    published_on: date
    cells: tuple[CellView, ...]
    paper: tuple[str, str] | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office as everybody sees it. `notices`: corrections, and what is not to be relied on any more."""

    code: str
    name: str
    regency: str
    is_sample: bool
    latest: EditionView
    as_of: str
    iku: str
    notices: tuple[str, ...]
    indicators: tuple[IndicatorView, ...]
    shorts: tuple[str, ...]
    editions: tuple[EditionView, ...]


def office(scope: Scope) -> OfficeView:
    """Return an office of which something is published."""
    editions = _editions(selectors.published_figures(scope))
    latest = _latest(editions)
    frozen = selectors.snapshot(scope, latest[0].measurement)
    shorts = {each.indicator: _short(each) for rows in editions for each in rows}
    return OfficeView(
        code=scope.office,
        name=name_with_kind(latest[0].office_name),
        regency=latest[0].regency,
        is_sample=latest[0].is_sample,
        latest=_edition(latest, editions, shorts=tuple(shorts)),
        as_of=as_of_words(frozen),
        iku=paper_words(frozen),
        notices=tuple(_notices(latest, editions)),
        indicators=tuple(_indicator(each, frozen=frozen, editions=editions) for each in frozen.measurements),
        shorts=tuple(shorts.values()),
        editions=tuple(_edition(rows, editions, shorts=tuple(shorts)) for rows in reversed(editions)),
    )


def _editions(rows: Sequence[PublishedFigureRow]) -> Editions:
    """Return the rows edition by edition, oldest period first."""
    grouped: dict[str, list[PublishedFigureRow]] = {}
    for row in rows:
        grouped.setdefault(row.measurement, []).append(row)
    return tuple(tuple(each) for each in grouped.values())


def _latest(editions: Editions) -> tuple[PublishedFigureRow, ...]:
    """Return the last edition of the last period."""
    return editions[-1]


def _notices(latest: Sequence[PublishedFigureRow], editions: Editions) -> Iterator[str]:
    first, period = latest[0], title(latest[0].period)
    if first.state is not IssuedState.STANDING:
        yield f"Angka {period} di bawah ini {_now(first, editions)}."
    before = [rows for rows in editions if rows[0].period == first.period and rows is not latest]
    if before:
        was = before[-1]
        reason = f" Alasan: {was[0].reopens}." if was[0].reopens else ""
        changes = "; ".join(_changes(was, latest)) or "tidak ada nilai yang berubah"
        yield f"Perbaikan: edisi ke-{first.edition} menggantikan edisi ke-{was[0].edition}; {changes}.{reason}"


def _changes(was: Sequence[PublishedFigureRow], now: Sequence[PublishedFigureRow]) -> Iterator[str]:
    then = {row.indicator: row for row in was}
    for row in now:
        other = then.get(row.indicator)
        if other and _words(other) != _words(row):
            yield f"{_short(row)} semula {_words(other)}, menjadi {_words(row)}"


def _now(row: PublishedFigureRow, editions: Editions) -> str:
    """Return what became of an edition: empty where it stands."""
    if row.state is IssuedState.STANDING:
        return ""
    reason = f": {row.reopens}" if row.reopens else ""
    if row.state is IssuedState.REOPENED:
        return f"sedang diperbaiki sebagai edisi ke-{row.successor}{reason}"
    out = {(rows[0].period, rows[0].edition) for rows in editions}
    is_out = (row.period, row.successor) in out
    return f"diganti edisi ke-{row.successor}{'' if is_out else ', yang belum dipublikasikan'}{reason}"


def _edition(rows: Sequence[PublishedFigureRow], editions: Editions, *, shorts: Sequence[str]) -> EditionView:
    first, by_indicator = rows[0], {row.indicator: row for row in rows}
    return EditionView(
        period=title(first.period),
        edition=first.edition,
        tag=Tag(words=first.state.value, tone=STATE_TONES[first.state]),
        now=_now(first, editions),
        published_on=first.published_on,
        cells=tuple(_cell(by_indicator.get(each), each) for each in shorts),
        paper=(first.paper_number or "", reverse("periksa", args=[first.paper_code])) if first.paper_code else None,
        sha256=first.snapshot_sha256,
    )


def _cell(row: PublishedFigureRow | None, indicator: str) -> CellView:
    if row is None:
        return CellView(short=indicator.upper(), value="tidak ada pada IKU periode ini", share="")
    return CellView(short=_short(row), value=_words(row), share=_share(row))


def _short(row: PublishedFigureRow) -> str:
    return row.indicator.upper() if row.number is None else f"IKU {row.number}"


def _share(row: PublishedFigureRow) -> str:
    if row.numerator is None or row.denominator is None:
        return ""
    return f"{write_number(row.numerator)} dari {write_number(row.denominator)}"


def _words(row: PublishedFigureRow) -> str:
    return row.value_words or in_short(row.cause) or NOT_MEASURABLE


def _indicator(measured: Measurement, *, frozen: OfficeMeasurement, editions: Editions) -> IndicatorView:
    indicator, cause = measured.indicator, cause_of(measured.figure)
    value = NOT_MEASURABLE if measured.value is None else write_value(measured.value, indicator)
    trend, others = _trend(indicator, editions)
    return IndicatorView(
        short=short_name(indicator),
        name=indicator.name,
        value=in_short(cause) or value,
        is_measured=measured.is_measurable,
        share=share_words(measured.figure.share) if measured.figure.share else "",
        steps=steps_words(measured),
        cause=cause,
        target=target_words(measured),
        attainment=", ".join(
            each for each in (measured.attainment and write_attainment(measured), measured.predicate) if each
        ),
        remarks=tuple(_remarks(measured)),
        meaning=meaning(indicator, frozen.paper),
        formula=in_words(indicator.formula).spoken if indicator.formula else "",
        data_source=indicator.data_source or "",
        rules=tuple(_rules(measured, frozen)),
        trend=trend,
        trend_note=f"Menurut naskah IKU lain, jadi cara menghitungnya dapat berbeda: {', '.join(others)}."
        if others
        else "",
    )


def _remarks(measured: Measurement) -> Iterator[str]:
    if measured.figure.grade:
        yield f"kategori {measured.figure.grade}"
    if measured.figure.is_recorded:
        yield RECORDED
    if measured.is_provisional:
        yield "sementara: ada batas waktu yang belum lewat ketika dibekukan"


def _rules(measured: Measurement, frozen: OfficeMeasurement) -> Iterator[str]:
    """Yield the rules the counted lines rest on, then what was decided where the paper is silent."""
    counted = (line.source for line in measured.figure.lines if line.in_denominator or line.in_numerator)
    yield from dict.fromkeys(cite(each, frozen.paper.sources) for each in counted)
    yield from map(decision_sentence, measured.decisions)


def _trend(indicator: Indicator, editions: Editions) -> tuple[ChartView | None, tuple[str, ...]]:
    """Return an indicator's years, and the quarters of the last year that has some; and the periods of other papers.

    Of each period its last edition, in the unit of today.
    """
    last = {row.period: row for rows in editions for row in rows if row.indicator == indicator.id}
    quarterly = max((period.year for period in last if period.quarter), default=None)
    shown = [row for period, row in last.items() if period.quarter is None or period.year == quarterly]
    shown = [row for row in shown if row.unit == indicator.unit]
    if len([row for row in shown if row.value is not None]) < FEWEST_BARS:
        return None, ()
    newest = shown[-1].iku
    return (
        charts.view(
            paper_charts.over_periods([(title(row.period), row.value, _words(row)) for row in shown], indicator)
        ),
        tuple(title(row.period) for row in shown if row.iku != newest),
    )
