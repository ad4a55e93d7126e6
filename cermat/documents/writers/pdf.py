"""PDF: Typst draws the content tree. PDF/A-2a and PDF/UA-1, fonts embedded, equal trees give equal bytes."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

import segno
import typst

from cermat.documents.content import CheckMark, Letterhead, Paper, SignatureBlock
from cermat.documents.writers import signed
from cermat.documents.writers.characters import FONTS, drawable
from cermat.documents.writers.errors import UnprintablePaper
from cermat.documents.writers.plain import plain

_TEMPLATES = Path(__file__).resolve().parent
_lock = Lock()


def write(paper: Paper) -> bytes:
    """Return the paper as a PDF.

    The tree goes in as JSON, so no text is ever markup. Raises UnprintablePaper on any fault or warning of the
    typesetter: a paper with a missing glyph or font is not printed.
    """
    inputs = {
        "paper": json.dumps(plain(_without_pictures(paper), text=drawable), ensure_ascii=False),
        "qr": _qr(paper),
        "logo": json.dumps(list(_logo(paper))),
        "kept": json.dumps(sorted(signed.kept(paper.blocks))),
    }
    try:
        with _lock:
            pdf, warnings = _compiler().compile_with_warnings(
                _document(inputs), format="pdf", pdf_standards=["a-2a", "ua-1"]
            )
    except typst.TypstError as fault:
        raise UnprintablePaper(
            f"Naskah “{paper.title}” tidak dapat dicetak: {fault}; laporkan kepada admin."
        ) from fault
    if warnings or not isinstance(pdf, bytes):
        raise UnprintablePaper(f"Naskah “{paper.title}” tidak dapat dicetak: {warnings}; laporkan kepada admin.")
    return pdf


def _document(inputs: Mapping[str, str]) -> bytes:
    """Return the document that has the template draw the inputs, each a string: within it nothing is markup."""
    told = ", ".join(f"{name}: {_string(text)}" for name, text in inputs.items())
    return f'#import "paper.typ": drawn\n#drawn(({told}))\n'.encode()


def _string(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'


def _qr(paper: Paper) -> str:
    """Return the squares of a paper's QR as SVG, with the empty border a reader needs; nothing without one."""
    beside = (block.mark if isinstance(block, SignatureBlock) else block for block in paper.blocks)
    mark = next((each for each in beside if isinstance(each, CheckMark)), None)
    if mark is None:
        return ""
    drawn: str = segno.make(mark.address, error="m").svg_inline(border=4, omitsize=True)
    return drawn


def _logo(paper: Paper) -> bytes:
    """Return the picture of a paper's letterheads, the same in all of them; nothing without one."""
    logos = (block.logo for block in paper.blocks if isinstance(block, Letterhead))
    logo = next((each for each in logos if each), None)
    return b64decode(logo.jpeg) if logo else b""


def _without_pictures(paper: Paper) -> Paper:
    """Return the paper without the content of its logos: pictures are no text to be read letter by letter."""
    return replace(
        paper,
        blocks=tuple(
            replace(block, logo=replace(block.logo, jpeg="")) if isinstance(block, Letterhead) and block.logo else block
            for block in paper.blocks
        ),
    )


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(_TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True)
