"""A plain table as a workbook of one sheet: every cell is text, none a formula, a number or an address."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

# A moment of no meaning, so that equal tables are equal bytes.
_MOMENT = datetime(2023, 10, 17)  # noqa: DTZ001
_WIDTH = 24


def write(title: str, header: Sequence[str], *, rows: Iterable[Sequence[str]]) -> bytes:
    """Return the table as XLSX; equal tables are equal bytes."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": _MOMENT})
        sheet, text = book.add_worksheet(title[:31]), book.add_format({"num_format": "@"})
        strong = book.add_format({"bold": True, "num_format": "@"})
        sheet.set_column(0, len(header) - 1, _WIDTH)
        for number, row in enumerate([header, *rows]):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, text if number else strong)
        sheet.freeze_panes(1, 0)
    return content.getvalue()
