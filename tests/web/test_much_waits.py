"""Nearly ten thousand rows wait: pages count them and show the first ones without reading them all."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, TypeVar

import pytest
from django.db import connection

from cermat.registers import ledger, selectors
from cermat.registers.models import Activity, Evidence, Output
from tests import cast
from tests.web.conftest import Keys, SignedIn

pytestmark = [pytest.mark.proof, pytest.mark.django_db]
T = TypeVar("T")
NUMBER = 3300
OUTPUT = {"kind": "notulen", "title": "Notulen", "dated": date(2023, 3, 14), "state": "diajukan"}
PROOF = {"of_book": "output", "title": "Bukti", "location": "Lemari", "state": "diajukan"}


def many() -> Iterator[Any]:
    """Return submitted activities, each with an output and a paper that proves it."""
    for each in range(NUMBER):
        yield Activity(
            key=f"a{each}",
            version=1,
            number=f"{each}",
            unit="pemerintahan" if each % 3 else "pelayanan",
            dated=date(2023, 3, 14),
            kind="fasilitasi",
            function="g",
            description="Fasilitasi",
            status="terlaksana",
            state="diajukan",
        )
        yield Output(key=f"o{each}", version=1, activity=f"a{each}", **OUTPUT)
        yield Evidence(key=f"e{each}", version=1, of_key=f"o{each}", **PROOF)


def test_pages_answer_soon_where_nearly_ten_thousand_rows_wait(keys: Keys, signed_in: SignedIn) -> None:
    with ledger.act(office=cast.OFFICE, by="staf.pemerintahan", verb="uji", summary="uji") as act:
        act.add_all(many())
    if connection.vendor == "postgresql":
        # A running server gathers statistics by itself; what is still in a transaction it cannot count.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    took: dict[str, float] = {}
    for username, count in (("kasi.pemerintahan", 6602), ("camat", 0), ("staf.pemerintahan", 0)):
        counted, took[f"count, {username}"] = best(partial(selectors.waiting_count, cast.scope(username)))
        assert counted == count
    for username in ("kasi.pemerintahan", "camat"):
        browser = signed_in(username)
        for address in ("/menunggu/", "/menunggu/?halaman=3", "/iku/"):
            answer, took[f"{address}, {username}"] = best(partial(browser.get, address))
            assert answer.status_code == 200
    print(took)
    assert max(seconds for what, seconds in took.items() if what.startswith("count")) < 0.5, took
    assert max(took.values()) < 2, took


def best(act: Callable[[], T]) -> tuple[T, float]:
    """Return what an act answers, and the shortest of three times it took: a busy machine is no slow program."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        answer = act()
        times.append(time.perf_counter() - begun)
    return answer, min(times)
