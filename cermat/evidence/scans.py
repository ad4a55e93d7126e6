"""Whether a PDF is a scan: its pages are pictures, and no text is seen on them.

Runs in a process of its own, which `workbench` begins, under the bounds of `inspection`.
"""

from pathlib import Path

import pikepdf
from pikepdf import Name, Page, Pdf, Stream

from cermat.evidence.media import MAX_PDF_PAGES

_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
# Text recognised in a scan is laid over its picture in the mode that draws nothing.
_UNSEEN_MODE = 3


def is_scan(source: Path) -> bool:
    """Return whether every page holds a picture and nothing shows text; False for what cannot be read."""
    try:
        with Pdf.open(source) as pdf:
            forms = (each for each in pdf.objects if isinstance(each, Stream) and each.get("/Subtype") == Name.Form)
            return (
                1 <= len(pdf.pages) <= MAX_PDF_PAGES
                and all(page.get_images() and not _shows_text(page) for page in pdf.pages)
                and not any(_shows_text(form) for form in forms)
            )
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        return False


def _shows_text(drawn: Page | Stream) -> bool:
    mode = 0
    for instruction in pikepdf.parse_content_stream(drawn):
        operator = str(instruction.operator)
        if operator == "Tr":
            mode = int(str(instruction.operands[0]))
        elif operator in _SHOWS_TEXT and mode != _UNSEEN_MODE:
            return True
    return False


def answer(source: Path) -> dict[str, bool]:
    """Return whether it is one, in words for another process."""
    return {"is_scan": is_scan(source)}
