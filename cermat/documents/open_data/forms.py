"""The open data in its forms: CSV and JSON; and what Parquet is written from (`rollup.parquet`)."""

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO

from cermat.documents.open_data.columns import COLUMNS, Rows, Value, words
from cermat.words.cells import csv_text

HEADER = tuple(column.name for column in COLUMNS)
# The types of Table Schema in the words of the engine that writes Parquet; its numbers have six decimal places.
ENGINE_TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DECIMAL(38, 6)",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
COLUMN_TYPES = {column.name: ENGINE_TYPES[column.kind] for column in COLUMNS}


def write_csv(rows: Rows) -> bytes:
    """Return CSV in UTF-8; no cell of it is a formula to a spreadsheet (`words.cells`)."""
    return csv_text(HEADER, ([_cell(value) for value in row] for row in rows)).encode()


def _cell(value: Value) -> str | int | Decimal:
    """Return what stands in a cell: numbers stay numbers, for their minus makes no formula."""
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else words(value)


def write_json(rows: Rows) -> bytes:
    """Return an array of objects, one a line; numbers with decimals are text, so that no reader rounds them."""
    lines = (json.dumps(dict(zip(HEADER, map(_json, row), strict=True)), ensure_ascii=False) for row in rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _json(value: Value) -> str | int | bool | None:
    return words(value) if isinstance(value, Decimal | date) else value


def plain_csv(rows: Rows) -> str:
    """Return CSV for a program that is no spreadsheet: every text as it is."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(HEADER)
    writer.writerows([words(value) for value in row] for row in rows)
    return text.getvalue()


WRITERS: Mapping[str, Callable[[Rows], bytes]] = {"csv": write_csv, "json": write_json}
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}
