"""What waits: own units first, an activity beside what belongs to it, titles that say a kind once."""

import re

import pytest
from django.test import Client

from cermat.actions import activities, evidence, village_documents
from cermat.actions.entries import EvidenceEntry
from cermat.indicators.rows import State
from cermat.registers import selectors
from tests import cast
from tests.web.conftest import Keys, SignedIn


def test_puts_own_units_first_and_an_activity_beside_its_papers(keys: Keys, signed_in: SignedIn) -> None:
    first, second = (cast.recorded_activity(number=f"02{number}/PEM/2023") for number in (1, 2))
    cast.recorded_output(second, title="Berita acara kesepakatan dua")
    output = cast.recorded_output(first, title="Kesepakatan satu")
    proof = EvidenceEntry(book="output", key=output, title="Salinan satu", location="Lemari 1")
    evidence.add(by=cast.scope(), entry=proof)
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    titles = re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page)
    assert titles[:5] == [
        "Kegiatan 021/PEM/2023",
        "Berita acara kesepakatan: Kesepakatan satu",
        "Bukti “Salinan satu” untuk Berita acara kesepakatan: Kesepakatan satu",
        "Kegiatan 022/PEM/2023",
        "Berita acara kesepakatan dua",
    ]
    assert "APBDes 2024, Desa Denok" in titles[5:]


def test_keeps_others_rows_in_the_order_they_came(keys: Keys, signed_in: SignedIn) -> None:
    cast.recorded_activity(number="021/PEM/2023")
    page = signed_in("kasi.pelayanan").get("/menunggu/").content.decode()
    assert page.index("APBDes 2024, Desa Denok") < page.index("Kegiatan 021/PEM/2023")


def states(*keys: str) -> set[State]:
    """Return the states of activities and outputs."""
    every = (*selectors.activities(cast.scope()), *selectors.outputs(cast.scope()))
    return {row.mark.state for row in selectors.latest(every) if row.mark.ref.key in keys}


def test_verifies_an_activity_with_what_belongs_to_it_at_once(keys: Keys, signed_in: SignedIn) -> None:
    activity = cast.recorded_activity(number="021/PEM/2023")
    output = cast.recorded_output(activity)
    kasi = signed_in("kasi.pemerintahan")
    page = kasi.get("/menunggu/").content.decode()
    together = re.search(r'value="([^"]+)">Verifikasi 2 baris di atas sekaligus', page)
    assert together
    done = kasi.post("/menunggu/", {"pilih": together[1]}, follow=True).content.decode()
    assert "2 baris sudah diverifikasi" in done
    assert states(activity, output) == {State.VERIFIED}
    assert "Memverifikasi beberapa baris" in signed_in("camat").get("/riwayat/").content.decode()


def test_verifies_what_was_ticked_and_nothing_else(keys: Keys, signed_in: SignedIn) -> None:
    ticked, other = (cast.recorded_activity(number=f"02{number}/PEM/2023") for number in (1, 2))
    sent = {"pilih": "centang", "centang": [f"activity:1:{ticked}", f"village_document:1:{keys.waiting}"]}
    signed_in("kasi.pemerintahan").post("/menunggu/", sent)
    assert states(ticked) == {State.VERIFIED}
    assert states(other) == {State.SUBMITTED}


