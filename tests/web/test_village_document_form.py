"""The form for a village document: the verdict in words before anything is saved."""

import re

import pytest
from django.test import Client

from cermat.actions import village_documents
from cermat.indicators.rows import State
from cermat.registers import selectors
from cermat.rules.library import lumajang_2023_text
from tests import cast
from tests.web.conftest import Keys, SignedIn

ADD = "/dokumen-desa/tambah/"
FIELDS = {
    "village": cast.DENOK,
    "kind": "rkp_desa",
    "fiscal_year": "2026",
    "number": "3 Tahun 2025",
    "enacted_on": "30 September 2025",
    "submitted_on": "",
    "paper_follows": "on",
}


def sent(client: Client, address: str = ADD, **changes: str) -> str:
    """Return the page that answers the form."""
    return client.post(address, {"tindakan": "periksa", **FIELDS, **changes}, follow=True).content.decode()


def looked_at(page: str) -> str:
    """Return the mark of what the person looked at."""
    found = re.search(r'name="diperiksa" value="(\w+)"', page)
    assert found
    return found.group(1)


def recorded() -> list[str]:
    """Return the numbers of Denok's RKP Desa 2026."""
    rows = selectors.village_documents(cast.scope(), fiscal_years={"rkp_desa": 2026})
    return [row.number for row in rows]


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def test_says_the_verdict_the_weekday_and_the_deadline_and_saves_nothing(staf: Client) -> None:
    page = sent(staf)
    assert "tepat pada hari terakhir" in page
    assert "Selasa, 30 September 2025" in page
    assert "Hasil pemeriksaan: tepat waktu" in page
    assert recorded() == []


def test_says_how_many_days_late(staf: Client) -> None:
    assert "2 hari lewat batas 30 September 2025" in sent(staf, enacted_on="2/10/2025")


def test_saves_what_was_looked_at_and_hands_it_in(staf: Client) -> None:
    mark = looked_at(sent(staf))
    page = sent(staf, tindakan="simpan", diperiksa=mark)
    assert "menunggu verifikasi" in page
    (row,) = selectors.village_documents(cast.scope(), fiscal_years={"rkp_desa": 2026})
    assert (row.number, row.mark.state, row.mark.recorded_by) == ("3 Tahun 2025", State.SUBMITTED, "staf.pemerintahan")
    assert [each.key for each in selectors.following(cast.scope())] == [row.mark.ref.key], "its paper is promised"


def test_says_on_its_page_that_it_was_recorded_on_the_villages_behalf(staf: Client) -> None:
    ours = cast.recorded_document()
    theirs = village_documents.add(by=cast.scope("operator.denok"), entry=cast.document(number="5 Tahun 2023"))
    said = {key: staf.get(f"/baris/dokumen-desa/{key}/").content.decode() for key in (ours, theirs)}
    assert "staf (uji) (staf.pemerintahan), atas nama desa" in said[ours]
    assert "atas nama desa" not in said[theirs]


@pytest.mark.parametrize("mark", ["", "0123456789abcdef"])
def test_does_not_save_what_was_not_looked_at(mark: str, staf: Client) -> None:
    page = sent(staf, tindakan="simpan", diperiksa=mark)
    assert "Hasil pemeriksaan" in page
    assert recorded() == []


def test_shows_the_verdict_again_where_the_day_was_changed_after_looking(staf: Client) -> None:
    mark = looked_at(sent(staf))
    page = sent(staf, tindakan="simpan", diperiksa=mark, enacted_on="1 Oktober 2025")
    assert "1 hari lewat batas" in page
    assert recorded() == []


def test_saves_a_draft_that_counts_for_nothing(staf: Client) -> None:
    assert "draf" in sent(staf, tindakan="draf")
    (row,) = selectors.village_documents(cast.scope(), fiscal_years={"rkp_desa": 2026})
    assert row.mark.state is State.DRAFT


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"enacted_on": "9/30/2025"}, "urutan bulan/hari/tahun"),
        ({"enacted_on": "31/9/2025"}, "tidak ada dalam kalender"),
        ({"enacted_on": "entah"}, "bukan tanggal yang dikenal"),
        ({"enacted_on": "1 Januari 2099"}, "belum terjadi"),
        ({"enacted_on": ""}, "belum diisi"),
        ({"fiscal_year": "20233"}, "20233"),
        ({"fiscal_year": "dua ribu"}, "harus angka"),
        ({"fiscal_year": "٢٠٢٦"}, "harus angka"),
        ({"village": cast.TOMPOKERSAN}, "tidak dikenal"),
        ({"village": "35.08.09.2001"}, "tidak dikenal"),
        ({"kind": "rpjm"}, "tidak dikenal"),
        ({"number": ""}, "Nomor dokumen belum diisi"),
        ({"number": "x" * 200}, "terlalu panjang"),
    ],
)
def test_names_what_is_wrong_and_keeps_what_was_typed(changes: dict[str, str], sentence: str, staf: Client) -> None:
    page = sent(staf, **changes)
    assert sentence in page
    assert "Ada yang perlu diperbaiki" in page
    assert 'value="3 Tahun 2025"' in page or "number" in changes
    assert recorded() == []


