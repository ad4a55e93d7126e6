"""Receiving a document with its tanda terima, and the kabupaten's exemptions, by the pages."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from cermat.actions import village_documents
from cermat.registers import clock, selectors
from tests import cast
from tests.documents.reading import pdf_text
from tests.web.conftest import Keys, SignedIn
from tests.web.test_grid import LPPD, cell, saved, sent

EXEMPT = {
    "village": cast.DENOK,
    "kind": "rkp_desa",
    "fiscal_year": "2024",
    "paper": "Keputusan Bupati nomor 7",
    "paper_dated": "1 September 2023",
    "reason": "Bencana banjir",
}


@pytest.fixture
def unstamped(signed_in: SignedIn) -> str:
    """Let the operator hand in an LPPDes without its day, and return its key."""
    operator = signed_in("operator.denok")
    typed = cell(cast.DENOK, LPPD, "140/14/2026", "")
    assert "menunggu cap terima" in sent(operator, typed)
    saved(operator, typed)
    rows = selectors.village_documents(cast.scope(), fiscal_years={"lppd_desa": 2024})
    return next(row.mark.ref.key for row in rows)


def receive(client: Client, key: str, version: str = "1") -> tuple[int, str]:
    """Return the status and the page after the document is received."""
    response = client.post(f"/dokumen-desa/{key}/terima/", {"version": version}, follow=True)
    return response.status_code, response.content.decode()


def test_receives_with_a_stamp_and_prints_the_same_bytes_each_time(unstamped: str, signed_in: SignedIn) -> None:
    kasi = signed_in("kasi.pemerintahan")
    address = f"/baris/dokumen-desa/{unstamped}/"
    assert "Terima sekarang dan terbitkan tanda terima" in kasi.get(address).content.decode()
    with clock.fixed(datetime(2027, 3, 31, 23, 59, tzinfo=ZoneInfo("Asia/Jakarta"))):
        _, page = receive(kasi, unstamped)
    assert "Tanda terima nomor 001/TT/2027 sudah terbit" in page
    assert "Rabu, 31 Maret 2027" in page
    printed = signed_in("operator.denok").get("/dokumen-desa/tanda-terima/2027-0001.pdf")
    assert printed["Content-Type"] == "application/pdf"
    words = pdf_text(printed.content)
    assert "NOMOR 001/TT/2027" in words
    assert "dicap 31 Maret 2027 23.59 WIB" in words
    village_documents.verify(by=cast.scope("sekretaris"), key=unstamped, version=2)
    assert kasi.get("/dokumen-desa/tanda-terima/2027-0001.pdf").content == printed.content


def test_receives_once_and_says_what_changed_meanwhile(unstamped: str, signed_in: SignedIn) -> None:
    kasi = signed_in("kasi.pemerintahan")
    assert receive(kasi, unstamped)[0] == 200
    status, page = receive(kasi, unstamped)
    assert (status, "Baris sudah berubah" in page) == (409, True)
    status, page = receive(kasi, unstamped, "2")
    assert (status, "sudah terbit untuk dokumen ini" in page) == (422, True)


def test_offers_no_receipt_where_there_is_none_to_give(keys: Keys, unstamped: str, signed_in: SignedIn) -> None:
    kasi = signed_in("kasi.pemerintahan")
    assert "Tanda terima" not in kasi.get(f"/baris/dokumen-desa/{keys.document}/").content.decode()
    assert "Terima sekarang" not in signed_in("camat").get(f"/baris/dokumen-desa/{unstamped}/").content.decode()
    assert receive(kasi, keys.document, "2")[0] == 422


def test_records_an_exemption_beside_the_figure_and_takes_it_back(keys: Keys, signed_in: SignedIn) -> None:
    kabupaten, camat = signed_in("kabupaten"), signed_in("camat")
    before = camat.get("/angka/2023/iku-2/").content.decode()
    page = kabupaten.post("/dokumen-desa/pengecualian/tambah/", EXEMPT, follow=True).content.decode()
    assert "Keputusan Bupati nomor 7" in page
    figure = camat.get("/angka/2023/iku-2/").content.decode()
    assert "1 dokumen; angka resmi tidak berubah" in figure
    assert value(figure) == value(before)
    assert "Dikecualikan kabupaten" in camat.get("/dokumen-desa/?tahun=2023").content.decode()
    assert "Cabut" not in camat.get("/dokumen-desa/pengecualian/").content.decode()
    key = f"{cast.DENOK}-rkp_desa-2024"
    address = f"/dokumen-desa/pengecualian/{key}/cabut/"
    assert kabupaten.post(address, {"version": "1", "reason": ""}).status_code == 422
    kabupaten.post(address, {"version": "1", "reason": "Keliru"})
    assert "Belum ada pengecualian" in camat.get("/dokumen-desa/pengecualian/").content.decode()


def value(page: str) -> str:
    """Return the figure a page shows."""
    return page.split('<p class="value')[1].split("</p>")[0]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"paper": ""}, "Surat keputusan belum diisi"),
        ({"paper_dated": "9/30/2023"}, "urutan bulan/hari/tahun"),
        ({"paper_dated": "1/1/2099"}, "belum terjadi"),
        ({"village": cast.TOMPOKERSAN}, "tidak dikenal"),
    ],
)
def test_names_what_is_wrong_with_an_exemption(changes: dict[str, str], sentence: str, signed_in: SignedIn) -> None:
    response = signed_in("kabupaten").post("/dokumen-desa/pengecualian/tambah/", {**EXEMPT, **changes})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert selectors.exemptions(cast.scope()) == ()


def test_records_no_exemption_twice(signed_in: SignedIn) -> None:
    client = signed_in("kabupaten")
    client.post("/dokumen-desa/pengecualian/tambah/", EXEMPT)
    again = client.post("/dokumen-desa/pengecualian/tambah/", EXEMPT)
    assert again.status_code == 422
    assert "sudah diputuskan" in again.content.decode()
