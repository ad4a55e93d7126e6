"""The IKU paper carries every word of the signed one."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from cermat.documents.content import Formula, PaperSize, Table
from cermat.documents.reports import iku
from tests.documents import sample
from tests.documents.reading import docx_of, docx_text, pdf_of, pdf_text, sheets, squeezed, xlsx_of


def words_of_the_source() -> Counter[str]:
    """Return the words of the facsimile without the marks of its scan: tags, bars, emphasis."""
    text = re.sub(r"<[^>]*>|\*\*|-{2,}", " ", sample.paper().facsimile)
    return Counter(text.split())


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_pdf_carries_every_word_of_the_source_at_least_as_often(size):
    printed = Counter(pdf_text(pdf_of(iku.compose(sample.paper(), paper_size=size))).split())
    assert words_of_the_source() - printed == Counter()


def test_the_docx_carries_every_word_of_the_source_at_least_as_often():
    printed = Counter(docx_text(docx_of(iku.compose(sample.paper()))).split())
    assert words_of_the_source() - printed == Counter()


def test_each_formula_is_a_fraction_in_the_words_of_the_paper():
    table = next(block for block in iku.compose(sample.paper()).blocks if isinstance(block, Table))
    first, second = (row.cells[3].parts[0] for row in table.rows)
    assert isinstance(first, Formula)
    assert isinstance(second, Formula)
    assert first.above == ("Jumlah hasil fasilitasi dan koordinasi yang ditindaklanjuti",)
    assert first.below == ("Jumlah fasilitasi dan koordinasi",)
    assert second.above[0].endswith("tepat waktu +")
    assert len(second.above) == 3
    assert second.spoken.count("dibagi") == 1
    assert {first.factor, second.factor} == {"x100%"}


def test_the_columns_are_numbered_as_in_the_source():
    table = next(block for block in iku.compose(sample.paper()).blocks if isinstance(block, Table))
    assert table.columns[0].head == "No"
    assert table.numbers == ("", "1", "2", "3", "4", "5")


def test_the_day_is_written_in_the_letters_of_the_source_and_the_name_is_marked():
    text = pdf_text(pdf_of(iku.compose(sample.paper())))
    assert "Lumajang, 17 OKTOBER 2023" in text
    assert "(sesuai naskah)" in text


def test_an_empty_cell_of_the_source_stays_empty_and_our_reading_stands_outside_the_paper():
    paper = iku.compose(sample.paper())
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert table.rows[1].cells[5].parts[0].text == ""
    assert "Sel Penanggungjawab nomor 2 kosong pada naskah; dibaca: Camat Lumajang." in pdf_text(pdf_of(paper))


def test_a_paper_without_formula_name_or_number_is_still_printed():
    source = sample.paper()
    bare = replace(source.indicators[1], formula=None, explanation=())
    unsigned = replace(source.signature, name=None, nip=None)
    text = pdf_text(pdf_of(iku.compose(replace(source, indicators=(bare,), signature=unsigned))))
    assert "CAMAT LUMAJANG" in text
    assert "Catatan salinan" not in text


def test_a_paper_that_measures_years_before_its_own_says_why_in_every_form():
    early = replace(sample.paper(), year_from=2022, retroactive_because="Pasal 5: berlaku surut sejak 2022.")
    said = squeezed(
        "Berlaku sejak tahun kinerja 2022, sebelum tahun naskahnya (2023): Pasal 5: berlaku surut sejak 2022."
    )
    paper = iku.compose(early)
    for words in (pdf_text(pdf_of(paper)), docx_text(docx_of(paper)), str(sheets(xlsx_of(paper)))):
        assert said in squeezed(words)
    assert "sebelum tahun naskahnya" not in pdf_text(pdf_of(iku.compose(sample.paper())))
