"""The papers of offices that measure by other methods: every value in its unit, every step that leads to it."""

import pytest

from cermat.documents.reports import iku, kertas_kerja, pengukuran
from cermat.documents.reports.phrases import measured_words
from tests.documents.reading import as_drawn, as_written, docx_of, docx_text, pdf_of, pdf_text, printed, squeezed
from tests.indicators.other_offices import NAMES, VALUES, measured

STEPS = {
    "contoh-timur": (),
    "contoh-barat": (
        "120 + 35 = 155 dokumen",
        "7.500.000 = Rp7.500.000",
        "(2 + 3,5 + 2) ÷ 3 = 2,50 hari",
        "(40 − 30) ÷ 40 × 100 = 25,00%",
        "50 − 32 = 18 orang",
    ),
    "contoh-tengah": ("(102,50 + 50,00 + 150,00) ÷ 3 = 100,83%",),
}


@pytest.mark.parametrize("name", NAMES)
def test_each_value_is_told_in_its_own_unit(name):
    office = measured(name)
    assert [measured_words(each) for each in office.measurements] == VALUES[name]


@pytest.mark.parametrize("name", NAMES)
def test_its_papers_say_how_each_value_came_about(name):
    office = measured(name)
    papers = (
        iku.compose(office.paper),
        kertas_kerja.compose_all(office),
        pengukuran.compose(office, official=None),
    )
    for paper in papers:
        drawn, written = squeezed(pdf_text(pdf_of(paper))), squeezed(docx_text(docx_of(paper)))
        assert [text for text in printed(paper) if as_drawn(text) not in drawn] == []
        assert [text for text in printed(paper) if as_written(text) not in written] == []
    said = printed(papers[1])
    assert [step for step in STEPS[name] if step not in said] == []
    rows = [ref for each in office.measurements for line in each.figure.lines for ref in line.rows]
    assert all(f"{ref.book} {ref.key}, versi {ref.version}" in " ".join(said) for ref in rows if ref.book != "output")


def test_what_stands_above_the_bar_alone_is_counted_too():
    complaints = next(each for each in measured("contoh-tengah").measurements if each.indicator.id == "keluhan")
    paper = kertas_kerja.compose(measured("contoh-tengah"), complaints)
    assert "Baris yang dihitung (2)" in printed(paper)
    assert "Baris yang tidak dihitung (0)" in printed(paper)
