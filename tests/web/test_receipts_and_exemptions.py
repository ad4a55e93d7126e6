"""Receiving a document with its tanda terima, and the kabupaten's exemptions, by the pages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from cermat.actions import village_documents
from cermat.registers import clock, selectors
from cermat.web import verdicts
from tests import cast
from tests.documents.reading import pdf_text
from tests.web.conftest import Keys, SignedIn
from tests.web.test_grid import LPPD, cell, saved, sent

EXEMPT = {
    "village": cast.BORENG,
    "kind": "apb_desa",
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
    said = page.split("<dt>Dicatat oleh</dt>")[1].split("</dl>")[0]
    assert "operator.denok" in said.split("<dt>Dicap terima oleh</dt>")[0], "the stamp is not who recorded it"
    assert "atas nama desa" not in said
    assert "kasi.pemerintahan" in said.split("<dt>Dicap terima oleh</dt>")[1]
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


def test_a_receipt_for_a_recorded_day_says_so_and_bears_the_day_it_is_given(signed_in: SignedIn) -> None:
    lppd = {"kind": "lppd_desa", "fiscal_year": 2022, "enacted_on": None, "submitted_on": date(2023, 3, 2)}
    key = village_documents.add(by=cast.scope(), entry=cast.document(**lppd))
    kasi, address = signed_in("kasi.pemerintahan"), f"/baris/dokumen-desa/{key}/"
    page = kasi.get(address).content.decode()
    assert "Terbitkan tanda terima" not in page
    assert "Tanggal penerimaan 2 Maret 2023 baru menurut catatan" in page
    assert receive(kasi, key)[0] == 422
    village_documents.verify(by=cast.scope("sekretaris"), key=key, version=1)
    assert "Terbitkan tanda terima" in kasi.get(address).content.decode()
    with clock.fixed(datetime(2027, 11, 25, 3, tzinfo=UTC)):
        assert "sudah terbit" in receive(kasi, key, "2")[1]
    words = " ".join(pdf_text(kasi.get("/dokumen-desa/tanda-terima/2027-0001.pdf").content).split())
    assert "Diterima tanggal" in words
    assert "Kamis, 2 Maret 2023, menurut catatan" in words
    assert "Lumajang, 25 November 2027" in words
    assert "Lumajang, 2 Maret 2023" not in words


def test_a_village_reads_that_the_office_stamps_and_types_no_day(signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    assert "tidak diisi desa" in operator.get("/dokumen-desa/?tahun=2025").content.decode()
    page = sent(operator, cell(cast.DENOK, LPPD, "140/14/2026", "2 Maret 2025"))
    assert "dicap kantor Camat saat dokumen diterima" in page
    assert "Simpan dan ajukan" not in page
    typed = {"village": cast.DENOK, "kind": "lppd_desa", "fiscal_year": "2024", "number": "140/14/2026"}
    form = operator.get("/dokumen-desa/tambah/", typed).content.decode()
    assert "tidak diisi desa" in form
    assert "awaits_receipt" not in form
    typed |= {"enacted_on": "", "tindakan": "periksa"}
    dated = operator.post("/dokumen-desa/tambah/", {**typed, "submitted_on": "2 Maret 2025"})
    assert (dated.status_code, "dicap kantor Camat saat dokumen" in dated.content.decode()) == (422, True)
    open_day = operator.post("/dokumen-desa/tambah/", {**typed, "submitted_on": ""}).content.decode()
    assert "menunggu cap terima" in open_day


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
    key = f"{cast.BORENG}-apb_desa-2024"
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


def test_refuses_to_exempt_a_village_from_what_it_handed_in_in_time(keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("kabupaten").post("/dokumen-desa/pengecualian/tambah/", {**EXEMPT, "kind": "rkp_desa"})
    assert response.status_code == 422
    assert "RKP Desa 2024 desa ini sudah tepat waktu" in response.content.decode()


def test_records_no_exemption_twice(signed_in: SignedIn) -> None:
    client = signed_in("kabupaten")
    client.post("/dokumen-desa/pengecualian/tambah/", EXEMPT)
    again = client.post("/dokumen-desa/pengecualian/tambah/", EXEMPT)
    assert again.status_code == 422
    assert "sudah diputuskan" in again.content.decode()


def remarks(key: str) -> list[str]:
    """Return what the checker is told of a document as it stands."""
    row = selectors.document_versions(cast.scope(), key)[-1]
    seen = verdicts.verdict(row, verdicts.beside(cast.scope(), [row]))
    assert seen
    return [each for each in seen.remarks if each.startswith("Dicatat")]


def test_the_checker_is_told_when_a_day_was_first_recorded_long_after_it(keys: Keys) -> None:
    entry = cast.document(enacted_on=date(2026, 12, 13), number="140/1", kind="apb_desa", fiscal_year=2027)
    with clock.fixed(datetime(2026, 12, 20, 9, tzinfo=UTC)):
        key = village_documents.add(by=cast.scope(), entry=entry)
    assert remarks(key) == []
    with clock.fixed(datetime(2027, 1, 1, 9, tzinfo=UTC)):
        renumbered = replace(entry, number="140/2")
        village_documents.correct(by=cast.scope(), key=key, version=1, entry=renumbered, reason="Nomor")
        assert remarks(key) == []
        moved = replace(renumbered, enacted_on=date(2026, 12, 12))
        village_documents.correct(by=cast.scope(), key=key, version=2, entry=moved, reason="Tanggal")
        (said,) = remarks(key)
    assert said.startswith("Dicatat 20 hari setelah tanggal penetapan")
