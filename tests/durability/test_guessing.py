"""Guessing a password at the pages as they are served: counted over processes, restarts and addresses."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from cermat.registers.models import Bucket
from tests import cast
from tests.durability.browsing import Person
from tests.durability.conftest import IS_PROOF
from tests.durability.place import Place
from tests.durability.served import Served

OWNER, UNKNOWN, COLLEAGUE = "perencana", "tidak.ada", "inspektorat"
WRONG, TOO_MANY = "Nama pengguna atau sandi tidak cocok", "Sudah terlalu banyak percobaan; tunggu"
AT_ONCE, AN_HOUR = 5, 20
# The tries of an hour come four minutes apart; the short form waits for two of them only.
WAITS = AN_HOUR - AT_ONCE if IS_PROOF else 2


def page_of(username: str, *, port: int, at: str = "127.0.0.1", password: str = "tebakan") -> str:
    """Return what is answered to a try from an address and a browser that nobody knows; no name, no token in it."""
    browser = Person(port=port, username=username, at=at)
    form = browser.filled("/masuk/", {"login": username, "password": password}, marked="password")
    answer = browser.send("/masuk/", form)
    assert answer.status == 200, f"{username} got in from {at}: {answer}"
    return re.sub(rf'{username}|name="csrfmiddlewaretoken" value="[^"]*"', "", answer.text)


def tried(username: str, port: int, *, passwords: list[str], net: int) -> list[str]:
    """Try each password from an address of its own, and return the pages."""
    each = enumerate(passwords, 1)
    return [page_of(username, port=port, at=f"127.0.{net}.{number}", password=password) for number, password in each]


def said(pages: list[str]) -> Counter[str]:
    """Count the tries that were looked at and those that were refused."""
    return Counter(next(each for each in (WRONG, TOO_MANY) if each in page) for page in pages)


def four_minutes_later(place: Place, blocker: Any) -> None:
    """Let every count lie four minutes further back, as if so much time had passed."""
    with place.looked_into(blocker):
        Bucket.objects.update(full_at=F("full_at") - timedelta(minutes=4))


def guess(place: Place, blocker: Any) -> int:
    """Guess at two processes, over a restart, for up to an hour; return how many tries at an account were looked at."""
    with Served(place) as served, Served(place) as second:
        known = Person(port=served.port, username=OWNER)
        known.sign_in()
        known.cookies.pop("sessionid")
        pages = {
            name: tried(name, served.port, passwords=["tebakan"] * 3, net=1)
            + tried(name, second.port, passwords=["tebakan"] * 9 + [cast.PASSWORD], net=2)
            for name in (OWNER, UNKNOWN)
        }
        assert pages[OWNER] == pages[UNKNOWN], "the pages tell a name that is known from one that is not"
        assert said(pages[OWNER])[WRONG] == AT_ONCE
        served.stop()
        served.start()
        looked_at = AT_ONCE + said(tried(OWNER, served.port, passwords=["tebakan", cast.PASSWORD], net=3))[WRONG]
        assert looked_at == AT_ONCE, "the restart forgot what was counted"
        for wait in range(WAITS):
            four_minutes_later(place, blocker)
            guesses = tried(OWNER, served.port, passwords=["tebakan", "tebakan", cast.PASSWORD], net=4 + wait)
            looked_at += said(guesses)[WRONG]
        colleague_and_owner_get_in(served.port, known)
        return looked_at


def colleague_and_owner_get_in(port: int, known: Person) -> None:
    """Let somebody hammer at one account from the office's own address; whoever sits there gets in nevertheless."""
    assert said([page_of(OWNER, port=port) for _ in range(30)])[WRONG] == 0
    Person(port=port, username=COLLEAGUE).sign_in()
    known.port = port
    known.sign_in()


@pytest.mark.proof
def test_a_strangers_guesses_are_few_and_lock_nobody_else_out(place: Place, django_db_blocker: Any) -> None:
    assert guess(place, django_db_blocker) == AT_ONCE + WAITS <= AN_HOUR


@pytest.mark.proof
def test_they_are_as_few_on_postgresql(place_on_postgres: Place, django_db_blocker: Any) -> None:
    assert guess(place_on_postgres, django_db_blocker) == AT_ONCE + WAITS <= AN_HOUR