def test_names_an_impossible_year_beside_another_fault(staf: Client) -> None:
    page = sent(staf, fiscal_year="20233", enacted_on="9/30/2023")
    assert "Tahun anggaran 20233 tidak masuk akal; isi tahun 2000 sampai 2100" in page
    assert "urutan bulan/hari/tahun" in page


def test_links_each_fault_to_its_field(staf: Client) -> None:
    page = sent(staf, enacted_on="9/30/2025")
    assert '<a href="#id_enacted_on">' in page
    assert 'aria-invalid="true"' in page


def test_leads_a_number_that_is_there_to_its_correction(staf: Client, keys: Keys) -> None:
    page = sent(staf, fiscal_year="2024", number="3 Tahun 2023", enacted_on="2 Oktober 2023")
    assert "sudah tercatat" in page
    address = f"/baris/dokumen-desa/{keys.document}/perbaiki/"
    assert f'formaction="{address}"' in page
    assert 'value="simpan"' not in page
    carried = sent(staf, address, fiscal_year="2024", number="3 Tahun 2023", enacted_on="2 Oktober 2023")
    assert "2 hari lewat batas" in carried
    assert 'value="2 Oktober 2023"' in carried


@pytest.mark.parametrize("act", ["periksa", "draf"])
def test_leads_the_number_of_an_annulled_document_to_its_history(act: str, staf: Client, keys: Keys) -> None:
    village_documents.annul(by=cast.scope(), key=keys.document, version=2, reason="salah catat")
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=keys.document, version=3)
    page = sent(staf, tindakan=act, fiscal_year="2024", number="3 Tahun 2023", enacted_on="18 September 2023")
    assert "sudah tercatat (dibatalkan); pulihkan dari riwayatnya" in page
    assert 'value="simpan"' not in page


def test_judges_by_the_paper_in_force_when_the_document_falls_due(staf: Client, keys: Keys) -> None:
    text = lumajang_2023_text().replace("id: iku-lumajang-2023\n", "id: iku-lumajang-2026\n", 1)
    text = text.replace("year_from: 2023", "year_from: 2026", 1).replace("month: 9\n", "month: 8\n")
    cast.take_iku(text)
    assert "tepat waktu" in sent(staf, fiscal_year="2026", enacted_on="30 September 2025")
    assert "30 hari lewat batas 31 Agustus 2026" in sent(staf, fiscal_year="2027", enacted_on="30 September 2026")
    row = staf.get(f"/baris/dokumen-desa/{keys.document}/").content.decode()
    assert "batas 30 September 2023" in row


def test_says_when_another_document_decides_already(staf: Client) -> None:
    page = sent(staf, fiscal_year="2024", number="99 Tahun 2023", enacted_on="2 Oktober 2023")
    assert "angka tidak berubah" in page


def test_fills_in_what_the_grid_knows(staf: Client) -> None:
    page = staf.get(f"{ADD}?village={cast.BLUKON}&kind=lppd_desa&fiscal_year=2025").content.decode()
    assert f'<option value="{cast.BLUKON}" selected>' in page
    assert 'value="2025"' in page


def test_offers_an_operator_its_own_village_alone(signed_in: SignedIn) -> None:
    client = signed_in("operator.denok")
    page = client.get(ADD).content.decode()
    assert cast.DENOK in page
    assert cast.BLUKON not in page
    assert "tidak dikenal" in sent(client, village=cast.BLUKON)


def test_escapes_what_people_type(staf: Client) -> None:
    page = sent(staf, number="<script>alert(1)</script>")
    assert "<script" not in page


BUDGET = {"kind": "apb_desa", "fiscal_year": "2026", "number": "9 Tahun 2025", "enacted_on": "29 Desember 2025"}
STEPS = {"draft_received_on": "1/12/2025", "evaluated_on": "15/12/2025", "amendment": ""}


