"""The logo in a letterhead: drawn in PDF and DOCX with the words read in its place, kept in the tree."""

import re
from base64 import b64decode
from io import BytesIO

import docx as python_docx
import pypdf
import pytest

from cermat.documents.content import Letterhead
from cermat.documents.reports import kop
from cermat.documents.writers import docx, pdf, trees, xlsx
from tests.documents.reading import member, pdf_text, run_tool, sheets
from tests.evidence import make

SPOKEN = "Logo KECAMATAN LUMAJANG"
WIDE, HIGH = make.jpeg(size=(400, 100)), make.jpeg(size=(100, 400))


@pytest.fixture(scope="module")
def headed(papers):
    return kop.with_logo(papers["year"], WIDE)


def test_every_letterhead_carries_it_and_nothing_else_changes(papers):
    every = kop.with_logo(papers["all"], WIDE)
    heads = [block for block in every.blocks if isinstance(block, Letterhead)]
    assert len(heads) >= 1
    assert {(b64decode(head.logo.jpeg), head.logo.spoken) for head in heads} == {(WIDE, SPOKEN)}
    others = [block for block in papers["all"].blocks if not isinstance(block, Letterhead)]
    assert [block for block in every.blocks if not isinstance(block, Letterhead)] == others


def test_a_pdf_shows_it_with_its_words_and_stays_archival(headed, tmp_path):
    content = pdf.write(headed)
    reader = pypdf.PdfReader(BytesIO(content))
    pictures = [image for page in reader.pages for image in page.images]
    assert [image.image.size for image in pictures] == [(400, 100)]
    nodes = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    assert SPOKEN in [node.get("/Alt") for node in nodes if isinstance(node, dict)]
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert run_tool(tmp_path, content, "qpdf", "--check", "FILE").returncode == 0


def test_the_words_of_the_letterhead_are_the_same_with_and_without(papers, headed):
    one, other = (pdf_text(pdf.write(paper)).split("PENGUKURAN KINERJA")[0] for paper in (headed, papers["year"]))
    assert one == other
    assert "KECAMATAN LUMAJANG" in one


@pytest.mark.parametrize(("content", "shape"), [(WIDE, (20, 5)), (HIGH, (5, 20))])
def test_word_shows_it_whole_with_its_words(papers, content, shape):
    document = python_docx.Document(BytesIO(docx.write(kop.with_logo(papers["year"], content))))
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == SPOKEN
    assert (round(picture.width.mm), round(picture.height.mm)) == shape
    said = [cell.text for cell in document.tables[0].rows[0].cells]
    assert said[1].startswith("PEMERINTAH KABUPATEN LUMAJANG\nKECAMATAN LUMAJANG")


def test_a_workbook_says_the_same_words_without_it(papers, headed):
    first, *others = zip(*(sheets(xlsx.write(paper)).items() for paper in (headed, papers["year"])), strict=True)
    assert all(one == other for one, other in others)
    one, other = ([[words for words in row if words] for row in sheet] for _, sheet in first)
    assert one == other


@pytest.mark.parametrize(("content", "shape"), [(WIDE, (56, 14)), (HIGH, (14, 56))])
def test_a_workbook_shows_it_whole_with_its_words_beside_those_of_the_letterhead(papers, content, shape):
    paper = kop.with_logo(papers["year"], content)
    file = xlsx.write(paper)
    assert file == xlsx.write(paper)
    drawing = member(file, "xl/drawings/drawing1.xml")
    assert f'descr="{SPOKEN}"' in drawing
    size = re.search(r'<a:ext cx="(\d+)" cy="(\d+)"/>', drawing)
    assert size
    assert tuple(round(int(each) / 9525) for each in size.groups()) == shape
    rows = sheets(file)["Ringkasan"]
    assert [row[0] for row in rows[:3] if row[1].startswith(("PEMERINTAH", "KECAMATAN"))] == ["", ""]


def test_it_is_kept_in_the_tree_and_drawn_again_byte_for_byte(headed):
    read = trees.read(trees.write(headed))
    assert read == headed
    assert pdf.write(read) == pdf.write(headed)
    assert docx.write(read) == docx.write(headed)


def test_a_tree_from_before_there_were_logos_is_read_without(papers):
    text = trees.write(papers["year"]).replace('"logo":null,', "")
    assert "logo" not in text
    assert trees.read(text) == papers["year"]
