"""A measurement as a page shows it: words and counts, nothing left to work out in a template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cermat.documents.reports.formulas import steps_words
from cermat.documents.reports.phrases import basis_words
from cermat.indicators import quality as qualities
from cermat.indicators.figures import Line, Measurement, OfficeMeasurement, Share, Verdict
from cermat.indicators.rows import TargetRow
from cermat.indicators.settings import closing_day_of, closing_words, grading_words
from cermat.indicators.targets import beside, signed_paper_words
from cermat.indicators.values import obstacle_of, write_attainment, write_value
from cermat.rules.judging import row_indicator
from cermat.rules.library import law
from cermat.rules.types import Decision, Indicator
from cermat.web.periods import period_words
from cermat.web.tones import CALM, WAIT, Tag, verdict_tag
from cermat.words.dates import MONTHS, write_date
from cermat.words.numbers import write_number, write_percent

NOT_MEASURABLE = "tidak dapat diukur"
NO_TARGET = "belum ditetapkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and its words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many lines there are, and how many of them count below and above the bar."""

    lines: int
    denominator: int
    numerator: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """How many lines of a working paper carry one verdict."""

    id: str
    words: str
    lines: int
    denominator: int
    numerator: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """One indicator as its pages show it. `sum` None: nothing to set under the formula. `steps`: amounts in words."""

    indicator: Indicator
    short: str
    year: int
    period_words: str
    as_of: datetime
    query: str
    value: Decimal | None
    value_words: str
    target_words: str
    attainment_words: str
    sum: Share | None
    steps: str
    tags: tuple[Tag, ...]
    obstacle: str | None
    facts: tuple[Fact, ...]
    quality: tuple[str, ...]
    verdicts: tuple[VerdictRow, ...]
    decisions: tuple[Decision, ...]
    line_count: int
    not_counted: int


def figure_view(office: OfficeMeasurement, measured: Measurement, *, query: str) -> FigureView:
    """Return one indicator of an office's measurement as its pages show it."""
    figure = measured.figure
    return FigureView(
        indicator=measured.indicator,
        short=short_name(measured.indicator),
        year=measured.period.year,
        period_words=period_words(measured.period),
        as_of=office.as_of,
        query=query,
        value=measured.value,
        value_words=value_words(measured.indicator, measured.value),
        target_words=target_words(measured),
        attainment_words=attainment_words(measured),
        sum=figure.share if measured.is_measurable and not figure.is_recorded else None,
        steps=steps_words(measured),
        tags=tuple(_tags(measured)),
        obstacle=figure.obstacle,
        facts=tuple(_facts(office, measured)),
        quality=tuple(quality(office, measured)),
        verdicts=tuple(_verdict_rows(figure.lines)),
        decisions=measured.decisions,
        line_count=len(figure.lines),
        not_counted=measured.not_counted,
    )


def short_name(indicator: Indicator) -> str:
    """Return `IKU 1`, or the id in capitals for the goal's indicator."""
    return indicator.id.upper() if indicator.number is None else f"IKU {indicator.number}"


def value_words(indicator: Indicator, value: Decimal | None) -> str:
    """Return `93,33%`, `4,12`, or *tidak dapat diukur*."""
    return NOT_MEASURABLE if value is None else write_value(value, indicator)


def share_words(share: Share) -> str:
    """Return `14 dari 15`."""
    return f"{write_number(share.numerator)} dari {write_number(share.denominator)}"


def totals(lines: Iterable[Line]) -> Totals:
    """Return how many lines there are and how many count."""
    taken = list(lines)
    return Totals(
        lines=len(taken),
        denominator=sum(line.in_denominator for line in taken),
        numerator=sum(line.in_numerator for line in taken),
    )


def _tags(measured: Measurement) -> Iterator[Tag]:
    if measured.is_provisional:
        yield Tag(words="sementara", tone=WAIT)
    if measured.figure.is_recorded:
        yield Tag(words="tercatat, bukan dihitung", tone=CALM)
    if measured.figure.grade:
        yield Tag(words=measured.figure.grade)


