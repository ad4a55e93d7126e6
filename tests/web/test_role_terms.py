"""The pages by which a role is given for one term after another, and each term ended."""

import re

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
    assert cast.PEOPLE["staf.pelayanan"][0] == "staf"
