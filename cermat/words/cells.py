"""Cells of a CSV file that no spreadsheet takes for a formula, without losing a letter.

A cell that begins like a formula, or with apostrophes before such a beginning, gets one apostrophe more; reading takes
one off exactly there. So every text comes back as it was.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TypeVar

C = TypeVar("C")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def harmless(cell: C) -> C | str:
    """Return a cell as it is written to a CSV file."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def as_meant(text: str) -> str:
    """Return what a cell read from a CSV file says."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], *, separator: str = ",") -> str:
    """Return a header and rows as CSV, no cell of it a formula to a spreadsheet."""
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()
