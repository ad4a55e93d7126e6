"""What a roll-up answers, as rows and as files. A percentage is rounded once, from the integers beside it."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from cermat.rollup import parquet
from cermat.rollup.asking import Answer, Asked, Counted
from cermat.words.dates import last_elapsed_day
from cermat.words.numbers import round_half_up

# Where the country's days end last; a day asked for ends there, too, wherever the offices lie.
ZONE = ZoneInfo("Asia/Jakarta")
COLUMNS = {
    "area": "VARCHAR",
    "year": "INTEGER",
    "quarter": "INTEGER",
    "indicator": "VARCHAR",
    "definition": "VARCHAR",
    "numerator": "BIGINT",
    "denominator": "BIGINT",
    "value": "DECIMAL(9, 2)",
    "verdict": "VARCHAR",
    "provisional": "BOOLEAN",
    "sample": "BOOLEAN",
    "offices": "INTEGER",
    "unmeasurable": "INTEGER",
}
Row = Mapping[str, Any]
_MARKS = [name for name, kind in COLUMNS.items() if kind == "BOOLEAN"]
_CSV = {True: "true", False: "false"}


def rows(answer: Answer, asked: Asked) -> list[Row]:
    """Return one row per area, year and indicator, by COLUMNS; `value` is in percent, None over 0.

    `provisional`: the last day that counts was not over at the instant asked, or at the last change that a lake knows,
    in the zone where days end last. `sample`: an office of sample books lies in the area.
    """
    known = min(asked.as_of, answer.known_until or asked.as_of)
    elapsed = last_elapsed_day(known, ZONE)
    samples = {office[:letters] for office in answer.samples for letters in range(len(office) + 1)}
    return [_row(each, asked, elapsed=elapsed, is_sample=each.area in samples) for each in answer.counts]


def _row(each: Counted, asked: Asked, *, elapsed: date, is_sample: bool) -> Row:
    is_measurable = each.denominator > 0
    value = round_half_up(Fraction(100 * each.numerator, each.denominator)) if is_measurable else None
    values = (
        *(each.area, each.year, asked.quarter, each.indicator, each.definition, each.numerator, each.denominator),
        *(None if value is None else str(value), "terukur" if is_measurable else "tidak_dapat_diukur"),
        *(each.last_day > elapsed, is_sample),
        *(each.offices, each.unmeasurable),
    )
    return dict(zip(COLUMNS, values, strict=True))


def as_json(answer: Answer, asked: Asked) -> dict[str, Any]:
    """Return the answer with what was asked, as one JSON object."""
    return {
        "level": asked.level.value,
        "years": list(asked.years),
        "quarter": asked.quarter,
        "year_basis": asked.basis.value if asked.basis else None,
        "as_of": asked.as_of.isoformat(),
        "known_until": answer.known_until.isoformat() if answer.known_until else None,
        "rows": rows(answer, asked),
    }


def json_bytes(answer: Answer, asked: Asked) -> bytes:
    """Return `as_json` as a file."""
    return (json.dumps(as_json(answer, asked), ensure_ascii=False, indent=1) + "\n").encode()


def csv_bytes(answer: Answer, asked: Asked) -> bytes:
    """Return the rows as CSV with a header; absent is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, **{name: _CSV[row[name]] for name in _MARKS}} for row in rows(answer, asked))
    return text.getvalue().encode()


def parquet_bytes(answer: Answer, asked: Asked) -> bytes:
    """Return the rows as Parquet, by the types of COLUMNS."""
    return parquet.of_csv(csv_bytes(answer, asked).decode(), COLUMNS)


WRITERS: Mapping[str, Callable[[Answer, Asked], bytes]] = {
    ".json": json_bytes,
    ".csv": csv_bytes,
    ".parquet": parquet_bytes,
}
