"""A copy of an issued paper: nothing but the same bytes is the same; pictures are for a reader to compare."""

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest

from cermat.evidence.copies import Verdict, judge
from cermat.evidence.scans import is_scan
from tests.evidence import make

ISSUED = make.pdf()


def judged(folder: Path, content: bytes) -> Verdict:
    """Return what a copy is beside the one file that was issued."""
    path = folder / "salinan"
    path.write_bytes(content)
    return judge(path, hashlib.sha256(content).hexdigest(), issued={hashlib.sha256(ISSUED).hexdigest()})


def resaved(content: bytes) -> bytes:
    """Return a PDF saved again by another program, with nothing changed that is seen."""
    saved = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
        pdf.save(saved)
    return saved.getvalue()


def with_text_over(scan: bytes, text: bytes) -> bytes:
    """Return a scan with a text drawn over its picture."""
    saved = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(scan)) as pdf:
        pdf.pages[0].contents_add(pdf.make_stream(text))
        pdf.save(saved)
    return saved.getvalue()


def in_a_form(scan: bytes) -> bytes:
    """Return a scan with a text in a form that its page draws."""
    saved = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(scan)) as pdf:
        form = pdf.make_stream(
            b"BT (93,33%) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
        )
        pdf.pages[0].Resources.XObject["/Teks"] = form
        pdf.pages[0].contents_add(pdf.make_stream(b"/Teks Do"))
        pdf.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (ISSUED, Verdict.SAME),
        (resaved(ISSUED), Verdict.CHANGED),
        (ISSUED + b"\n", Verdict.CHANGED),
        (ISSUED[:-20], Verdict.CHANGED),
        (make.word(), Verdict.CHANGED),
        (make.scanned_pdf(pages=2), Verdict.SCAN),
        (make.jpeg(), Verdict.SCAN),
        (make.png(), Verdict.SCAN),
        (b"", Verdict.FOREIGN),
        (b"GIF89a", Verdict.FOREIGN),
        (b"nomor;angka\n1;93,33", Verdict.FOREIGN),
    ],
    ids=["same", "saved again", "longer", "cut", "docx", "scan", "jpeg", "png", "empty", "gif", "csv"],
)
def test_a_copy_is_judged_by_its_bytes(content: bytes, verdict: Verdict, tmp_path: Path) -> None:
    assert judged(tmp_path, content) is verdict


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (make.scanned_pdf(), True),
        (with_text_over(make.scanned_pdf(), b"BT 3 Tr (93,33%) Tj ET"), True),
        (with_text_over(make.scanned_pdf(), b"BT (93,33%) Tj ET"), False),
        (with_text_over(make.scanned_pdf(), b"BT 3 Tr 0 Tr [(93,33%)] TJ ET"), False),
        (in_a_form(make.scanned_pdf()), False),
        (make.pdf(), False),
        (b"%PDF-1.7 rusak", False),
    ],
    ids=["picture", "recognised", "text over it", "text seen again", "text in a form", "text", "broken"],
)
def test_a_scan_shows_pictures_and_no_text(content: bytes, answer: bool, tmp_path: Path) -> None:
    path = tmp_path / "salinan.pdf"
    path.write_bytes(content)
    assert is_scan(path) is answer
