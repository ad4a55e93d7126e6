"""The second factor: who needs it, how it is set up, and that nothing leads past it."""

import pytest
from django.test import Client

from tests import cast
from tests.web import factors
from tests.web.conftest import Keys

INDEX = "/akun/langkah-kedua/"
REQUIRED = ["kasi.pemerintahan", "sekretaris", "camat", "admin"]
FREE = ["staf.pemerintahan", "perencana", "kabupaten", "inspektorat", "operator.denok"]


@pytest.mark.parametrize("username", REQUIRED)
def test_leads_those_who_check_or_administrate_to_setting_it_up(username: str, keys: Keys) -> None:
    client = factors.by_password(username)
    for address in ("/", "/menunggu/", "/pejabat/", "/laporan/2023/iku.pdf"):
        assert client.get(address)["Location"] == INDEX
    assert "perlu langkah kedua" in client.get(INDEX).content.decode()


@pytest.mark.parametrize("username", FREE)
def test_asks_nobody_else_for_it(username: str, keys: Keys) -> None:
    assert factors.by_password(username).get("/menunggu/").status_code == 200


def test_opens_the_pages_once_it_is_set_up(keys: Keys) -> None:
    client = factors.by_password("camat")
    factors.set_up(client)
    assert len(factors.recovery_codes(client)) == 10
    assert client.get("/").status_code == 200


def test_asks_for_it_at_the_next_sign_in(keys: Keys) -> None:
    secret = factors.set_up(factors.by_password("camat"))
    client = Client()
    sent = {"login": "camat", "password": cast.PASSWORD, "next": "/iku/"}
    assert client.post("/masuk/", sent)["Location"] == "/masuk/kode/"
    assert client.get("/").headers["Location"].startswith("/masuk/?next=")
    response = client.post("/masuk/kode/", {"code": factors.code(secret)})
    assert response["Location"] == "/iku/"
    assert client.get("/iku/").status_code == 200


def test_refuses_a_wrong_code_in_words(keys: Keys) -> None:
    factors.set_up(factors.by_password("camat"))
    page = factors.by_password("camat").post("/masuk/kode/", {"code": "000000"}).content.decode()
    assert "Kode tidak cocok atau sudah dipakai" in page


def test_says_how_long_to_wait_after_five_wrong_codes(keys: Keys) -> None:
    secret = factors.set_up(factors.by_password("camat"))
    client = factors.by_password("camat")
    for _ in range(5):
        client.post("/masuk/kode/", {"code": "000000"})
    page = client.post("/masuk/kode/", {"code": factors.code(secret)}).content.decode()
    assert "tunggu 4 menit" in page


def test_a_session_that_began_before_must_show_it_too(keys: Keys) -> None:
    earlier = factors.by_password("camat")
    secret = factors.set_up(factors.by_password("camat"))
    address = earlier.get("/iku/")["Location"]
    assert address == "/akun/langkah-kedua/kode/?next=%2Fiku%2F"
    assert earlier.post(address, {"code": factors.code(secret)})["Location"] == "/iku/"
    assert earlier.get("/iku/").status_code == 200


def test_a_recovery_code_stands_in_for_the_telephone(keys: Keys) -> None:
    first = factors.by_password("camat")
    factors.set_up(first)
    spare = factors.recovery_codes(first)[0]
    client = factors.by_password("camat")
    assert client.post("/masuk/kode/", {"code": spare})["Location"] == "/"
    assert len(factors.recovery_codes(client)) == 9


def test_new_recovery_codes_replace_the_old_ones(keys: Keys) -> None:
    client = factors.by_password("camat")
    factors.set_up(client)
    before = factors.recovery_codes(client)
    assert client.post(f"{factors.CODES}baru/")["Location"] == factors.CODES
    assert not set(before) & set(factors.recovery_codes(client))


def test_without_it_again_the_pages_close(keys: Keys) -> None:
    client = factors.by_password("camat")
    factors.set_up(client)
    assert client.post("/akun/langkah-kedua/aplikasi/lepas/")["Location"] == INDEX
    assert client.get("/")["Location"] == INDEX


def test_sample_books_open_without_it(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from cermat.registers import selectors

    real = selectors.office
    monkeypatch.setattr(selectors, "office", lambda scope: replace(real(scope), is_sample=True))
    client = factors.by_password("camat")
    assert client.get("/menunggu/").status_code == 200
    assert "Di buku contoh langkah kedua tidak diwajibkan" in client.get(INDEX).content.decode()


def test_the_secret_is_not_kept_in_the_clear(keys: Keys) -> None:
    from allauth.mfa.models import Authenticator

    secret = factors.set_up(factors.by_password("camat"))
    kept = Authenticator.objects.get(user__username="camat", type="totp").data
    assert secret not in str(kept)
    assert kept["secret"]
