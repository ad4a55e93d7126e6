"""A content tree as text: every paper comes back as it was, and is drawn byte for byte the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PIL import Image

from cermat.documents.content import Block, CheckMark, Paper, SignatureBlock
from cermat.documents.reports.issue import Issue, marked
from cermat.documents.writers import docx, pdf, trees, xlsx
from cermat.documents.writers.errors import UnreadableTree
from tests.documents import sample
from tests.documents.reading import docx_of, docx_text, pdf_of, pdf_text, run_tool, sheets, squeezed, xlsx_of

DPI = 150
ADDRESS = "https://cermat.contoh.go.id/periksa/k7mq-2xwp-9trd-h4vn/"
ISSUE = Issue(number="1", dated=sample.OFFICIAL.valid_from, head_seq=1, head="ab" * 32, address=ADDRESS)


@pytest.mark.parametrize("name", ["iku", "year", "quarter", "all", "ipp", "iku-1", "iku-2", "lkjip", "lembar-salin"])
def test_a_paper_comes_back_as_it_was(papers: dict[str, Paper], name: str) -> None:
    paper = marked(papers[name], ISSUE)
    read = trees.read(trees.write(paper))
    assert read == paper
    assert trees.write(read) == trees.write(paper)


def test_what_comes_back_is_drawn_byte_for_byte_the_same(papers: dict[str, Paper]) -> None:
    read = trees.read(trees.write(papers["iku-2"]))
    assert pdf.write(read) == pdf_of(papers["iku-2"])
    assert docx.write(read) == docx_of(papers["iku-2"])
    assert xlsx.write(read) == xlsx_of(papers["iku-2"])


def test_every_block_of_the_content_can_come_back() -> None:
    assert set(Block.__args__) <= set(trees.NODES)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"type":"Paper"}', '{"type":"Lain"}', '{"type":"Title","lines":[]}', '{"year":1}', "3"]
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTree, match="tidak terbaca"):
        trees.read(text)


def test_a_changed_word_is_refused(papers: dict[str, Paper]) -> None:
    tree = json.loads(trees.write(papers["year"]))
    for name, value in (("size", "a5"), ("orientation", "miring"), ("lain", 1), ("dated", {"year": 1})):
        with pytest.raises(UnreadableTree):
            trees.read(json.dumps({**tree, name: value}))


def test_the_mark_is_a_qr_of_its_address_in_a_pdf_and_words_elsewhere(papers, tmp_path) -> None:
    (sign,) = (block for block in papers["year"].blocks if isinstance(block, SignatureBlock))
    paper = marked(replace(papers["year"], blocks=(sign,)), ISSUE)
    assert [block.mark for block in paper.blocks] == [CheckMark(address=ADDRESS, words=paper.blocks[0].mark.words)]
    drawn = pdf.write(paper)
    assert ADDRESS in squeezed(pdf_text(drawn))
    page = _picture(drawn, tmp_path)
    assert _shows_the_qr(page, ADDRESS)
    assert not _shows_the_qr(page, ADDRESS.replace("k7mq", "k7mr"))
    assert ADDRESS in squeezed(docx_text(docx.write(paper)))
    assert ADDRESS in squeezed(str(sheets(xlsx.write(paper))["Ringkasan"]))
    assert marked(papers["year"], replace(ISSUE, address="")) == papers["year"]


def _picture(drawn: bytes, folder: Path) -> Image.Image:
    """Return the one page of a PDF as a picture of DPI dots an inch."""
    command = ["pdftoppm", "-r", str(DPI), "-singlefile", "-gray", "-png", "FILE", str(folder / "page")]
    assert run_tool(folder, drawn, *command).returncode == 0
    return Image.open(folder / "page.png").convert("L")


def _shows_the_qr(page: Image.Image, address: str) -> bool:
    """Return whether the squares of a QR stand at the left margin (15 mm) of a page, 24 mm wide, at any height."""
    squares = [[bool(cell) for cell in row] for row in segno.make(address, error="m").matrix]
    left, step = 15 / 25.4 * DPI, 24 / 25.4 * DPI / (len(squares) + 8)

    def is_dark(row: int, column: int, top: int) -> bool:
        return bool(page.getpixel((int(left + (column + 4.5) * step), int(top + (row + 4.5) * step))) < 128)

    return any(
        all(is_dark(row, column, top) is cell for row, cells in enumerate(squares) for column, cell in enumerate(cells))
        for top in range(int(page.height - (len(squares) + 8) * step))
    )
