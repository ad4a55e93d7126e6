"""The people of the office: the list, an invitation, a person's own page, and the link that is shown once."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from cermat.registers import clock, selectors
from cermat.registers.models import User
from tests import cast
from tests.web import factors
from tests.web.conftest import SignedIn

NEW = "kuda-lumping-di-alun-alun"
SENT = {"name": "Staf Baru", "username": "staf.baru", "role": "staf", "unit": "umum", "phone": "0812-0000-0000"}


def link(page: str) -> str:
    """Return the link on the page that shows it."""
    return re.findall(r'value="http://testserver(/undangan/[^"]+/)"', page)[0]


def invited(signed_in: SignedIn, **other: str) -> str:
    """Invite somebody and return his link."""
    return link(signed_in("admin").post("/orang/undang/", {**SENT, **other}).content.decode())


def test_lists_the_people_of_the_own_office_alone(signed_in: SignedIn) -> None:
    page = signed_in("camat").get("/orang/").content.decode()
    assert "Operator Desa, Desa Denok" in page
    assert "Kepala Seksi/Kasubbag, Seksi Pemerintahan" in page
    assert cast.STRANGER not in page
    assert "Undang orang" not in page
    assert "Undang orang" in signed_in("admin").get("/orang/").content.decode()


def test_an_invited_person_sets_the_password_and_is_in(signed_in: SignedIn) -> None:
    address, client = invited(signed_in), Client()
    assert "Selamat datang, Staf Baru" in client.get(address).content.decode()
    assert client.post(address, {"password1": NEW, "password2": NEW})["Location"] == "/"
    assert client.get("/kegiatan/tambah/").status_code == 200
    assert Client().get(address).status_code == 404


def test_shows_the_link_once_with_a_text_to_send(signed_in: SignedIn) -> None:
    page = signed_in("admin").post("/orang/undang/", SENT).content.decode()
    assert "https://wa.me/6281200000000?text=Yth.%20Staf%20Baru" in page
    assert "/undangan/" not in signed_in("admin").get("/orang/staf.baru/").content.decode()


def test_says_what_is_wrong_with_an_invitation(signed_in: SignedIn) -> None:
    response = signed_in("admin").post("/orang/undang/", {"username": "Staf Baru!", "role": "staf", "name": "x"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "tidak dapat dipakai" in page
    assert "camat" in signed_in("admin").post("/orang/undang/", {**SENT, "username": "camat"}).content.decode()


def test_says_everything_that_is_wrong_with_an_invitation_at_once(signed_in: SignedIn) -> None:
    wrong = {**SENT, "name": "", "username": "Staf Baru!", "phone": "abc'; drop", "email": "denok", "unit": "tiada"}
    page = signed_in("admin").post("/orang/undang/", wrong).content.decode()
    for said in ("Nama belum diisi", "tidak dapat dipakai", "WhatsApp tidak sah", "surel tidak sah", "“tiada” tidak"):
        assert said in page
    assert not User.objects.filter(username=wrong["username"]).exists()


def test_a_role_that_needs_a_place_asks_for_it_in_words(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    for role, said in (("staf", "Unit belum dipilih"), ("operator_desa", "Desa belum dipilih")):
        page = admin.post("/orang/undang/", {**SENT, "role": role, "unit": ""}).content.decode()
        assert f"{said}; pilih dari daftar." in page
        assert "yang diterima" not in page


def test_the_last_admin_who_can_sign_in_keeps_the_role(signed_in: SignedIn) -> None:
    address, sent = (
        "/orang/admin/peran/admin:admin/akhiri/",
        {"version": "1", "last_day": "31/12/2098", "reason": "Mutasi"},
    )
    invited(signed_in, username="admin.baru", role="admin", unit="")
    refused = signed_in("admin").post(address, sent)
    assert refused.status_code == 422
    assert "peran Admin terakhir yang pemegangnya dapat masuk" in refused.content.decode()
    User.objects.filter(username="admin.baru").update(password="ada")
    assert signed_in("admin").post(address, sent).status_code == 302


def test_says_what_is_wrong_with_a_new_password(signed_in: SignedIn) -> None:
    address = invited(signed_in)
    page = Client().post(address, {"password1": NEW, "password2": NEW + "x"}).content.decode()
    assert "Kedua sandi baru tidak sama" in page
    page = Client().post(address, {"password1": "pendek", "password2": "pendek"}).content.decode()
    assert "terlalu pendek" in page
    assert "pendek" not in re.findall(r"<input[^>]*>", page)[-1]


def test_a_person_page_tells_what_was_done_to_the_account(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    admin.post("/orang/staf.pelayanan/tindakan/nonaktifkan/", {"reason": "mutasi ke kabupaten"})
    page = admin.get("/orang/staf.pelayanan/").content.decode()
    assert "dinonaktifkan: mutasi ke kabupaten" in page
    assert not User.objects.get(username="staf.pelayanan").is_active
    admin.post("/orang/staf.pelayanan/tindakan/aktifkan/", {"reason": "kembali"})
    assert User.objects.get(username="staf.pelayanan").is_active


def test_a_deed_without_a_reason_is_refused_in_words(signed_in: SignedIn) -> None:
    response = signed_in("admin").post("/orang/staf.pelayanan/tindakan/nonaktifkan/", {"reason": ""}, follow=True)
    assert "Alasan belum diisi" in response.content.decode()


def test_a_closed_account_is_out_at_the_next_request(signed_in: SignedIn) -> None:
    staf = signed_in("staf.pelayanan")
    assert staf.get("/menunggu/").status_code == 200
    signed_in("admin").post("/orang/staf.pelayanan/tindakan/nonaktifkan/", {"reason": "mutasi"})
    assert staf.get("/menunggu/").status_code in {302, 404}


def test_a_role_is_given_for_some_days_and_ended(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    sent = {"role": "kasi", "unit": "pelayanan", "acting": "Plt.", "valid_from": "1/1/2020", "valid_to": ""}
    assert admin.post("/orang/staf.pelayanan/peran/", sent)["Location"] == "/orang/staf.pelayanan/"
    assert "Plt. Kepala Seksi/Kasubbag" in admin.get("/orang/staf.pelayanan/").content.decode()
    address = "/orang/staf.pelayanan/peran/staf.pelayanan:kasi:pelayanan/akhiri/"
    assert admin.get(address).status_code == 200
    admin.post(address, {"version": "1", "last_day": "31/12/2020", "reason": "pejabat definitif dilantik"})
    roles = {each.role.value for each in selectors.assignments(cast.scope("admin")) if each.valid_to is None}
    page = admin.get("/orang/staf.pelayanan/").content.decode()
    assert "diberi peran Plt. Kepala Seksi/Kasubbag Seksi Pelayanan Umum sejak 1 Januari 2020" in page
    assert "sampai 31 Desember 2020: pejabat definitif dilantik" in page
    assert "kasi" in roles
    assert selectors.scope_of("staf.pelayanan").roles == {"staf"}  # type: ignore[union-attr]
    assert admin.post(address, {"version": "1", "last_day": "9/30/2020", "reason": ""}).status_code == 422


def test_a_forgotten_password_is_set_anew_and_the_second_factor_stays(signed_in: SignedIn) -> None:
    secret = factors.set_up(factors.by_password("camat"))
    address = link(signed_in("admin").post("/orang/camat/tautan/").content.decode())
    client = Client()
    assert client.post(address, {"password1": NEW, "password2": NEW})["Location"] == "/masuk/kode/"
    assert client.get("/").status_code == 302
    assert client.post("/masuk/kode/", {"code": factors.code(secret)})["Location"] == "/"


@pytest.mark.parametrize("address", ["/orang/tidak.ada/", f"/orang/{cast.STRANGER}/"])
def test_nobody_of_another_office_is_there(address: str, signed_in: SignedIn) -> None:
    assert signed_in("admin").get(address).status_code == 404


def test_wrong_methods_are_told_apart(signed_in: SignedIn) -> None:
    assert signed_in("admin").get("/orang/camat/tautan/").status_code == 405
    assert Client().put("/undangan/x/").status_code == 405
    assert Client().put("/sandi/lupa/").status_code == 405
    assert Client().put("/masuk/").status_code == 405


def test_a_new_checker_verifies_nothing_until_one_of_those_named_confirms_him(signed_in: SignedIn) -> None:
    invited(signed_in, username="kasi.gaib", role="kasi")
    User.objects.filter(username="kasi.gaib").update(password=cast.password_hash())
    new, camat, panel = cast.signed_in("kasi.gaib"), signed_in("camat"), "Orang baru yang memeriksa"
    page = new.get("/menunggu/").content.decode()
    assert re.search(rf"{panel}.*yang dapat mengesahkan: .*\(camat\)", page, re.DOTALL)
    assert 'name="pilih"' in camat.get("/menunggu/").content.decode()
    assert 'name="pilih"' not in page
    confirm = "/orang/kasi.gaib/tindakan/sahkan/"
    assert "mengesahkan pemeriksa baru: pengangkatan Anda belum" in new.post(confirm, {"reason": "x"}).content.decode()
    assert camat.post(confirm, {"reason": "SK 800/3/2026"}).status_code == 302
    assert 'name="pilih"' in new.get("/menunggu/").content.decode()
    assert "menunggu pengesahan" not in camat.get("/").content.decode()
    for days, is_told in ((29, True), (31, False)):
        with clock.fixed(clock.now() + timedelta(days=days)):
            assert (panel in camat.get("/").content.decode()) is is_told
