"""PDF, DOCX and XLSX made from one paper say the same."""

from datetime import date
from io import BytesIO
from itertools import pairwise

import docx as python_docx
import pytest

from cermat.documents.content import Heading
from tests.documents.reading import (
    as_drawn,
    as_numbers,
    as_written,
    docx_cell,
    docx_of,
    docx_text,
    member,
    pdf_of,
    pdf_text,
    printed,
    row_words,
    sheet_row_words,
    sheet_words,
    sheets,
    squeezed,
    tables,
    xlsx_of,
)

KINDS = [
    "iku",
    "year",
    "quarter",
    "ipp",
    "iku-1",
    "iku-2",
    "pk",
    "pk-baru",
    "ra",
    "lkjip",
    "berita-acara",
    "lembar-persetujuan",
    "lembar-salin",
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_string_of_the_paper_stands_in_the_pdf(papers, kind):
    text = squeezed(pdf_text(pdf_of(papers[kind])))
    assert [words for words in printed(papers[kind]) if as_drawn(words) not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_string_of_the_paper_stands_in_the_docx(papers, kind):
    text = squeezed(docx_text(docx_of(papers[kind])))
    assert [words for words in printed(papers[kind]) if as_written(words) not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_of_the_docx_are_the_tables_of_the_paper_cell_by_cell(papers, kind):
    document = python_docx.Document(BytesIO(docx_of(papers[kind])))
    drawn = [each for each in document.tables if each.style is not None and each.style.name == "Table Grid"]
    for table, word_table in zip(tables(papers[kind]), drawn, strict=True):
        heads = 2 if table.numbers else 1
        found = [[squeezed(docx_cell(cell)) for cell in row.cells] for row in word_table.rows[heads:]]
        assert found == [[as_written(words) for words in row_words(row)] for row in table.rows]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheets_are_the_tables_of_the_paper_cell_by_cell(papers, kind):
    found = sheets(xlsx_of(papers[kind]))
    for table in tables(papers[kind]):
        head, *rows = found[table.name]
        assert [squeezed(str(words)) for words in head] == [as_written(column.head) for column in table.columns]
        for row, values in zip(table.rows, rows, strict=True):
            shown = [squeezed(sheet_words(value, node)) for value, node in zip(values, row.cells, strict=True)]
            assert shown == [as_written(words) for words in sheet_row_words(row)]


def test_a_working_paper_holds_real_days_and_percentages(papers):
    late = sheets(xlsx_of(papers["iku-2"]))["Baris yang dihitung"]
    tested = [row[late[0].index("Batas")] for row in late[1:-1]]
    assert tested
    assert all(type(value) is date for value in tested)
    totals = sheets(xlsx_of(papers["iku-2"]))["Jumlah per kelompok"]
    shares = [row[3] for row in totals[1:]]
    assert all(isinstance(value, float) and 0 <= value <= 1 for value in shares)
    styles = member(xlsx_of(papers["iku-2"]), "xl/styles.xml")
    assert 'formatCode="[$-421]d mmmm yyyy"' in styles
    assert 'formatCode="#,##0.00%"' in styles


@pytest.mark.parametrize("kind", KINDS)
def test_no_number_stands_in_one_file_alone(papers, kind):
    paper = papers[kind]
    known = {word for words in printed(paper) for word in as_numbers(words)}
    pages = {str(number) for number in range(1, 20)}
    assert as_numbers(pdf_text(pdf_of(paper))) - pages <= known
    assert as_numbers(docx_text(docx_of(paper))) - pages <= known


@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_no_heading_of_the_first_sheet_stands_over_nothing(papers, kind):
    rows = sheets(xlsx_of(papers[kind]))["Ringkasan"]
    headings = [block for block in papers[kind].blocks if isinstance(block, Heading)]
    levels = {as_written(each.text): each.level for each in headings}
    said = [(squeezed(str(row[0])), [squeezed(str(words)) for words in row[1:] if words]) for row in rows]
    for (text, beside), (below, _) in pairwise(said):
        if text in levels and not beside:
            assert levels.get(below, 9) > levels[text], f"{text} stands over nothing"


def test_the_first_sheet_says_on_which_sheet_a_table_is(papers):
    first = {words for row in sheets(xlsx_of(papers["year"]))["Ringkasan"] for words in row}
    assert {f"Lihat lembar “{table.name}”." for table in tables(papers["year"])} <= first
