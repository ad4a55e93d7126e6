"""Ikhtisar: every indicator in one table, how many met their target, and a drawing of their attainment."""

from cermat.documents.content import Align, Block, Column, Paragraph, Row, Table, cell
from cermat.documents.reports import charts
from cermat.documents.reports.phrases import indicator_words, measured_words
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.values import write_attainment, write_value
from cermat.words.numbers import ABSENT

NO_TARGET = "belum ada target"
_FULL = 100
_COLUMNS = (
    Column("Indikator", 34),
    Column("Target", 14, Align.CENTER),
    Column("Realisasi", 18, Align.CENTER),
    Column("Capaian", 14, Align.CENTER),
    Column("Predikat", 20, Align.CENTER),
)


def summary(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the summary's blocks."""
    return (
        Paragraph(_sentence(measurement)),
        Table(name="Ikhtisar", columns=_COLUMNS, rows=tuple(_row(each) for each in measurement.measurements)),
        charts.attainments(measurement.measurements),
    )


def _sentence(measurement: OfficeMeasurement) -> str:
    measured = measurement.measurements
    known = [each.attainment for each in measured if each.attainment is not None]
    reached = sum(attainment >= _FULL for attainment in known)
    return (
        f"Dari {len(measured)} indikator, {reached} mencapai atau melampaui targetnya, {len(known) - reached} belum, "
        f"dan {len(measured) - len(known)} belum dapat dibandingkan dengan target."
    )


def _row(measurement: Measurement) -> Row:
    return Row(
        (
            cell(name_words(measurement)),
            cell(write_value(measurement.target, measurement.indicator)),
            cell(measured_words(measurement)),
            cell(write_attainment(measurement)),
            cell(measurement.predicate or ABSENT),
        )
    )


def name_words(measurement: Measurement) -> str:
    """Return `IKU 1: Persentase …`, or the name of the goal's indicator."""
    indicator = measurement.indicator
    return indicator.name if indicator.number is None else f"{indicator_words(indicator)}: {indicator.name}"
