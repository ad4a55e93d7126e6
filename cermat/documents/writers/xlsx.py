"""XLSX: the same tree as sheets, each table on its own; numbers and days are values, every other word is plain text."""

from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from cermat.documents.content import (
    Block,
    Cell,
    Chapter,
    Chart,
    CheckMark,
    Contents,
    Formula,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    Logo,
    Paper,
    PaperSize,
    Paragraph,
    Part,
    SignatureBlock,
    Table,
    Title,
)
from cermat.documents.writers import formulas
from cermat.documents.writers.characters import writable

_LONGEST = 32_767
_CUT = " … (dipotong; lengkap pada PDF)"
_WHOLE_WIDTH, _NARROWEST = 170.0, 9.0
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0
_SHEET_SIZES = {PaperSize.A4: 9, PaperSize.F4: 14}
# In pixels, as a sheet counts them: three lines high.
_LOGO_SIDE, _DOTS_AN_INCH = 56, 96
_SUMMARY = "Ringkasan"
# A spreadsheet knows no day before 1900; what does not fit stays text.
_FIRST_YEAR = 1900
# 421: the months by their Indonesian names, whatever the computer speaks.
_DAY_SHOWN = "[$-421]d mmmm yyyy"
Style = Callable[..., Format]


def write(paper: Paper) -> bytes:
    """Return the paper as a workbook: a sheet of its words, then one sheet per table, its first row the head.

    No text is ever read as a formula, an address or a number. Equal trees give equal bytes.
    """
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": writable(paper.title)[:255], "created": datetime.combine(paper.dated, time.min)})
    style = _styles(book)
    _add_summary(_sheet(book, _SUMMARY, paper=paper), paper, style=style())
    tables = {block.name: block for block in paper.blocks if isinstance(block, Table)}
    for table in tables.values():
        _add_table(_sheet(book, table.name, paper=paper), table, tables=tables, style=style)
    book.close()
    return target.getvalue()


def _styles(book: xlsxwriter.Workbook) -> Style:
    """Return what makes each style of the workbook once."""

    @cache
    def style(shown: str = "General", *, is_strong: bool = False) -> Format:
        return book.add_format({"text_wrap": True, "valign": "top", "bold": is_strong, "num_format": shown})

    return style


def _sheet(book: xlsxwriter.Workbook, name: str, *, paper: Paper) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_SHEET_SIZES[PaperSize(paper.size)])
    sheet.fit_to_pages(1, 0)
    if paper.banner:
        sheet.set_header(f"&C{paper.banner}")
    return sheet


