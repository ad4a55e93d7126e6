"""Honest files, more than a hundred: what phones, scanners and office programs make."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from cermat.documents.reports import iku
from cermat.documents.writers import docx, pdf
from cermat.evidence.media import MediaType
from tests.documents.sample import paper
from tests.evidence import make

Honest = tuple[str, MediaType, Callable[[], bytes]]
OFFICE = Path(__file__).parent / "libreoffice"


def files() -> Iterator[Honest]:
    """Yield every honest file as a name, what it is, and what makes it."""
    yield from photos()
    yield from drawings()
    yield from scans()
    yield from papers()
    yield from sheets()


def photos() -> Iterator[Honest]:
    for orientation in range(1, 9):
        for quality in (30, 75, 95):
            yield _photo(f"orientation {orientation}, quality {quality}", orientation=orientation, quality=quality)
    for size in ((1, 1), (7, 3), (640, 480), (480, 640), (1600, 1200)):
        yield _photo(f"{size[0]}x{size[1]}", size=size)
        yield _photo(f"{size[0]}x{size[1]} progressive", size=size, progressive=True)
    for mode in ("L", "CMYK"):
        yield _photo(f"mode {mode}", mode=mode)
    for subsampling in (0, 1, 2):
        yield _photo(f"subsampling {subsampling}", subsampling=subsampling)
    yield "photo with a short film after it", MediaType.JPEG, lambda: make.jpeg() + b"\0\0\0\x18ftypmp42" + b"\0" * 9000


def _photo(name: str, **options: object) -> Honest:
    return f"photo {name}", MediaType.JPEG, lambda: make.jpeg(**options)


def drawings() -> Iterator[Honest]:
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        for size in ((64, 64), (1080, 2400)):
            yield f"png {mode} {size}", MediaType.PNG, lambda mode=mode, size=size: make.png(mode=mode, size=size)


def scans() -> Iterator[Honest]:
    for mode in ("1", "L", "RGB", "CMYK"):
        for pages in (1, 2, 12):
            yield f"scan {mode} {pages}", MediaType.PDF, lambda mode=mode, n=pages: make.scanned_pdf(mode=mode, pages=n)
    for name, saving in SAVINGS.items():
        yield f"pdf {name}", MediaType.PDF, lambda saving=saving: make.pdf(**saving)
    yield "pdf opening at a page", MediaType.PDF, lambda: make.pdf({"/OpenAction": Array([])})
    yield "pdf with a link", MediaType.PDF, lambda: make.pdf(page={"/Annots": Array([_link()])})
    yield "pdf with a stamp", MediaType.PDF, stamped
    yield "pdf with words after its end", MediaType.PDF, lambda: make.pdf() + b"\n\0\0\n"
    yield "pdf of this program", MediaType.PDF, lambda: pdf.write(iku.compose(paper()))
    for name in ("daftar.pdf", "surat.pdf"):
        yield f"libreoffice {name}", MediaType.PDF, (OFFICE / name).read_bytes


SAVINGS: dict[str, dict[str, object]] = {
    "plain": {},
    "for the web": {"linearize": True},
    "packed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "unpacked": {"compress_streams": False},
    "of 2001": {"force_version": "1.4"},
    "of 2017": {"min_version": "2.0"},
}


def _link() -> Dictionary:
    action = Dictionary(S=Name.URI, URI=String("https://contoh.invalid/"))
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 90, 30]), A=action)


def stamped() -> bytes:
    """Return a PDF with a stamp that is an annotation: what it looks like stands in a stream of its own."""
    made = Pdf.open(io.BytesIO(make.pdf()))
    look = made.make_stream(
        b"1 0 0 rg 0 0 80 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 80, 40])
    )
    stamp = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 100, 180, 140]), F=4, AP=Dictionary(N=look)
    )
    made.pages[0].Annots = Array([made.make_indirect(stamp)])
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def papers() -> Iterator[Honest]:
    for paragraphs in (1, 10, 400):
        for table in (False, True):
            for picture in (False, True):
                yield (
                    f"docx {paragraphs} {table} {picture}",
                    MediaType.DOCX,
                    lambda n=paragraphs, t=table, p=picture: make.word(paragraphs=n, with_table=t, with_picture=p),
                )
    yield "docx of this program", MediaType.DOCX, lambda: docx.write(iku.compose(paper()))
    yield "libreoffice surat.docx", MediaType.DOCX, (OFFICE / "surat.docx").read_bytes


def sheets() -> Iterator[Honest]:
    for rows in (1, 30, 400, 2_000):
        for columns in (1, 8, 20):
            yield (
                f"xlsx {rows}x{columns}",
                MediaType.XLSX,
                lambda rows=rows, columns=columns: make.sheet(rows=rows, columns=columns),
            )
    yield "xlsx with chart, picture, link and formula", MediaType.XLSX, lambda: make.sheet(with_extras=True)
    yield "libreoffice daftar.xlsx", MediaType.XLSX, (OFFICE / "daftar.xlsx").read_bytes