def _facts(office: OfficeMeasurement, measured: Measurement) -> Iterator[Fact]:
    figure = measured.figure
    yield Fact(name="Target", words=_target_and_paper(measured, measured.targets.period) or NO_TARGET)
    for name, row in beside(measured.targets, quarter=measured.period.quarter):
        yield Fact(name=name, words=_target_and_paper(measured, row))
    if attained := obstacle_of(measured) or attainment_words(measured):
        yield Fact(name="Capaian", words=attained.removeprefix("Capaian "))
    if figure.due is not None and figure.due != figure.share:
        words = f"{value_words(measured.indicator, measured.due_value)} ({share_words(figure.due)})"
        yield Fact(name="Dari yang sudah jatuh tempo", words=words)
    if measured.mean_value is not None and measured.mean_value != measured.value:
        yield Fact(name="Rata-rata persentase per dokumen", words=write_percent(measured.mean_value))
    if exempted := sum(line.exemption is not None for line in figure.lines):
        yield Fact(name="Dikecualikan kabupaten", words=f"{exempted} dokumen; angka resmi tidak berubah")
    if row_indicator(measured.indicator).method == "timeliness":
        yield Fact(name="Dasar tahun dokumen", words=basis_words(office.year_basis))
    yield Fact(name="Tanggal tutup data", words=closing_words(office))
    yield Fact(name="Sumber data", words=measured.indicator.data_source or "tidak disebut naskah")
    yield Fact(name="Penanggung jawab", words=measured.indicator.responsible or measured.indicator.responsible_reading)
    if measured.predicate:
        yield Fact(name="Predikat", words=f"menurut {grading_words(office.settings, scales=law().scales)}")
    yield Fact(name="Dasar", words=f"IKU {office.paper.kind} tanggal {write_date(office.paper.dated)}")


def _target_and_paper(measured: Measurement, row: TargetRow | None) -> str:
    if row is None:
        return ""
    return f"{value_words(measured.indicator, row.amount)} menurut {signed_paper_words(row)}"


def target_words(measured: Measurement) -> str:
    """Return the target in words."""
    return NO_TARGET if measured.target is None else value_words(measured.indicator, measured.target)


def attainment_words(measured: Measurement) -> str:
    """Return `119,04%, Sangat Tinggi`, or *tidak dapat diukur*; empty where realisation or target is absent."""
    if measured.attainment is None:
        return NOT_MEASURABLE if obstacle_of(measured) else ""
    return f"{write_attainment(measured)}, {measured.predicate}"


def quality(office: OfficeMeasurement, measured: Measurement) -> Iterator[str]:
    """Return the sentences that say how far the figure can be trusted, the ones without a fault included."""
    total = len(measured.figure.lines)
    if not total:
        yield "Tidak ada baris yang mendasari angka ini."
        return
    if measured.indicator.method == "composite":
        yield "Angka ini digabung dari indikator lain; mutu datanya tertera pada indikator masing-masing."
        return
    standing = qualities.quality(measured)
    if standing.without_document:
        yield f"{write_number(standing.without_document)} kewajiban tanpa dokumen, tetap dihitung sebagai penyebut."
    if standing.counted and not standing.standing:
        yield "Belum ada baris tercatat yang dapat diverifikasi atau dibuktikan."
        return
    yield _count_words(
        measured.unverified,
        "baris penyebut belum diverifikasi orang kedua",
        "Semua baris penyebut yang tercatat sudah diverifikasi orang kedua",
    )
    yield _count_words(measured.without_evidence, "baris pembilang tanpa bukti", "Semua baris pembilang disertai bukti")
    yield f"{write_number(measured.not_counted)} dari {write_number(total)} baris di luar hitungan, dengan alasannya."
    if measured.taken_over:
        yield f"{write_number(measured.taken_over)} baris diambil alih dari buku lama."
    if closing_day_of(office.settings, office.period.last_day) is not None:
        yield f"{write_number(measured.late)} baris yang dihitung dicatat setelah tanggal tutup data."
    if row_indicator(measured.indicator).method == "follow_up":
        yield from unclosed_words(office)


def _count_words(count: int, some: str, none: str) -> str:
    return f"{write_number(count)} {some}." if count else f"{none}."


def unclosed_words(office: OfficeMeasurement) -> list[str]:
    """Return one sentence per set of months not closed, naming its units, or that all are; then those that grew."""
    said = [f"Buku {words} belum ditutup: {', '.join(names)}." for words, names in by_months(office.unclosed)]
    late = [
        f"Buku {words} bertambah setelah ditutup: {', '.join(names)}." for words, names in by_months(office.reopened)
    ]
    return [*(said or ["Semua unit telah menutup bukunya sampai hari ini."]), *late]


def by_months(named: Iterable[tuple[str, int]]) -> list[tuple[str, list[str]]]:
    """Return units by the months they share, in the order given."""
    months: dict[str, list[int]] = {}
    for unit, month in named:
        months.setdefault(unit, []).append(month)
    units: dict[str, list[str]] = {}
    for unit, numbers in months.items():
        units.setdefault(month_words(numbers), []).append(unit)
    return list(units.items())


def month_words(numbers: Sequence[int]) -> str:
    """Return months in words, those in a row as a span: `Januari, Maret–Mei`."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join("–".join(dict.fromkeys((MONTHS[span[0] - 1], MONTHS[span[-1] - 1]))) for span in spans)


def _verdict_rows(lines: tuple[Line, ...]) -> Iterator[VerdictRow]:
    for verdict in Verdict:
        found = [line for line in lines if line.verdict == verdict]
        if found:
            counted = totals(found)
            yield VerdictRow(
                id=verdict.value,
                words=verdict_tag(verdict).words,
                lines=counted.lines,
                denominator=counted.denominator,
                numerator=counted.numerator,
            )
