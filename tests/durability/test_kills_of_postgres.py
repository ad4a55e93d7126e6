"""PostgreSQL killed outright at random moments under writing, while the pages go on."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.durability.cluster import Cluster
from tests.durability.conftest import IS_PROOF
from tests.durability.keeping import assert_kept, assert_whole
from tests.durability.place import Place
from tests.durability.served import Served
from tests.durability.test_kills import at_work, stopped, tell, wait_for_writing
from tests.durability.writing import Writer, signed_in

KILLS = 100 if IS_PROOF else 3
LOOK_EVERY = 10 if IS_PROOF else 3


@pytest.fixture
def served(place_on_postgres: Place) -> Iterator[Served]:
    with Served(place_on_postgres) as served:
        yield served


@pytest.mark.proof
def test_a_killed_database_loses_nothing(served: Served, cluster: Cluster, django_db_blocker: Any) -> None:
    random, people = Random(2), signed_in(served)
    beside = served.children()
    everybody: list[Writer] = []
    for number in range(KILLS):
        writers = at_work(people, f"d{number}", everybody)
        written_until_a_kill(cluster, writers, random)
        everybody += writers
        assert_kept(served.place, everybody)
        if number % LOOK_EVERY == 0:
            assert_whole(served.place, django_db_blocker)
    assert_whole(served.place, django_db_blocker)
    assert served.is_running
    assert served.children() == beside, "the pages or their worker had to begin anew"
    tell(KILLS, everybody)


def written_until_a_kill(cluster: Cluster, writers: list[Writer], random: Random) -> None:
    """Let people write, kill the database, bring it back, send again what got no answer or a refusal."""
    wait_for_writing(writers, random)
    backends = cluster.backends()
    cluster.kill(random.choice([cluster.postmaster(), *backends[:1]]))
    stopped(writers)
    cluster.start()
    for writer in writers:
        writer.resend()
        assert not writer.faults, str(writer.faults[0])
