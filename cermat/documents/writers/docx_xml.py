"""The few WordprocessingML settings python-docx has no words for."""

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

# A signature never stands alone on a page: so many paragraphs stay with it.
_KEPT = 2


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return a `w:` element with `w:` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def repeat_on_each_page(row: _Row) -> None:
    """Make a row a head that repeats on every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def keep_with_next(made: Sequence[BaseOxmlElement]) -> None:
    """Keep the end of what was made on the page of what follows: its last paragraphs, the last row of a table."""
    for each in made[-_KEPT:]:
        rows = each.findall(qn("w:tr"))
        for paragraph in (rows[-1] if rows else each).iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def shade(cell: _Cell, fill: str) -> None:
    """Fill a cell."""
    shading = element("shd", val="clear", color="auto", fill=fill)
    cell._tc.get_or_add_tcPr().insert_element_before(shading, "w:vAlign")


def line_below(cell: _Cell) -> None:
    """Draw the bar of a fraction: the lower border of a cell."""
    borders = element("tcBorders")
    borders.append(element("bottom", val="single", sz="6", space="0", color="auto"))
    cell._tc.get_or_add_tcPr().insert_element_before(borders, "w:shd", "w:vAlign")


def rule_below(paragraph: Paragraph) -> None:
    """Draw the double rule of a letterhead below a paragraph."""
    borders = element("pBdr")
    borders.append(element("bottom", val="thickThinSmallGap", sz="18", space="4", color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def set_side_margins(table: Table, margin: Length) -> None:
    """Set the room between the text of a table's cells and their sides."""
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=str(round(margin.pt * 20)), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def describe(table: Table, words: str) -> None:
    """Give a drawn table the words a reader hears in its place."""
    table._tbl.tblPr.append(element("tblDescription", val=words))


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field such as PAGE or NUMPAGES, shown as 1 until the reader's program counts."""
    begin_field(paragraph, code)
    paragraph.add_run("1")
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Open a field; what is added until its end is shown until the reader's program works it out."""
    instruction = element("instrText")
    instruction.text = code
    for part in (element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    """Close the field that was opened last."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))
