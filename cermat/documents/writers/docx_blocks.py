"""Blocks of a paper in Word: letterhead, headings, header block, tables, closing block."""

from base64 import b64decode
from io import BytesIO
from typing import assert_never

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.image import Image
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from cermat.documents.content import (
    Align,
    Block,
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
    Paragraph,
    Row,
    SignatureBlock,
    Style,
    Table,
    Title,
)
from cermat.documents.writers import charts
from cermat.documents.writers.characters import writable
from cermat.documents.writers.docx_contents import add_contents
from cermat.documents.writers.docx_parts import ALIGNMENT, SMALL, Place, add_cell, add_part, set_widths, words
from cermat.documents.writers.docx_xml import keep_whole, repeat_on_each_page, rule_below, set_side_margins, shade

_TABLE = Pt(9)
_LABEL_WIDTH, _COLON_WIDTH = Mm(36), Mm(5)
_SIGNATURE_WIDTH = Mm(82)
_SIGNATURE_ROOM = Mm(17)
_LONGEST_WHOLE_ROW = 1500
_LOGO_ROOM, _LOGO_SIDE = Mm(25), Mm(20)


def add_block(document: Document, place: Place, *, block: Block) -> None:
    """Add one block at the end of the document."""
    match block:
        case Letterhead():
            _add_letterhead(place, block)
        case Title() | Chapter() | Heading():
            _add_heading(document, block)
        case Contents():
            add_contents(place, block)
        case Chart():
            _add_chart(place, block)
        case Table():
            _add_table(document, place, block=block)
        case KeyValues():
            _add_key_values(place, block)
        case SignatureBlock():
            _add_signature(place, block)
        case CheckMark():
            words(place.paragraph(), block.words, size=SMALL)
        case Paragraph() | Items() | Formula():
            add_part(place, block)
        case _:
            assert_never(block)


def _add_heading(document: Document, block: Title | Chapter | Heading) -> None:
    text = block.text if isinstance(block, Heading) else "\n".join(block.lines)
    heading = document.add_heading(writable(text), block.level if isinstance(block, Heading) else 1)
    is_left = isinstance(block, Heading) and not block.is_centred
    heading.alignment = ALIGNMENT[Align.LEFT if is_left else Align.CENTER]
    heading.paragraph_format.page_break_before = isinstance(block, Chapter) or None


def _add_chart(place: Place, block: Chart) -> None:
    """Add the drawing as a picture with the words that are read in its place; its table says the same."""
    words(place.paragraph(), block.title, style=Style.STRONG)
    picture = place.paragraph().add_run().add_picture(BytesIO(charts.png(block)), width=place.width)
    picture._inline.docPr.set("descr", writable(block.spoken))


def _add_letterhead(place: Place, block: Letterhead) -> None:
    if block.logo is None:
        rule_below(_add_letterhead_words(place, block, begins_page=True))
        return
    thin = place.paragraph().paragraph_format
    thin.page_break_before, thin.space_after, thin.line_spacing = True, Pt(0), Pt(1)
    widths = [_LOGO_ROOM, Length(place.width - 2 * _LOGO_ROOM), _LOGO_ROOM]
    table = place.table(1, 3)
    left, middle, _ = table.rows[0].cells
    picture = left.paragraphs[0].add_run().add_picture(BytesIO(b64decode(block.logo.jpeg)), **_fitted(block.logo))
    picture._inline.docPr.set("descr", writable(block.logo.spoken))
    middle.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _add_letterhead_words(Place(middle, width=widths[1]), block, begins_page=False)
    set_widths(table, widths)
    rule = place.paragraph()
    rule.paragraph_format.line_spacing = Pt(3)
    rule_below(rule)


def _fitted(logo: Logo) -> dict[str, Length]:
    """Return the side by which a picture just fits its room."""
    shape = Image.from_blob(b64decode(logo.jpeg))
    return {"width" if shape.px_width > shape.px_height else "height": _LOGO_SIDE}


