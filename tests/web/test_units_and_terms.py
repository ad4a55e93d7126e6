"""Units are renamed and ended, an official's term is ended: the remedies that papers and refusals promise."""

from datetime import date

import pytest
from django.test import Client

from cermat.actions import officials
from cermat.actions.errors import FaultyEntry
from cermat.actions.officials import OfficialEntry
from cermat.registers import ledger, selectors
from tests import cast
from tests.web.conftest import SignedIn

CAMAT = {"position": "Camat", "name": "Nama Pertama", "valid_from": "1/1/2024"}
RENAMED = {"name": "Seksi Pelayanan", "valid_from": "", "valid_to": "31/12/2025", "version": "1", "reason": "Perbup 9"}


@pytest.fixture
def admin(signed_in: SignedIn) -> Client:
    return signed_in("admin")


def test_a_refused_term_names_the_remedy_whose_page_is_on_the_list(admin: Client) -> None:
    admin.post("/pejabat/tambah/", CAMAT)
    second = {**CAMAT, "name": "Nama Kedua", "valid_from": "1/7/2024"}
    refused = admin.post("/pejabat/tambah/", second)
    assert (refused.status_code, "isi dahulu hari berakhir Nama Pertama" in refused.content.decode()) == (422, True)
    address = "/pejabat/camat-2024-01-01/ubah/"
    assert address in admin.get("/pejabat/").content.decode()
    assert 'value="Nama Pertama"' in admin.get(address).content.decode()
    ended = {**CAMAT, "valid_to": "30/6/2024", "version": "1", "reason": "Mutasi"}
    assert admin.post(address, ended)["Location"] == "/pejabat/"
    assert admin.post("/pejabat/tambah/", second)["Location"] == "/pejabat/"
    found = selectors.official_in_office(cast.scope("admin"), on=date(2024, 7, 1))
    assert found is not None
    assert found.name == "Nama Kedua"


def test_an_official_changed_meanwhile_is_not_overwritten(admin: Client) -> None:
    admin.post("/pejabat/tambah/", CAMAT)
    changed = {**CAMAT, "version": "1", "reason": "Gelar"}
    for status in (302, 409):
        answer = admin.post("/pejabat/camat-2024-01-01/ubah/", changed)
        assert answer.status_code == status
    page = answer.content.decode()
    assert "Versi terbaru di buku (versi 2)" in page
    assert "Yang Anda kirim (atas versi 1)" in page
    assert page.count("Nama Pertama") == 2


def test_a_unit_is_renamed_and_ended_from_its_list(admin: Client) -> None:
    assert "/unit/" in admin.get("/pejabat/").content.decode()
    assert "/unit/pelayanan/ubah/" in admin.get("/unit/").content.decode()
    assert admin.post("/unit/pelayanan/ubah/", RENAMED)["Location"] == "/unit/"
    assert "Seksi Pelayanan</strong>" in admin.get("/unit/").content.decode()
    stale = admin.post("/unit/pelayanan/ubah/", RENAMED)
    assert (stale.status_code, "sudah berubah sejak dibuka" in stale.content.decode()) == (409, True)


def test_a_unit_is_added_once_under_a_plain_code(admin: Client) -> None:
    new = {"code": "aset", "name": "Sub Bagian Aset", "valid_from": "1/1/2026", "valid_to": ""}
    assert admin.post("/unit/tambah/", new)["Location"] == "/unit/"
    assert "sudah tercatat" in admin.post("/unit/tambah/", new).content.decode()
    assert "tanda hubung" in admin.post("/unit/tambah/", {**new, "code": "a set"}).content.decode()
    wrong = {**new, "code": "lain", "valid_to": "1/1/2025"}
    assert "mendahului hari mulai" in admin.post("/unit/tambah/", wrong).content.decode()


def test_two_at_once_never_hold_one_post_in_full(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one comes between the click and the office's lock."""
    by, lock = cast.scope("admin"), ledger.lock
    entries = [OfficialEntry(position="Camat", name=f"Camat {day}", valid_from=date(2024, 1, day)) for day in (1, 2)]

    def late(office: str) -> None:
        monkeypatch.setattr(ledger, "lock", lock)
        officials.add(by=by, entry=entries[0])
        lock(office)

    monkeypatch.setattr(ledger, "lock", late)
    with pytest.raises(FaultyEntry, match="sudah Camat 1"):
        officials.add(by=by, entry=entries[1])


@pytest.mark.parametrize("address", ["/unit/", "/unit/tambah/", "/unit/pelayanan/ubah/"])
def test_only_the_admin_keeps_units(signed_in: SignedIn, address: str) -> None:
    assert Client().get(address).status_code == 302
    assert signed_in("camat").get(address).status_code == 403
    assert signed_in("admin").delete(address).status_code == 405


@pytest.mark.parametrize("address", ["/unit/entah/ubah/", "/pejabat/entah/ubah/"])
def test_what_is_not_there_cannot_be_changed(admin: Client, address: str) -> None:
    assert admin.get(address).status_code == 404


def test_a_code_too_long_is_refused_in_our_words(signed_in: SignedIn) -> None:
    page = signed_in("admin").post("/unit/tambah/", {"code": "x" * 51, "name": "Seksi Baru"}).content.decode()
    assert "Kode terlalu panjang; tulis paling banyak 50 huruf." in page
