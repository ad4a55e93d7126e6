"""What waits: own units first, an activity beside what belongs to it, titles that say a kind once."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from cermat.actions import activities, evidence, permissions, village_documents
from cermat.actions.entries import EvidenceEntry
from cermat.actions.permissions import Act
from cermat.indicators.rows import State, Status
from cermat.registers import selectors
from cermat.registers.roles import Role
from cermat.web import papers_at_hand
from tests import cast
from tests.evidence import make
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


def test_says_once_for_each_activity_who_recorded_it_and_what_it_is(keys: Keys, signed_in: SignedIn) -> None:
    activity = cast.recorded_activity(number="021/PEM/2023")
    output = cast.recorded_output(activity, title="Kesepakatan satu")
    proof = EvidenceEntry(book="output", key=output, title="Salinan satu", location="Lemari 1")
    evidence.add(by=cast.scope(), entry=proof)
    kasi = signed_in("kasi.pemerintahan")
    page = kasi.get("/menunggu/").content.decode().split(">Kegiatan 021/PEM/2023</a>")[1].split("</article>")[0]
    assert page.count("Giliran Anda memeriksa") == page.count("dicatat staf (uji) (staf.pemerintahan)") == 1
    assert page.count("<p>Fasilitasi penyusunan RKP Desa") == 1
    assert "Untuk Kegiatan" not in page
    activities.verify(by=cast.scope("kasi.pemerintahan"), key=activity, version=1)
    assert "Untuk Kegiatan 021/PEM/2023: Fasilitasi" in kasi.get("/menunggu/").content.decode()
    activities.annul(by=cast.scope(), key=activity, version=2, reason="x")
    assert "Giliran Anda memeriksa: pembatalan" in kasi.get("/menunggu/").content.decode()


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
    assert re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", kasi.get("/menunggu/?halaman=-1").content.decode()) == shown[0]


def card(page: str, title: str) -> str:
    """Return what the page says of one row, from its title to its button."""
    return page.split(f">{title}</a></h2>")[1].split("<button")[0]


@pytest.fixture
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"


def attached(book: str, key: str, name: str, *, is_personal: bool = False) -> str:
    """Keep a small photo as evidence of a row, and return its reference's key."""
    content = [make.jpeg(size=(32, 20))]
    by = cast.scope()
    return evidence.attach(by=by, book=book, key=key, name=name, pieces=content, has_personal_data=is_personal)


@pytest.mark.usefixtures("_folder")
def test_shows_beside_each_row_the_papers_that_prove_it(keys: Keys, signed_in: SignedIn) -> None:
    activity, bare = (cast.recorded_activity(number=f"02{number}/PEM/2023") for number in (1, 2))
    output, promised = cast.recorded_output(activity), cast.recorded_output(bare, title="Kesepakatan menyusul")
    photo, scan = attached("activity", activity, "rapat.jpg"), attached("output", output, "naskah.jpg")
    evidence.promise(by=cast.scope(), book="output", key=promised)
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    of_activity, of_output = card(page, "Kegiatan 021/PEM/2023"), card(page, "Berita acara kesepakatan")
    assert f"/bukti/{photo}/lihat/" in of_activity
    assert f"/bukti/{scan}/lihat/" in of_activity, "what proves its outputs proves that it led to something"
    assert f"/bukti/{scan}/lihat/" in of_output
    assert f"/bukti/{photo}/lihat/" not in of_output
    assert f"/bukti/{photo}/lihat/" in card(page, "Bukti “rapat.jpg” untuk Kegiatan 021/PEM/2023")
    following = card(page, "Berita acara kesepakatan: Kesepakatan menyusul")
    assert "berkasnya belum diunggah; dijanjikan staf (uji) (staf.pemerintahan), " in following
    assert "belum ada bukti" not in page.split("APBDes 2024")[0]
    assert "Lemari 2" in card(page, "APBDes 2024, Desa Denok")