def _add_summary(sheet: Worksheet, paper: Paper, *, style: Format) -> None:
    widths = (24.0, 110.0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    number = _write_rows(sheet, [(paper.banner,)] if paper.banner else [], start=0, widths=widths, style=style)
    for block in paper.blocks:
        if isinstance(block, Letterhead) and block.logo:
            _add_logo(sheet, block.logo, row=number)
        number = _write_rows(sheet, _rows(block), start=number, widths=widths, style=style)
    _write_rows(sheet, [(paper.running,)], start=number, widths=widths, style=style)


def _write_rows(
    sheet: Worksheet, rows: Sequence[tuple[str, ...]], *, start: int, widths: Sequence[float], style: Format
) -> int:
    """Write rows below one another and return the number of the next one."""
    for number, row in enumerate(rows, start):
        if len(row) > 1:
            sheet.set_row(number, _height(row, widths))
        for column, text in enumerate(row):
            _write_text(sheet, number, column=column, text=text, style=style if len(row) > 1 else None)
    return start + len(rows)


def _add_logo(sheet: Worksheet, logo: Logo, *, row: int) -> None:
    """Lay the picture to the left of the words of its letterhead, as large as fits there whole."""
    jpeg = b64decode(logo.jpeg)
    picture = Image(BytesIO(jpeg))
    scale = _LOGO_SIDE / max(picture.width, picture.height)
    sheet.insert_image(
        row,
        0,
        "logo.jpg",
        {
            "image_data": BytesIO(jpeg),
            "x_scale": scale * picture.x_dpi / _DOTS_AN_INCH,
            "y_scale": scale * picture.y_dpi / _DOTS_AN_INCH,
            "x_offset": 2,
            "y_offset": 2,
            "description": writable(logo.spoken),
        },
    )


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height in points that shows every line of a row, as far as a sheet allows."""
    lines = max(
        (
            sum(max(1, ceil(len(line) * 1.15 / width)) for line in text.split("\n"))
            for text, width in zip(texts, widths, strict=False)
        ),
        default=1,
    )
    return min(_HIGHEST, lines * _LINE_HEIGHT)


def _rows(block: Block) -> list[tuple[str, ...]]:
    """Return a block as rows of the summary sheet."""
    match block:
        case Letterhead():
            return _letterhead_rows(block)
        case Title() | Chapter():
            return [(line,) for line in block.lines]
        case Heading():
            return [(block.text,)]
        case KeyValues():
            return [(row.label, part_text(row.value)) for row in block.rows]
        case SignatureBlock():
            return _signature_rows(block)
        case Items():
            return [(item.label, item.text) for item in block.items]
        case Paragraph() | Formula() | CheckMark() | Table():
            return [("", _line(block))]
        case Contents() | Chart():
            # The names of the sheets are the contents; the numbers of a chart stand in its table.
            return []


def _letterhead_rows(block: Letterhead) -> list[tuple[str, ...]]:
    """Return the lines of a letterhead; beside its logo, where it has one."""
    beside = ("",) if block.logo else ()
    return [(*beside, line) for line in (block.government, block.office, block.address)]


def _line(block: Paragraph | Formula | CheckMark | Table) -> str:
    """Return what a block says in one cell; of a table, on which sheet it is."""
    if isinstance(block, Table):
        return f"Lihat lembar “{block.name}”."
    return block.words if isinstance(block, CheckMark) else part_text(block)


def _signature_rows(block: SignatureBlock) -> list[tuple[str, ...]]:
    said = block.mark.words if block.mark else ""
    lines = (block.place_and_day, block.office, block.name, *block.details, block.remark, said)
    return [*(_signature_rows(block.beside) if block.beside else []), *(("", line) for line in lines if line)]


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


def _add_table(sheet: Worksheet, table: Table, *, tables: Mapping[str, Table], style: Style) -> None:
    whole = sum(column.width for column in table.columns)
    widths = [max(_NARROWEST, _WHOLE_WIDTH * column.width / whole) for column in table.columns]
    for number, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(number, number, width)
        _write_text(sheet, 0, column=number, text=column.head, style=style(is_strong=True))
    sheet.set_row(0, 2 * _LINE_HEIGHT)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, _height([cell_text(node) for node in row.cells], widths))
        for column_number, node in enumerate(row.cells):
            formula = formulas.written(node, tables)
            _write_cell(
                sheet, number, column=column_number, node=node, formula=formula, style=style, is_strong=row.is_total
            )
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    lines = [row for row in table.rows if not row.is_total]
    if lines:
        sheet.autofilter(0, 0, len(lines), len(table.columns) - 1)


def cell_text(node: Cell) -> str:
    """Return the words of a cell, a line per part."""
    return "\n".join(part_text(part) for part in node.parts)


def _write_cell(
    sheet: Worksheet, row: int, *, column: int, node: Cell, formula: str, style: Style, is_strong: bool
) -> None:
    if node.number is not None and formulas.is_exact(node.number):
        value = node.number / 100 if node.is_percent else node.number
        shown = style(_number_shown(node), is_strong=is_strong)
        if formula:
            sheet.write_formula(row, column, formula, shown, value)
        else:
            sheet.write_number(row, column, value, shown)
    elif node.day is not None and node.day.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, node.day, style(_DAY_SHOWN, is_strong=is_strong))
    else:
        _write_text(sheet, row, column=column, text=cell_text(node), style=style(is_strong=is_strong))


def _number_shown(node: Cell) -> str:
    """Return the format under which a spreadsheet shows a number as its words do."""
    exponent = Decimal(node.number or 0).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return f"#,##0{'.' + '0' * places if places > 0 else ''}{'%' if node.is_percent else ''}"


def _write_text(sheet: Worksheet, row: int, *, column: int, text: str, style: Format | None) -> None:
    fitting = writable(text)
    if len(fitting) > _LONGEST:
        fitting = fitting[: _LONGEST - len(_CUT)] + _CUT
    sheet.write_string(row, column, fitting, style)
