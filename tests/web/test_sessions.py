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
