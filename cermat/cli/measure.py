"""`cermat measure`: every indicator of the office's paper for one period."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from cermat.cli import asking, output
from cermat.documents.reports.quality import unclosed_sentence
from cermat.indicators.figures import Measurement, OfficeMeasurement, Share
from cermat.indicators.values import write_attainment, write_value
from cermat.rules.judging import row_indicator
from cermat.words.dates import write_instant
from cermat.words.numbers import ABSENT, write_number

COLUMNS = (
    *("id", "name", "numerator", "denominator", "value", "unit", "verdict", "reason", "provisional"),
    *("target", "attainment"),
)


def run(asked: Namespace) -> None:
    """Print the measurement as a table, JSON or CSV."""
    measured = asking.measurement(asking.scope(asked.office), asked)
    if asked.format == "json":
        output.print_json(as_json(measured))
    elif asked.format == "csv":
        rows = [as_json_indicator(each) for each in measured.measurements]
        output.print_csv(COLUMNS, [[row.get(column) for column in COLUMNS] for row in rows])
    else:
        print_measurement(measured)


def as_json(measured: OfficeMeasurement) -> dict[str, Any]:
    """Return the contract's JSON object of an office's measurement."""
    return {
        "office": measured.office.code,
        "year": measured.period.year,
        "quarter": measured.period.quarter,
        "as_of": measured.as_of.isoformat(),
        "year_basis": measured.year_basis.value,
        "provisional": any(each.is_provisional for each in measured.measurements),
        "iku": {
            "id": measured.paper.id,
            "dated": measured.paper.dated.isoformat(),
            "source": measured.paper.source.title,
        },
        "indicators": [as_json_indicator(each) for each in measured.measurements],
    }


def as_json_indicator(measured: Measurement) -> dict[str, Any]:
    """Return the contract's JSON object of one indicator; absent values are null."""
    figure = measured.figure
    answer = {
        "id": measured.indicator.id,
        "name": measured.indicator.name,
        "numerator": _count(figure.share, "numerator"),
        "denominator": _count(figure.share, "denominator"),
        "value": None if measured.value is None else str(measured.value),
        "unit": measured.indicator.unit,
        "verdict": "terukur" if measured.is_measurable else "tidak_dapat_diukur",
        "provisional": measured.is_provisional,
        "recorded": figure.is_recorded,
        "target": None if measured.target is None else str(measured.target),
        "attainment": None if measured.attainment is None else str(measured.attainment),
        "not_counted": measured.not_counted,
        "unverified": measured.unverified,
        "without_evidence": measured.without_evidence,
        "due": _due(measured),
    }
    return answer if measured.is_measurable else {**answer, "reason": figure.obstacle}


def _count(share: Share | None, name: str) -> int | str | None:
    value = None if share is None else getattr(share, name)
    return value if value is None or isinstance(value, int) else str(value)


def _due(measured: Measurement) -> dict[str, Any] | None:
    due = measured.figure.due
    if due is None:
        return None
    value = None if measured.due_value is None else str(measured.due_value)
    return {"numerator": _count(due, "numerator"), "denominator": _count(due, "denominator"), "value": value}


def print_measurement(measured: OfficeMeasurement) -> None:
    """Print an office's measurement for a person."""
    quarter = f" triwulan {measured.period.quarter}" if measured.period.quarter else ""
    known = write_instant(measured.as_of, measured.office.zone)
    sample = " · DATA CONTOH" if measured.office.is_sample else ""
    print(f"{measured.office.name} · tahun {measured.period.year}{quarter} · diketahui per {known}{sample}")
    header = ("INDIKATOR", "NILAI", "TARGET", "CAPAIAN", "PEMBILANG/PENYEBUT", "NAMA")
    output.print_table(header, [_row(each) for each in measured.measurements])
    for each in measured.measurements:
        for remark in _remarks(each):
            print(f"{each.indicator.id}: {remark}")
    if any(row_indicator(each.indicator).method == "follow_up" for each in measured.measurements):
        print(unclosed_sentence(measured))


def _row(measured: Measurement) -> tuple[str, ...]:
    share = measured.figure.share
    parts = ABSENT if share is None else f"{write_number(share.numerator)} / {write_number(share.denominator)}"
    value, target = (write_value(each, measured.indicator) for each in (measured.value, measured.target))
    return measured.indicator.id, value, target, write_attainment(measured), parts, measured.indicator.name


def _remarks(measured: Measurement) -> Iterator[str]:
    if measured.figure.obstacle:
        yield measured.figure.obstacle
    if measured.is_provisional:
        yield "sementara, periode belum berakhir."
    if measured.figure.is_recorded:
        yield "tercatat, bukan dihitung."
