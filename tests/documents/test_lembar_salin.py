"""Lembar salin and berita acara: approved figures alone, a row per indicator and period, and who answers for them."""

from dataclasses import replace
from datetime import date

from cermat.documents.content import Paragraph
from cermat.documents.reports import lembar_salin
from cermat.documents.reports.lembar_salin import Approved
from tests.documents import sample
from tests.documents.reading import row_words, tables


def test_a_row_per_indicator_and_period_holds_what_was_approved_or_says_that_nothing_was(papers):
    rows = [row_words(row) for row in tables(papers["lembar-salin"])[0].rows]
    assert [row[2] for row in rows] == ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Setahun"] * 3
    iku_2 = [row[3:] for row in rows if row[0].startswith("Rata")]
    assert iku_2 == [
        ["–", "–", "–", "–", "–", "belum ada pengukuran yang disetujui"],
        ["–", "26,67%", "–", "4", "15", "edisi 3"],
        ["–", "–", "–", "–", "–", "belum ada pengukuran yang disetujui"],
        ["–", "–", "–", "–", "–", "belum ada pengukuran yang disetujui"],
        ["100,00%", "80,00%", "80,00%", "12", "15", "edisi 1"],
    ]


def test_the_budget_stands_below_quarter_by_quarter(papers):
    assert row_words(tables(papers["lembar-salin"])[1].rows[0]) == [
        *("7.01.01", "Program Penunjang Urusan", "900.000.000"),
        *("200.000.000", "210.000.000", "220.000.000", "250.000.000", "880.000.000", "97,78%"),
    ]


def test_a_budget_that_contradicts_itself_is_said_above_it(year):
    whole = sample.complete(year)
    broken = replace(whole, budget=tuple(row for row in whole.budget if row.code != "7.01.06"))
    for measured, expected in ((whole, 0), (broken, 1)):
        approved = {None: Approved(edition=1, measured=measured, standing="ke-1", is_reopened=False)}
        sheet = lembar_salin.compose(year.office, year.paper, year=2023, dated=date(2024, 3, 1), approved=approved)
        said = [block.text for block in sheet.blocks if isinstance(block, Paragraph)]
        assert sum("Pohon anggaran tidak selaras pada 1 tempat" in each for each in said) == expected


def test_the_minutes_count_every_line_of_the_measurement(papers, year):
    opening = next(block.text for block in papers["berita-acara"].blocks if isinstance(block, Paragraph))
    lines = [line for each in year.measurements for line in each.figure.lines]
    counted = sum(line.in_denominator or line.in_numerator for line in lines)
    assert f"{len(lines)} baris: {counted} dihitung dan {len(lines) - counted} tidak dihitung" in opening
