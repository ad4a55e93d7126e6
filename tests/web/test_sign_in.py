"""Signing in and out."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from cermat.web import doors
from tests import cast
from tests.web.conftest import Keys, SignedIn


def test_signs_in_and_goes_where_the_person_wanted(keys: Keys) -> None:
    sent = {"login": "camat", "password": cast.PASSWORD, "next": "/iku/"}
    assert Client().post("/masuk/", sent)["Location"] == "/iku/"


def test_goes_nowhere_else(keys: Keys) -> None:
    sent = {"login": "camat", "password": cast.PASSWORD, "next": "https://contoh.invalid/"}
    assert Client().post("/masuk/", sent)["Location"] == "/"


@pytest.mark.parametrize("sent", [{"login": "camat", "password": "salah"}, {"login": "entah", "password": "keliru"}])
def test_says_the_same_of_an_unknown_name_and_a_wrong_password(sent: dict[str, str], keys: Keys) -> None:
    page = Client().post("/masuk/", sent).content.decode()
    assert "Nama pengguna atau sandi tidak cocok" in page
    assert sent["password"] not in page.split('name="password"')[1][:80]


def test_asks_for_what_is_missing(keys: Keys) -> None:
    page = Client().post("/masuk/", {}).content.decode()
    assert "Nama pengguna belum diisi" in page
    assert "Sandi belum diisi" in page


def test_signs_out_by_a_button_alone(signed_in: SignedIn) -> None:
    client = signed_in("camat")
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/")["Location"] == "/masuk/"
    assert client.get("/").status_code == 302


FILL, ROW = "/dokumen-desa/isi/?tahun=2026", "/baris/dokumen-desa/{}/"
HOST = "http://testserver"


@pytest.mark.parametrize(
    ("sent_to", "stood_on", "back"),
    [
        (FILL, "/dokumen-desa/?tahun=2026", "/dokumen-desa/?tahun=2026"),
        (FILL, "/dokumen-desa/isi/?tahun=2026", "/dokumen-desa/?tahun=2026"),
        (FILL, "", "/dokumen-desa/?tahun=2026"),
        (FILL, "https://contoh.invalid/iku/", "/dokumen-desa/?tahun=2026"),
        (f"{ROW}tindakan/verifikasi/", "", ROW),
        (f"{ROW}bukti/unggah/", f"{ROW}?x=1", f"{ROW}?x=1"),
        ("/baris/bukti/apa-saja/tindakan/verifikasi/", ROW, ROW),
        ("/kegiatan/tambah/", "/kegiatan/tambah/", "/kegiatan/tambah/"),
        ("/pengukuran/bekukan/", "", "/pengukuran/"),
        ("/menunggu/", "/tidak-ada/di-sini/", "/"),
    ],
)
def test_what_was_sent_after_the_session_ended_is_said_to_be_lost_and_the_page_opens_again(
    sent_to: str, stood_on: str, back: str, keys: Keys
) -> None:
    client, sent_to, stood_on, back = Client(), *(text.format(keys.waiting) for text in (sent_to, stood_on, back))
    headers = {"Referer": stood_on if ":" in stood_on else HOST + stood_on} if stood_on else {}
    asked = client.post(sent_to, {"version": "1"}, headers=headers)
    assert asked["Location"] == f"/masuk/?{urlencode({'next': back}, safe='/')}"
    page = client.get(asked["Location"]).content.decode()
    assert page.count(doors.NOT_SAVED) == 1
    sent = {"login": "staf.pemerintahan", "password": cast.PASSWORD, "next": back}
    assert client.post("/masuk/", sent)["Location"] == back
    opened = client.get(back)
    assert (opened.status_code, doors.NOT_SAVED in opened.content.decode()) == (200, False)


def test_says_nothing_of_the_sort_to_who_only_opens_a_page(keys: Keys) -> None:
    assert doors.NOT_SAVED not in Client().get("/iku/", follow=True).content.decode()
