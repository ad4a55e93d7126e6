"""Bab II: what was to be reached: goal, objectives, the targets of the year, and the money for them."""

from cermat.documents.content import Align, Block, Column, Heading, Paragraph, Row, Table, cell
from cermat.documents.reports.lkjip.budgets import NO_BUDGET, ceilings
from cermat.documents.reports.phrases import objective_words, paper_words, unit_words
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.targets import signed_paper_words
from cermat.indicators.values import write_value
from cermat.words.numbers import ABSENT

_COLUMNS = (
    Column("No", 6, Align.CENTER),
    Column("Sasaran Strategis", 32),
    Column("Indikator Kinerja", 38),
    Column("Satuan", 10, Align.CENTER),
    Column("Target", 14, Align.CENTER),
)


def plan(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the blocks of the second chapter."""
    header = measurement.paper.header
    return (
        Heading("A. Tujuan dan Sasaran"),
        Paragraph(f"Tujuan: {header.goal}"),
        Paragraph(f"Indikator tujuan: {header.goal_indicator}"),
        Paragraph(f"Indikator ditetapkan dengan {paper_words(measurement)}."),
        Heading(f"B. Perjanjian Kinerja Tahun {measurement.period.year}"),
        agreement(measurement, name="Perjanjian Kinerja"),
        *_papers(measurement),
        *_without_target(measurement),
        Heading("C. Program dan Anggaran"),
        ceilings(measurement) or Paragraph(NO_BUDGET),
    )


def agreement(measurement: OfficeMeasurement, *, name: str) -> Table:
    """Return one row per indicator with its target for the year."""
    return Table(name=name, columns=_COLUMNS, rows=tuple(_row(each) for each in measurement.measurements))


def _row(measurement: Measurement) -> Row:
    indicator = measurement.indicator
    return Row(
        (
            cell(ABSENT if indicator.number is None else str(indicator.number)),
            cell(objective_words(indicator)),
            cell(indicator.name),
            cell(unit_words(indicator)),
            cell(write_value(measurement.target, indicator)),
        )
    )


def _papers(measurement: OfficeMeasurement) -> tuple[Paragraph, ...]:
    """Return which papers set the targets, each once."""
    rows = (each.targets.period for each in measurement.measurements)
    papers = dict.fromkeys(signed_paper_words(row) for row in rows if row is not None)
    return (Paragraph(f"Target menurut {'; '.join(papers)}."),) if papers else ()


def _without_target(measurement: OfficeMeasurement) -> tuple[Paragraph, ...]:
    if all(each.target is not None for each in measurement.measurements):
        return ()
    return (Paragraph("Tanda – pada Target berarti target tahun itu belum ditetapkan, bukan nol."),)