def _add_letterhead_words(place: Place, block: Letterhead, *, begins_page: bool) -> WordParagraph:
    """Add the lines of a letterhead and return the last one."""
    lines = [(block.government, Style.NORMAL, Pt(13)), (block.office, Style.STRONG, Pt(16))]
    if block.address:
        lines.append((block.address, Style.NORMAL, Pt(9)))
    paragraphs = [place.paragraph(Align.CENTER) for _ in lines]
    paragraphs[0].paragraph_format.page_break_before = begins_page or None
    for paragraph, (text, style, size) in zip(paragraphs, lines, strict=True):
        last = words(paragraph, text, style=style, size=size)
    return last


def _add_key_values(place: Place, block: KeyValues) -> None:
    table = place.table(len(block.rows), 3)
    widths = [_LABEL_WIDTH, _COLON_WIDTH, Length(place.width - _LABEL_WIDTH - _COLON_WIDTH)]
    for row, node in zip(table.rows, block.rows, strict=True):
        label, colon, value = row.cells
        words(label.paragraphs[0], node.label)
        words(colon.paragraphs[0], ":")
        add_part(Place(value, width=widths[2]), node.value)
    set_widths(table, widths)


def _add_table(document: Document, place: Place, *, block: Table) -> None:
    table = document.add_table(0, len(block.columns))
    table.style = "Table Grid"
    set_side_margins(table, Mm(1) if block.is_small else Mm(1.5))
    whole = sum(column.width for column in block.columns)
    widths = [Length(int(place.width * column.width / whole)) for column in block.columns]
    size = SMALL if block.is_small else _TABLE
    _add_head(table, [column.head for column in block.columns], size=size, is_shaded=True)
    if block.numbers:
        _add_head(table, list(block.numbers), size=size, is_shaded=False)
    for row in block.rows:
        _add_row(_next_row(table), row, block=block, widths=widths, size=size)
    set_widths(table, widths)
    place.part_tables()


def _next_row(table: WordTable) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _add_head(table: WordTable, texts: list[str], *, size: Length, is_shaded: bool) -> None:
    row = _next_row(table)
    repeat_on_each_page(row)
    keep_whole(row)
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = words(cell.paragraphs[0], text, style=Style.STRONG if is_shaded else Style.NORMAL, size=size)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if is_shaded:
            shade(cell, "EBEBEB")


def _add_row(word_row: _Row, row: Row, *, block: Table, widths: list[Length], size: Length) -> None:
    for word_cell, node, column, width in zip(word_row.cells, row.cells, block.columns, widths, strict=True):
        add_cell(word_cell, node, width=width, size=size, align=column.align, is_strong=row.is_total)
    if sum(len(paragraph.text) for cell in word_row.cells for paragraph in cell.paragraphs) < _LONGEST_WHOLE_ROW:
        keep_whole(word_row)


def _add_signature(place: Place, block: SignatureBlock) -> None:
    right = Length(place.width // 2) if block.beside else _SIGNATURE_WIDTH
    widths = [Length(place.width - right), right]
    table = place.table(1, 2)
    keep_whole(table.rows[0])
    for column, signer in enumerate((block.beside, block)):
        if signer is not None:
            _add_signer(Place(table.cell(0, column), width=widths[column]), signer)
    if block.mark:
        where = place if block.beside else Place(table.cell(0, 0), width=widths[0])
        words(where.paragraph(), block.mark.words, size=SMALL)
    set_widths(table, widths)


def add_signature_below(document: Document, block: SignatureBlock) -> None:
    """Add who signs below the signatures that stand last, in their row: whole on one page in every word processor."""
    left, right = document.tables[-1].rows[0].cells
    _add_signer(Place(right, width=_SIGNATURE_WIDTH), block)
    if block.mark:
        words(Place(left, width=_SIGNATURE_WIDTH).paragraph(), block.mark.words, size=SMALL)


def _add_signer(place: Place, block: SignatureBlock) -> None:
    first = words(place.paragraph(Align.CENTER), block.place_and_day)
    first.paragraph_format.space_before = Pt(8)
    office = words(place.paragraph(Align.CENTER), block.office, style=Style.STRONG)
    office.paragraph_format.space_after = _SIGNATURE_ROOM
    name = words(place.paragraph(Align.CENTER), block.name, style=Style.STRONG)
    name.runs[0].underline = not block.name.startswith("..")
    for line in block.details:
        words(place.paragraph(Align.CENTER), line)
    if block.remark:
        words(place.paragraph(Align.CENTER), block.remark, style=Style.EMPHASIS, size=SMALL)
