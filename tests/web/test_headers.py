"""What every answer tells the browser, and what no page may hold."""

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from cermat.web.middleware import CONTENT_SECURITY_POLICY
from tests.web.conftest import Keys, SignedIn


@pytest.mark.parametrize("address", ["/", "/tidak-ada/", "/laporan/2023/iku.pdf", "/?triwulan=9"])
def test_every_answer_is_guarded(address: str, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(address)
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_the_policy_allows_nothing_inline_and_nothing_foreign() -> None:
    assert "default-src 'self'" in CONTENT_SECURITY_POLICY
    assert "form-action 'self'" in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


def test_a_page_that_is_too_old_is_refused_with_a_sentence(keys: Keys) -> None:
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "camat"})
    assert response.status_code == 403
    assert "Formulir sudah kedaluwarsa" in response.content.decode()


def test_a_fault_of_ours_says_that_nothing_changed() -> None:
    page = server_error(RequestFactory().get("/")).content.decode()
    assert "tidak ada yang berubah di buku" in page


def test_static_files_are_served(client: Client) -> None:
    response = client.get("/static/web/cermat.css")
    assert response.status_code == 200
    assert "#196bcd" in b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
