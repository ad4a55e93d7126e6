"""How long a session lasts, and that it changes its key when something changes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cermat.web import sessions
from tests.web import factors
from tests.web.conftest import Keys, SignedIn


def moved(client: Client, **back: timedelta) -> None:
    """Let a session's marks lie back in time."""
    session = client.session
    for mark, age in back.items():
        session[mark] = (timezone.now() - age).isoformat()
    session.save()


@pytest.mark.parametrize(
    ("back", "lasts"),
    [
        ({"seen_at": timedelta(minutes=29)}, True),
        ({"seen_at": timedelta(minutes=31)}, False),
        ({"begun_at": timedelta(hours=11, minutes=59)}, True),
        ({"begun_at": timedelta(hours=12, minutes=1)}, False),
    ],
)
def test_lasts_half_an_hour_unused_and_twelve_hours_in_all(
    back: dict[str, timedelta], lasts: bool, signed_in: SignedIn
) -> None:
    client = signed_in("staf.pemerintahan")
    assert client.get("/menunggu/").status_code == 200
    moved(client, **back)
    response = client.get("/menunggu/", follow=True)
    assert (response.redirect_chain == []) is lasts
    assert (sessions.ENDED in response.content.decode()) is not lasts


def test_is_kept_alive_by_use(signed_in: SignedIn) -> None:
    client = signed_in("staf.pemerintahan")
    client.get("/menunggu/")
    for _ in range(3):
        moved(client, seen_at=timedelta(minutes=20))
        assert client.get("/menunggu/").status_code == 200


def test_gets_another_key_at_each_step(keys: Keys) -> None:
    client = Client()
    client.get("/masuk/")
    seen = [client.session.session_key]
    factors.by_password("camat", client=client)
    seen.append(client.session.session_key)
    factors.set_up(client)
    seen.append(client.session.session_key)
    assert len(set(seen)) == len(seen)


PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
COMPUTER = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


def two_devices() -> tuple[Client, Client]:
    """Return a person's computer and telephone, both signed in."""
    computer, phone = Client(HTTP_USER_AGENT=COMPUTER), Client(HTTP_USER_AGENT=PHONE)
    return factors.by_password("perencana", client=computer), factors.by_password("perencana", client=phone)


def test_lists_where_a_person_is_signed_in_and_tells_no_key(keys: Keys) -> None:
    computer, phone = two_devices()
    page = computer.get("/akun/sesi/").content.decode()
    assert "Edge di komputer Windows" in page
    assert "Chrome di telepon Android" in page
    assert page.count("sesi ini</span>") == 1
    for client in (computer, phone):
        assert str(client.session.session_key) not in page


def test_an_ended_session_is_dead_at_the_next_request(keys: Keys) -> None:
    computer, phone = two_devices()
    page = computer.get("/akun/sesi/").content.decode()
    number = page.split('name="nomor" value="')[1].split('"')[0]
    assert phone.get("/menunggu/").status_code == 200
    computer.post("/akun/sesi/", {"nomor": number})
    assert phone.get("/menunggu/")["Location"].startswith("/masuk/")
    assert computer.get("/menunggu/").status_code == 200


def test_leaves_all_other_devices_at_once(keys: Keys) -> None:
    computer, phone = two_devices()
    computer.post("/akun/sesi/")
    assert phone.get("/menunggu/").status_code == 302
    assert computer.get("/menunggu/").status_code == 200


def test_nobody_ends_another_persons_session(keys: Keys) -> None:
    from allauth.usersessions.models import UserSession

    computer, _ = two_devices()
    stranger = factors.by_password("inspektorat")
    for each in UserSession.objects.filter(user__username="perencana"):
        stranger.post("/akun/sesi/", {"nomor": str(each.pk)})
    assert computer.get("/menunggu/").status_code == 200


def test_another_password_ends_every_other_session(keys: Keys) -> None:
    from tests import cast

    computer, phone = two_devices()
    new = {"oldpassword": cast.PASSWORD, "password1": "kuda-lumping-di-alun", "password2": "kuda-lumping-di-alun"}
    assert computer.post("/akun/sandi/", new)["Location"] == "/akun/"
    assert phone.get("/menunggu/").status_code == 302
    assert computer.get("/menunggu/").status_code == 200


def test_a_password_that_grew_old_leads_to_changing_it(settings, signed_in: SignedIn) -> None:
    settings.PASSWORD_LASTS = 0
    assert signed_in("staf.pemerintahan").get("/menunggu/")["Location"] == "/akun/sandi/"
