"""What is the same form and what is another; what is forgotten, and what two at once are told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from cermat.actions import activities, sent_forms
from cermat.actions.errors import ActionError
from cermat.registers import clock, sent
from cermat.registers.models import AuditEvent, SentForm
from cermat.web import once
from cermat.web.views import rows
from tests import cast
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


def test_two_that_are_under_way_at_once_count_once(kasi: Client, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second looks before the first is saved, and meets it under the office's lock."""
    fields = {"version": "1", **TOKEN}
    first = kasi.post(VERIFY.format(keys.waiting), fields)
    seen, known = iter((None,)), sent_forms.led_to
    monkeypatch.setattr(sent_forms, "led_to", lambda key: next(seen, known(key)))
    events = AuditEvent.objects.count()
    second = kasi.post(VERIFY.format(keys.waiting), fields)
    assert second["Location"] == first["Location"]
    assert AuditEvent.objects.count() == events


def test_who_was_saved_but_not_answered_is_led_above(kasi: Client, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent_forms, "keep", lambda *_, **__: None)
    verified(kasi, keys)
    monkeypatch.undo()
    response = kasi.post(VERIFY.format(keys.waiting), {"version": "1", **TOKEN})
    assert response["Location"] == f"/baris/dokumen-desa/{keys.waiting}/"
    assert once.SAID in verified(kasi, keys)[1]


def test_a_form_is_remembered_as_long_as_a_session(keys: Keys) -> None:
    begun = datetime(2026, 3, 2, 8, tzinfo=UTC)
    for hours, number, kept in ((0, "1", {"a"}), (11.9, "2", {"a", "b"}), (12.1, "3", {"b", "c"})):
        with clock.fixed(begun + timedelta(hours=hours)), sent.under_way("abc"[int(number) - 1]):
            activities.add(by=cast.scope(), entry=cast.activity(number))
        assert set(SentForm.objects.values_list("key", flat=True)) == kept


def test_the_mark_of_a_form_is_written_with_its_act_or_not_at_all(keys: Keys) -> None:
    with pytest.raises(ActionError), sent.under_way("a"):
        activities.add(by=cast.scope(), entry=cast.activity(""))
    with sent.under_way("a"), transaction.atomic():
        activities.add(by=cast.scope(), entry=cast.activity("1"))
        assert SentForm.objects.count() == 1
        transaction.set_rollback(True)
    assert not SentForm.objects.exists()


def test_an_act_of_a_form_that_was_counted_is_refused_but_a_further_one_of_the_same_sending_is_not(keys: Keys) -> None:
    with sent.under_way("a"):
        for number in ("1", "2"):
            activities.add(by=cast.scope(), entry=cast.activity(number))
    with pytest.raises(sent.SentAlready), sent.under_way("a"):
        activities.add(by=cast.scope(), entry=cast.activity("3"))
