"""Every form that writes counts once, however often it is sent: the second answer leads where the first led."""

import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cermat.registers.models import AuditEvent
from cermat.web import once
from tests import cast
from tests.web import access_table
from tests.web.access_things import Things
from tests.web.asking import USERNAMES
from tests.web.sendings import NOT_HERE, SENDINGS, Fields, Sending
from tests.web.test_access_matrix import _name_of as name_of

TOKEN = {once.TOKEN: "dari-satu-halaman"}


def spoken(sending: Sending) -> str:
    return f"{sending.who} {sending.address}"


@pytest.mark.parametrize("sending", SENDINGS, ids=spoken)
def test_a_form_sent_twice_counts_once_and_says_so(sending: Sending, things: Things, db: None) -> None:
    client = cast.signed_in(USERNAMES.get(sending.who, sending.who))
    with transaction.atomic():
        first, second, written = sent_twice(client, sending, things)
        assert first.status_code in {200, 302}, faults(first)
        led = first.get("Location") or first.get(once.SHOWN_AT)
        assert led, "nothing was written"
        assert (written[0] > 0) is sending.has_event
        assert second["Location"] == led
        assert written[1] == 0
        assert once.SAID in client.get(led, follow=True).content.decode()
        transaction.set_rollback(True)


def sent_twice(client: Client, sending: Sending, things: Things) -> tuple[Any, Any, list[int]]:
    """Send a form two times; return both answers and how many events each left."""
    kind = next((each for each in things if f"{{{each}}}" in sending.address), None)
    key = sending.made() if sending.made else things[kind][str(sending.thing)] if kind else ""
    address = sending.address.replace(f"{{{kind}}}", key)
    answers, written = [], []
    mark = looked_at(client, address, sending, things) if sending.is_looked_at else {}
    for _ in range(2):
        before = AuditEvent.objects.count()
        # Files are made anew: the first sending has read them.
        answers.append(client.post(address, {**fields_of(client, address, sending, things), **mark, **TOKEN}))
        written.append(AuditEvent.objects.count() - before)
    return answers[0], answers[1], written


def looked_at(client: Client, address: str, sending: Sending, things: Things) -> Fields:
    page = client.post(address, {**fields_of(client, address, sending, things), "tindakan": "periksa"})
    mark = re.search(r'name="diperiksa" value="(\w+)"', page.content.decode())
    assert mark, faults(page)
    return {"diperiksa": mark[1], "tindakan": "simpan"}


def faults(response: Any) -> list[str]:
    """Return what a page says is wrong."""
    return re.findall(r'<li>([^<]+)</li>|role="alert"[^>]*><p>([^<]+)', response.content.decode())


def fields_of(client: Client, address: str, sending: Sending, things: Things) -> Fields:
    return sending.fields(client, address, things) if callable(sending.fields) else sending.fields


def test_every_address_that_writes_is_sent_twice() -> None:
    asked = {each["alamat"] for each in access_table.table()["halaman"] if "kirim" in each["cara"]}
    sent = {name_of(each.address) for each in SENDINGS}
    assert {name_of(each) for each in asked} - NOT_HERE == sent
