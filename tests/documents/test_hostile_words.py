"""Whatever people type stays text: never markup, formula, direction or noise."""

import os
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cermat.documents.content import (
    Bar,
    Cell,
    Chapter,
    Chart,
    Column,
    Contents,
    Entry,
    Formula,
    Heading,
    Item,
    Items,
    KeyValue,
    KeyValues,
    Letterhead,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    Title,
    cell,
    count,
)
from cermat.documents.writers import docx, pdf, xlsx
from cermat.documents.writers.characters import drawable, writable
from tests.documents.reading import as_drawn, as_written, docx_text, member, pdf_text, run_tool, sheets, squeezed

MARKUP = [
    '\\")) #panic("keluar") \\u{41} \\',
    '#let x = 1; #panic("x") $a/b$ *tebal* _miring_ @rujuk <label> [isi] `kode` \\ // /* =judul',
    "{{ nama }} {% for %} ${x} %s %d {0} <w:p/> </w:t> &amp; & < > \" '",
    '=1+1 +1 -1 @SUM(A1) =HYPERLINK("http://x") http://contoh.id mailto:a@b.id',
    "baris satu\nbaris dua\r\nbaris tiga\ttab",
    "١٢٣ العربية",
    "\u202e321 \u2066x\u2069 \u200b \ufeff \x00 \x07 \x1b \x9f \ufffe",
    "emoji 😀 汉字 ✓ \ufffd",
    "",
    " ",
]


def _signer(words: str) -> SignatureBlock:
    return SignatureBlock(place_and_day=words, office=words, name=words, details=(words,), remark=words)


def paper_saying(words: str, *, long_words: str = "") -> Paper:
    """Return a paper with the same words in every place words can stand."""
    body = Cell(
        (
            Paragraph(words),
            Items((Item("a.", words),)),
            Formula(above=(words,), below=(words,), factor="x", spoken=words),
        )
    )
    return Paper(
        title=f"Judul {words}",
        language="id",
        dated=date(2023, 10, 17),
        size=PaperSize.A4,
        orientation=Orientation.LANDSCAPE,
        running=f"Kaki {words}",
        banner=f"Pita {words}",
        blocks=(
            Letterhead(words, words, words),
            Title((f"Judul {words}", words)),
            Heading(f"Bagian {words}"),
            Contents(words, (Entry(words, 1), Entry(words, 2))),
            Chapter((f"Bab {words}",)),
            Chart(words, (Bar(words, 500, words), Bar(words, None, words)), words),
            KeyValues((KeyValue(words, Paragraph(words)),)),
            Paragraph(words),
            Formula(above=(words,), below=(), factor=words, spoken=f"dibaca {words}", lead="="),
            Table(
                name="Baris",
                columns=(Column("No", 1), Column(words, 5), Column("Sempit", 1)),
                rows=(Row((count(1), body, cell(long_words or words))), Row((count(2), cell(words), cell("")))),
                is_small=True,
            ),
            replace(_signer(words), beside=_signer(words)),
        ),
    )


@pytest.mark.parametrize("words", MARKUP)
def test_a_pdf_says_it_letter_by_letter(words):
    text = squeezed(pdf_text(pdf.write(paper_saying(words))))
    assert text.count(as_drawn(words)) >= 10 or not as_drawn(words)


@pytest.mark.parametrize("words", MARKUP)
def test_a_docx_says_it_letter_by_letter(words):
    text = squeezed(docx_text(docx.write(paper_saying(words))))
    assert text.count(as_written(words)) >= 14 or not as_written(words)


@pytest.mark.parametrize("words", MARKUP)
def test_a_workbook_holds_it_as_text(words):
    workbook = xlsx.write(paper_saying(words))
    assert squeezed(str(sheets(workbook)["Baris"][2][1])) == as_written(words)
    parts = ZipFile(BytesIO(workbook))
    for name in parts.namelist():
        assert b"<f>" not in parts.read(name)
        assert b"<hyperlink" not in parts.read(name)


def test_letters_from_right_to_left_stay_letters():
    text = pdf_text(pdf.write(paper_saying("שלום")))
    assert "שלום" in text or "םולש" in text
    assert docx_text(docx.write(paper_saying("שלום"))).count("שלום") >= 14


def test_what_the_fonts_lack_and_what_could_deceive_is_written_as_its_code_point():
    assert drawable("a😀\u202eb\x07\u0627") == "a[U+1F600][U+202E]b[U+0007][U+0627]"
    assert writable("a😀\u202eb\x07\u0627\r\nc\td\u2028e") == "a😀[U+202E]b[U+0007]\u0627\nc d\ne"
    assert drawable("–×≥≤“”é") == "–×≥≤“”é"


LONG = {"one word": "x" * 5_000, "words": "kata " * 1_000, "wide letters": "W" * 5_000, "an address": "a.b-c/" * 833}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_five_thousand_characters_in_a_narrow_cell_stay_on_the_sheet(words, tmp_path):
    made = pdf.write(paper_saying("pendek", long_words=words))
    assert squeezed(pdf_text(made)).count(words[0]) >= words.count(words[0]) > 800
    assert furthest(made, tmp_path, "xMax", max) <= 842 - MARGIN + 1
    assert squeezed(words) in squeezed(docx_text(docx.write(paper_saying("pendek", long_words=words))))


MARGIN = 15 / 25.4 * 72


def furthest(made, folder, side, choose):
    """Return the outermost side of any word, in points."""
    boxes = run_tool(folder, made, "pdftotext", "-bbox", "FILE", "-").stdout
    return choose(float(side) for side in re.findall(rf'<word[^>]*{side}="([0-9.]+)"', boxes))


@pytest.mark.parametrize("kind", ["iku", "year", "quarter", "ipp", "iku-1", "iku-2"])
def test_no_word_of_a_paper_leaves_its_margins(papers, kind, tmp_path):
    assert furthest(pdf.write(papers[kind]), tmp_path, "xMax", max) <= 842 - MARGIN + 1
    assert furthest(pdf.write(papers[kind]), tmp_path, "xMin", min) >= MARGIN - 1


def test_a_workbook_says_where_it_had_to_cut():
    rows = sheets(xlsx.write(paper_saying("pendek", long_words="x" * 40_000)))["Baris"]
    assert str(rows[1][2]).endswith("(dipotong; lengkap pada PDF)")
    assert len(str(rows[1][2])) == 32_767


def test_a_word_file_carries_no_broken_characters():
    assert "\x07" not in member(docx.write(paper_saying("a\x07b")), "word/document.xml")


@settings(max_examples=300 if os.environ.get("CERMAT_PROVE") else 10, deadline=None)
@given(st.text(max_size=60))
def test_any_words_at_all_can_be_printed(words):
    paper = paper_saying(words)
    assert pdf.write(paper)
    assert docx.write(paper)
    assert xlsx.write(paper)
