"""DOCX: python-docx draws the same content tree, to be finished in a word processor."""

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from cermat.documents.content import Orientation, Paper, PaperSize, SignatureBlock, Style
from cermat.documents.writers import signed
from cermat.documents.writers.characters import writable
from cermat.documents.writers.docx_blocks import add_block, add_signature_below
from cermat.documents.writers.docx_parts import BODY, SMALL, Place, words
from cermat.documents.writers.docx_xml import add_field, element, keep_with_next
from cermat.documents.writers.stable import stable_zip

_FONT = "Arial"
_SHEETS = {PaperSize.A4: (Mm(210), Mm(297)), PaperSize.F4: (Mm(215), Mm(330))}
_MARGIN = Mm(15)


def write(paper: Paper) -> bytes:
    """Return the paper as a DOCX; equal trees give equal bytes. Its font is Arial."""
    document = docx.Document()
    _set_properties(document, paper)
    _set_styles(document, paper)
    _set_page(document.sections[0], paper)
    place, kept = Place(document, width=content_width(paper)), signed.kept(paper.blocks)
    for number, (before, block) in enumerate(zip((None, *paper.blocks), paper.blocks, strict=False)):
        known = len(document.element.body)
        if isinstance(block, SignatureBlock) and isinstance(before, SignatureBlock):
            add_signature_below(document, block)
            continue
        add_block(document, place, block=block)
        if number in kept:
            # The last element of a body is its section.
            keep_with_next(document.element.body[known - 1 : -1])
    target = BytesIO()
    document.save(target)
    return stable_zip(target.getvalue())


def content_width(paper: Paper) -> Length:
    short, long = _SHEETS[paper.size]
    return Length((long if paper.orientation is Orientation.LANDSCAPE else short) - 2 * _MARGIN)


def _set_properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    made = datetime.combine(paper.dated, time.min)
    properties.title, properties.language = writable(paper.title), paper.language
    properties.created, properties.modified = made, made
    properties.author, properties.last_modified_by, properties.comments = "", "", ""


def _set_styles(document: Document, paper: Paper) -> None:
    for name, size in (
        ("Normal", BODY),
        ("Heading 1", Pt(12)),
        ("Heading 2", BODY),
        ("Heading 3", BODY),
        ("Heading 4", BODY),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style, size)
        style.paragraph_format.space_before = Pt(0) if name == "Normal" else Pt(8)
        style.paragraph_format.space_after = Pt(2) if name == "Normal" else Pt(4)
    document.styles["Normal"].element.get_or_add_rPr().append(element("lang", val=f"{paper.language}-ID"))


def _set_font(style: ParagraphStyle, size: Length) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, size, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _set_page(section: Section, paper: Paper) -> None:
    short, long = _SHEETS[paper.size]
    is_wide = paper.orientation is Orientation.LANDSCAPE
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_wide else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = (long, short) if is_wide else (short, long)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(7)
    if paper.banner:
        banner = words(section.header.paragraphs[0], paper.banner, style=Style.STRONG, size=Pt(8.5))
        banner.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_foot(section.footer.paragraphs[0], paper)


def _add_foot(paragraph: WordParagraph, paper: Paper) -> None:
    paragraph.style = "Normal"
    paragraph.paragraph_format.tab_stops.add_tab_stop(content_width(paper), WD_TAB_ALIGNMENT.RIGHT)
    words(paragraph, paper.running)
    paragraph.add_run("\thalaman ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" dari ")
    add_field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = SMALL
