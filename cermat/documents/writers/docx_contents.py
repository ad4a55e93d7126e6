"""The table of contents in Word: a field whose result is the entries until the reader's program counts their pages."""

from docx.shared import Mm

from cermat.documents.content import Contents, Style
from cermat.documents.writers.docx_parts import Place, words
from cermat.documents.writers.docx_xml import begin_field, end_field

_INDENT = Mm(7)
_CODE = 'TOC \\o "1-2" \\h \\z \\u'


def add_contents(place: Place, block: Contents) -> None:
    """Add the title on a new page and the entries below it."""
    title = words(place.paragraph(), block.title, style=Style.STRONG)
    title.paragraph_format.page_break_before = True
    for number, entry in enumerate(block.entries):
        paragraph = place.paragraph()
        paragraph.paragraph_format.left_indent = _INDENT * (entry.level - 1)
        if number == 0:
            begin_field(paragraph, _CODE)
        words(paragraph, entry.text)
        if number == len(block.entries) - 1:
            end_field(paragraph)
