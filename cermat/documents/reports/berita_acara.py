"""Berita acara: that a measurement was frozen, by whom it was prepared, reviewed and approved, and what it says."""

from collections.abc import Sequence

from cermat.documents.content import (
    Align,
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
from cermat.documents.reports.notes import predicate_sentences
from cermat.documents.reports.phrases import (
    BANNER,
    as_of_day,
    as_of_words,
    indicator_words,
    key_values,
    letterhead,
    measured_words,
    office_words,
    paper_words,
    period_title,
    period_words,
    sample_words,
    share_words,
    signature,
)
from cermat.documents.reports.quality import closing_paragraphs, quality_table
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.rows import OfficialRow
from cermat.indicators.values import write_attainment, write_value
from cermat.words.numbers import ABSENT

TITLE = "BERITA ACARA PENGUKURAN KINERJA"
_COLUMNS = (
    Column("Indikator", 30),
    Column("Target", 14, Align.CENTER),
    Column("Realisasi", 16, Align.CENTER),
    Column("Hitungan", 14, Align.CENTER),
    Column("Capaian", 12, Align.CENTER),
    Column("Predikat", 14, Align.CENTER),
)


def compose(
    measurement: OfficeMeasurement,
    *,
    official: OfficialRow | None,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
) -> Paper:
    """Return the minutes of a measurement. `standing`: who answers for it; see `standing.words`."""
    office, is_sample = office_words(measurement.office), measurement.office.is_sample
    title = f"{TITLE} {period_title(measurement.period)}"
    return Paper(
        title=f"{sample_words(is_sample)}{title} {office.upper()}",
        language="id",
        dated=as_of_day(measurement),
        size=paper_size,
        orientation=Orientation.PORTRAIT,
        running=f"{title}, {office}, keadaan data {as_of_words(measurement)}",
        banner=BANNER if is_sample else "",
        blocks=(
            letterhead(measurement.office),
            Title((TITLE, period_title(measurement.period))),
            Paragraph(_opening(measurement)),
            key_values(("Periode", period_words(measurement.period)), ("Dasar", paper_words(measurement)), *standing),
            Heading("Hasil pengukuran"),
            Table(name="Hasil", columns=_COLUMNS, rows=tuple(_row(each) for each in measurement.measurements)),
            *(Paragraph(each, Style.SMALL) for each in predicate_sentences(measurement)),
            Heading("Mutu data"),
            quality_table(measurement),
            *closing_paragraphs(measurement),
            Paragraph("Demikian berita acara ini dibuat menurut isi pengukuran yang dibekukan itu."),
            signature(measurement.office, dated=as_of_day(measurement), official=official),
        ),
    )


def _opening(measurement: OfficeMeasurement) -> str:
    lines = [line for each in measurement.measurements for line in each.figure.lines]
    counted = sum(line.in_denominator or line.in_numerator for line in lines)
    return (
        f"Pengukuran kinerja {office_words(measurement.office)} dibekukan menurut keadaan buku "
        f"{as_of_words(measurement)}. Pengukuran itu memuat {len(lines)} baris: {counted} dihitung dan "
        f"{len(lines) - counted} tidak dihitung dengan alasannya. Tidak ada realisasi yang diketik."
    )


def _row(measurement: Measurement) -> Row:
    indicator = measurement.indicator
    return Row(
        (
            cell(f"{indicator_words(indicator)}: {indicator.name}" if indicator.number is not None else indicator.name),
            cell(write_value(measurement.target, indicator)),
            cell(measured_words(measurement)),
            cell(share_words(measurement.figure.share if measurement.value is not None else None)),
            cell(write_attainment(measurement)),
            cell(measurement.predicate or ABSENT),
        )
    )
