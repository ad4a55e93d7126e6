"""Perjanjian Kinerja: both parties, the annex, and nothing that nobody recorded."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.documents.reports.phrases import head_of_regency, regency_post
from cermat.indicators.rows import TargetKind
from tests.documents import sample
from tests.documents.reading import pdf_of, pdf_pages, pdf_text, row_words, squeezed, tables


def test_the_annex_says_every_target_and_programme(papers):
    targets, programmes = tables(papers["pk"])
    assert [row_words(row)[2:] for row in targets.rows] == [
        ["Indeks Pelayanan Publik", "indeks", "4,25"],
        [targets.rows[1].cells[2].parts[0].text, "%", "90,00%"],
        [targets.rows[2].cells[2].parts[0].text, "%", "100,00%"],
    ]
    assert [row_words(row) for row in programmes.rows] == [
        ["1", "7.01.02 Program Pelayanan Publik", "100.000.000"],
        ["2", "7.01.06 Program Pembinaan Pemerintahan Desa", "50.500.000"],
        ["", "Jumlah", "150.500.000"],
    ]


def test_the_ceilings_are_of_a_day_that_may_lie_after_the_agreement(papers):
    said = "Pagu menurut buku anggaran yang terakhir berubah"
    for paper, words in (
        (papers["pk"], f"{said} 5 Januari 2023."),
        (sample.agreement(since=date(2023, 1, 9)), f"{said} 9 Januari 2023."),
        (sample.agreement(since=date(2023, 1, 10)), f"{said} 10 Januari 2023, sesudah tanggal naskah ini"),
    ):
        assert squeezed(words) in squeezed(pdf_text(pdf_of(paper)))


def test_both_parties_sign_the_statement_and_its_annex(papers):
    pages = [squeezed(page) for page in pdf_pages(pdf_of(papers["pk"]))]
    assert len(pages) == 2
    for page in pages:
        for words in ("PihakKedua,", "BUPATILUMAJANG", "PihakPertama,", squeezed(sample.OFFICIAL.name)):
            assert words in page
    assert "Nomor:188.45/7/2023" in pages[0]
    assert "Lumajang,9Januari2023" in pages[0]


def test_who_is_not_recorded_stays_a_named_blank(papers):
    text = squeezed(pdf_text(pdf_of(papers["pk-baru"])))
    assert text.count("(belumdicatat)") == 6
    assert squeezed("Bupati belum dicatat pada daftar Pejabat; catat sebelum naskah ini ditandatangani.") in text
    assert squeezed("Camat belum dicatat pada daftar Pejabat") in text
    assert "SUPRPTO" not in text


def test_an_amendment_says_so_and_what_it_leaves_as_it_was(papers):
    text = squeezed(pdf_text(pdf_of(papers["pk-baru"])))
    assert "PERJANJIANKINERJAPERUBAHANTAHUN2023" in text
    assert squeezed("Perubahan ini menggantikan perjanjian sebelumnya sejak 17 Oktober 2023.") in text
    assert squeezed("Target IKU 2 tetap menurut Perjanjian Kinerja Tahun 2023 nomor 188.45/7/2023") in text
    assert squeezed("Indeks Pelayanan Publik belum mempunyai target terverifikasi; tanda – bukan nol.") in text
    assert squeezed("Anggaran tahun 2023 belum dimasukkan ke buku") in text
    assert [row_words(row)[4] for row in tables(papers["pk-baru"])[0].rows] == ["–", "95,00%", "100,00%"]


def test_an_acting_party_promises_as_such():
    acting = replace(sample.OFFICIAL, acting="Plt.", rank=None, nip=None)
    text = squeezed(pdf_text(pdf_of(sample.agreement(first=acting))))
    assert "Jabatan:Plt.CamatLumajang" in text
    assert "Plt.CAMATLUMAJANG" in text


def test_it_never_claims_an_electronic_signature(papers):
    assert "elektronik" not in pdf_text(pdf_of(papers["pk"])).lower()


@pytest.mark.parametrize(
    ("regency", "head", "post"),
    [
        ("Kabupaten Lumajang", "Bupati Lumajang", "Bupati"),
        ("Lumajang", "Bupati Lumajang", "Bupati"),
        ("Kota Kediri", "Wali Kota Kediri", "Wali Kota"),
    ],
)
def test_the_second_party_is_the_head_of_the_regency(regency, head, post):
    office = sample.office(regency=regency)
    assert (head_of_regency(office), regency_post(office)) == (head, post)


def test_an_agreement_carries_the_day_of_its_paper(papers):
    assert (papers["pk"].dated, papers["pk-baru"].dated) == (date(2023, 1, 9), date(2023, 10, 17))
    assert TargetKind.AMENDED.value in papers["pk-baru"].title.lower()
