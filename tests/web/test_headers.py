"""What every answer tells the browser, and what no page may hold."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from cermat.registers import selectors
from cermat.web.middleware import CONTENT_SECURITY_POLICY
from tests import cast
from tests.web.conftest import Keys, SignedIn


@pytest.mark.parametrize("address", ["/", "/tidak-ada/", "/laporan/2023/iku.pdf", "/?triwulan=9"])
def test_every_answer_is_guarded(address: str, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(address)
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_the_policy_allows_no_other_style_inline_and_nothing_foreign() -> None:
    assert "default-src 'self'" in CONTENT_SECURITY_POLICY
    assert "form-action 'self'" in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.count("'sha256-") == 1
    assert "http" not in CONTENT_SECURITY_POLICY


def test_a_page_that_is_too_old_is_refused_with_a_sentence(keys: Keys) -> None:
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "camat"})
    assert response.status_code == 403
    assert "Formulir sudah kedaluwarsa" in response.content.decode()


@pytest.mark.parametrize(
    ("fault", "status", "sentence"),
    [
        (ValueError("ours"), 500, "Periksa dahulu apakah kiriman terakhir Anda sudah tercatat"),
        (OperationalError("database or disk is full"), 503, "Kiriman terakhir Anda belum tentu tersimpan"),
        (InterfaceError("connection already closed"), 503, "tidak akan tercatat dua kali"),
    ],
)
def test_a_failure_says_what_may_not_be_saved(
    keys: Keys, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int, sentence: str
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(selectors, "scope_of", fail)
    client = Client(raise_request_exception=False)
    client.login(username="camat", password=cast.PASSWORD)
    response = client.get("/")
    assert response.status_code == status
    assert sentence in response.content.decode()
    assert response.has_header("Retry-After") == (status == 503)
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("address", ["/pengukuran/%00/", "/baris/kegiatan/a%00b/", "/kegiatan/?tahun=2023&cari=%00"])
def test_an_address_with_a_null_character_is_not_there(address: str, signed_in: SignedIn) -> None:
    assert signed_in("camat").get(address).status_code == 404


def test_a_reason_with_a_null_character_is_refused_with_a_sentence(signed_in: SignedIn) -> None:
    sent = {"year": "2023", "quarter": "1", "reason": "salah\0catat"}
    response = signed_in("perencana").post("/pengukuran/bekukan/", sent)
    assert (response.status_code, "tidak dapat dibaca" in response.content.decode()) == (422, True)


def test_static_files_are_served(client: Client) -> None:
    response = client.get("/static/web/cermat.css")
    assert response.status_code == 200
    assert "#196bcd" in b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
