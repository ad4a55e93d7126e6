"""Lembar salin: a year's approved figures in the order in which other systems ask for them, to be copied by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cermat.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    Style,
    Table,
    Title,
    amount,
    cell,
    percent,
)
from cermat.documents.reports.lkjip.budgets import disagreement
from cermat.documents.reports.notes import numbered
from cermat.documents.reports.phrases import (
    BANNER,
    NOT_MEASURABLE,
    as_of_words,
    key_values,
    letterhead,
    office_words,
    sample_words,
    unit_words,
)
from cermat.indicators import spending
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.rows import OfficeRow
from cermat.indicators.spending import Branch
from cermat.rules.types import IkuPaper, Indicator
from cermat.words.dates import QUARTERS
from cermat.words.numbers import ABSENT, round_half_up, write_percent

TITLE = "LEMBAR SALIN KINERJA"
NOT_APPROVED = "belum ada pengukuran yang disetujui"
PERIODS: tuple[int | None, ...] = (1, 2, 3, 4, None)
_COLUMNS = (
    Column("Indikator", 27),
    Column("Satuan", 8, Align.CENTER),
    Column("Periode", 11, Align.CENTER),
    Column("Target", 9, Align.RIGHT),
    Column("Realisasi", 9, Align.RIGHT),
    Column("Capaian", 9, Align.RIGHT),
    Column("Pembilang", 8, Align.RIGHT),
    Column("Penyebut", 8, Align.RIGHT),
    Column("Keterangan", 20),
)
_BUDGET_COLUMNS = (
    Column("Kode", 14),
    Column("Uraian", 26),
    Column("Pagu", 12, Align.RIGHT),
    *(Column(f"Triwulan {name}", 11, Align.RIGHT) for name in QUARTERS),
    Column("Jumlah", 12, Align.RIGHT),
    Column("Serapan", 8, Align.RIGHT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The approved measurement of one period: its edition, and what it froze.

    `standing`: the edition and what takes its place, in words; see `standing.edition_and_later`. `is_reopened`: its
    period is opened again, and nothing else is approved yet.
    """

    edition: int
    measured: OfficeMeasurement
    standing: str
    is_reopened: bool


def compose(
    office: OfficeRow,
    paper: IkuPaper,
    *,
    year: int,
    dated: date,
    approved: Mapping[int | None, Approved],
    paper_size: PaperSize = PaperSize.A4,
) -> Paper:
    """Return a year's sheet: one row per indicator and period, then the budget as it was frozen last.

    `approved` is by quarter, None the year; a period that is not there says that nothing is approved.
    """
    title = f"{TITLE} TAHUN {year}"
    return Paper(
        title=f"{sample_words(office.is_sample)}{title} {office_words(office).upper()}",
        language="id",
        dated=dated,
        size=paper_size,
        orientation=Orientation.LANDSCAPE,
        running=f"{title}, {office_words(office)}",
        banner=BANNER if office.is_sample else "",
        blocks=(
            letterhead(office),
            Title((TITLE, f"TAHUN {year}")),
            key_values(
                ("Perangkat Daerah", office_words(office)), ("Isi", "hanya angka dari pengukuran yang disetujui")
            ),
            Table(name="Kinerja", columns=_COLUMNS, rows=tuple(_rows(paper, approved)), is_small=True),
            Paragraph("Realisasi triwulan kumulatif sejak 1 Januari; jangan dijumlahkan antartriwulan.", Style.SMALL),
            *_standing(approved),
            *_budget(approved),
        ),
    )


def _rows(paper: IkuPaper, approved: Mapping[int | None, Approved]) -> Sequence[Row]:
    return [
        Row(_cells(indicator, approved.get(quarter), quarter=quarter))
        for indicator in paper.indicators
        for quarter in PERIODS
    ]


def _cells(indicator: Indicator, approved: Approved | None, *, quarter: int | None) -> tuple[Cell, ...]:
    opening = (cell(indicator.name), cell(unit_words(indicator)), cell(_period(quarter)))
    measured = _of(indicator, approved)
    if approved is None or measured is None:
        return (*opening, *(cell(ABSENT) for _ in range(5)), cell(NOT_APPROVED))
    share = measured.figure.share if measured.value is not None else None
    return (
        *opening,
        _value(measured.target, indicator),
        _value(measured.value, indicator),
        percent(measured.attainment),
        amount(share.numerator if share else None),
        amount(share.denominator if share else None),
        cell(_remark(measured, approved)),
    )


def _period(quarter: int | None) -> str:
    return "Setahun" if quarter is None else f"Triwulan {QUARTERS[quarter - 1]}"


def _standing(approved: Mapping[int | None, Approved]) -> tuple[Block, ...]:
    """Return of each approved period which edition it is, as of when, and whether it is opened again and why."""
    said = [
        f"{_period(quarter)}: edisi {found.standing}; keadaan data {as_of_words(found.measured)}."
        for quarter in PERIODS
        if (found := approved.get(quarter))
    ]
    return (Items(numbered(said), is_small=True),) if said else ()


def _of(indicator: Indicator, approved: Approved | None) -> Measurement | None:
    measurements = approved.measured.measurements if approved else ()
    return next((each for each in measurements if each.indicator.id == indicator.id), None)


def _value(value: Decimal | None, indicator: Indicator) -> Cell:
    return percent(value) if indicator.unit == "percent" else amount(value)


def _remark(measured: Measurement, approved: Approved) -> str:
    said = f"edisi {approved.edition}{', sedang dibuka kembali' if approved.is_reopened else ''}"
    if measured.cap is not None:
        return f"{said}; capaian dibatasi {write_percent(measured.cap)}"
    return f"{said}; {NOT_MEASURABLE}" if measured.value is None else said


def _budget(approved: Mapping[int | None, Approved]) -> tuple[Block, ...]:
    """Return the budget of the latest approved period that froze one; nothing where none did."""
    found = [each.measured for quarter in PERIODS if (each := approved.get(quarter)) and each.measured.budget]
    if not found:
        return ()
    branches = [each for below in spending.outline(found[-1].budget, quarter=None).values() for each in below]
    rows = tuple(Row(_money(each)) for each in branches)
    table = Table(name="Anggaran", columns=_BUDGET_COLUMNS, rows=rows, is_small=True)
    return Heading("Anggaran (rupiah)"), *disagreement(found[-1]), table


def _money(branch: Branch) -> tuple[Cell, ...]:
    row, spent = branch.row, branch.spending
    amounts = (row.ceiling, *row.quarters, spent.spent)
    return (
        cell(row.code),
        cell(row.name),
        *(amount(_tidy(each)) for each in amounts),
        percent(spending.absorption(spent)),
    )


def _tidy(rupiah: Decimal) -> Decimal:
    return round_half_up(rupiah, places=0 if rupiah == rupiah.to_integral_value() else 2)
