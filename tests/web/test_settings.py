"""The settings of the office by the pages: recorded from their paper, checked, in force, and seen beside the figure."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cermat.actions import measurements, settings, targets
from cermat.registers import clock, selectors
from tests import cast
from tests.actions.test_steps import TARGET
from tests.documents.reading import pdf_text, squeezed
from tests.evidence import make
from tests.web.conftest import SignedIn

ADDRESS = "/setelan/{}/tambah/"
PAPER = {
    "valid_from": "1/1/2023",
    "paper": "Peraturan Bupati tentang SAKIP",
    "paper_number": "12",
    "paper_dated": "1/12/2022",
}
SCALE = {**PAPER, "kind": "skala_predikat", "value": "tiga_tingkat"}
CAP = {**PAPER, "kind": "batas_capaian", "value": "120,5"}
CLOSING = {**PAPER, "kind": "hari_tutup_data", "value": "10"}
PLANNER, CHECKER = cast.scope("perencana"), cast.scope("camat")


def verified() -> None:
    for row in selectors.settings(PLANNER):
        settings.verify(by=CHECKER, key=row.mark.ref.key, version=1)


def test_says_what_is_usual_until_a_paper_says_otherwise(signed_in: SignedIn) -> None:
    text = signed_in("camat").get("/setelan/").content.decode()
    for words in ("Skala Permendagri 86/2017", "Tidak dibatasi", "Tidak ditetapkan"):
        assert f"<strong>{words}</strong><br>Bawaan Cermat" in text
    assert "tambah/" not in text


def test_records_each_kind_and_shows_it_in_force_once_checked(signed_in: SignedIn) -> None:
    planner = signed_in("perencana")
    for sent in (SCALE, CAP, CLOSING):
        assert planner.post(ADDRESS.format(sent["kind"]), sent).status_code == 302
    waiting = planner.get("/setelan/").content.decode()
    assert waiting.count("diajukan, menunggu verifikasi") == 3
    assert waiting.count("Bawaan Cermat") == 3
    assert "Skala predikat sejak 1 Januari 2023" in signed_in("camat").get("/menunggu/").content.decode()
    verified()
    text = signed_in("camat").get("/setelan/").content.decode()
    by = "Sejak 1 Januari 2023, menurut Peraturan Bupati tentang SAKIP nomor 12 tanggal 1 Desember 2022."
    for words in ("Skala 85/70/50", "Dibatasi 120,50%", "10 hari setelah akhir periode"):
        assert f"<strong>{words}</strong><br>{by}" in text
    assert "menunggu verifikasi" not in text


def test_a_settings_row_says_it_in_words_and_is_corrected_in_its_form(signed_in: SignedIn) -> None:
    planner = signed_in("perencana")
    planner.post(ADDRESS.format("batas_capaian"), CAP)
    (row,) = selectors.settings(PLANNER)
    address = f"/baris/setelan/{row.mark.ref.key}/"
    text = planner.get(address).content.decode()
    assert "<dt>Batas capaian</dt><dd>dibatasi 120,50%</dd>" in text
    assert "<dt>Berlaku sejak</dt><dd>Minggu, 1 Januari 2023</dd>" in text
    assert 'value="120,5"' in planner.get(f"{address}perbaiki/").content.decode()
    again = {**CAP, "value": "", "version": "1", "tindakan": "simpan", "correction": "Dicabut"}
    assert planner.post(f"{address}perbaiki/", again).status_code == 302
    assert [each.value for each in selectors.settings(PLANNER)] == ["120.5", ""]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({**SCALE, "value": ""}, "Skala belum dipilih; pilih salah satu."),
        ({**SCALE, "value": "ipp"}, "Skala “ipp” tidak dikenal"),
        ({**CAP, "value": "12"}, "Batas capaian 12% tidak masuk akal; isi 100 sampai 1000, atau kosongkan"),
        ({**CAP, "value": "120.5"}, "“120.5” bukan bilangan yang dikenal"),
        ({**CLOSING, "value": "sepuluh"}, "Jumlah hari harus angka bulat"),
        ({**CLOSING, "value": "-1"}, "bukan jumlah hari yang masuk akal"),
        ({**CAP, "paper": ""}, "Naskah belum diisi"),
        ({**CAP, "valid_from": ""}, "Berlaku sejak belum diisi"),
        ({**CAP, "paper_dated": "9/30/2026"}, "9/30/2026"),
    ],
)
def test_names_what_is_wrong_and_records_nothing(signed_in: SignedIn, sent: dict[str, str], said: str) -> None:
    answer = signed_in("perencana").post(ADDRESS.format(sent["kind"]), sent)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert selectors.settings(PLANNER) == ()


def test_the_form_says_what_each_scale_means(signed_in: SignedIn) -> None:
    text = signed_in("perencana").get(ADDRESS.format("skala_predikat")).content.decode()
    assert "Skala 85/70/50: mulai 85 Sangat Berhasil, mulai 70 Berhasil" in text
    assert "Skala Permendagri 86/2017: mulai 91 Sangat Tinggi" in text
    assert "Pelayanan Prima" not in text


def test_an_unknown_kind_is_no_page(signed_in: SignedIn) -> None:
    assert signed_in("perencana").get(ADDRESS.format("warna")).status_code == 404


def test_the_same_day_is_not_set_twice(signed_in: SignedIn) -> None:
    planner = signed_in("perencana")
    planner.post(ADDRESS.format("batas_capaian"), CAP)
    answer = planner.post(ADDRESS.format("batas_capaian"), CAP)
    assert (answer.status_code, "sudah tercatat (diajukan)" in answer.content.decode()) == (422, True)


def test_a_figure_names_the_closing_day_of_its_books(signed_in: SignedIn) -> None:
    signed_in("perencana").post(ADDRESS.format("hari_tutup_data"), CLOSING)
    verified()
    text = signed_in("camat").get("/angka/2023/iku-2/").content.decode()
    assert "<dt>Tanggal tutup data</dt><dd>10 Januari 2024 (Peraturan Bupati" in text
    assert "6 baris yang dihitung dicatat setelah tanggal tutup data." in text


def test_before_the_closing_day_the_pages_say_that_books_are_still_open(signed_in: SignedIn) -> None:
    zone = ZoneInfo("Asia/Jakarta")
    with clock.fixed(datetime(2027, 1, 10, 23, 59, tzinfo=zone)):
        signed_in("perencana").post(ADDRESS.format("hari_tutup_data"), CLOSING)
        verified()
        client = signed_in("perencana")
        said = "Tanggal tutup data 10 Januari 2027 belum lewat: buku periode ini masih dapat bertambah."
        assert client.get("/pengukuran/?tahun=2026").content.decode().count(said) == 2  # the fourth quarter, the year
        key = measurements.freeze(by=PLANNER, year=2026)
        assert "; data ini diambil sebelum tanggal itu lewat" in client.get(f"/pengukuran/{key}/").content.decode()
        printed = squeezed(pdf_text(client.get(f"/pengukuran/{key}/pengukuran.pdf").content))
        assert squeezed("data ini diambil sebelum tanggal itu lewat") in printed
    with clock.fixed(datetime(2027, 1, 11, 0, 1, tzinfo=zone)):
        client = signed_in("perencana")
        assert "belum lewat" not in client.get("/pengukuran/?tahun=2026").content.decode()
        assert "<dt>Tanggal tutup data</dt><dd>10 Januari 2027" in client.get("/angka/2026/iku-2/").content.decode()
        assert "sebelum tanggal itu" not in client.get("/angka/2026/iku-2/").content.decode()


KOP = {"address": "Jalan Raya 1\nTelepon 1", "paper_size": "f4", "version": "1", "reason": "Perbup Tata Naskah"}


def test_the_letterhead_is_changed_with_its_logo_and_printed(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    assert admin.get("/setelan/kop/logo/").status_code == 404
    logo = SimpleUploadedFile("lambang.png", make.png(size=(300, 300)))
    answer = admin.post("/setelan/kop/", {**KOP, "logo": logo}, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain == [("/setelan/", 302)]
    assert "Jalan Raya 1<br>Telepon 1" in text
    assert "Kertas F4." in text
    picture = signed_in("camat").get("/setelan/kop/logo/")
    assert (picture["Content-Type"], picture["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    printed = pypdf.PdfReader(BytesIO(admin.get("/laporan/2023/pengukuran.pdf").content))
    assert "Jalan Raya 1" in printed.pages[0].extract_text()
    assert len(printed.pages[0].images) == 1
    assert round(float(printed.pages[0].mediabox.width) / 72 * 25.4) == 330


def test_the_logo_is_dropped_when_asked(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    assert "Hapus logo" not in admin.get("/setelan/kop/").content.decode()
    admin.post("/setelan/kop/", {**KOP, "logo": SimpleUploadedFile("lambang.png", make.png())})
    assert "Hapus logo" in admin.get("/setelan/kop/").content.decode()
    assert admin.post("/setelan/kop/", {**KOP, "version": "2", "drops_logo": "on"}).status_code == 302
    assert selectors.office(PLANNER).logo is None


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"reason": ""}, "Alasan perubahan belum diisi"),
        ({"address": "a\nb\nc\nd"}, "tulis paling banyak 3 baris"),
        ({"paper_size": "a5"}, "Kertas naskah “a5” tidak dikenal"),
        ({"logo": SimpleUploadedFile("x.pdf", make.pdf())}, "Logo harus gambar PNG atau JPEG"),
        ({"logo": SimpleUploadedFile("x.png", b"bukan gambar")}, "Jenis berkas ini tidak dikenal"),
        ({"address": "", "paper_size": "a4"}, "Tidak ada yang berubah"),
    ],
)
def test_names_what_is_wrong_with_a_letterhead(signed_in: SignedIn, sent: dict[str, object], said: str) -> None:
    answer = signed_in("admin").post("/setelan/kop/", {**KOP, **sent})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert selectors.office(PLANNER).version == 1


def test_a_letterhead_changed_meanwhile_is_a_conflict(signed_in: SignedIn) -> None:
    signed_in("admin").post("/setelan/kop/", KOP)
    answer = signed_in("sekretaris").post("/setelan/kop/", {**KOP, "address": "Lain"})
    assert answer.status_code == 409
    assert selectors.office(PLANNER).address == KOP["address"]


def test_another_setting_is_a_difference_that_names_the_attainment(signed_in: SignedIn) -> None:
    key = targets.add(by=PLANNER, entry=replace(TARGET, indicator="iku-2", amount=Decimal(1)))
    targets.verify(by=CHECKER, key=key, version=1)
    frozen = measurements.freeze(by=PLANNER, year=2023)
    signed_in("perencana").post(ADDRESS.format("batas_capaian"), CAP)
    verified()
    said = signed_in("camat").get(f"/pengukuran/{frozen}/").content.decode().split("Yang dikatakan dulu")[1]
    assert "capaian 120,50% (dibatasi 120,50%), Sangat Tinggi</h3>" in said
    assert "Barisnya sama; aturan atau setelannya yang berubah." in said
