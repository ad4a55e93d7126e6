"""A forgotten password: by mail where mail is set up, else by the admin; never a word about who is known."""

import re

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from cermat.actions import account_mails
from cermat.registers.models import User
from tests.web.conftest import Keys

SENT = "Bila nama itu ada dan punya surel"


@pytest.fixture
def mailing(settings, keys: Keys) -> None:
    """Set mail up, and give the Camat an address."""
    settings.EMAIL_HOST = "surat.contoh.invalid"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    User.objects.filter(username="camat").update(email="camat@contoh.invalid")


def do_what_waits() -> None:
    """Do what waits for the worker, in this test's own transaction."""
    for waiting in DBTaskResult.objects.ready():
        account_mails.send_link.call(*waiting.args_kwargs["args"])


def test_without_mail_it_names_the_admin(keys: Keys) -> None:
    page = Client().get("/sandi/lupa/").content.decode()
    assert "Minta tautan baru kepada admin" in page
    assert "<form" not in page


@pytest.mark.parametrize(("username", "mails"), [("camat", 1), ("sekretaris", 0), ("tidak.ada", 0)])
def test_says_the_same_for_every_name_and_mails_only_whom_it_knows(mailing: None, username: str, mails: int) -> None:
    assert SENT in Client().post("/sandi/lupa/", {"username": username}).content.decode()
    assert mail.outbox == []
    do_what_waits()
    assert len(mail.outbox) == mails


def test_the_mailed_link_sets_the_password(mailing: None) -> None:
    Client().post("/sandi/lupa/", {"username": "camat"})
    do_what_waits()
    address = re.findall(r"http://testserver(/undangan/\S+/)", str(mail.outbox[0].body))[0]
    client = Client()
    new = {"password1": "kuda-lumping-di-alun-alun", "password2": "kuda-lumping-di-alun-alun"}
    assert client.post(address, new)["Location"] == "/"


def test_asking_again_and_again_has_an_end(mailing: None) -> None:
    pages = [Client().post("/sandi/lupa/", {"username": "camat"}).content.decode() for _ in range(21)]
    assert SENT in pages[19]
    assert "tunggu 1 menit" in pages[20]
