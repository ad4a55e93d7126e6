"""Rencana Aksi: quarterly targets, what is left to be done by whom and when, and the money for it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from cermat.documents.reports import rencana_aksi
from cermat.indicators.agreements import quarterly_aims
from cermat.indicators.rows import TargetKind
from tests.documents import sample
from tests.documents.reading import pdf_of, pdf_text, row_words, squeezed, tables


def test_every_quarter_has_its_target_and_every_open_line_its_owner_and_day(papers):
    targets, actions, programmes = tables(papers["ra"])
    assert [row_words(row)[4:] for row in targets.rows] == [["4,25"] * 5, ["90,00%"] * 5, ["100,00%"] * 5]
    rows = [row_words(row) for row in actions.rows]
    assert [row[2].split(" ")[0] for row in rows] == [
        "Laksanakan",
        *["Lengkapi"] * 5,
        "Periksa",
        "Selesaikan",
        "Periksa",
    ]
    assert rows[0][3:] == ["Seksi Ketenteraman dan Ketertiban Umum", "10 Desember 2023", "lewat batas"]
    assert rows[7][1:] == [
        "IKU 2",
        "Selesaikan LPPDes 2022, Desa Boreng, sudah lewat batasnya",
        "Seksi Pemerintahan, Desa Boreng",
        "31 Maret 2023",
        "lewat batas",
    ]
    assert [row_words(row)[0] for row in programmes.rows] == ["7.01.02", "7.01.06", ""]


def test_the_money_stands_by_quarter_each_alone_with_its_sum(papers):
    money = tables(papers["ra"])[2]
    assert [each.head for each in money.columns][2:] == [
        "Pagu (Rp)",
        *(f"Belanja Triwulan {quarter} (Rp)" for quarter in ("I", "II", "III", "IV")),
    ]
    assert [row_words(row)[2:] for row in money.rows] == [
        ["100.000.000", "20.000.000", "22.500.000,50", "25.000.000", "30.000.000"],
        ["50.500.000", "5.000.000", "10.000.000", "12.000.000", "0"],
        ["150.500.000", "25.000.000", "32.500.000,50", "37.000.000", "30.000.000"],
    ]
    assert squeezed("bukan rencana belanja tiap triwulan") in squeezed(pdf_text(pdf_of(papers["ra"])))


def test_what_is_not_yet_overdue_says_how_it_stands():
    early = sample.measured(as_of=datetime(2023, 10, 5, tzinfo=UTC))
    rows = [row_words(row) for row in tables(sample.action_plan(early))[1].rows]
    assert {row[5] for row in rows if row[4] == "31 Desember 2023"} == {"belum ditindaklanjuti", "belum terverifikasi"}


def test_a_target_that_is_not_set_is_a_dash_and_nothing_left_is_said(year):
    bare = rencana_aksi.compose(replace(year, budget=()), aims=sample.aims_without_targets(), actions=(), official=None)
    assert [row_words(row)[4:] for row in tables(bare)[0].rows] == [["–"] * 5] * 3
    text = squeezed(pdf_text(pdf_of(bare)))
    for words in ("Tidak ada yang terbuka pada keadaan data ini.", "Anggaran tahun ini belum dimasukkan", "bukan nol"):
        assert squeezed(words) in text
    assert "Tabelpejabatbelumdiisi" in text


def test_the_papers_its_targets_come_from_are_named(papers):
    said = squeezed("Target menurut Perjanjian Kinerja Tahun 2023 nomor 188.45/7/2023 tanggal 9 Januari 2023")
    assert squeezed(pdf_text(pdf_of(papers["ra"]))).count(said) == 1


def test_where_two_papers_set_targets_each_names_its_own_periods(year):
    rows = sample.target_rows(sample.TARGETS)
    later = {
        "kind": TargetKind.AMENDED,
        "paper": "PK Perubahan",
        "paper_number": None,
        "paper_dated": date(2023, 10, 17),
    }
    first = next(row for row in rows if (row.indicator, row.quarter) == ("iku-1", None))
    aims = quarterly_aims(
        [*rows, replace(first, mark=sample.mark("target", "baru"), **later)], sample.paper(), year=2023
    )
    text = squeezed(pdf_text(pdf_of(rencana_aksi.compose(year, aims=aims, actions=(), official=None))))
    assert (
        squeezed("Target menurut PK Perubahan tanggal 17 Oktober 2023, diverifikasi orang kedua: IKU 1 setahun") in text
    )
    for words in ("IKU 1 triwulan I, triwulan II, triwulan III;", "IKU 2 setahun, triwulan I, triwulan II,"):
        assert squeezed(words) in text
