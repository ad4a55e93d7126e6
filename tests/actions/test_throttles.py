"""Tries are counted where every process sees them and no restart forgets them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connections

from cermat.actions import throttles
from cermat.actions.throttles import ACCOUNT, TooManyTries
from cermat.registers import clock
from cermat.registers.models import Bucket

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


def tries_until(moment: datetime, *, since: datetime, name: str = "camat") -> int:
    """Return how many tries succeed when one is made every second."""
    allowed = 0
    while since <= moment:
        with clock.fixed(since):
            try:
                throttles.take(ACCOUNT, "sandi", name)
                allowed += 1
            except TooManyTries:
                since += timedelta(seconds=10)
        since += timedelta(seconds=1)
    return allowed


def test_allows_at_most_twenty_tries_in_any_hour(db: None) -> None:
    assert tries_until(NOW + timedelta(minutes=59), since=NOW) <= 20
    assert tries_until(NOW + timedelta(minutes=119), since=NOW + timedelta(minutes=60)) <= 20


def test_says_how_long_to_wait_in_whole_minutes(db: None) -> None:
    with clock.fixed(NOW):
        for _ in range(5):
            throttles.take(ACCOUNT, "sandi", "camat")
        with pytest.raises(TooManyTries, match="tunggu 4 menit"):
            throttles.take(ACCOUNT, "sandi", "camat")
    with clock.fixed(NOW + timedelta(minutes=3, seconds=30)), pytest.raises(TooManyTries, match="tunggu 1 menit"):
        throttles.take(ACCOUNT, "sandi", "camat")
    with clock.fixed(NOW + timedelta(minutes=4)):
        throttles.take(ACCOUNT, "sandi", "camat")


def test_counts_each_name_apart(db: None) -> None:
    with clock.fixed(NOW):
        for _ in range(5):
            throttles.take(ACCOUNT, "sandi", "camat")
        throttles.take(ACCOUNT, "sandi", "sekretaris")


def test_a_right_try_is_given_back(db: None) -> None:
    with clock.fixed(NOW):
        for _ in range(50):
            throttles.take(ACCOUNT, "sandi", "camat")
            throttles.give_back(ACCOUNT, "sandi", "camat")
    throttles.give_back(ACCOUNT, "sandi", "tidak pernah")


def test_keeps_nothing_that_was_typed_and_nothing_old(db: None) -> None:
    with clock.fixed(NOW):
        throttles.take(ACCOUNT, "sandi", "sandi yang salah ketik")
    assert "sandi" not in Bucket.objects.get().key
    with clock.fixed(NOW + timedelta(days=3)):
        throttles.take(ACCOUNT, "sandi", "lain")
    assert Bucket.objects.count() == 1


def test_a_restart_forgets_nothing(fresh_database: None) -> None:
    with clock.fixed(NOW):
        for _ in range(5):
            throttles.take(ACCOUNT, "sandi", "camat")
        connections.close_all()
        with pytest.raises(TooManyTries):
            throttles.take(ACCOUNT, "sandi", "camat")
