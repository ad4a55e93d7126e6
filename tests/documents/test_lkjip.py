"""LKjIP: the year's report says what was measured, in every comparison, and never fills what is missing."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import docx as python_docx
import pypdf
import pytest

from cermat.documents.content import Chapter, Chart, Heading, Paper, Paragraph
from cermat.documents.reports import lkjip
from cermat.documents.reports.errors import BlankAnalysis
from cermat.indicators.analyses import AnalysisPlace, AnalysisSection
from cermat.indicators.figures import EarlierFigure
from cermat.indicators.rows import TargetKind
from cermat.indicators.values import write_value
from cermat.words.numbers import round_half_up, write_number, write_percent
from tests.documents import sample
from tests.documents.reading import docx_of, pdf_of, pdf_text, row_words, squeezed, tables


def rows(paper: Paper, name: str) -> list[list[str]]:
    return [row_words(row) for row in next(each for each in tables(paper) if each.name == name).rows]


def said(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def test_its_chapters_follow_the_regulation_and_each_indicator_has_seven_comparisons(papers):
    chapters = [block.lines[0] for block in papers["lkjip"].blocks if isinstance(block, Chapter)]
    assert chapters == [
        "KATA PENGANTAR",
        "IKHTISAR EKSEKUTIF",
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
        "LAMPIRAN",
    ]
    compared = [block.text[0] for block in papers["lkjip"].blocks if isinstance(block, Heading) and block.level == 4]
    assert compared == list("abcdefg") * 3


def test_every_number_of_an_indicator_is_the_measurements_own(papers, year):
    for each in year.measurements:
        told = rows(papers["lkjip"], f"{each.indicator.id} tahun ini")[0]
        write = write_percent if each.indicator.unit == "percent" else write_number
        assert told[:2] == [write(each.target), write(each.value)]
        assert told[3:] == [write_percent(each.attainment), each.predicate]


def test_no_figure_stands_in_its_tables_that_the_measurement_and_its_budget_do_not_give(papers, year):
    """Counts again, from the values alone, every percentage, index and amount the tables may hold."""
    known: set[str] = set()
    for each in year.measurements:
        known |= {write_value(amount, each.indicator) for amount in (each.target, each.value)}
        known.add(write_percent(each.attainment))
        lines = [line for line in each.figure.lines if line.in_denominator and line.deciding]
        parts = (len(lines) - each.unverified, each.taken_over)
        known |= {percent_of(part, len(lines)) for part in parts}
        known.add(percent_of(each.without_evidence, sum(line.in_numerator for line in lines)))
    top, desa = sample.budget()[:2]
    spent = [sum(row.quarters) for row in (top, desa)]
    known |= {percent_of(part, row.ceiling) for part, row in zip(spent, (top, desa), strict=True)}
    known.add(percent_of(sum(spent), top.ceiling + desa.ceiling))
    known |= {"150.000.000,50", "1.050.000.000,50", "90,00%", "73,33%", "81,48%", "6,67", "-13,33"}
    told = {
        word
        for each in tables(papers["lkjip"])
        for row in each.rows
        for cell in row_words(row)
        for word in cell.split()
    }
    figures = {word.strip("();") for word in told if "," in word and word.strip("();%")[-1:].isdecimal()}
    assert len(figures) > 20
    assert figures - known == set()


def percent_of(part: Decimal | int, whole: Decimal | int) -> str:
    return write_percent(round_half_up(Fraction(part) * 100 / Fraction(whole)))


def test_earlier_years_stand_beside_this_one_with_what_changed_or_why_nothing_is_known(papers):
    assert rows(papers["lkjip"], "iku-2 antartahun") == [
        ["2023", "100,00%", "80,00%", "80,00%", "–"],
        ["2022", "90,00%", "73,33%", "81,48%", "naik 6,67 poin"],
        ["2021", "–", "buku belum dibuka", "–", "–"],
    ]
    charts = [block for block in papers["lkjip"].blocks if isinstance(block, Chart)]
    assert [(bar.label, bar.length, bar.words) for bar in charts[-1].bars] == [
        ("2021", None, "buku belum dibuka"),
        ("2022", 733, "73,33%"),
        ("2023", 800, "80,00%"),
    ]


@pytest.mark.parametrize(
    ("before", "said"),
    [("80.00", "tetap"), ("85.50", "turun 5,50 poin"), ("0.00", "naik 80,00 poin"), (None, "–")],
)
def test_a_value_that_fell_or_stayed_says_so(year, before, said):
    value = None if before is None else Decimal(before)
    figure = EarlierFigure(year=2022, indicator="iku-2", value=value, reason=None if value else "x")
    paper = lkjip.compose(sample.complete(year, earlier=(figure,)), official=None)
    assert rows(paper, "iku-2 antartahun")[1][-1] == said


def test_money_is_set_beside_the_indicator_it_was_spent_on_and_added_up_once(papers):
    assert rows(papers["lkjip"], "iku-2 efisiensi") == [["150.000.000,50", "140.000.000", "93,33%", "80,00%", "-13,33"]]
    assert rows(papers["lkjip"], "Realisasi anggaran")[-1][1:] == [
        "Jumlah",
        "1.050.000.000,50",
        "1.020.000.000",
        "97,14%",
    ]
    assert "Audit pohon anggaran: setiap jumlah sama dengan jumlah baris di bawahnya." in said(papers["lkjip"])


def test_a_tree_whose_sums_disagree_says_so_on_the_paper(year):
    program, parent, child = sample.budget()
    wrong = (program, parent, replace(child, quarters=(Decimal(1), *child.quarters[1:])))
    paper = lkjip.compose(sample.complete(year, budget=wrong), official=None)
    assert "Audit pohon anggaran menemukan 1 hal yang perlu dijelaskan:" in said(paper)
    assert "realisasi triwulan 1 Rp20.000.000" in pdf_text(pdf_of(paper)).replace("\n", " ")


def test_a_blank_text_is_refused_by_what_and_where(year):
    complete = sample.complete(year)
    blank = AnalysisPlace(indicator="iku-2", section=AnalysisSection.REMEDIES)
    fewer = replace(complete, analyses=tuple(each for each in complete.analyses if each.place != blank))
    with pytest.raises(BlankAnalysis, match=r"kosong \(IKU 2: upaya dan solusi\); tulis di halaman Laporan"):
        lkjip.compose(fewer, official=None)
    with pytest.raises(BlankAnalysis, match=r"kantor: gambaran umum, isu strategis, kesimpulan"):
        lkjip.compose(year, official=None)


def test_what_is_missing_says_why_and_is_never_nought():
    bare = sample.measured(targets={}, recorded_values=())
    paper = lkjip.compose(sample.complete(bare, budget=(), earlier=()), official=None)
    assert rows(paper, "ipp tahun ini") == [["–", "tidak dapat diukur", "–", "–", "–"]]
    text = pdf_text(pdf_of(paper)).replace("\n", " ")
    for words in (
        "Target tahun ini belum ditetapkan",
        "Anggaran tahun ini belum dimasukkan",
        "Angka tahun-tahun sebelumnya belum tercatat",
        "Standar nasional untuk indikator ini belum ditetapkan",
        "Tabel pejabat belum diisi",
    ):
        assert words in text
    assert "0 mencapai atau melampaui targetnya, 0 belum, dan 3 belum dapat dibandingkan" in text


def test_the_end_of_renstra_and_the_nation_are_set_against_this_year_with_their_paper(year):
    row, *_ = sample.target_rows({"iku-2": Decimal("96.00")})
    end = replace(row, kind=TargetKind.END_OF_RENSTRA, year=2026, paper="Renstra 2024-2026")
    last = replace(year.measurements[-1], targets=replace(year.measurements[-1].targets, end_of_renstra=end))
    measured = replace(year, measurements=(*year.measurements[:-1], last))
    paper = lkjip.compose(sample.complete(measured), official=None)
    assert rows(paper, "iku-2 target akhir Renstra") == [["96,00%", "80,00%", "83,33%"]]
    assert [each for each in said(paper) if each.startswith("Menurut Renstra 2024-2026")]
    assert (
        said(paper).count("Target akhir Renstra untuk indikator ini belum ditetapkan, sehingga tidak dibandingkan.")
        == 2
    )


def test_a_text_stands_word_for_word_in_its_paragraphs(papers):
    assert [each for each in said(papers["lkjip"]) if each.endswith("sebab.") or "sebab untuk iku-1" in each] == [
        "Alinea kedua sebab.",
        "Uraian sebab untuk iku-1.",
        "Alinea kedua sebab.",
        "Alinea kedua sebab.",
    ]


def test_contents_name_every_chapter_with_its_page_and_the_pictures_are_described(papers):
    pages = pypdf.PdfReader(BytesIO(pdf_of(papers["lkjip"]))).pages
    contents = squeezed(pages[1].extract_text())
    assert "BABIIIAKUNTABILITASKINERJA" in contents
    assert "C.MutuData" in contents
    document = python_docx.Document(BytesIO(docx_of(papers["lkjip"])))
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described[0] == (
        "Grafik batang capaian terhadap target: Indeks Pelayanan Publik 96,94%; IKU 1 74,07%; IKU 2 80,00%"
    )
    assert len(described) == 1 + 3
