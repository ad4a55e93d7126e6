"""The official IPP comes in with its letter; who signs comes in with his days."""

import re
from datetime import date

import pytest
from django.test import Client

from cermat.actions import recorded_values
from cermat.registers import measuring, selectors
from tests import cast
from tests.rules.papers_at_hand import text_of
from tests.web.conftest import SignedIn

ADDRESS = "/nilai/2023/ipp/tambah/"
FILLED = {
    "quantity": "official",
    "amount": "3,87",
    "quarter": "",
    "paper": "Surat Nomor 1 (DATA CONTOH)",
    "paper_dated": "5/2/2024",
}
OFFICIAL = {"position": "Camat", "name": "Nama Camat (DATA CONTOH)", "valid_from": "1/1/2024", "acting": "Plt."}


def test_records_the_official_value_to_be_verified_by_a_second_person(signed_in: SignedIn) -> None:
    answer = signed_in("perencana").post(ADDRESS, FILLED)
    assert answer.status_code == 302
    (row,) = selectors.recorded_values(cast.scope("perencana"), year=2023)
    assert (str(row.amount.normalize()), row.paper_dated, row.mark.state) == ("3.87", date(2024, 2, 5), "diajukan")
    recorded_values.verify(by=cast.scope("camat"), key=row.mark.ref.key, version=1)
    ipp = measuring.measure(cast.scope("camat"), year=2023).measurements[0]
    assert (str(ipp.value), ipp.figure.is_recorded) == ("3.87", True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "3.87"}, "tulis koma untuk desimal"),
        ({"amount": "٣"}, "tulis koma untuk desimal"),
        ({"amount": ""}, "belum diisi"),
        ({"amount": "3,87654"}, "3,87654 terlalu panjang: paling banyak 4 angka desimal"),
        ({"amount": "999999999999999999999999"}, "terlalu panjang"),
        ({"amount": "38,7"}, "38,7 di luar batas 0 sampai 5"),
        ({"paper_dated": "2/13/2024"}, "urutan bulan/hari/tahun"),
        ({"paper_dated": "1/1/2090"}, "belum terjadi"),
        ({"paper": ""}, "belum diisi"),
        ({"quantity": "x"}, "tidak dikenal"),
    ],
)
def test_names_what_is_wrong_with_a_value(signed_in: SignedIn, changes: dict[str, str], said: str) -> None:
    answer = signed_in("perencana").post(ADDRESS, {**FILLED, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert selectors.recorded_values(cast.scope("perencana"), year=2023) == ()


def test_corrects_a_mistyped_value_whose_page_speaks_in_words(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    row_page = client.post(ADDRESS, FILLED, follow=True)
    text = row_page.content.decode()
    assert "Hasil resmi Indeks Pelayanan Publik 2023" in text
    assert "<dd>Hasil resmi Indeks Pelayanan Publik</dd>" in text
    correcting = row_page.redirect_chain[-1][0] + "perbaiki/"
    assert correcting in text
    form = client.get(correcting).content.decode()
    assert 'value="3,87"' in form
    hidden = {"indicator": "ipp", "year": "2023", "version": "1", "tindakan": "simpan", "correction": "Salah ketik"}
    refused = client.post(correcting, {**FILLED, **hidden, "amount": "37,8"})
    assert (refused.status_code, "di luar batas 0 sampai 5" in refused.content.decode()) == (422, True)
    assert client.post(correcting, {**FILLED, **hidden, "amount": "3,78"}).status_code == 302
    first, second = selectors.recorded_values(cast.scope("perencana"), year=2023)
    assert (str(first.amount), str(second.amount), second.mark.reason) == ("3.87", "3.78", "perbaikan: Salah ketik")


def test_the_figures_page_leads_there_only_those_who_may(signed_in: SignedIn) -> None:
    assert ADDRESS in signed_in("perencana").get("/angka/2023/ipp/").content.decode()
    assert ADDRESS not in signed_in("camat").get("/angka/2023/ipp/").content.decode()
    assert "/nilai/2023/iku-2/tambah/" not in signed_in("perencana").get("/angka/2023/iku-2/").content.decode()


def test_a_computed_figure_cannot_be_recorded(signed_in: SignedIn) -> None:
    assert signed_in("perencana").get("/nilai/2023/iku-2/tambah/").status_code == 404


def another_offices_paper() -> None:
    """Record a paper that asks for a category, sums and changes, in force from 2024."""
    text = text_of("contoh-barat").replace("99.01.04", cast.OFFICE)
    cast.take_iku(text)


def test_a_category_is_chosen_by_its_name(signed_in: SignedIn) -> None:
    another_offices_paper()
    client, address = signed_in("perencana"), "/nilai/2024/akip/tambah/"
    assert '<option value="5">BB</option>' in client.get(address).content.decode()
    assert "Kategori “8” tidak dikenal" in client.post(address, {**FILLED, "amount": "8"}).content.decode()
    row_page = client.post(address, {**FILLED, "amount": "5"}, follow=True)
    assert "<dd>BB</dd>" in row_page.content.decode()
    form = client.get(row_page.redirect_chain[-1][0] + "perbaiki/").content.decode()
    assert '<option value="5" selected>BB</option>' in form
    (row,) = selectors.recorded_values(cast.scope("perencana"), year=2024)
    recorded_values.verify(by=cast.scope("camat"), key=row.mark.ref.key, version=1)
    assert '<p class="value">BB</p>' in signed_in("camat").get("/angka/2024/akip/").content.decode()


def test_a_change_is_told_against_a_year_before_its_paper(signed_in: SignedIn) -> None:
    another_offices_paper()
    client = signed_in("perencana")
    before, now = (f"/nilai/{year}/kader/tambah/" for year in (2022, 2024))
    page = client.get("/angka/2024/kader/").content.decode()
    assert before in page
    assert now in page
    for address, amount in ((before, "32"), (now, "50")):
        assert client.post(address, {**FILLED, "quantity": "Kader aktif", "amount": amount}).status_code == 302
    layanan = client.get("/nilai/2022/layanan/tambah/").content.decode()
    assert re.findall('<option value="([^"]+)"', layanan.partition('name="quarter"')[0]) == ["reported"]
    for row in selectors.recorded_values(cast.scope("perencana")):
        recorded_values.verify(by=cast.scope("camat"), key=row.mark.ref.key, version=1)
    figure = signed_in("camat").get("/angka/2024/kader/").content.decode()
    assert "50 − 32 = 18 orang" in figure
    assert before not in figure
    lines = signed_in("camat").get("/kertas-kerja/2024/kader/").content.decode()
    assert "Kader aktif, tahun 2022" in lines


def test_records_who_signs(signed_in: SignedIn) -> None:
    assert signed_in("admin").post("/pejabat/tambah/", OFFICIAL).status_code == 302
    found = selectors.official_in_office(cast.scope("admin"), on=date(2024, 3, 1))
    assert found is not None
    assert (found.name, found.acting) == ("Nama Camat (DATA CONTOH)", "Plt.")
    page = signed_in("camat").get("/pejabat/").content.decode()
    assert "Nama Camat (DATA CONTOH)" in page
    assert "/pejabat/tambah/" not in page


def test_records_the_head_of_the_regency_who_signs_agreements(signed_in: SignedIn) -> None:
    bupati = {**OFFICIAL, "position": "Bupati", "acting": "", "name": "Nama Bupati (DATA CONTOH)"}
    assert signed_in("admin").post("/pejabat/tambah/", bupati).status_code == 302
    found = selectors.official_in_office(cast.scope("admin"), position="bupati", on=date(2024, 3, 1))
    assert found is not None
    assert found.name == "Nama Bupati (DATA CONTOH)"
    refused = signed_in("admin").post("/pejabat/tambah/", {**bupati, "position": "Wali Kota"})
    assert (refused.status_code, "pilih dari daftar" in refused.content.decode()) == (422, True)


def test_records_who_prepares_and_reviews_as_papers_name_them(signed_in: SignedIn) -> None:
    for post in ("Perencana", "Kepala Seksi Pemerintahan"):
        said = {**OFFICIAL, "position": post, "acting": "", "name": f"NAMA {post}"}
        assert signed_in("admin").post("/pejabat/tambah/", said).status_code == 302
        found = selectors.official_in_office(cast.scope("admin"), position=post, on=date(2024, 3, 1))
        assert found is not None
        assert found.name == f"NAMA {post}"


@pytest.mark.parametrize(("address", "person"), [(ADDRESS, "camat"), ("/pejabat/tambah/", "staf.pemerintahan")])
def test_refuses_those_who_may_not(signed_in: SignedIn, address: str, person: str) -> None:
    assert signed_in(person).get(address).status_code == 403
    assert signed_in(person).post(address, FILLED).status_code == 403


@pytest.mark.parametrize("address", [ADDRESS, "/pejabat/", "/pejabat/tambah/"])
def test_asks_to_sign_in_and_refuses_a_wrong_method(signed_in: SignedIn, address: str) -> None:
    assert Client().get(address).status_code == 302
    assert signed_in("camat").delete(address).status_code == 405
