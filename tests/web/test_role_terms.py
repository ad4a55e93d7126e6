"""The pages by which a role is given for one term after another, and each term ended."""

import re
from datetime import date

from cermat.registers import selectors
from tests import cast
from tests.web.conftest import SignedIn

PLH = {"role": "kasi", "unit": "pelayanan", "acting": "Plh."}
PERSON = "/orang/staf.pelayanan/"


def test_two_terms_are_shown_and_each_is_ended_by_itself(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    for first, last in (("1/11/2096", "30/11/2096"), ("1/12/2096", "15/12/2096")):
        sent = {**PLH, "valid_from": first, "valid_to": last}
        assert "Peran diberikan" in admin.post(f"{PERSON}peran/", sent, follow=True).content.decode()
    page = admin.get(PERSON).content.decode()
    assert "sejak 1 November 2096 sampai 30 November 2096" in page
    assert "sejak 1 Desember 2096 sampai 15 Desember 2096" in page
    assert page.count("belum mulai") == 2
    assert "sudah berakhir" not in page
    ends = re.findall(rf'href="({PERSON}peran/staf\.pelayanan:kasi[^"]+/akhiri/)"', page)
    assert len(set(ends)) == 2
    assert "Pelayanan Umum, sejak 1 Desember 2096 sampai 15 Desember 2096" in admin.get(ends[1]).content.decode()


def test_days_of_another_term_are_refused_at_their_field(signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    admin.post(f"{PERSON}peran/", {**PLH, "valid_from": "1/11/2096", "valid_to": "30/11/2096"})
    for first, last, field, words in (
        ("28/11/2096", "15/12/2096", "valid_from", "isi Mulai 1 Desember 2096"),
        ("28/10/2096", "15/11/2096", "valid_to", "isi Sampai dengan 31 Oktober 2096"),
        ("1/11/2096", "30/11/2096", "role", "tidak perlu diberi lagi"),
    ):
        answer = admin.post(f"{PERSON}peran/", {**PLH, "valid_from": first, "valid_to": last})
        assert answer.status_code == 422
        said = re.search(rf'id="id_{field}_error"[^>]*>(.*?)</', answer.content.decode(), re.DOTALL)
        assert said
        assert words in said[1]


def test_ending_a_role_over_an_older_version_meets_the_stale_page(signed_in: SignedIn) -> None:
    address = f"{PERSON}peran/staf.pelayanan:staf:pelayanan/akhiri/"
    admin = signed_in("admin")
    one, other = (re.search(r'name="version" value="(\d+)"', admin.get(address).content.decode()) for _ in range(2))
    assert one
    assert other
    sent = {"version": one[1], "last_day": "31/12/2096", "reason": "pensiun"}
    assert admin.post(address, sent).status_code == 302
    answer = admin.post(address, {"version": other[1], "last_day": "30/11/2096", "reason": "mutasi"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Baris sudah berubah" in page
    assert page.index("31 Desember 2096") < page.index("30 November 2096")
    (held,) = (each for each in selectors.assignments(cast.scope("admin")) if each.username == "staf.pelayanan")
    assert held.valid_to == date(2096, 12, 31)


def test_ending_a_role_says_which_version_was_seen(signed_in: SignedIn) -> None:
    address = f"{PERSON}peran/staf.pelayanan:staf:pelayanan/akhiri/"
    assert signed_in("admin").post(address, {"last_day": "31/12/2096", "reason": "pensiun"}).status_code == 422


def test_a_post_given_twice_is_one_new_checker(signed_in: SignedIn) -> None:
    admin, camat = signed_in("admin"), signed_in("camat")
    admin.post(f"{PERSON}peran/", {**PLH, "valid_from": "1/12/2096", "valid_to": "15/12/2096"})
    told = "Plh. Kepala Seksi Pelayanan Umum, diangkat oleh"
    assert camat.get("/").content.decode().count(told) == 1
    camat.post(f"{PERSON}tindakan/sahkan/", {"reason": "SP 800/3/2096"})
    assert "menunggu pengesahan" not in camat.get("/").content.decode()
    admin.post(f"{PERSON}peran/", {**PLH, "valid_from": "1/11/2096", "valid_to": "30/11/2096"})
    page = camat.get("/").content.decode()
    assert page.count(told) == page.count("menunggu pengesahan") == 1
    admin.post(f"{PERSON}peran/", {**PLH, "valid_from": "1/1/2020", "valid_to": "31/1/2020"})
    page = camat.get("/").content.decode()
    assert page.count(told) == page.count("menunggu pengesahan") == 1, "the term to come waits on"
    admin.post(f"{PERSON}peran/", {**PLH, "unit": "pemerintahan", "valid_from": "1/12/2096"})
    page = camat.get("/").content.decode()
    assert page.count("diangkat oleh") == 2
