"""What may be done beside a row's evidence: verify, send back with a remark, say that it was recorded by mistake."""

import pytest
from django.test import Client

from cermat.actions import evidence
from cermat.actions.errors import WrongState
from cermat.registers import selectors
from tests import cast
from tests.web.conftest import Keys, SignedIn


def sent(client: Client, keys: Keys, act: str, **fields: str) -> tuple[int, str]:
    """Return the status and the page that answers an act on the evidence of the waiting document."""
    address = f"/baris/bukti/{keys.evidence}/tindakan/{act}/"
    response = client.post(address, {"version": "1", **fields}, follow=True)
    return response.status_code, response.content.decode()


def states(keys: Keys) -> list[str]:
    """Return the states of the evidence's versions, oldest first."""
    rows = selectors.evidence_of(cast.scope(), "village_document", keys.waiting)
    return [f"{row.mark.state}{' batal' if row.mark.annulled else ''}" for row in rows]


def test_offers_what_this_person_may_do_now(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("kasi.pemerintahan").get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert "Verifikasi bukti" in page
    assert "Kembalikan bukti" in page
    own = signed_in("staf.pemerintahan").get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert "Verifikasi bukti" not in own
    assert "Batalkan bukti" in own
    reader = signed_in("inspektorat").get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert "Batalkan bukti" not in reader


def test_sends_evidence_back_with_a_remark(keys: Keys, signed_in: SignedIn) -> None:
    status, page = sent(signed_in("kasi.pemerintahan"), keys, "kembalikan", reason="Lampirkan lembar kedua")
    assert status == 200
    assert "Bukti dikembalikan" in page
    assert states(keys) == ["diajukan", "dikembalikan"]


def test_wants_a_remark(keys: Keys, signed_in: SignedIn) -> None:
    status, page = sent(signed_in("kasi.pemerintahan"), keys, "kembalikan", reason=" ")
    assert status == 422
    assert "Catatan pengembalian belum diisi" in page
    assert states(keys) == ["diajukan"]


def test_an_annulment_takes_a_second_person(keys: Keys, signed_in: SignedIn) -> None:
    sent(signed_in("staf.pemerintahan"), keys, "batalkan", reason="Salah lampiran")
    assert states(keys) == ["diajukan", "diajukan batal"]
    sent(signed_in("kasi.pemerintahan"), keys, "verifikasi", version="2")
    assert states(keys)[-1] == "terverifikasi batal"


def test_a_stale_click_is_a_conflict(keys: Keys, signed_in: SignedIn) -> None:
    sent(signed_in("kasi.pemerintahan"), keys, "verifikasi")
    status, page = sent(signed_in("sekretaris"), keys, "verifikasi")
    assert status == 409
    assert "sudah berubah sejak dibuka" in page


def test_knows_no_other_act(keys: Keys, signed_in: SignedIn) -> None:
    assert sent(signed_in("kasi.pemerintahan"), keys, "pulihkan")[0] == 404
    assert sent(signed_in("kasi.pemerintahan"), keys, "entah")[0] == 404


def test_what_was_returned_is_repaired_and_handed_in_again(keys: Keys, signed_in: SignedIn) -> None:
    sent(signed_in("kasi.pemerintahan"), keys, "kembalikan", reason="Sebut map yang benar")
    staf = signed_in("staf.pemerintahan")
    page = staf.get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert "Catatan pemeriksa: Sebut map yang benar" in page
    assert "Perbaiki bukti" in page
    said = {"version": "2", "title": "Salinan Perdes", "location": "Lemari 5", "reason": "Map keliru"}
    refused, _ = sent(staf, keys, "perbaiki", **{**said, "location": ""})
    assert refused == 422
    status, page = sent(staf, keys, "perbaiki", **said)
    assert status == 200
    assert "Perbaikan bukti diajukan" in page
    assert states(keys) == ["diajukan", "dikembalikan", "diajukan"]
    assert selectors.evidence_reference(cast.scope(), keys.evidence).location == "Lemari 5"
    assert sent(staf, keys, "perbaiki", **said)[0] == 409
    assert sent(staf, keys, "verifikasi", version="3")[0] == 403, "not by who repaired it"
    sent(signed_in("kasi.pemerintahan"), keys, "verifikasi", version="3")
    assert states(keys)[-1] == "terverifikasi"


def test_what_was_returned_is_handed_in_again_as_it_is(keys: Keys, signed_in: SignedIn) -> None:
    sent(signed_in("kasi.pemerintahan"), keys, "kembalikan", reason="Cek lagi")
    assert sent(signed_in("staf.pelayanan"), keys, "ajukan", version="2")[0] == 403
    status, page = sent(signed_in("staf.pemerintahan"), keys, "ajukan", version="2")
    assert (status, "Bukti diajukan lagi" in page) == (200, True)
    assert states(keys) == ["diajukan", "dikembalikan", "diajukan"]


def test_a_promise_is_kept_by_its_file_alone(keys: Keys, signed_in: SignedIn) -> None:
    key = evidence.promise(by=cast.scope(), book="activity", key=keys.activity)
    with pytest.raises(WrongState, match="unggah berkasnya"):
        evidence.submit(by=cast.scope(), key=key, version=1)
