"""What the page says is what the printed Pengukuran says, in PDF and DOCX."""

import io
import re
from html import unescape

import docx
import pytest
from pypdf import PdfReader

from tests.web.conftest import SignedIn


def pdf_words(content: bytes) -> str:
    """Return the words of a PDF."""
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def docx_words(content: bytes) -> str:
    """Return the words of a DOCX's tables."""
    tables = docx.Document(io.BytesIO(content)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("query", ["", "?triwulan=3"])
@pytest.mark.parametrize("indicator", ["iku-1", "iku-2"])
def test_page_pdf_and_docx_carry_the_same_numbers(signed_in: SignedIn, indicator: str, query: str) -> None:
    client = signed_in("camat")
    page = unescape(client.get(f"/angka/2023/{indicator}/{query}").content.decode())
    value = re.search(r'class="value[^"]*">\s*([^<]+?)\s*<', page)
    assert value
    pdf = pdf_words(client.get(f"/laporan/2023/pengukuran.pdf{query}").content)
    word = docx_words(client.get(f"/laporan/2023/pengukuran.docx{query}").content)
    parts = re.search(r"(\d+)</span><span><span class=\"unseen\">dibagi </span>(\d+)", page)
    expected = {value[1].lower()} | ({f"{parts[1]} dari {parts[2]}"} if parts else set())
    for said in expected:
        assert said in pdf.lower()
        assert said in word.lower()
