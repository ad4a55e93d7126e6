"""XLSX: the same tree as sheets, each table on its own; counts are numbers, every other word is plain text."""

from datetime import datetime, time
from io import BytesIO
from itertools import count as counting

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cermat.documents.content import (
    Block,
    Cell,
    Formula,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    Paper,
    PaperSize,
    Paragraph,
    Part,
    SignatureBlock,
    Table,
    Title,
)
from cermat.documents.writers.characters import writable

_LONGEST = 32_767
_CUT = " … (dipotong; lengkap pada PDF)"
_WHOLE_WIDTH = 150
_SHEET_SIZES = {PaperSize.A4: 9, PaperSize.F4: 14}
_SUMMARY = "Ringkasan"


def write(paper: Paper) -> bytes:
    """Return the paper as a workbook: a sheet of its words, then one sheet per table, its first row the head.

    No text is ever read as a formula, an address or a number. Equal trees give equal bytes.
    """
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": writable(paper.title)[:255], "created": datetime.combine(paper.dated, time.min)})
    strong, wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), _wrapped(book)
    _add_summary(_sheet(book, _SUMMARY, paper), paper, wrapped)
    for table in (block for block in paper.blocks if isinstance(block, Table)):
        _add_table(_sheet(book, table.name, paper), table, strong, wrapped)
    book.close()
    return target.getvalue()


def _wrapped(book: xlsxwriter.Workbook) -> Format:
    return book.add_format({"text_wrap": True, "valign": "top"})


def _sheet(book: xlsxwriter.Workbook, name: str, paper: Paper) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_SHEET_SIZES[PaperSize(paper.size)])
    sheet.fit_to_pages(1, 0)
    if paper.banner:
        sheet.set_header(f"&C{paper.banner}")
    return sheet


def _add_summary(sheet: Worksheet, paper: Paper, style: Format) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    line = counting()
    opening = [(paper.banner,)] if paper.banner else []
    rows = [row for block in paper.blocks if not isinstance(block, Table) for row in _rows(block)]
    for row in (*opening, *rows, (paper.running,)):
        number = next(line)
        for column, text in enumerate(row):
            _write_text(sheet, number, column, text, style)


def _rows(block: Block) -> list[tuple[str, ...]]:
    """Return a block as rows of the summary sheet."""
    match block:
        case Letterhead():
            return [(block.government,), (block.office,), (block.address,)]
        case Title():
            return [(line,) for line in block.lines]
        case Heading():
            return [(block.text,)]
        case KeyValues():
            return [(row.label, part_text(row.value)) for row in block.rows]
        case SignatureBlock():
            lines = (block.place_and_day, block.office, block.name, *block.details, block.remark)
            return [("", line) for line in lines if line]
        case Items():
            return [(item.label, item.text) for item in block.items]
        case Paragraph() | Formula():
            return [("", part_text(block))]
        case Table():
            return []


def part_text(part: Part) -> str:
    """Return a part in one line per sentence; a fraction as `(a) / (b) x100%`."""
    match part:
        case Paragraph():
            return part.text
        case Items():
            return "\n".join(f"{item.label} {item.text}" for item in part.items)
        case Formula():
            below = f" / ({' '.join(part.below)})" if part.below else ""
            return f"{part.lead} ({' '.join(part.above)}){below} {part.factor}".strip()


def _add_table(sheet: Worksheet, table: Table, strong: Format, wrapped: Format) -> None:
    whole = sum(column.width for column in table.columns)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, max(8, _WHOLE_WIDTH * column.width / whole))
        _write_text(sheet, 0, number, column.head, strong)
    for number, row in enumerate(table.rows, 1):
        for column_number, node in enumerate(row.cells):
            _write_cell(sheet, number, column_number, node, strong if row.is_total else wrapped)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    lines = [row for row in table.rows if not row.is_total]
    if lines:
        sheet.autofilter(0, 0, len(lines), len(table.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, node: Cell, style: Format) -> None:
    if node.number is not None:
        sheet.write_number(row, column, node.number, style)
    else:
        _write_text(sheet, row, column, "\n".join(part_text(part) for part in node.parts), style)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    fitting = writable(text)
    if len(fitting) > _LONGEST:
        fitting = fitting[: _LONGEST - len(_CUT)] + _CUT
    sheet.write_string(row, column, fitting, style)
