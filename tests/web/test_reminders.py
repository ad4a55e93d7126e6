"""A person's own page of reminders: where he is reached, what he was told, and how its sending stands."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from cermat.actions import reminders
from cermat.registers import clock, selectors
from cermat.registers.models import Message
from cermat.reminders.messages import STATE_WORDS, MessageState
from tests import cast
from tests.web.conftest import Keys, SignedIn

MORNING = datetime(2031, 9, 30, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
FILLED = {
    "email": "denok@contoh.go.id",
    "phone": "0812-3456-7890",
    "by_mail": "ya",
    "quiet_from": "20:00",
    "quiet_until": "05:00",
}


def words(client: Client) -> str:
    """Return what the page says on that morning, without its marks."""
    with clock.fixed(MORNING):
        content = client.get("/pengingat/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def remind() -> None:
    """Let whoever reminds come by."""
    with clock.fixed(MORNING):
        reminders.remind(by=cast.console())


def test_keeps_where_a_person_is_reached(signed_in: SignedIn) -> None:
    client = signed_in("operator.denok")
    response = client.post("/pengingat/", FILLED, follow=True)
    assert "Cara mengingatkan Anda disimpan." in response.content.decode()
    assert 'value="6281234567890"' in response.content.decode()
    found = selectors.own_contact(cast.scope("operator.denok"))
    assert (found.email, found.quiet.begin.hour, found.quiet.end.hour) == ("denok@contoh.go.id", 20, 5)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"phone": "satu dua"}, "Nomor WhatsApp tidak sah"),
        ({"email": "denok"}, "Alamat surel tidak sah"),
        ({"quiet_from": "25:00"}, "tidak dikenal"),
        ({"by_mail": ""}, "belum dipilih"),
    ],
)
def test_refuses_what_cannot_be_used_and_keeps_what_was_typed(
    changes: dict[str, str], sentence: str, signed_in: SignedIn
) -> None:
    response = signed_in("camat").post("/pengingat/", {**FILLED, **changes})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "denok" in response.content.decode()
    assert selectors.own_contact(cast.scope("camat")).email == ""


def test_without_a_mail_server_the_page_says_that_nothing_is_mailed(signed_in: SignedIn) -> None:
    assert "Saat ini tidak ada surel yang dikirim kepada Anda." in words(signed_in("camat"))
    assert "Belum ada pengingat untuk Anda." in words(signed_in("camat"))


@pytest.mark.parametrize("state", MessageState)
def test_says_truthfully_how_the_sending_stands(state: MessageState, signed_in: SignedIn) -> None:
    remind()
    told = {"state": state, "reason": "Server surel menolak sambungan.", "attempts": 1, "tried_at": MORNING}
    Message.objects.filter(recipient="operator.denok").update(**told, due_at=MORNING)
    page = words(signed_in("operator.denok"))
    assert f"terdekat 30 September 2031 {STATE_WORDS[state]}" in page
    sent = "Dikirim 30 September 2031 09.00 WIB."
    assert (sent in page) is (state is MessageState.SENT)
    assert ("menolak sambungan" in page) is (state is not MessageState.SENT)
    assert ("Dicoba lagi 30 September 2031 09.00 WIB." in page) is (state is MessageState.WAITING)


def test_those_who_answer_for_others_see_them_and_a_whatsapp_ready_to_go(signed_in: SignedIn) -> None:
    signed_in("operator.denok").post("/pengingat/", FILLED)
    remind()
    with clock.fixed(MORNING):
        page = signed_in("kasi.pemerintahan").get("/pengingat/").content.decode()
    assert 'href="https://wa.me/6281234567890?text=Yth.%20operator_desa' in page
    assert "Pengingat kepada rekan hari ini" in page


@pytest.mark.parametrize("username", ["staf.pemerintahan", "operator.denok", "inspektorat"])
def test_others_see_their_own_alone(username: str, signed_in: SignedIn) -> None:
    signed_in("operator.denok").post("/pengingat/", FILLED)
    remind()
    assert "Pengingat kepada rekan" not in words(signed_in(username))


def test_a_stranger_sees_nothing_of_the_office(signed_in: SignedIn) -> None:
    remind()
    assert "Belum ada pengingat untuk Anda." in words(signed_in(cast.STRANGER))


def test_no_page_sends_a_mail(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.EMAIL_HOST = "127.0.0.1"  # type: ignore[attr-defined]
    monkeypatch.setattr("smtplib.SMTP.connect", lambda *_: pytest.fail("a page talked to the mail server"))
    signed_in("operator.denok").post("/pengingat/", FILLED)
    remind()
    for address in ("/pengingat/", "/kalender/", "/", "/menunggu/"):
        signed_in("camat").get(address)
    assert Message.objects.filter(recipient="operator.denok", state=MessageState.WAITING).exists()


def test_knows_only_its_own_methods(signed_in: SignedIn) -> None:
    assert signed_in("camat").put("/pengingat/").status_code == 405


def test_a_visitor_is_sent_to_sign_in(keys: Keys) -> None:
    assert Client().get("/pengingat/")["Location"].startswith("/masuk/?next=")
