"""The files themselves: archival, accessible, the same bytes each time, fonts inside."""

import hashlib
import subprocess
import sys
from io import BytesIO

import pypdf
import pytest
from fontTools.ttLib import TTFont

from cermat.documents.content import PaperSize
from cermat.documents.reports import pengukuran
from cermat.documents.writers import docx, pdf, xlsx
from cermat.documents.writers.characters import FONTS, _covered
from cermat.documents.writers.errors import UnprintablePaper
from cermat.documents.writers.plain import plain
from tests.documents.reading import docx_of, member, pdf_of, run_tool, xlsx_of

KINDS = ["iku", "year", "quarter", "ipp", "iku-1", "iku-2"]
AGAIN = """
import hashlib
from cermat.documents.reports import pengukuran
from cermat.documents.writers import docx, pdf, xlsx
from tests.documents import sample
paper = pengukuran.compose(sample.measured(), official=sample.OFFICIAL)
print(*(hashlib.sha256(writer.write(paper)).hexdigest() for writer in (pdf, docx, xlsx)))
"""


@pytest.mark.parametrize("writer", [pdf, docx, xlsx])
def test_equal_papers_give_equal_bytes(papers, writer):
    assert writer.write(papers["iku-2"]) == writer.write(papers["iku-2"])


def test_a_fresh_process_gives_the_same_bytes(papers):
    again = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True).stdout.split()
    assert again == [hashlib.sha256(writer.write(papers["year"])).hexdigest() for writer in (pdf, docx, xlsx)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_declares_archival_and_accessible_form_language_and_day(papers, kind):
    reader = pypdf.PdfReader(BytesIO(pdf_of(papers[kind])))
    catalog = reader.trailer["/Root"]
    metadata = catalog["/Metadata"].get_data().decode()
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "id"
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.metadata.title == papers[kind].title
    assert reader.metadata.creation_date.date() == papers[kind].dated


def test_a_formula_is_tagged_with_the_words_read_aloud(papers):
    reader = pypdf.PdfReader(BytesIO(pdf_of(papers["iku"])))
    nodes = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    spoken = [node["/Alt"] for node in nodes if isinstance(node, dict) and node.get("/S") == "/Formula"]
    assert spoken[0] == (
        "(Jumlah hasil fasilitasi dan koordinasi yang ditindaklanjuti) dibagi (Jumlah fasilitasi dan koordinasi) x100%"
    )
    assert len(spoken) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_embedded(papers, kind, tmp_path):
    listed = run_tool(tmp_path, pdf_of(papers[kind]), "pdffonts", "FILE").stdout.splitlines()[2:]
    assert listed
    assert all(line.split()[-5] == "yes" and "LiberationSans" in line for line in listed)


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_no_fault(papers, kind, tmp_path):
    checked = run_tool(tmp_path, pdf_of(papers[kind]), "qpdf", "--check", "FILE")
    assert checked.returncode == 0, checked.stderr
    assert "No syntax or stream encoding errors found" in checked.stdout


def test_pdfinfo_calls_it_tagged(papers, tmp_path):
    described = run_tool(tmp_path, pdf_of(papers["year"]), "pdfinfo", "FILE").stdout
    assert [line.split()[1] for line in described.splitlines() if line.startswith("Tagged")] == ["yes"]


@pytest.mark.parametrize(("size", "sheet"), [(PaperSize.A4, (297, 210)), (PaperSize.F4, (330, 215))])
def test_the_sheet_is_the_one_asked_for(year, size, sheet):
    paper = pengukuran.compose(year, official=None, paper_size=size)
    box = pypdf.PdfReader(BytesIO(pdf_of(paper))).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == sheet
    width = f'w:w="{round(sheet[0] / 25.4 * 1440)}"'
    assert width in member(docx_of(paper), "word/document.xml")


def test_fonts_ship_with_their_licence_and_the_list_of_what_they_cover():
    fonts = sorted(FONTS.glob("*.ttf"))
    assert [font.stem.removeprefix("LiberationSans-") for font in fonts] == ["Bold", "Italic", "Regular"]
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE.txt").read_text()
    assert set.intersection(*(set(TTFont(font).getBestCmap()) for font in fonts)) == _covered()


def test_the_head_of_a_word_table_repeats_and_its_pages_are_counted(papers):
    file = docx_of(papers["iku-1"])
    assert member(file, "word/document.xml").count("<w:tblHeader/>") >= 3
    assert "NUMPAGES" in member(file, "word/footer1.xml")


def test_each_list_of_lines_is_a_sheet_that_can_be_filtered(papers):
    workbook = xlsx_of(papers["iku-2"])
    assert "<autoFilter" in member(workbook, "xl/worksheets/sheet2.xml")
    assert 'state="frozen"' in member(workbook, "xl/worksheets/sheet2.xml")


@pytest.mark.parametrize("template", ['#set text(font: "Tidak Ada")\nx', '#panic("rusak")'])
def test_a_fault_or_a_warning_of_the_typesetter_prints_nothing(papers, template, tmp_path, monkeypatch):
    (tmp_path / "paper.typ").write_text(f"#let drawn(inputs) = [\n{template}\n]")
    monkeypatch.setattr(pdf, "_TEMPLATES", tmp_path)
    pdf._compiler.cache_clear()
    with pytest.raises(UnprintablePaper, match="tidak dapat dicetak"):
        pdf.write(papers["year"])
    pdf._compiler.cache_clear()


def test_what_is_no_part_of_a_paper_is_refused():
    with pytest.raises(TypeError, match="set has no place"):
        plain({1, 2}, text=str)
