"""Parts of a paper as Word paragraphs and tables: runs of words, labelled lists, fractions, table cells."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from cermat.documents.content import Align, Cell, Formula, Item, Items, Paragraph, Part, Style
from cermat.documents.writers.characters import writable
from cermat.documents.writers.docx_xml import describe, line_below, set_side_margins

ALIGNMENT = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
BODY, SMALL = Pt(10), Pt(7.5)
_HANGING = Mm(7)
_FACTOR_WIDTH = Mm(14)


def words(paragraph: WordParagraph, text: str, *, style: Style = Style.NORMAL, size: Length = BODY) -> WordParagraph:
    """Add a run of words and return the paragraph."""
    run = paragraph.add_run(writable(text))
    run.bold = style is Style.STRONG or None
    run.italic = style is Style.EMPHASIS or None
    run.font.size = Pt(round(size.pt * 0.82 * 2) / 2) if style is Style.SMALL else size
    return paragraph


class Place:
    """Where parts are added: the document itself or a cell, whose first empty paragraph is used up first."""

    def __init__(self, container: Document | _Cell, *, width: Length, size: Length = BODY) -> None:
        self._container = container
        is_empty = isinstance(container, _Cell) and not container.text
        self._spare = container.paragraphs[0] if is_empty else None
        self.width = width
        self.size = size

    def paragraph(self, align: Align = Align.LEFT) -> WordParagraph:
        """Return the next empty paragraph."""
        made = self._spare or self._container.add_paragraph()
        self._spare = None
        made.alignment = ALIGNMENT[align]
        return made

    def table(self, rows: int, columns: int) -> Table:
        """Return a new borderless table; a cell keeps the paragraph Word demands after it."""
        container = self._container
        made = container.add_table(rows, columns)
        if isinstance(container, _Cell):
            self._spare = container.paragraphs[-1]
        else:
            self.part_tables()
        return made

    def part_tables(self) -> None:
        """Add the thin paragraph without which a word processor joins two tables that follow one another."""
        thin = self.paragraph().paragraph_format
        thin.space_after, thin.line_spacing = Pt(0), Pt(3)


def add_part(place: Place, part: Part, *, align: Align = Align.LEFT, is_strong: bool = False) -> None:
    """Add one part in its place."""
    if isinstance(part, Paragraph):
        style = Style.STRONG if is_strong else part.style
        words(place.paragraph(align), part.text, style=style, size=place.size)
    elif isinstance(part, Items):
        for item in part.items:
            _add_item(place, item, is_small=part.is_small)
    else:
        _add_formula(place, part)


def _add_item(place: Place, item: Item, *, is_small: bool) -> None:
    paragraph = place.paragraph()
    paragraph.paragraph_format.left_indent = _HANGING
    paragraph.paragraph_format.first_line_indent = -_HANGING
    paragraph.paragraph_format.tab_stops.add_tab_stop(_HANGING)
    style = Style.SMALL if is_small else Style.NORMAL
    words(paragraph, item.label, style=style, size=place.size)
    paragraph.add_run("\t")
    words(paragraph, item.text, style=style, size=place.size)


def _add_formula(place: Place, formula: Formula) -> None:
    """Draw a fraction as a table of two rows; what stands before and after the bar spans both."""
    rows = 2 if formula.below else 1
    columns = [formula.lead] if formula.lead else []
    table = place.table(rows, len(columns) + 2)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    set_side_margins(table, Mm(0.5))
    describe(table, writable(formula.spoken))
    bar = len(columns)
    _fill(table.cell(0, bar), "\n".join(formula.above), place=place)
    if formula.below:
        line_below(table.cell(0, bar))
        _fill(table.cell(1, bar), "\n".join(formula.below), place=place)
    for column, text in ((0, formula.lead), (bar + 1, formula.factor)):
        if column != bar:
            _fill(table.cell(0, column).merge(table.cell(rows - 1, column)), text, place=place)
    set_widths(table, _formula_widths(place, formula))


def _formula_widths(place: Place, formula: Formula) -> list[Length]:
    """Return the widths of lead, bar and factor: the factor gets what its words need, the bar the rest, up to half."""
    lead = [Mm(8)] if formula.lead else []
    factor = _FACTOR_WIDTH if len(formula.factor) < 8 else Mm(45)
    rest = place.width - factor - sum(lead)
    longest = max(len(line) for line in (*formula.above, *formula.below))
    needed = Length(int(longest * place.size * 0.55)) + Mm(6)
    return [*lead, Length(min(rest, needed)), factor]


def _fill(cell: _Cell, text: str, *, place: Place) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words(paragraph, text, size=place.size)


def set_widths(table: Table, widths: list[Length]) -> None:
    """Fix the widths of a table's columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def add_cell(word_cell: _Cell, node: Cell, *, width: Length, size: Length, align: Align, is_strong: bool) -> None:
    """Fill a cell of a table with its parts."""
    place = Place(word_cell, width=width, size=size)
    for part in node.parts:
        add_part(place, part, align=align, is_strong=is_strong)
