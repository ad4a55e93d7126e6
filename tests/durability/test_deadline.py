"""Villages of two offices that hand in at the same instant, each its document and the paper that proves it.

`benchmarks/deadline.py` has a whole kabupaten do it, and says how long it takes.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.durability.cluster import Cluster
from tests.durability.conftest import at
from tests.durability.handing_in import Village, villages
from tests.durability.keeping import assert_kept, assert_whole
from tests.durability.served import Served

OFFICES = ("35.08.02", "35.08.10")


@pytest.mark.proof
def test_villages_hand_in_at_once_and_nothing_is_lost_or_refused(
    cluster: Cluster, tmp_path: Path, django_db_blocker: Any
) -> None:
    with psycopg.connect(cluster.url, autocommit=True) as server:
        server.execute("CREATE DATABASE deadline")
    place = at(cluster, "deadline", tmp_path / "data")
    place.open(*OFFICES)
    with Served(place) as served:
        handing_in = villages(OFFICES, port=served.port)[::2]
        for village in handing_in:
            village.person.sign_in()
        with ThreadPoolExecutor(max_workers=len(handing_in)) as pool:
            list(pool.map(Village.run, handing_in))
    assert [silence for village in handing_in for silence in village.silences] == []
    assert [str(fault) for village in handing_in for fault in village.faults] == []
    assert [each for village in handing_in for each in village.phone.taken if each.status >= 400] == []
    assert [[row.book for row in village.acknowledged] for village in handing_in] == [
        ["village_document", "evidence"]
    ] * len(handing_in)
    assert_kept(place, handing_in)
    assert_whole(place, django_db_blocker)
