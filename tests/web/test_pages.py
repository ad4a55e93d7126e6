"""Every page: it shows, it wants somebody signed in, it knows its methods, and it tells a stranger nothing."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cermat.registers.models import User
from tests import cast
from tests.web.conftest import Keys, SignedIn

NO_YEARS = ("0", "1999", "2101", "9998", "20233", "99999999999999999999")
OF_A_YEAR = (
    "/angka/{}/iku-2/",
    "/kertas-kerja/{}/iku-2/",
    "/kertas-kerja/{}/iku-2/csv/",
    "/laporan/{}/iku.pdf",
    "/laporan/{}/pengukuran.pdf",
    "/laporan/{}/pengukuran.docx",
    "/laporan/{}/kertas-kerja.xlsx?indikator=iku-2",
)
READ = (
    "/",
    "/?tahun=2023",
    "/?tahun=2023&triwulan=2&dasar=document",
    "/?tahun=2010",
    "/iku/?tahun=2010",
    "/dokumen-desa/?tahun=2010",
    "/kalender/",
    "/kalender/?bulan=2024-12",
    "/riwayat/",
    "/riwayat/?sebelum=5",
    "/bukti-menyusul/",
    "/kegiatan/?tahun=2023",
    "/kegiatan/?tahun=2023&triwulan=1&unit=pemerintahan&keadaan=terverifikasi",
    "/kegiatan/menunggu-keluaran/",
    "/kegiatan/menunggu-keluaran/?tahun=2023&unit=pemerintahan",
    "/dokumen-desa/?tahun=2023",
    "/dokumen-desa/pengecualian/",
    "/angka/2023/iku-1/",
    "/angka/2023/iku-2/?triwulan=3",
    "/angka/2023/ipp/",
    "/kertas-kerja/2023/iku-1/",
    "/kertas-kerja/2023/iku-2/?putusan=tepat_waktu&kelompok=RKP+Desa+2024",
    "/kertas-kerja/2023/ipp/",
    "/kertas-kerja/2023/iku-2/csv/",
    "/iku/",
    "/laporan/?tahun=2023",
    "/baris/kegiatan/{activity}/",
    "/baris/keluaran/{output}/",
    "/baris/dokumen-desa/{document}/",
    "/baris/dokumen-desa/{waiting}/",
)
FORMS = (
    "/kegiatan/tambah/",
    "/kegiatan/tambah/?salin={activity}",
    "/kegiatan/salin/",
    "/kegiatan/{activity}/keluaran/tambah/",
    "/dokumen-desa/tambah/",
    "/dokumen-desa/tambah/?village=35.08.10.2006&kind=rkp_desa&fiscal_year=2027",
    "/baris/kegiatan/{activity}/perbaiki/",
    "/baris/keluaran/{output}/perbaiki/",
    "/baris/dokumen-desa/{document}/perbaiki/",
    "/baris/dokumen-desa/{document}/bukti/tambah/",
    "/tutup-buku/",
)
ACTS = (
    "/baris/dokumen-desa/{waiting}/tindakan/verifikasi/",
    "/baris/kegiatan/{activity}/tindakan/batalkan/",
    "/baris/keluaran/{output}/tindakan/kembalikan/",
    "/baris/bukti/{evidence}/tindakan/verifikasi/",
)
OF_ONE_ROW = tuple(address for address in (*READ, *FORMS) if "{" in address)
MISSING = (
    "/angka/2023/iku-9/",
    "/kertas-kerja/2023/iku-9/",
    "/kertas-kerja/2023/iku-9/csv/",
    "/laporan/2023/iku.odt",
    "/laporan/2023/entah.pdf",
    "/laporan/2023/kertas-kerja.pdf?indikator=iku-9",
    "/baris/dokumen-desa/tidak-ada/",
    "/baris/kegiatan/tidak-ada/",
    "/baris/keluaran/tidak-ada/",
    "/baris/nilai-tercatat/tidak-ada/",
    "/baris/nilai-tercatat/tidak-ada/perbaiki/",
    "/baris/bukti/tidak-ada/",
    "/baris/entah/tidak-ada/",
    "/kegiatan/tidak-ada/keluaran/tambah/",
    "/baris/dokumen-desa/tidak-ada/perbaiki/",
    "/baris/dokumen-desa/tidak-ada/bukti/tambah/",
    "/tidak-ada/",
)


def is_sober(page: str) -> bool:
    """Return whether a page holds no code, no style of its own, asks nothing elsewhere, and is short."""
    page = re.sub(r'<script src="/static/web/\w+\.js" defer></script>', "", page)
    foreign = r"<script|<style|<[^>]* (style|on\w+)=|javascript:|(src|href|action)=\"(https?:)?//"
    return not re.search(foreign, page) and len(page.encode()) < 60_000


def at(address: str, keys: Keys) -> str:
    """Return an address with the keys of the rows that are there."""
    names = {name: getattr(keys, name) for name in ("activity", "output", "document", "waiting", "evidence")}
    return address.format(**names)


@pytest.mark.parametrize("address", READ)
def test_shows_a_page_to_the_camat(address: str, keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(at(address, keys))
    assert response.status_code == 200
    assert is_sober(response.content.decode())


@pytest.mark.parametrize("address", FORMS)
def test_shows_a_form_to_the_staf(address: str, keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("staf.pemerintahan").get(at(address, keys))
    assert response.status_code == 200
    assert "csrfmiddlewaretoken" in response.content.decode()
    assert is_sober(response.content.decode())


@pytest.mark.parametrize("username", ["camat", "operator.denok", "admin", cast.STRANGER])
def test_opens_a_first_page_whose_links_all_open(username: str, signed_in: SignedIn) -> None:
    response = signed_in(username).get("/", follow=True)
    assert response.status_code == 200
    for address in set(re.findall(r'<a href="([^"#]+)" ?(?:aria-current="page")?>', response.content.decode())):
        assert signed_in(username).get(address.replace("&amp;", "&")).status_code == 200, address


@pytest.mark.parametrize("address", [*READ, *FORMS])
def test_sends_a_visitor_to_sign_in(address: str, keys: Keys) -> None:
    response = Client().get(at(address, keys))
    assert response.status_code == 302
    assert response["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("address", ACTS)
def test_sends_a_visitor_who_acts_to_sign_in(address: str, keys: Keys) -> None:
    response = Client().post(at(address, keys), {"version": "1"})
    assert response["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("address", READ)
def test_refuses_to_write_where_there_is_only_to_read(address: str, keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("camat").post(at(address, keys))
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ACTS)
def test_refuses_to_read_where_there_is_only_to_act(address: str, keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(at(address, keys))
    assert response.status_code == 405
    assert response["Allow"] == "POST"


@pytest.mark.parametrize("address", FORMS)
def test_refuses_a_form_to_who_may_not_record_and_says_who_may(address: str, keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("inspektorat").get(at(address, keys))
    assert response.status_code == 403
    assert "yang berwenang: Staf" in response.content.decode()


@pytest.mark.parametrize("address", OF_ONE_ROW)
def test_hides_a_row_from_another_kecamatan(address: str, keys: Keys, signed_in: SignedIn) -> None:
    foreign = signed_in(cast.STRANGER).get(at(address, keys))
    missing = signed_in(cast.STRANGER).get("/tidak-ada/")
    assert foreign.status_code == 404
    assert foreign.content == missing.content


@pytest.mark.parametrize("address", ACTS)
def test_lets_another_kecamatan_do_nothing(address: str, keys: Keys, signed_in: SignedIn) -> None:
    assert signed_in(cast.STRANGER).post(at(address, keys), {"version": "1", "reason": "x"}).status_code == 404


@pytest.mark.parametrize("address", MISSING)
def test_answers_404_for_what_does_not_exist(address: str, signed_in: SignedIn) -> None:
    assert signed_in("staf.pemerintahan").get(address).status_code == 404


@pytest.mark.parametrize("address", OF_A_YEAR)
def test_answers_404_for_a_year_no_book_can_have(address: str, signed_in: SignedIn) -> None:
    camat = signed_in("camat")
    missing = camat.get("/tidak-ada/").content
    for year in NO_YEARS:
        response = camat.get(address.format(year))
        assert (response.status_code, response.content) == (404, missing), year


@pytest.mark.parametrize("address", ["/riwayat/", "/riwayat/?sebelum=5", "/laporan/"])
def test_hides_the_whole_office_from_one_village(address: str, signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    response = operator.get(address)
    assert (response.status_code, response.content) == (404, operator.get("/tidak-ada/").content)


def test_shows_who_opens_the_address_for_signing_out_which_way_to_go(signed_in: SignedIn) -> None:
    camat = signed_in("camat")
    response = camat.get("/keluar/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Cara membuka halaman tidak sesuai" in response.content.decode()
    assert camat.get("/").status_code == 200


def test_keeps_to_the_year_of_the_path(signed_in: SignedIn) -> None:
    response = signed_in("camat").get("/angka/2023/iku-2/?tahun=2024")
    assert response.context["asked"].year == 2023


def test_answers_404_to_an_account_without_a_role(keys: Keys) -> None:
    User.objects.create_user("tanpa.peran", password=cast.PASSWORD)
    client = Client()
    client.login(username="tanpa.peran", password=cast.PASSWORD)
    assert client.get("/").status_code == 404


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/?tahun=abcd", "bukan tahun yang dikenal"),
        ("/?triwulan=5", "bukan triwulan yang dikenal"),
        ("/?dasar=entah", "bukan dasar tahun yang dikenal"),
        ("/?per=9/30/2023", "urutan bulan/hari/tahun"),
        ("/?per=1/1/2099", "belum tiba"),
        ("/riwayat/?sebelum=x", "bukan nomor peristiwa"),
        ("/laporan/2023/iku.pdf?kertas=a3", "bukan ukuran kertas"),
        (
            "/laporan/2023/lkjip.pdf?triwulan=1",
            "LKjIP dibuat setahun sekali, bukan tiap triwulan",
        ),
        ("/laporan/2023/lkjip.pdf?triwulan=1", "LKjIP tahun 2023 ada di halaman Laporan"),
        ("/laporan/2023/iku.pdf?triwulan=1", "IKU dibuat setahun sekali"),
        ("/laporan/2023/perjanjian-kinerja.pdf?triwulan=1", "Perjanjian Kinerja dibuat setahun sekali"),
        ("/laporan/2023/rencana-aksi.pdf?triwulan=1", "Rencana Aksi dibuat setahun sekali"),
        ("/laporan/2023/lembar-salin.pdf?triwulan=1", "Lembar salin dibuat setahun sekali"),
        ("/laporan/2023/berita-acara.pdf?dasar=event", "tidak memakai “dasar” pada alamat"),
        ("/laporan/2023/berita-acara.pdf?triwulan=1", "Periode ini belum dibekukan"),
    ],
)
def test_refuses_a_faulty_address_with_a_sentence(address: str, sentence: str, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(address)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_says_why_there_is_no_figure_before_the_books_were_opened(signed_in: SignedIn) -> None:
    response = signed_in("camat").get("/?tahun=2023&per=31/12/2023")
    assert "buku belum dibuka" in response.content.decode()


def test_says_why_there_is_no_figure_without_a_paper(signed_in: SignedIn) -> None:
    assert "tidak ada IKU yang berlaku untuk tahun 2010" in signed_in("camat").get("/?tahun=2010").content.decode()


def test_opens_an_output_of_an_activity_in_the_operators_own_village(keys: Keys, signed_in: SignedIn) -> None:
    output = cast.recorded_output(cast.recorded_activity(number="di Denok", place=cast.DENOK))
    assert signed_in("operator.denok").get(f"/baris/keluaran/{output}/").status_code == 200
    assert signed_in("operator.denok").get(f"/baris/keluaran/{keys.output}/").status_code == 404


def test_a_page_that_is_read_asks_the_books_the_same_thing_once(keys: Keys, signed_in: SignedIn) -> None:
    camat = signed_in("camat")
    with CaptureQueriesContext(connection) as queries:
        camat.get("/?tahun=2023")
    # Once as it stands, once as known when the books settled.
    assert 1 <= profiles_asked(queries) <= 2


def test_a_form_that_is_looked_at_asks_the_books_the_same_thing_once(keys: Keys, signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    typed = {"village": cast.DENOK, "kind": "rkp_desa", "fiscal_year": "2024", "number": "9 Tahun 2023"}
    with CaptureQueriesContext(connection) as queries:
        answer = operator.post("/dokumen-desa/tambah/", {**typed, "enacted_on": "30/09/2023", "tindakan": "periksa"})
    assert 'name="diperiksa"' in answer.content.decode()
    assert profiles_asked(queries) == 1
    assert sum("clock_timestamp" in query["sql"] for query in queries) <= 1


def profiles_asked(queries: CaptureQueriesContext) -> int:
    """Return how often the office's profile was asked for."""
    return sum('FROM "registers_officeprofile"' in query["sql"] for query in queries)
