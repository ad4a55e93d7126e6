"""`cermat explain`: the working paper of one figure, line by line."""

from argparse import Namespace
from typing import Any

from cermat.cli import asking, measure, output
from cermat.indicators import export
from cermat.indicators.figures import VERDICT_WORDS, Line, Measurement, OfficeMeasurement
from cermat.registers import measuring
from cermat.words.dates import write_date


def run(asked: Namespace) -> None:
    """Print every line of one indicator's working paper, with verdict, reason and source."""
    measured = asking.measurement(asking.scope(asked.office), asked)
    one = measuring.of_indicator(measured, asked.indicator)
    if asked.format == "json":
        lines = [as_json_line(line) for line in one.figure.lines]
        output.print_json({**measure.as_json(measured), "indicators": [measure.as_json_indicator(one)], "lines": lines})
    elif asked.format == "csv":
        print(export.csv_text(one.figure.lines), end="")
    else:
        _print(measured, one)


def as_json_line(line: Line) -> dict[str, Any]:
    """Return one line as a JSON object; absent values are null."""
    return {
        "id": line.id,
        "group": line.group,
        "subject": line.subject,
        "verdict": line.verdict.value,
        "in_denominator": line.in_denominator,
        "in_numerator": line.in_numerator,
        "dated": line.dated and line.dated.isoformat(),
        "due": line.due and line.due.isoformat(),
        "reason": line.reason,
        "source": line.source,
        "notes": list(line.notes),
        "recorded_by": line.recorded_by,
        "verified_by": line.verified_by,
        "rows": [f"{ref.book}/{ref.key}@{ref.version}" for ref in line.rows],
        "evidence": [{"title": each.title, "sha256": each.sha256} for each in line.evidence],
        "amount": None if line.amount is None else str(line.amount),
    }


def _print(measured: OfficeMeasurement, one: Measurement) -> None:
    measure.print_measurement(measured)
    print(f"\nKertas kerja {one.indicator.id}: {one.indicator.name}\n")
    for number, line in enumerate(one.figure.lines, 1):
        above, below = "+" if line.in_numerator else "-", "+" if line.in_denominator else "-"
        due = f" (batas {write_date(line.due)})" if line.due else ""
        print(f"{number:>4}. [pembilang {above} penyebut {below}] {line.subject}{due}: {VERDICT_WORDS[line.verdict]}")
        print(f"      {line.reason}")
        for note in line.notes:
            print(f"      · {note}")
    for decision in one.decisions:
        print(f"\nCatatan metode {decision.adr}: {decision.statement}")
