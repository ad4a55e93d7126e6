"""The page of serah terima: what passes is shown before it is done."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from cermat.actions import activities, measurements
from cermat.registers import selectors
from cermat.registers.models import User
from tests import cast
from tests.web.conftest import Keys, SignedIn

SENT = {
    "predecessor": "staf.pemerintahan",
    "successor": "staf.pelayanan",
    "first_day": "24 November 2026",
    "acting": "",
    "paper": "SK 800/12/2026",
}


def test_shows_what_passes_and_then_does_it(keys: Keys, signed_in: SignedIn) -> None:
    activities.add(by=cast.scope(), entry=cast.activity("belum selesai"), submitted=False)
    admin = signed_in("admin")
    page = admin.post("/serah-terima/", SENT).content.decode()
    assert "Staf, Seksi Pemerintahan" in page
    assert "Ikut pindah: 1 baris" in page
    assert selectors.successions(cast.scope("admin")) == ()
    mark = re.search(r'name="diperiksa" value="(\w+)"', page)
    assert mark
    done = admin.post("/serah-terima/", {**SENT, "diperiksa": mark[1]}, follow=True).content.decode()
    assert "Serah terima kepada staf.pelayanan sudah dicatat." in done
    assert "staf (uji) (staf.pemerintahan) kepada staf (uji) (staf.pelayanan)" in done
    assert "Mencatat serah terima" in admin.get("/riwayat/").content.decode()
    heir = signed_in("staf.pelayanan").get("/menunggu/").content.decode()
    assert "Kegiatan belum selesai" in heir


@pytest.mark.parametrize("is_active", [True, False])
def test_names_what_waits_for_the_predecessors_word(keys: Keys, signed_in: SignedIn, is_active: bool) -> None:
    User.objects.filter(username="kasi.pemerintahan").update(is_active=is_active)
    sent, admin = {**SENT, "predecessor": "kasi.pemerintahan"}, signed_in("admin")

    def told() -> tuple[int, dict[str, int]]:
        page = admin.post("/serah-terima/", sent).content.decode()
        found = re.search(r"<strong>(\d+) baris \(([^)]+)\)", page)
        assert found
        parts = dict(each.split(" ", 1)[::-1] for each in found[2].split(", "))
        return int(found[1]), {word: int(count) for word, count in parts.items()}

    activities.add(by=cast.scope(), entry=cast.activity("menunggu kasi"))
    many, parts = told()
    assert many == sum(parts.values())
    assert (parts["kegiatan"], parts["dokumen"]) == (1, 1)
    activities.add(by=cast.scope(), entry=cast.activity("menunggu kasi juga"))
    activities.add(by=cast.scope("staf.pelayanan"), entry=cast.activity("unit lain", unit="pelayanan"))
    assert told() == (many + 1, {**parts, "kegiatan": 2})


def test_says_that_nothing_waits_for_who_checks_nothing(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("admin").post("/serah-terima/", SENT).content.decode()
    assert "Tidak ada draf atau baris yang dikembalikan." in page
    assert "Tidak ada baris yang menunggu pemeriksaan" in page


def test_names_the_measurements_that_wait_for_the_predecessor(keys: Keys, signed_in: SignedIn) -> None:
    sent, admin = {**SENT, "predecessor": "sekretaris"}, signed_in("admin")
    assert "Menunggu tindakan" not in admin.post("/serah-terima/", sent).content.decode()
    key = measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1)
    measurements.submit(by=cast.scope("perencana"), key=key, version=1)
    page = admin.post("/serah-terima/", sent).content.decode()
    assert "Menunggu tindakan sekretaris (uji) (sekretaris) juga:" in page
    assert f'href="/pengukuran/{key}/"' in page
    assert "Menunggu tindakan" not in admin.post("/serah-terima/", SENT).content.decode()


def test_a_closed_account_may_still_be_handed_over_and_is_no_successor(keys: Keys, signed_in: SignedIn) -> None:
    User.objects.filter(username="staf.pemerintahan").update(is_active=False)
    admin = signed_in("admin")
    page = admin.get("/serah-terima/").content.decode()
    assert page.count("akun tidak aktif") == 1
    assert "Yang akan diserahkan" in admin.post("/serah-terima/", SENT).content.decode()
    swapped = {**SENT, "predecessor": SENT["successor"], "successor": SENT["predecessor"]}
    assert admin.post("/serah-terima/", swapped).status_code == 422


def test_says_that_a_successor_cannot_sign_in_yet(keys: Keys, signed_in: SignedIn) -> None:
    admin, said = signed_in("admin"), "belum menetapkan sandi"
    assert said not in admin.post("/serah-terima/", SENT).content.decode()
    User.objects.filter(username="staf.pelayanan").update(password=make_password(None))
    assert said in admin.post("/serah-terima/", SENT).content.decode()


def test_what_was_not_looked_at_is_not_done(keys: Keys, signed_in: SignedIn) -> None:
    signed_in("admin").post("/serah-terima/", {**SENT, "diperiksa": "0" * 16})
    assert selectors.successions(cast.scope("admin")) == ()


def test_says_at_the_field_what_is_wrong(keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("admin").post("/serah-terima/", {**SENT, "successor": SENT["predecessor"]})
    assert response.status_code == 422
    assert "Penerusnya orang yang sama" in response.content.decode()


def test_knows_its_methods_and_wants_somebody_signed_in(keys: Keys, signed_in: SignedIn) -> None:
    assert signed_in("admin").delete("/serah-terima/").status_code == 405
    assert Client().get("/serah-terima/").status_code == 302


@pytest.mark.parametrize(("username", "status"), [("camat", 403), ("operator.denok", 403)])
def test_is_not_for_others(keys: Keys, signed_in: SignedIn, username: str, status: int) -> None:
    assert signed_in(username).get("/serah-terima/").status_code == status


def test_names_nobody_of_another_office(keys: Keys, signed_in: SignedIn) -> None:
    assert cast.STRANGER not in signed_in("admin").get("/serah-terima/").content.decode()
    response = signed_in("admin").post("/serah-terima/", {**SENT, "successor": cast.STRANGER})
    assert response.status_code == 422


def test_lists_people_by_name_with_the_posts_they_hold(keys: Keys, signed_in: SignedIn) -> None:
    User.objects.filter(username="staf.pelayanan").update(first_name="Siti", last_name="Aminah", position="")
    admin = signed_in("admin")
    form = admin.get("/serah-terima/").content.decode()
    assert "Siti Aminah (staf.pelayanan): Staf, Seksi Pelayanan" in form
    assert ">staf.pemerintahan: Staf, Seksi Pemerintahan<" in form
    assert "kepada <strong>Siti Aminah (staf.pelayanan)</strong>" in admin.post("/serah-terima/", SENT).content.decode()


def test_names_who_recorded_by_name_where_no_position_is_known(keys: Keys, signed_in: SignedIn) -> None:
    User.objects.filter(username="staf.pemerintahan").update(first_name="Budi", last_name="", position="")
    camat = signed_in("camat")
    page = f"/baris/kegiatan/{keys.activity}/"
    assert "<dt>Dicatat oleh</dt><dd>Budi (staf.pemerintahan), " in camat.get(page).content.decode()
    User.objects.filter(username="staf.pemerintahan").update(first_name="")
    assert "<dt>Dicatat oleh</dt><dd>staf.pemerintahan, " in camat.get(page).content.decode()


def test_shows_how_the_post_will_be_held_and_which_terms_it_ends(keys: Keys, signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    plh = {"role": "kasi", "unit": "pemerintahan", "acting": "Plh."}
    admin.post("/orang/staf.pelayanan/peran/", {**plh, "valid_from": "20/11/2096", "valid_to": "30/11/2096"})
    admin.post("/orang/staf.pelayanan/peran/", {**plh, "valid_from": "1/12/2096", "valid_to": "15/12/2096"})
    sent = {**SENT, "predecessor": "kasi.pemerintahan", "first_day": "28/11/2096"}
    page = admin.post("/serah-terima/", sent).content.decode()
    assert (
        "<strong>Kepala Seksi/Kasubbag, Seksi Pemerintahan</strong>: definitif, mulai 28 November 2096, tanpa" in page
    )
    whose = r"Masa staf \(uji\) \(staf\.pelayanan\) sebagai Plh\."
    assert re.search(rf"{whose}, sejak 20 November 2096 sampai 30 November 2096, berakhir 27 November 2096\.", page)
    assert re.search(rf"{whose}, sejak 1 Desember 2096 sampai 15 Desember 2096, dibatalkan\.", page)
    mark = re.search(r'name="diperiksa" value="(\w+)"', page)
    assert mark
    address = "/orang/staf.pelayanan/peran/staf.pelayanan:kasi:pemerintahan/akhiri/"
    assert admin.post(address, {"version": "1", "last_day": "25/11/2096", "reason": "kembali"}).status_code == 302
    changed = admin.post("/serah-terima/", {**sent, "diperiksa": mark[1]}).content.decode()
    assert "berakhir 27 November" not in changed
    assert selectors.successions(cast.scope("admin")) == (), "what passes is not what was looked at"
    mark = re.search(r'name="diperiksa" value="(\w+)"', changed)
    assert mark
    admin.post("/serah-terima/", {**sent, "diperiksa": mark[1]})
    person = admin.get("/orang/staf.pelayanan/").content.decode()
    assert "sejak 28 November 2096</span>" in person
    said = "batal diberi peran Plh. Kepala Seksi/Kasubbag Seksi Pemerintahan sejak 1 Desember 2096 sampai 15 Desember"
    assert said in person


def test_shows_a_post_that_the_successor_holds_already(keys: Keys, signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    admin.post("/orang/staf.pelayanan/peran/", {"role": "staf", "unit": "pemerintahan", "valid_from": "1/5/2020"})
    page = admin.post("/serah-terima/", SENT).content.decode()
    assert "sudah dipegang penerusnya sejak 1 Mei 2020 dan berlanjut" in page