@pytest.mark.parametrize("pressed", ["", "centang", "unit:1:umum", "activity:x:1", "activity:1"])
def test_says_when_nothing_was_chosen(pressed: str, keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("kasi.pemerintahan").post("/menunggu/", {"pilih": pressed}, follow=True).content.decode()
    assert "Belum ada baris yang dicentang" in page


def test_verifies_none_where_one_has_changed_since(keys: Keys, signed_in: SignedIn) -> None:
    first, second = (cast.recorded_activity(number=f"02{number}/PEM/2023") for number in (1, 2))
    changed = cast.activity("022/PEM/2023", description="Lain")
    activities.correct(by=cast.scope(), key=second, version=1, entry=changed, reason="x")
    sent = {"pilih": f"activity:1:{first} activity:1:{second}"}
    page = signed_in("kasi.pemerintahan").post("/menunggu/", sent, follow=True).content.decode()
    assert "Tidak ada yang diverifikasi. Baris ini sudah berubah" in page
    assert states(first, second) == {State.SUBMITTED}


def test_verifies_nothing_for_who_may_not_or_who_wrote_it(keys: Keys, signed_in: SignedIn) -> None:
    own = activities.add(by=cast.scope("kasi.pemerintahan"), entry=cast.activity("021"))
    other = cast.recorded_activity(number="022")
    both = {"pilih": f"activity:1:{own} activity:1:{other}"}
    assert signed_in("kasi.pemerintahan").post("/menunggu/", both).status_code == 403
    assert signed_in("perencana").post("/menunggu/", both).status_code == 403
    assert signed_in("camat").post("/menunggu/", {"pilih": "activity:1:tidak-ada"}).status_code == 404
    assert states(own, other) == {State.SUBMITTED}
    assert Client().post("/menunggu/", both).status_code == 302
    assert signed_in("camat").delete("/menunggu/").status_code == 405


def test_cannot_reach_another_offices_row(keys: Keys, signed_in: SignedIn) -> None:
    key = activities.add(by=cast.stranger(), entry=cast.activity("tetangga"))
    assert signed_in("camat").post("/menunggu/", {"pilih": f"activity:1:{key}"}).status_code == 404


def test_shows_one_reason_alone_where_asked(keys: Keys, signed_in: SignedIn) -> None:
    village_documents.send_back(by=cast.scope("kasi.pemerintahan"), key=keys.waiting, version=1, remark="Lengkapi")
    cast.recorded_activity(number="belum diajukan")
    activities.add(by=cast.scope(), entry=cast.activity("draf"), submitted=False)
    staf = signed_in("staf.pemerintahan")
    every, returned = (staf.get(address).content.decode() for address in ("/menunggu/", "/menunggu/?tampil=repair"))
    assert "Dikembalikan (1)" in every
    assert "Draf (1)" in every
    assert "Kegiatan draf" in every
    assert "Kegiatan draf" not in returned
    assert "Lengkapi" in returned


def test_shows_old_and_new_side_by_side_since_the_last_verification(keys: Keys, signed_in: SignedIn) -> None:
    for version, words in ((2, "Fasilitasi satu"), (3, "Fasilitasi dua")):
        entry = cast.activity("005/1/2023", description=words)
        activities.correct(by=cast.scope(), key=keys.activity, version=version, entry=entry, reason="x")
    row = r"Uraian</th><td [^>]*>Fasilitasi penyusunan RKP Desa</td><td [^>]*><strong>Fasilitasi dua</strong>"
    kasi = signed_in("kasi.pemerintahan")
    assert re.search(row, kasi.get("/menunggu/").content.decode())
    assert re.search(row, kasi.get(f"/baris/kegiatan/{keys.activity}/").content.decode())


def test_names_people_by_their_position(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    assert "dicatat staf (uji) (staf.pemerintahan)" in page
    row = signed_in("kasi.pemerintahan").get(f"/baris/dokumen-desa/{keys.waiting}/").content.decode()
    assert "Lemari 2, dicatat staf (uji) (staf.pemerintahan)" in row
    evidence.promise(by=cast.scope(), book="activity", key=keys.activity)
    following = signed_in("kasi.pemerintahan").get("/bukti-menyusul/").content.decode()
    assert "Dijanjikan staf (uji) (staf.pemerintahan), " in following


def test_shows_what_waits_a_page_at_a_time(keys: Keys, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cermat.web.views.inbox.SHOWN", 2)
    for number in range(3):
        cast.recorded_activity(number=f"halaman-{number}")
    kasi = signed_in("kasi.pemerintahan")
    pages = [kasi.get(f"/menunggu/?halaman={number}").content.decode() for number in (1, 2, 3, 99)]
    shown = [re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page) for page in pages]
    assert shown[2] == shown[3], "a page that is gone by now is the last one"
    assert shown[0] == ["Kegiatan halaman-0", "Kegiatan halaman-1"]
    assert len(shown[0] + shown[1] + shown[2]) == 5
    assert "Halaman berikutnya" in pages[0]
    assert "Halaman berikutnya" not in pages[2]
    assert kasi.get("/menunggu/?halaman=-1").status_code == 422