def test_says_before_the_button_that_a_row_has_no_paper(keys: Keys, signed_in: SignedIn) -> None:
    activity = cast.recorded_activity(number="021")
    cast.recorded_activity(number="022", status=Status.PLANNED)
    cast.recorded_output(activity)
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    none = '<span class="tag bad">belum ada bukti</span>'
    assert none in card(page, "Kegiatan 021")
    assert none in card(page, "Berita acara kesepakatan")
    assert none not in card(page, "Kegiatan 022"), "what is only planned has nothing to prove"
    activities.annul(by=cast.scope(), key=activity, version=1, reason="x")
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    assert none not in card(page, "Kegiatan 021"), "what is to be annulled needs no paper"


@pytest.mark.usefixtures("_folder")
def test_opens_personal_files_only_to_who_may(keys: Keys, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    activity = cast.recorded_activity(number="021")
    list_ = attached("activity", activity, "hadir.jpg", is_personal=True)
    assert f"/bukti/{list_}/lihat/" in signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    few = {**permissions.PERMISSIONS[Act.OPEN_PERSONAL_FILE]}
    few.pop(Role.KASI)
    monkeypatch.setattr(permissions, "PERMISSIONS", {**permissions.PERMISSIONS, Act.OPEN_PERSONAL_FILE: few})
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    assert f"/bukti/{list_}/" not in page
    assert "Anda tidak berwenang membuka berkas berisi data pribadi" in card(page, "Kegiatan 021")


def test_asks_for_the_papers_of_a_page_at_once(keys: Keys) -> None:
    def asked() -> int:
        scope = cast.scope("kasi.pemerintahan")
        found = selectors.waiting_rows(scope, selectors.inbox(scope))
        with CaptureQueriesContext(connection) as queries:
            papers_at_hand.shelf(scope, found.values())
        return len(queries)

    cast.recorded_output(cast.recorded_activity(number="a"))
    before = asked()
    for number in range(5):
        cast.recorded_output(cast.recorded_activity(number=f"b{number}"))
    assert asked() == before


def test_shows_an_operator_nothing_of_a_village_that_is_his_no_more(keys: Keys, signed_in: SignedIn) -> None:
    entry = cast.document(fiscal_year=2021, number="1 Tahun 2020", enacted_on=date(2020, 9, 1))
    village_documents.add(by=cast.scope("operator.denok"), entry=entry, submitted=False)
    operator, admin = signed_in("operator.denok"), signed_in("admin")
    assert "RKP Desa 2021, Desa Denok" in operator.get("/menunggu/").content.decode()
    admin.post(
        "/orang/operator.denok/peran/", {"role": "operator_desa", "village": cast.BLUKON, "valid_from": "1/1/2020"}
    )
    ended = f"/orang/operator.denok/peran/operator.denok:operator_desa:{cast.DENOK}/akhiri/"
    assert admin.post(ended, {"version": "1", "last_day": "31/12/2020", "reason": "pindah"}).status_code == 302
    page = operator.get("/menunggu/")
    assert page.status_code == 200
    assert "Tidak ada yang menunggu Anda" in page.content.decode()


def many_wait(first: int, last: int) -> None:
    """Let activities with an output and its proof wait, some of them corrected, and documents of one village."""
    for number in range(first, last):
        activity = cast.recorded_activity(number=f"banyak-{number}")
        changed = cast.activity(f"banyak-{number}", description="Lain")
        activities.correct(by=cast.scope(), key=activity, version=1, entry=changed, reason="x")
        output = cast.recorded_output(activity, title=f"Kesepakatan {number}")
        proof = EvidenceEntry(book="output", key=output, title=f"Salinan {number}", location="Lemari 1")
        evidence.add(by=cast.scope(), entry=proof)
        cast.recorded_document(fiscal_year=2010 + number, number=f"{40 + number} Tahun 2023")


@pytest.mark.parametrize("address", ["/menunggu/", "/", "/unduh/menunggu.csv"])
def test_asks_the_database_as_often_for_many_rows_as_for_few(address: str, keys: Keys, signed_in: SignedIn) -> None:
    def asked() -> int:
        kasi = signed_in("kasi.pemerintahan")
        with CaptureQueriesContext(connection) as queries:
            assert kasi.get(address).status_code == 200
        return len(queries)

    many_wait(0, 2)
    few = asked()
    many_wait(2, 12)
    assert asked() == few < 80
