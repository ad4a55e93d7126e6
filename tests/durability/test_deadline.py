"""Villages of two offices that hand in at the same instant, each its document and the paper that proves it.

`benchmarks/deadline.py` has a whole kabupaten do it, and says how long it takes.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from tests.durability.cluster import Cluster
from tests.durability.conftest import at
from tests.durability.handing_in import LIST, Village, villages
from tests.durability.keeping import assert_kept, assert_whole
from tests.durability.served import Served, until

OFFICES = ("35.08.02", "35.08.10")
HELD = f"SELECT 1 FROM registers_office WHERE code = '{OFFICES[0]}' FOR UPDATE"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
LONGEST_WAIT = 5.0


@pytest.fixture(scope="module")
def served(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the pages of two offices with their villages' operators, on PostgreSQL."""
    with psycopg.connect(cluster.url, autocommit=True) as server:
        server.execute("CREATE DATABASE deadline")
    place = at(cluster, "deadline", tmp_path_factory.mktemp("deadline") / "data")
    place.open(*OFFICES)
    with Served(place) as served:
        yield served


@pytest.fixture(scope="module")
def every(served: Served) -> list[Village]:
    """Return the villages of both offices, the first's first."""
    return villages(OFFICES, port=served.port)


@pytest.mark.proof
def test_villages_hand_in_at_once_and_nothing_is_lost_or_refused(
    served: Served, every: list[Village], django_db_blocker: Any
) -> None:
    handing_in = every[::2]
    for village in handing_in:
        village.person.sign_in()
    with ThreadPoolExecutor(max_workers=len(handing_in)) as pool:
        list(pool.map(Village.run, handing_in))
    assert [silence for village in handing_in for silence in village.silences] == []
    assert [str(fault) for village in handing_in for fault in village.faults] == []
    assert [each for village in handing_in for each in village.phone.taken if each.status >= 400] == []
    assert {tuple(row.book for row in village.acknowledged) for village in handing_in} == {
        ("village_document", "evidence")
    }
    assert_kept(served.place, handing_in)
    assert_whole(served.place, django_db_blocker)


@pytest.mark.proof
def test_who_waits_for_his_office_makes_no_other_office_wait(served: Served, every: list[Village]) -> None:
    waiting, other = every[1], every[-2]
    for village in (waiting, other):
        village.person.sign_in()
    with psycopg.connect(served.place.database_url) as long_act, ThreadPoolExecutor() as pool:
        long_act.execute(HELD)
        handing_in = pool.submit(waiting.run)
        until(lambda: served.place.ask(WAITING) != [(0,)], "nobody waits for the office")
        begun = time.monotonic()
        assert other.person.get(LIST).status == 200
        took = time.monotonic() - begun
        assert not handing_in.done()
        long_act.rollback()
    assert took < LONGEST_WAIT
    assert len(waiting.acknowledged) == 2
