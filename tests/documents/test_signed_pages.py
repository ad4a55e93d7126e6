"""A signature never stands alone on a page: the end of what is signed stays with it, wherever the page ends."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from cermat.documents.content import (
    Block,
    Column,
    Item,
    Items,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    cell,
)
from cermat.documents.writers import docx, pdf
from tests.documents.reading import pdf_pages

SIGNED = SignatureBlock(place_and_day="Lumajang", office="CAMAT", name="NAMA CAMAT", details=("NIP 1",), remark="")
TWO = (replace(SIGNED, name="NAMA DUA", beside=SIGNED), SIGNED)


def table(rows: int) -> Table:
    """Return a table whose last row says `akhir`."""
    columns = (Column("KEPALA", 50), Column("Nilai", 50))
    words = [f"baris {number}" for number in range(rows - 1)]
    return Table(name="Tabel", columns=columns, rows=tuple(Row((cell(each), cell("1"))) for each in (*words, "akhir")))


ENDS: dict[str, tuple[Block, ...]] = {
    "kalimat": (Paragraph("akhir"), SIGNED),
    "catatan": (Items((*(Item(f"{number}.", "catatan") for number in range(1, 13)), Item("13.", "akhir"))), SIGNED),
    "tabel pendek": (table(4), SIGNED),
    "tabel panjang": (table(24), SIGNED),
    "tiga penanda tangan": (Paragraph("akhir"), *TWO),
    "tabel, lalu kalimat penutup": (table(24), Paragraph("Bulan ditutup."), Paragraph("Demikian dibuat."), *TWO),
}


def paper(lines: int, end: tuple[Block, ...], size: PaperSize = PaperSize.A4) -> Paper:
    """Return a paper that fills so many lines before its end."""
    return Paper(
        title="Uji",
        language="id",
        dated=date(2026, 11, 20),
        size=size,
        orientation=Orientation.PORTRAIT,
        running="",
        banner="",
        blocks=(*(Paragraph(f"isi {number}") for number in range(lines)), *end),
    )


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("end", list(ENDS))
def test_the_end_of_what_is_signed_is_on_the_page_of_its_signature(end, size):
    """Over every place of the page's end there is: each further line moves it by one."""
    moved = 0
    for lines in range(0, 62, 3):
        pages = pdf_pages(pdf.write(paper(lines, ENDS[end], size)))
        (page,) = [page for page in pages if "NAMA CAMAT" in page]
        assert "akhir" in page, (end, lines)
        moved += page.count("isi ") < 4 and len(pages) > 1
        if end.startswith("tabel ") and end != "tabel pendek" and "baris 22" not in page:
            assert "KEPALA" in page, lines
    assert moved, "no page ended there: the sweep is too short"


@pytest.mark.parametrize("end", list(ENDS))
def test_word_keeps_the_end_with_the_signature(end):
    body = python_docx.Document(BytesIO(docx.write(paper(5, ENDS[end])))).element.body
    kept = [each for each in body.iter(qn("w:p")) if each.pPr is not None and each.pPr.keepNext is not None]
    assert "akhir" in "".join(text for each in kept for text in each.itertext())
    assert "isi 0" not in "".join(text for each in kept for text in each.itertext())
    assert "catatan" not in "".join(text for each in kept[:-2] for text in each.itertext())
    signed = [row for row in body.iter(qn("w:tr")) if "NAMA CAMAT" in "".join(row.itertext())]
    assert len(signed) == 1, "all who sign stand in one row"
    assert signed[0].find(f".//{qn('w:cantSplit')}") is not None
