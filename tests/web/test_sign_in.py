"""Signing in and out."""

import pytest
from django.test import Client

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
