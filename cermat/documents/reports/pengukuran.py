"""Pengukuran Kinerja of a quarter or a year: the table, what stands beside it, data quality, notes, signature."""

from collections.abc import Sequence
from datetime import date

from cermat.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    Style,
    Table,
    Title,
    cell,
)
from cermat.documents.reports.beside import beside, documents_table
from cermat.documents.reports.notes import cause_references, notes
from cermat.documents.reports.phrases import (
    BANNER,
    NOT_MEASURABLE,
    PROVISIONAL,
    RECORDED,
    as_of_day,
    as_of_words,
    key_values,
    letterhead,
    objective_words,
    office_words,
    paper_words,
    period_title,
    period_words,
    sample_words,
    share_words,
    signature,
    unit_words,
)
from cermat.documents.reports.quality import closing_paragraphs, quality_table
from cermat.documents.reports.written import written_table
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.rows import OfficialRow
from cermat.indicators.values import write_attainment, write_value
from cermat.words.numbers import ABSENT

_COLUMNS = (
    Column("No", 4, Align.CENTER),
    Column("Sasaran Strategis", 18),
    Column("Indikator Kinerja", 21),
    Column("Satuan", 7, Align.CENTER),
    Column("Target", 8.5, Align.CENTER),
    Column("Realisasi", 23, Align.CENTER),
    Column("Capaian", 8.5, Align.CENTER),
    Column("Predikat", 10, Align.CENTER),
)
_NUMBERS = ("1", "2", "3", "4", "5", "6", "7", "8")


def compose(
    measurement: OfficeMeasurement,
    *,
    official: OfficialRow | None,
    dated: date | None = None,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
) -> Paper:
    """Return the Pengukuran Kinerja of an office for one period, as known at `measurement.as_of`.

    `dated`: the day it was approved, None: the day of `as_of`. `official` is the one in office on that day; None prints
    a dotted line and says why. An absent value is a dash.
    `standing`: what the header says of a frozen measurement, as labels and words; see `standing.words`.
    """
    is_sample = measurement.office.is_sample
    title = ("PENGUKURAN KINERJA", period_title(measurement.period))
    return Paper(
        title=f"{sample_words(is_sample)}{' '.join(title)} {office_words(measurement.office).upper()}",
        language="id",
        dated=dated or as_of_day(measurement),
        size=paper_size,
        orientation=Orientation.LANDSCAPE,
        running=f"{' '.join(title)}, {office_words(measurement.office)}, keadaan data {as_of_words(measurement)}",
        banner=BANNER if is_sample else "",
        blocks=(
            letterhead(measurement.office),
            Title(title),
            _header(measurement, standing),
            measurement_table(measurement),
            *_below(measurement),
            signature(measurement.office, dated=dated or as_of_day(measurement), official=official),
        ),
    )


def _header(measurement: OfficeMeasurement, standing: Sequence[tuple[str, str]]) -> Block:
    return key_values(
        ("Perangkat Daerah", office_words(measurement.office)),
        ("Periode", period_words(measurement.period)),
        ("Dasar", paper_words(measurement)),
        ("Keadaan data", as_of_words(measurement)),
        *standing,
    )


def measurement_table(measurement: OfficeMeasurement) -> Table:
    """Return one row per indicator: target, realisation, attainment, predicate."""
    said = cause_references(measurement)
    rows = tuple(Row(_cells(each, said.get(each.indicator.id, ""))) for each in measurement.measurements)
    return Table(name="Pengukuran", columns=_COLUMNS, numbers=_NUMBERS, rows=rows)


def _cells(measurement: Measurement, reference: str) -> tuple[Cell, ...]:
    indicator = measurement.indicator
    is_goal = indicator.number is None
    return (
        cell(ABSENT if is_goal else str(indicator.number)),
        cell(objective_words(indicator)),
        cell(indicator.name),
        cell(unit_words(indicator)),
        cell(write_value(measurement.target, indicator)),
        _realisation(measurement, reference),
        cell(write_attainment(measurement)),
        cell(measurement.predicate or ABSENT),
    )


def _realisation(measurement: Measurement, reference: str) -> Cell:
    figure = measurement.figure
    if measurement.value is None:
        return Cell((Paragraph(NOT_MEASURABLE, Style.STRONG), *_smalls(reference)))
    value = Paragraph(write_value(measurement.value, measurement.indicator), Style.STRONG)
    return Cell(
        (
            value,
            *_smalls(
                share_words(figure.share) if figure.share else "",
                f"kategori {figure.grade}" if figure.grade else "",
                RECORDED if figure.is_recorded else "",
            ),
            *((Paragraph(PROVISIONAL, Style.EMPHASIS),) if measurement.is_provisional else ()),
        )
    )


def _smalls(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, Style.SMALL) for text in texts if text)


def _below(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return what stands between the table and the signature."""
    documents = [table for each in measurement.measurements for table in documents_table(each, measurement)]
    facts, written = beside(measurement), written_table(measurement)
    return (
        *documents,
        *((Heading("Angka pendamping"), facts) if facts else ()),
        *((Heading("Analisis"), written) if written else ()),
        Heading("Mutu data"),
        quality_table(measurement),
        *closing_paragraphs(measurement),
        *notes(measurement),
    )
