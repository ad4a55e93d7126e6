"""Every DOCX and XLSX, opened by LibreOffice, holds every word and number of its paper."""

import pytest

from tests.documents.libreoffice import needs_libreoffice, saved
from tests.documents.reading import as_written, docx_of, pdf_text, printed, sheets, squeezed, tables, xlsx_of

pytestmark = [pytest.mark.proof, needs_libreoffice]


def test_every_docx_is_drawn_with_every_word_of_its_paper(papers, tmp_path):
    drawn = saved({f"{kind}.docx": docx_of(paper) for kind, paper in papers.items()}, tmp_path, suffix="pdf")
    for kind, paper in papers.items():
        text = squeezed(pdf_text(drawn[f"{kind}.docx"]))
        assert [said for said in printed(paper) if as_written(said) not in text] == [], kind


def test_every_workbook_is_saved_again_with_every_table_of_its_paper(papers, tmp_path):
    again = saved({f"{kind}.xlsx": xlsx_of(paper) for kind, paper in papers.items()}, tmp_path, suffix="xlsx")
    for kind, paper in papers.items():
        before, after = sheets(xlsx_of(paper)), sheets(again[f"{kind}.xlsx"])
        assert list(before) == list(after)
        for table in tables(paper):
            assert after[table.name] == before[table.name], (kind, table.name)
