"""Lampiran: the measurement as a table, the agreement, the working papers in counts, and the notes."""

from collections.abc import Iterator
from dataclasses import replace

from cermat.documents.content import Align, Block, Column, Heading, Paragraph, Row, Table, cell, count
from cermat.documents.reports.lkjip.planning import agreement
from cermat.documents.reports.notes import notes
from cermat.documents.reports.pengukuran import measurement_table
from cermat.documents.reports.phrases import indicator_words
from cermat.indicators.figures import VERDICT_WORDS, OfficeMeasurement, Verdict

_COLUMNS = (
    Column("Indikator", 26),
    Column("Putusan", 38),
    Column("Baris", 12, Align.CENTER),
    Column("Penyebut", 12, Align.CENTER),
    Column("Pembilang", 12, Align.CENTER),
)


def annexes(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the blocks of the annexes."""
    return (
        Heading("Lampiran I: Pengukuran Kinerja"),
        replace(measurement_table(measurement), is_small=True),
        Heading("Lampiran II: Perjanjian Kinerja"),
        agreement(measurement, name="Lampiran perjanjian"),
        Heading("Lampiran III: Ringkasan Kertas Kerja"),
        Paragraph("Setiap baris beserta aturan dan buktinya tercetak pada kertas kerja indikatornya."),
        Table(name="Ringkasan kertas kerja", columns=_COLUMNS, rows=tuple(_rows(measurement))),
        *notes(measurement),
    )


def _rows(measurement: OfficeMeasurement) -> Iterator[Row]:
    for each in measurement.measurements:
        for verdict in Verdict:
            lines = [line for line in each.figure.lines if line.verdict is verdict]
            if lines:
                yield Row(
                    (
                        cell(indicator_words(each.indicator)),
                        cell(VERDICT_WORDS[verdict]),
                        count(len(lines)),
                        count(sum(line.in_denominator for line in lines)),
                        count(sum(line.in_numerator for line in lines)),
                    )
                )
