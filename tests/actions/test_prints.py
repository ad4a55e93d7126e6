"""The papers a door prints: an approved edition is the one to sign, a count of the books beside it says it is none."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import prints
from cermat.actions.prints import Asked
from cermat.cli import parser
from cermat.documents.content import KeyValues, PaperSize, Paragraph, SignatureBlock
from cermat.documents.reports.standing import CONCEPT
from cermat.documents.writers.forms import WRITERS
from cermat.registers.errors import NotFound
from tests import cast
from tests.documents.reading import docx_text, pdf_text, sheets, squeezed

SAID = "bukan naskah yang disetujui; edisi yang disetujui: ke-1, 20 November 2026"


def asked(report, **changes):
    return Asked(report=report, year=2023, size=PaperSize.A4, **changes)


def header(paper):
    rows = (row for block in paper.blocks if isinstance(block, KeyValues) for row in block.rows)
    return {row.label: row.value.text for row in rows if isinstance(row.value, Paragraph)}


def signatures(paper):
    return [block for block in paper.blocks if isinstance(block, SignatureBlock)]


@pytest.fixture
def people(office):
    cast.add_people_of_the_office()
    cast.recorded_activity()
    cast.recorded_camat()


@pytest.fixture
def approved(people):
    return cast.approved_measurement()


def test_a_count_of_books_without_an_approved_edition_is_a_concept(people):
    paper = prints.compose(cast.scope("camat"), asked("pengukuran", quarter=1))
    assert header(paper)["Disetujui"] == CONCEPT
    assert len(signatures(paper)) == 1


@pytest.mark.parametrize("indicator", [None, "iku-1"])
def test_a_count_of_books_beside_an_approved_edition_says_so_and_is_not_signed(approved, indicator):
    report = "kertas-kerja" if indicator else "pengukuran"
    paper = prints.compose(cast.scope("camat"), asked(report, quarter=1, indicator=indicator))
    assert SAID in header(paper)["Kedudukan"]
    assert "Disetujui" not in header(paper)
    assert signatures(paper) == []
    for form, text in (("pdf", pdf_text), ("docx", docx_text), ("xlsx", lambda file: str(sheets(file)))):
        words = squeezed(text(WRITERS[form](paper)))
        assert squeezed(SAID) in words
        assert squeezed(paper.banner) in words
    assert paper.banner.startswith("Hitungan buku per ")


def test_another_period_than_the_approved_one_stays_a_concept(approved):
    for quarter in (None, 2):
        paper = prints.compose(cast.scope("camat"), asked("pengukuran", quarter=quarter))
        assert (header(paper)["Disetujui"], len(signatures(paper))) == (CONCEPT, 1)


def test_all_working_papers_say_what_they_are(approved):
    paper = prints.compose(cast.scope("camat"), asked("kertas-kerja", quarter=1))
    assert pdf_text(WRITERS["pdf"](paper)).replace("\n", " ").count("bukan naskah yang disetujui; edisi") == 3


def test_an_indicator_that_the_paper_does_not_have_is_named(people):
    with pytest.raises(NotFound, match="iku-9 tidak ada dalam naskah iku-lumajang-2023; yang ada: ipp, iku-1, iku-2"):
        prints.compose(cast.scope("camat"), asked("kertas-kerja", indicator="iku-9"))


@pytest.mark.parametrize(
    ("report", "choices", "unused"),
    [
        ("iku", {"quarter": 1}, ("quarter",)),
        ("lkjip", {"quarter": 1, "as_of": datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC"))}, ("quarter", "as_of")),
        ("pengukuran", {"quarter": 1, "indicator": "iku-1"}, ("indicator",)),
        ("kertas-kerja", {"quarter": 1, "indicator": "iku-1"}, ()),
    ],
)
def test_what_a_report_has_no_use_for_is_named(report, choices, unused):
    assert prints.unused(report, asked(report, **choices)) == unused


def test_the_command_line_offers_every_paper():
    assert set(parser.REPORTS) == set(prints.USES)
