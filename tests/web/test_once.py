"""What is the same form and what is another; what is forgotten, and how the second waits for the first."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cermat.actions import sent_forms
from cermat.registers import clock
from cermat.registers.models import SentForm
from cermat.web import once
from cermat.web.views import rows
from tests.evidence import make
from tests.web.conftest import Keys, SignedIn

TOKEN = {once.TOKEN: "dari-satu-halaman"}
VERIFY = "/baris/dokumen-desa/{}/tindakan/verifikasi/"


@pytest.fixture
def kasi(signed_in: SignedIn) -> Client:
    return signed_in("kasi.pemerintahan")


def verified(client: Client, keys: Keys, **more: str) -> tuple[int, str]:
    """Return the status and the page after the document that waits is verified by a form of this token."""
    response = client.post(VERIFY.format(keys.waiting), {"version": "1", **TOKEN, **more}, follow=True)
    return response.status_code, response.content.decode()


def test_another_page_another_person_or_other_content_is_another_form(keys: Keys, signed_in: SignedIn) -> None:
    kasi, camat = signed_in("kasi.pemerintahan"), signed_in("camat")
    assert once.SAID not in verified(kasi, keys)[1]
    assert once.SAID in verified(kasi, keys)[1]
    for client, more in ((kasi, {once.TOKEN: "dari-halaman-lain"}), (camat, {}), (kasi, {"next": "menunggu"})):
        status, page = verified(client, keys, **more)
        assert (status, once.SAID in page) == (409, False)


def test_what_was_refused_is_asked_anew(kasi: Client, keys: Keys) -> None:
    for _ in range(2):
        page = kasi.post("/menunggu/", {"pilih": "centang", **TOKEN}, follow=True).content.decode()
        assert ("Belum ada baris yang dicentang" in page, once.SAID in page) == (True, False)
    status, page = verified(kasi, keys, version="7")
    assert (status, once.SAID in page) == (409, False)
    assert not SentForm.objects.exists()


def test_what_failed_is_asked_anew(kasi: Client, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(rows, "_do", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            verified(kasi, keys)
    assert "Sudah diverifikasi" in verified(kasi, keys)[1]


def test_other_files_of_the_same_name_are_another_form(keys: Keys, signed_in: SignedIn) -> None:
    staf, address = signed_in("staf.pemerintahan"), f"/baris/dokumen-desa/{keys.waiting}/bukti/unggah/"
    for note, is_known in ((b"a", False), (b"a", True), (b"b", False)):
        chosen = {"berkas": SimpleUploadedFile("foto.jpg", make.jpeg(note=note)), **TOKEN}
        page = staf.post(address, chosen, follow=True).content.decode()
        assert ("1 berkas tersimpan" in page, once.SAID in page) == (not is_known, is_known)


def test_the_second_waits_for_the_first(kasi: Client, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is under way: taken, not yet kept; it is done while the second waits."""
    monkeypatch.setattr(sent_forms, "keep", lambda *_, **__: None)
    assert "Sudah diverifikasi" in verified(kasi, keys)[1]
    monkeypatch.undo()
    monkeypatch.setattr(time, "sleep", lambda _: SentForm.objects.update(address="/menunggu/"))
    response = kasi.post(VERIFY.format(keys.waiting), {"version": "1", **TOKEN})
    assert response["Location"] == "/menunggu/"
    SentForm.objects.update(address="")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    status, page = verified(kasi, keys)
    assert (status, once.UNDER_WAY in page) == (422, True)


@pytest.mark.django_db
def test_a_form_is_remembered_as_long_as_a_session_and_a_dead_process_is_not_waited_for() -> None:
    begun = datetime(2026, 3, 2, 8, tzinfo=UTC)
    with clock.fixed(begun):
        assert sent_forms.take("a")
        assert not sent_forms.take("a")
        assert sent_forms.take("b")
        sent_forms.keep("b", address="/iku/")
    with clock.fixed(begun + timedelta(seconds=61)):
        assert sent_forms.take("a")
    with clock.fixed(begun + timedelta(hours=11, minutes=59)):
        assert not sent_forms.take("b")
        assert sent_forms.led_to("b") == "/iku/"
    with clock.fixed(begun + timedelta(hours=12, minutes=2)):
        assert sent_forms.take("c")
    assert list(SentForm.objects.values_list("key", flat=True)) == ["c"]
