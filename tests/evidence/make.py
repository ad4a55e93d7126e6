"""Small files of every kind, made in memory: honest ones to be taken, and the stuff hostile ones are made of."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import docx
import xlsxwriter
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825


def picture(size: tuple[int, int] = (96, 64), mode: str = "RGB") -> Image.Image:
    """Return a picture with something in it; its upper left corner is dark."""
    drawn = Image.linear_gradient("L").resize(size)
    drawn.paste(0, (0, 0, size[0] // 3, size[1] // 3))
    return drawn.convert(mode)


def jpeg(*, size: tuple[int, int] = (96, 64), orientation: int = 1, note: bytes = b"", **options: object) -> bytes:
    """Return a phone's JPEG: with an orientation, a place, and a note in its EXIF."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Merek"
    exif.get_ifd(GPS)[1] = "S"
    exif.get_ifd(GPS)[2] = (8.0, 8.0, 0.0)
    saved = io.BytesIO()
    mode = str(options.pop("mode", "RGB"))
    picture(size, mode).save(saved, "JPEG", exif=exif, comment=note or b"kamera", **options)
    return saved.getvalue()


def png(*, size: tuple[int, int] = (96, 64), mode: str = "RGB", **options: object) -> bytes:
    """Return a PNG."""
    saved = io.BytesIO()
    picture(size, mode).save(saved, "PNG", **options)
    return saved.getvalue()


def scanned_pdf(*, pages: int = 1, mode: str = "RGB", size: tuple[int, int] = (120, 170)) -> bytes:
    """Return a PDF as a scanner makes it: one picture a page."""
    saved = io.BytesIO()
    first, *more = [picture(size, mode) for _ in range(pages)]
    first.save(saved, "PDF", save_all=True, append_images=more, resolution=100)
    return saved.getvalue()


def pdf(
    catalog: Mapping[str, object] | None = None, page: Mapping[str, object] | None = None, **saving: object
) -> bytes:
    """Return a PDF of one page with a line of text, with further keys in its catalog and its page."""
    made = Pdf.new()
    made.add_blank_page(page_size=(300, 400))
    text = made.make_stream(b"BT /F1 12 Tf 20 200 Td (Berita acara) Tj ET")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made.pages[0].Contents = text
    made.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
    for key, value in (page or {}).items():
        made.pages[0].obj[key] = value
    for key, value in (catalog or {}).items():
        made.Root[key] = value
    saved = io.BytesIO()
    made.save(saved, static_id=True, **saving)  # type: ignore[arg-type]
    return saved.getvalue()


def word(*, paragraphs: int = 3, with_table: bool = False, with_picture: bool = False) -> bytes:
    """Return a DOCX."""
    made = docx.Document()
    for number in range(paragraphs):
        made.add_paragraph(f"Notulen rapat, butir {number}")
    if with_table:
        made.add_table(rows=3, cols=4)
    if with_picture:
        made.add_picture(io.BytesIO(png()))
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def sheet(*, rows: int = 5, columns: int = 4, with_extras: bool = False) -> bytes:
    """Return an XLSX, with a formula, a link, a picture and a chart where asked."""
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    page = book.add_worksheet("Daftar")
    for row in range(rows):
        page.write_row(row, 0, [f"baris {row}", *range(columns - 1)])
    if with_extras:
        page.write_formula(rows, 1, "=SUM(B1:B5)")
        page.write_url(rows, 2, "https://contoh.invalid/", string="laman")
        page.insert_image(rows + 2, 0, "foto.png", {"image_data": io.BytesIO(png())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Daftar!$B$1:$B$5"})
        page.insert_chart("F2", chart)
    book.close()
    return saved.getvalue()


def repacked(content: bytes, changes: Mapping[str, bytes | None], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP with parts replaced, added, or with None left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts: dict[str, bytes | None] = {name: package.read(name) for name in package.namelist()}
    return packed({**parts, **changes}, method=method)


def packed(parts: Mapping[str, bytes | None], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP of parts, those that are None left out."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", method) as package:
        for name, part in parts.items():
            if part is not None:
                package.writestr(name, part)
    return saved.getvalue()


def part(content: bytes, name: str) -> bytes:
    """Return one part of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


@cache
def one_of_each() -> dict[str, bytes]:
    """Return a small honest file of every accepted kind."""
    return {"pdf": pdf(), "jpeg": jpeg(), "png": png(), "docx": word(), "xlsx": sheet()}


EICAR = b"".join((rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"))
HTML = b"<!doctype html><html><body><script>alert(1)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@cache
def foreign() -> dict[str, bytes]:
    """Return a small file of kinds that are not taken."""
    archive = packed({"a.txt": b"isi"})
    gif = io.BytesIO()
    picture().convert("P").save(gif, "GIF")
    return {
        "zip": archive,
        "html": HTML,
        "svg": SVG,
        "javascript": b"window.location='https://contoh.invalid/'//",
        "php": b"<?php system($_GET['c']); ?>",
        "rtf": rb"{\rtf1\ansi\object}",
        "gif": gif.getvalue(),
        "exe": b"MZ\x90\0" + b"\0" * 60,
        "elf": b"\x7fELF" + b"\0" * 60,
        "shell": b"#!/bin/sh\nrm -rf /\n",
        "gzip": b"\x1f\x8b\x08\0" + b"\0" * 20,
        "eicar": EICAR,
    }