def test_asks_for_the_steps_of_a_budget_alone(staf: Client) -> None:
    grid = f"{ADD}?village={cast.BLUKON}&fiscal_year=2025&kind="
    assert 'name="evaluated_on"' in staf.get(f"{grid}apb_desa").content.decode()
    assert 'name="evaluated_on"' not in staf.get(f"{grid}rkp_desa").content.decode()


def test_keeps_the_steps_of_a_budget_and_shows_them(staf: Client) -> None:
    page = sent(staf, **BUDGET, **STEPS)
    assert "Senin, 15 Desember 2025" in page
    saved = sent(staf, tindakan="simpan", diperiksa=looked_at(page), **BUDGET, **STEPS)
    assert "Evaluasi Camat" in saved
    (row,) = selectors.village_documents(cast.scope(), fiscal_years={"apb_desa": 2026})
    assert (str(row.draft_received_on), str(row.evaluated_on), row.amendment) == ("2025-12-01", "2025-12-15", None)


def test_keeps_an_amendment_beside_its_original(staf: Client) -> None:
    page = sent(staf, **BUDGET, **{**STEPS, "amendment": "1"})
    assert "Hasil pemeriksaan: perubahan, tidak mengubah putusan" in page
    assert "tanpa dokumen induknya" in page
    saved = sent(staf, tindakan="simpan", diperiksa=looked_at(page), **BUDGET, **{**STEPS, "amendment": "1"})
    assert "APBDes 2026 perubahan ke-1, Desa Denok" in saved
    assert "tidak mengubah putusan dokumen induk" in saved
    assert "1 sampai 9" in sent(staf, **BUDGET, **{**STEPS, "amendment": "12"})


def test_points_out_contradictions_to_the_verifier(staf: Client, signed_in: SignedIn) -> None:
    steps = {**BUDGET, "draft_received_on": "20/12/2025", "evaluated_on": "15/12/2025", "amendment": ""}
    sent(staf, tindakan="simpan", diperiksa=looked_at(sent(staf, **steps)), **steps)
    kasi = signed_in("kasi.pemerintahan")
    words = "Dievaluasi Camat 15 Desember 2025, padahal rancangan diterima baru 20 Desember 2025"
    assert words in kasi.get("/menunggu/").content.decode()
    (row,) = selectors.village_documents(cast.scope(), fiscal_years={"apb_desa": 2026})
    assert words in kasi.get(f"/baris/dokumen-desa/{row.mark.ref.key}/").content.decode()


def test_an_annulled_document_has_no_verdict(staf: Client, keys: Keys) -> None:
    address = f"/baris/dokumen-desa/{keys.document}/"
    village_documents.annul(by=cast.scope(), key=keys.document, version=2, reason="salah catat")
    assert "Putusan menurut aturan" in staf.get(address).content.decode()
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=keys.document, version=3)
    assert "Putusan menurut aturan" not in staf.get(address).content.decode()


def test_asks_for_the_villages_paper_where_it_is_recorded_on_its_behalf(staf: Client, signed_in: SignedIn) -> None:
    mark = looked_at(sent(staf))
    refused = sent(staf, tindakan="simpan", diperiksa=mark, paper_follows="")
    assert "atas nama desa; sebutkan letak naskahnya" in refused
    assert recorded() == []
    sent(staf, tindakan="simpan", diperiksa=mark, paper_follows="", paper_location="Map Dokumen Desa 3")
    (row,) = selectors.village_documents(cast.scope(), fiscal_years={"rkp_desa": 2026})
    (paper,) = selectors.evidence_of(cast.scope(), "village_document", row.mark.ref.key)
    assert paper.location == "Map Dokumen Desa 3"
    assert "paper_location" not in signed_in("operator.denok").get(ADD).content.decode()


def test_an_operator_records_that_a_budget_is_on_its_way(signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    step = {"kind": "apb_desa", "fiscal_year": "2027", "number": "", "enacted_on": "", "evaluated_on": ""}
    step |= {"draft_received_on": "10 November 2026", "amendment": ""}
    shown = sent(operator, **step)
    assert "menunggu Perdes" in shown
    assert "Selasa, 10 November 2026" in sent(operator, **step, tindakan="simpan", diperiksa=looked_at(shown))
    grid = operator.get("/dokumen-desa/?tahun=2026").content.decode()
    assert "rancangan diterima 10 November 2026" in grid
    assert "Catat perubahan" not in grid
