"""Cells pasted from a spreadsheet, and a file's lines back as cells."""

import csv
from collections.abc import Sequence
from io import StringIO

from cermat.actions.imports.kinds import TableKind
from cermat.actions.imports.tables import TableRow
from cermat.words.cells import csv_text

FILE = "tempel.csv"
SEPARATOR = "\t"


def as_file(text: str, kind: TableKind) -> bytes:
    """Return pasted cells as a CSV file; without a head of its own the columns are the table's, in its order."""
    lines = _cells(text)
    head = [cell.strip().lower() for cell in lines[0]] if lines else []
    if not set(head) & set(kind.columns):
        lines = [list(kind.columns), *lines]
    return csv_text(lines[0], lines[1:], separator=SEPARATOR).encode()


def as_text(rows: Sequence[TableRow], kind: TableKind) -> str:
    """Return a file's lines as a spreadsheet would copy them, each at its own place."""
    by_number = {row.number: row.cells for row in rows}
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\n")
    for number in range(2, max(by_number, default=1) + 1):
        writer.writerow([by_number.get(number, {}).get(column, "") for column in kind.columns])
    return text.getvalue()


def _cells(text: str) -> list[list[str]]:
    """Return the cells of a text; a quotation mark that closes nothing is a letter like any other."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return list(csv.reader(StringIO(lines), delimiter=SEPARATOR, strict=True))
    except csv.Error:
        return [line.split(SEPARATOR) for line in lines.split("\n")]
