"""The acts on a row's page: verify, return, annul, restore, submit, correct."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from cermat.indicators.rows import State
from cermat.registers import clock, selectors
from cermat.web import once
from tests import cast
from tests.web.conftest import Keys, SignedIn

REASON = "Tercatat dua kali"


def act(client: Client, slug: str, key: str, name: str, **sent: str) -> tuple[int, str]:
    """Return the status and the page that answers an act."""
    response = client.post(f"/baris/{slug}/{key}/tindakan/{name}/", sent, follow=True)
    return response.status_code, response.content.decode()


def newest(key: str) -> tuple[int, State, bool]:
    """Return a document's newest version: number, state, annulled."""
    mark = selectors.document_versions(cast.scope(), key)[-1].mark
    return mark.ref.version, mark.state, mark.annulled


def test_verifies_as_a_second_person(keys: Keys, signed_in: SignedIn) -> None:
    status, page = act(signed_in("kasi.pemerintahan"), "dokumen-desa", keys.waiting, "verifikasi", version="1")
    assert status == 200
    assert "Sudah diverifikasi" in page
    assert newest(keys.waiting) == (2, State.VERIFIED, False)


def test_verifies_from_what_waits_and_returns_there(keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("kasi.pemerintahan")
    assert "APBDes 2024, Desa Denok" in client.get("/menunggu/").content.decode()
    _, page = act(client, "dokumen-desa", keys.waiting, "verifikasi", version="1", next="menunggu")
    assert "<h1>Menunggu saya</h1>" in page
    assert f"/baris/dokumen-desa/{keys.waiting}/tindakan" not in page


def test_refuses_who_may_not_verify_and_says_who_may(keys: Keys, signed_in: SignedIn) -> None:
    status, page = act(signed_in("perencana"), "dokumen-desa", keys.waiting, "verifikasi", version="1")
    assert status == 403
    assert "yang berwenang" in page
    assert newest(keys.waiting) == (1, State.SUBMITTED, False)


def test_a_refusal_is_one_line_of_the_log(signed_in: SignedIn, caplog: pytest.LogCaptureFixture) -> None:
    signed_in("camat").get("/pejabat/tambah/")
    assert [record.exc_info for record in caplog.records] == [None]


def test_shows_why_an_act_is_barred(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("staf.pemerintahan").get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert "Anda tidak berwenang memeriksa baris buku; yang berwenang: Kepala Seksi/Kasubbag" in page
    assert "/tindakan/verifikasi/" not in page


def test_refuses_to_verify_what_one_recorded_oneself(keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("kasi.pemerintahan")
    act(client, "dokumen-desa", keys.waiting, "batalkan", version="1", reason=REASON)
    status, page = act(client, "dokumen-desa", keys.waiting, "verifikasi", version="2")
    assert status == 403
    assert "oleh orang lain" in page


def test_returns_with_a_remark(keys: Keys, signed_in: SignedIn) -> None:
    remark = "Lampirkan lembar Perdes"
    act(signed_in("kasi.pemerintahan"), "dokumen-desa", keys.waiting, "kembalikan", version="1", reason=remark)
    assert newest(keys.waiting) == (2, State.RETURNED, False)
    staf = signed_in("staf.pemerintahan")
    assert remark in staf.get("/menunggu/").content.decode()
    act(staf, "dokumen-desa", keys.waiting, "ajukan", version="2")
    assert newest(keys.waiting) == (3, State.SUBMITTED, False)


@pytest.mark.parametrize("name", ["batalkan", "pulihkan"])
def test_asks_for_a_reason_and_keeps_the_form_open(name: str, keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("staf.pemerintahan")
    status, page = act(client, "dokumen-desa", keys.document, name, version="2", to_version="1", reason=" ")
    assert status == 422
    assert "belum diisi" in page
    assert newest(keys.document) == (2, State.VERIFIED, False)


def test_annuls_with_a_second_person_and_restores(keys: Keys, signed_in: SignedIn) -> None:
    staf, kasi = signed_in("staf.pemerintahan"), signed_in("kasi.pemerintahan")
    _, page = act(staf, "dokumen-desa", keys.document, "batalkan", version="2", reason=REASON)
    assert "Yang dihitung sekarang adalah versi 2. Pembatalan pada versi 3 belum berlaku." in page
    act(kasi, "dokumen-desa", keys.document, "verifikasi", version="3")
    assert newest(keys.document) == (4, State.VERIFIED, True)
    _, page = act(staf, "dokumen-desa", keys.document, "pulihkan", version="4", to_version="2", reason="Keliru batal")
    assert "Pemulihan diajukan" in page
    act(kasi, "dokumen-desa", keys.document, "verifikasi", version="5")
    assert newest(keys.document) == (6, State.VERIFIED, False)
    page = kasi.get(f"/baris/dokumen-desa/{keys.document}/").content.decode()
    assert REASON in page
    assert "Keliru batal" in page


def fact(page: str, name: str) -> str:
    """Return what a row's page says under a name."""
    found = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", page)
    assert found
    return found[1]


def test_gives_who_recorded_and_who_verified_each_their_own_time(keys: Keys, signed_in: SignedIn) -> None:
    with clock.fixed(datetime(2027, 1, 10, 2, 0, tzinfo=UTC)):
        key = cast.recorded_document(number="9 Tahun 2026", fiscal_year=2027, enacted_on=date(2026, 9, 20))
    address = f"/baris/dokumen-desa/{key}/"
    kasi, staf = signed_in("kasi.pemerintahan"), signed_in("staf.pemerintahan")
    with clock.fixed(datetime(2027, 1, 11, 2, 0, tzinfo=UTC)):
        act(kasi, "dokumen-desa", key, "kembalikan", version="1", reason="Periksa nomornya")
    with clock.fixed(datetime(2027, 1, 12, 2, 0, tzinfo=UTC)):
        act(staf, "dokumen-desa", key, "ajukan", version="2")
        assert fact(staf.get(address).content.decode(), "Diverifikasi oleh") == "–"
    with clock.fixed(datetime(2027, 1, 13, 2, 0, tzinfo=UTC)):
        act(kasi, "dokumen-desa", key, "verifikasi", version="3")
        page = staf.get(address).content.decode()
    assert fact(page, "Dicatat oleh") == "staf (uji) (staf.pemerintahan), atas nama desa, 10 Januari 2027 09.00 WIB"
    assert fact(page, "Diverifikasi oleh") == "Kepala Seksi Pemerintahan (kasi.pemerintahan), 13 Januari 2027 09.00 WIB"
    with clock.fixed(datetime(2027, 1, 14, 2, 0, tzinfo=UTC)):
        act(staf, "dokumen-desa", key, "batalkan", version="4", reason=REASON)
        page = staf.get(address).content.decode()
    assert fact(page, "Dicatat oleh") == "staf (uji) (staf.pemerintahan), atas nama desa, 14 Januari 2027 09.00 WIB"


def test_refuses_an_act_the_state_does_not_know(keys: Keys, signed_in: SignedIn) -> None:
    status, page = act(signed_in("kasi.pemerintahan"), "dokumen-desa", keys.document, "verifikasi", version="2")
    assert status == 422
    assert "Baris ini sudah terverifikasi; yang dapat dilakukan sekarang: memperbaiki" in page


@pytest.mark.parametrize("sent", [{}, {"version": "x"}, {"version": "99999999"}])
def test_refuses_an_act_that_names_no_version(sent: dict[str, str], keys: Keys, signed_in: SignedIn) -> None:
    status, page = act(signed_in("kasi.pemerintahan"), "dokumen-desa", keys.waiting, "verifikasi", **sent)
    assert status == 422
    assert "muat ulang halaman" in page


@pytest.mark.parametrize("name", ["perbaiki", "entah"])
def test_knows_no_other_act(name: str, keys: Keys, signed_in: SignedIn) -> None:
    assert act(signed_in("kasi.pemerintahan"), "dokumen-desa", keys.waiting, name, version="1")[0] == 404


def test_shows_a_stale_act_beside_what_stands_now(keys: Keys, signed_in: SignedIn) -> None:
    act(signed_in("kasi.pemerintahan"), "dokumen-desa", keys.waiting, "verifikasi", version="1")
    status, page = act(signed_in("sekretaris"), "dokumen-desa", keys.waiting, "verifikasi", version="1")
    assert status == 409
    assert "Baris sudah berubah" in page
    assert "Yang berbeda" not in page


def test_shows_a_stale_correction_beside_what_stands_now(keys: Keys, signed_in: SignedIn) -> None:
    address = f"/baris/kegiatan/{keys.activity}/perbaiki/"
    fields = {**activity_fields(), "version": "1", "correction": "Uraian kurang", "tindakan": "simpan"}
    response = signed_in("staf.pemerintahan").post(address, {**fields, "description": "Uraian yang saya ketik"})
    page = response.content.decode()
    assert response.status_code == 409
    different = page.split("<h2>Yang berbeda</h2>")[1].split("</section>")[0]
    assert re.findall(r"<li>([^<]+)<br>", different) == ["Uraian"], "what is the same is folded away"
    assert "di buku:</span> Fasilitasi penyusunan RKP Desa" in different
    assert "<strong>Uraian yang saya ketik" in different
    assert "Uraian kurang" in page, "the reason typed stays on the page"


def test_takes_the_same_correction_sent_twice_for_one(keys: Keys, signed_in: SignedIn) -> None:
    staf, address = signed_in("staf.pemerintahan"), f"/baris/kegiatan/{keys.activity}/perbaiki/"
    fields = {**activity_fields(), "version": "2", "correction": "Uraian kurang", "tindakan": "simpan"}
    fields |= {"description": "Uraian lengkap", "other_functions": "a", once.TOKEN: "dari-satu-halaman"}
    staf.post(address, fields)
    response = staf.post(address, fields, follow=True)
    assert response.redirect_chain == [(f"/baris/kegiatan/{keys.activity}/", 302)]
    assert "sudah disimpan" in response.content.decode()
    assert selectors.activity_versions(cast.scope(), keys.activity)[-1].mark.ref.version == 3
    for changed in ({"description": "Uraian lain"}, {"correction": "Alasan lain"}, {"other_functions": "b"}):
        assert staf.post(address, {**fields, **changed}).status_code == 409


def test_takes_the_same_correction_of_a_document_sent_twice_for_one(keys: Keys, signed_in: SignedIn) -> None:
    staf, address = signed_in("staf.pemerintahan"), f"/baris/dokumen-desa/{keys.document}/perbaiki/"
    fields = {
        "village": cast.DENOK,
        "kind": "rkp_desa",
        "fiscal_year": "2024",
        "number": "44 Tahun 2023",
        "enacted_on": "20/9/2023",
        "submitted_on": "",
        "version": "2",
        "correction": "Salah nomor",
    }
    looked = re.search(r'name="diperiksa" value="(\w+)"', staf.post(address, fields).content.decode())
    assert looked
    fields |= {"tindakan": "simpan", "diperiksa": looked[1], once.TOKEN: "dari-satu-halaman"}
    for said in ("disimpan sebagai versi 3", "sudah disimpan"):
        assert said in staf.post(address, fields, follow=True).content.decode()
    assert newest(keys.document) == (3, State.SUBMITTED, False)


def test_corrects_an_activity_with_a_reason(keys: Keys, signed_in: SignedIn) -> None:
    address = f"/baris/kegiatan/{keys.activity}/perbaiki/"
    fields = {**activity_fields(), "version": "2", "correction": "Uraian kurang", "tindakan": "simpan"}
    page = (
        signed_in("staf.pemerintahan")
        .post(address, {**fields, "description": "Uraian lengkap"}, follow=True)
        .content.decode()
    )
    assert "Perbaikan disimpan sebagai versi 3" in page
    assert "Uraian: Fasilitasi penyusunan RKP Desa → Uraian lengkap" in page


def test_wants_a_reason_for_a_correction(keys: Keys, signed_in: SignedIn) -> None:
    address = f"/baris/kegiatan/{keys.activity}/perbaiki/"
    fields = {**activity_fields(), "version": "2", "correction": "", "tindakan": "simpan"}
    response = signed_in("staf.pemerintahan").post(address, fields)
    assert response.status_code == 422
    assert "Alasan perbaikan belum diisi" in response.content.decode()


def test_verifies_evidence_from_the_row(keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("kasi.pemerintahan")
    page = client.get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert f"/baris/bukti/{keys.evidence}/tindakan/verifikasi/" in page
    _, page = act(client, "bukti", keys.evidence, "verifikasi", version="1")
    assert "Bukti sudah diverifikasi" in page


def activity_fields() -> dict[str, str]:
    """Return the activity's form as it stands."""
    return {
        "number": "005/1/2023",
        "unit": "pemerintahan",
        "status": "terlaksana",
        "dated": "14 Maret 2023",
        "kind": "fasilitasi",
        "function": "g",
        "description": "Fasilitasi penyusunan RKP Desa",
        "place": "",
        "reason": "",
    }


@pytest.mark.parametrize("name", ["batalkan", "pulihkan"])
def test_says_who_may_before_it_looks_at_what_was_typed(name: str, keys: Keys, signed_in: SignedIn) -> None:
    status, page = act(signed_in("perencana"), "dokumen-desa", keys.waiting, name, version="1", reason="")
    assert status == 403
    assert "yang berwenang: Staf" in page
