"""Pengukuran Kinerja says what was measured, and all that must be known beside it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from cermat.documents.content import Heading, Items, PaperSize
from cermat.documents.reports import berita_acara, kertas_kerja, pengukuran
from cermat.indicators.analyses import OF_QUARTER, AnalysisPlace, AnalysisRow
from cermat.indicators.rows import ClosingRow, Ref, SettingKind, VillageKind, VillageRow
from cermat.rules.types import Attainment, YearBasis
from tests.documents import sample
from tests.documents.reading import cell_words, pdf_of, pdf_pages, pdf_text, row_words, squeezed, tables
from tests.indicators.make import setting


def table(paper, name):
    return next(each for each in tables(paper) if each.name == name)


def says(paper, words):
    return squeezed(words) in squeezed(pdf_text(pdf_of(paper)))


def test_it_opens_with_letterhead_title_and_period(papers):
    text = pdf_pages(pdf_of(papers["quarter"]))[0]
    for words in (
        "PEMERINTAH KABUPATEN LUMAJANG",
        "KECAMATAN LUMAJANG",
        "PENGUKURAN KINERJA",
        "TRIWULAN II TAHUN 2023",
        "5 Juli 2023 14.05 WIB",
    ):
        assert words in text


def test_the_year_prints_value_counts_attainment_and_predicate(papers):
    rows = [row_words(row) for row in table(papers["year"], "Pengukuran").rows]
    assert rows[1][3:] == ["%", "90,00%", "66,67% 14 dari 21", "74,07%", "Sedang"]
    assert rows[2][3:] == ["%", "100,00%", "80,00% 12 dari 15", "80,00%", "Tinggi"]


def test_its_notes_name_the_scale_of_the_predicates_and_the_paper_of_the_targets(papers):
    assert says(papers["year"], "Predikat menurut Skala Permendagri 86/2017; capaian tidak dibatasi.")
    named = "Perjanjian Kinerja Tahun 2023 nomor 188.45/7/2023 tanggal 9 Januari 2023."
    assert says(papers["year"], f"Target Indeks Pelayanan Publik, IKU 1, IKU 2 menurut {named}")
    assert not says(papers["quarter"], "Predikat menurut")


def test_it_says_by_which_settings_it_was_measured():
    rows = (setting(SettingKind.CAP, "100"), setting(SettingKind.SCALE, "tiga_tingkat"))
    closes = setting(SettingKind.CLOSING, "10")
    low = {"iku-1": Decimal(50), "iku-2": Decimal(100)}
    measured = sample.measured(targets=low, settings=(*rows, closes))
    paper = pengukuran.compose(measured, official=None)
    cells = [row_words(row)[6:] for row in table(paper, "Pengukuran").rows]
    assert cells[1:] == [["100,00% (dibatasi 100,00%)", "Sangat Berhasil"], ["80,00%", "Berhasil"]]
    assert says(paper, "Predikat menurut Skala 85/70/50 (Peraturan Bupati nomor 5 tanggal 1 Desember 2022, berlaku")
    assert says(paper, "Tanggal tutup data: 10 Januari 2024 (Peraturan Bupati nomor 5")
    minutes = berita_acara.compose(measured, official=None)
    assert says(minutes, "Tanggal tutup data: 10 Januari 2024 (Peraturan Bupati nomor 5")
    assert says(minutes, "Predikat menurut Skala 85/70/50 (Peraturan Bupati nomor 5 tanggal 1 Desember 2022, berlaku")
    assert not says(paper, "sebelum tanggal itu lewat")
    late = [row_words(row)[-1] for row in table(paper, "Mutu data").rows]
    assert late[1:] == ["0 dari 21 (0,00%)", "0 dari 14 (0,00%)"]
    without = sample.measured(targets=low)
    for compose in (pengukuran.compose, berita_acara.compose):
        assert says(compose(without, official=None), "Tanggal tutup data: belum disetel, sehingga bagian yang dicatat")
    assert len(table(pengukuran.compose(without, official=None), "Mutu data").columns) == 7


def test_an_attainment_that_cannot_be_reckoned_is_said_with_its_reason(year):
    first, *others = sample.measured(targets={"iku-1": Decimal(90)}).measurements[1:]
    inverse = replace(first.indicator, attainment=Attainment.INVERSE)
    nothing = replace(first, indicator=inverse, figure=replace(first.figure, exact=Fraction(0)), attainment=None)
    paper = pengukuran.compose(replace(year, measurements=(replace(nothing, predicate=None), *others)), official=None)
    assert row_words(table(paper, "Pengukuran").rows[0])[6:] == ["tidak dapat diukur", "–"]
    assert says(paper, "IKU 1: Capaian tidak dapat diukur: realisasinya 0, sedangkan capaian indikator ini target")


def test_a_recorded_value_says_that_it_is_recorded_and_names_its_paper(papers):
    assert row_words(table(papers["year"], "Pengukuran").rows[0])[5] == (
        "4,12 kategori A- (Sangat Baik) tercatat, bukan dihitung"
    )
    assert says(papers["year"], "Tercatat 4,12 menurut Surat Bagian Organisasi Nomor 000/12/2024")


def test_absent_values_are_dashes_and_never_zero(papers):
    rows = [row_words(row) for row in table(papers["quarter"], "Pengukuran").rows]
    assert {(row[4], row[6], row[7]) for row in rows} == {("–", "–", "–")}
    assert rows[0][5] == "tidak dapat diukur belum dinilai; lihat catatan 1"
    first = next(block for block in papers["quarter"].blocks if isinstance(block, Items)).items[0]
    assert (first.label, first.text) == (
        "1.",
        "Indeks Pelayanan Publik triwulan II 2023 (sampai 30 Juni 2023) belum dinilai.",
    )
    assert not says(papers["quarter"], "catat dan verifikasi"), "a signed paper tells its reader not what to type"
    assert not any("0,00" in words or words == "0" for words in rows[0])


def test_nothing_in_the_books_is_not_measurable_with_its_reason():
    empty = sample.measured(activities=(), outputs=(), village_documents=(), recorded_values=(), villages=())
    paper = pengukuran.compose(empty, official=None)
    for row in table(paper, "Pengukuran").rows:
        words = row_words(row)
        assert words[5].startswith("tidak dapat diukur ")
        assert words[6:] == ["–", "–"]
    shown = [row_words(row)[5].removeprefix("tidak dapat diukur ") for row in table(paper, "Pengukuran").rows]
    assert shown == ["belum dinilai; lihat catatan 1", "lihat catatan 2", "lihat catatan 3"]
    notes = next(block for block in paper.blocks if isinstance(block, Items)).items
    assert notes[1].text == ("IKU 1: Tidak ada kegiatan fasilitasi atau koordinasi yang dihitung pada periode ini.")
    assert all(row_words(row)[2:6] == ["–"] * 4 for row in table(paper, "Mutu data").rows)
    assert pdf_of(paper)


def test_books_without_a_document_are_not_said_to_be_verified():
    paper = pengukuran.compose(sample.measured(village_documents=()), official=None)
    assert row_words(table(paper, "Mutu data").rows[2])[1:6] == ["15", "15", "–", "–", "–"]


def test_the_quarter_shows_the_share_of_what_is_due_beside_the_official_value(papers):
    assert row_words(table(papers["quarter"], "Pengukuran").rows[2])[5] == "26,67% 4 dari 15"
    assert ["IKU 2", "Dari yang sudah jatuh tempo", "80,00% (4 dari 5)"] in [
        row_words(row) for row in table(papers["quarter"], "Angka pendamping").rows
    ]


def test_a_kind_of_which_nothing_is_due_has_no_percentage(papers):
    last = row_words(table(papers["quarter"], "Rincian iku-2").rows[-1])
    assert last == ["Persentase tepat waktu", "–", "–", "80,00%", "26,67%"]


@pytest.mark.parametrize(
    ("basis", "heads"),
    [
        (YearBasis.EVENT, ["RKP Desa 2024", "APBDes 2024", "LPPDes 2022"]),
        (YearBasis.DOCUMENT, ["RKP Desa 2023", "APBDes 2023", "LPPDes 2023"]),
        (YearBasis.IN_FORCE, ["RKP Desa 2023", "APBDes 2023", "LPPDes 2022"]),
    ],
)
def test_column_heads_name_the_documents_of_the_year_basis(basis, heads):
    paper = pengukuran.compose(sample.measured(year_basis=basis), official=None)
    assert [column.head for column in table(paper, "Rincian iku-2").columns][1:-1] == heads


def test_the_mean_stands_beside_the_pooled_value_only_where_they_differ(papers):
    assert "Rata-rata persentase tiap jenis" not in pdf_text(pdf_of(papers["year"]))
    young = VillageRow(
        code="35.08.10.2099", name="Muda", kind=VillageKind.DESA, valid_from=date(2023, 6, 1), valid_to=None
    )
    measured = sample.measured(villages=(*sample.books().villages, young))
    facts = [row_words(row) for row in table(pengukuran.compose(measured, official=None), "Angka pendamping").rows]
    iku_2 = measured.measurements[2]
    assert iku_2.mean_value != iku_2.value
    assert [words[2] for words in facts if words[1].startswith("Rata-rata")] == ["71,11%"]


def test_a_provisional_value_is_marked_and_explained():
    early = sample.measured(as_of=datetime(2023, 11, 1, 3, tzinfo=UTC))
    paper = pengukuran.compose(early, official=None)
    assert all("sementara" in row_words(row)[5] for row in table(paper, "Pengukuran").rows[1:])
    assert says(paper, "Sementara: masih ada hari dalam periode")


def test_a_final_value_is_not_called_provisional(papers):
    assert "sementara" not in pdf_text(pdf_of(papers["year"])).lower()


def test_every_decision_that_touches_the_figures_is_printed_once(papers, year):
    text = squeezed(pdf_text(pdf_of(papers["year"])))
    decisions = {decision for each in year.measurements for decision in each.decisions}
    assert len(decisions) >= 8
    for decision in decisions:
        assert text.count(squeezed(decision.statement).removesuffix(".")) == 1
        assert f"catatanmetode{decision.adr}" in text


def test_data_quality_gives_shares_and_names_the_months_not_closed(papers):
    rows = [row_words(row) for row in table(papers["year"], "Mutu data").rows]
    assert rows[2] == ["IKU 2", "15", "1", "13 dari 14 (92,86%)", "11 dari 12 (91,67%)", "1 dari 14 (7,14%)", "1"]
    assert [row[2] for row in rows[:2]] == ["–", "–"], "what is not owed has no document to be without"
    assert says(papers["year"], "Seksi Pemerintahan (Januari–Desember)")


def test_closed_months_are_no_longer_named():
    closings = tuple(
        ClosingRow(
            unit=unit,
            year=2023,
            month=month,
            is_nil=False,
            recorded_at=datetime(2024, 1, 2, tzinfo=UTC),
            recorded_by="kasi.pemerintahan",
        )
        for unit in sample.UNITS
        for month in range(1, 13)
        if (unit, month) not in {("trantib", 2), ("trantib", 12)}
    )
    assert says(pengukuran.compose(sample.measured(closings=closings), official=None), "Umum (Februari, Desember).")


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_signature_stands_on_one_page_with_its_day(year, size):
    pages = pdf_pages(pdf_of(pengukuran.compose(year, official=sample.OFFICIAL, paper_size=size)))
    signed = [page for page in pages if "NIP 19800101 200501 1 001" in page]
    assert len(signed) == 1
    for words in ("Lumajang, 5 Februari 2024", "CAMAT LUMAJANG", sample.OFFICIAL.name, "Pembina Tingkat I"):
        assert words in signed[0]


def test_an_acting_official_signs_as_such(year):
    acting = replace(sample.OFFICIAL, acting="Plt.", rank=None, nip=None)
    assert says(pengukuran.compose(year, official=acting), "Plt. CAMAT LUMAJANG")


def test_without_an_official_a_dotted_line_says_why_and_no_name_of_the_source_appears(papers):
    text = pdf_text(pdf_of(papers["quarter"]))
    assert "......" in text
    assert "Tabel pejabat belum diisi" in text
    assert "SUPRPTO" not in text


def test_it_never_claims_an_electronic_signature(papers):
    assert not any("elektronik" in pdf_text(pdf_of(paper)).lower() for paper in papers.values())


def test_every_page_is_counted_and_sample_data_marked_on_each(papers):
    pages = pdf_pages(pdf_of(papers["quarter"]))
    for number, page in enumerate(pages, 1):
        assert f"halaman {number} dari {len(pages)}" in page
        assert "DATA CONTOH: bukan dokumen resmi" in page
    assert "DATA CONTOH" not in pdf_text(pdf_of(papers["year"]))


def test_a_regency_without_its_kind_and_an_office_without_address_are_written_properly(year):
    office = sample.office(regency="Lumajang", name="Lumajang", address="")
    text = pdf_text(pdf_of(pengukuran.compose(replace(year, office=office), official=None)))
    assert "PEMERINTAH KABUPATEN LUMAJANG" in text
    assert "KECAMATAN LUMAJANG" in text
    assert "CAMAT LUMAJANG" in text


def test_every_cell_of_the_table_is_a_word_or_a_dash(papers):
    rows = [row for each in tables(papers["quarter"]) for row in each.rows]
    assert all(cell_words(cell) for row in rows for cell in row.cells)


def test_an_office_of_sample_books_is_marked_without_being_asked(year):
    marked = replace(year, office=sample.office(is_sample=True))
    assert pengukuran.compose(marked, official=None).banner.startswith("DATA CONTOH")
    assert kertas_kerja.compose(marked, marked.measurements[0]).banner.startswith("DATA CONTOH")


def test_before_the_first_due_day_nothing_is_due_yet():
    early = sample.measured(quarter=1, as_of=datetime(2023, 2, 1, 3, tzinfo=UTC))
    facts = [row_words(row) for row in table(pengukuran.compose(early, official=None), "Angka pendamping").rows]
    assert ["IKU 2", "Dari yang sudah jatuh tempo", "belum ada yang jatuh tempo"] in facts


def test_when_every_month_is_closed_it_says_so(year):
    assert says(pengukuran.compose(replace(year, unclosed=()), official=None), "Bulan yang belum ditutup: tidak ada;")


def test_a_month_that_grew_after_its_closing_is_named(year):
    grown = replace(year, reopened=(("Seksi A", 3), ("Seksi A", 4), ("Seksi B", 12)))
    words = "Bulan yang bertambah setelah ditutup: Seksi A (Maret, April); Seksi B (Desember)."
    assert says(pengukuran.compose(grown, official=None), words)


def test_a_number_that_is_no_nip_stands_as_it_was_entered(year):
    official = replace(sample.OFFICIAL, nip="12-34")
    assert says(pengukuran.compose(year, official=official), "NIP 12-34")


def test_a_quarters_texts_stand_beside_its_figures_and_a_years_in_its_report_alone(second_quarter, year):
    places = [AnalysisPlace(indicator="iku-2", section=section) for section in OF_QUARTER[:1]]
    rows = tuple(
        AnalysisRow(ref=Ref(book="analysis", key="a", version=1), place=place, text="Sebab.\n\nLagi.", recorded_by="p")
        for place in places
    )
    paper = pengukuran.compose(replace(second_quarter, analyses=rows), official=None)
    assert [row_words(row) for row in table(paper, "Analisis").rows][1:] == [
        ["IKU 1", "–", "–"],
        ["IKU 2", "Sebab. Lagi.", "–"],
    ]
    of_year = pengukuran.compose(replace(year, analyses=rows), official=None)
    assert "Analisis" not in {each.name for each in tables(of_year)}


def test_the_known_limits_stand_under_a_heading_of_their_own(papers, year):
    """Decisions where the paper is silent; the notes above them say how to read the figures."""
    for name in ("year", "lkjip", "iku-2"):
        blocks = papers[name].blocks
        (place,) = (at for at, block in enumerate(blocks) if block == Heading("Batas yang diketahui"))
        limits = blocks[place + 1]
        assert isinstance(limits, Items)
        assert all("catatan metode" in each.text for each in limits.items)
        assert str(blocks).count("catatan metode") == len(limits.items) > 0
    bare = replace(year, measurements=tuple(replace(each, decisions=()) for each in year.measurements))
    assert Heading("Batas yang diketahui") not in pengukuran.compose(bare, official=None).blocks
