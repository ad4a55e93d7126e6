"""The server killed outright at random moments under writing."""

import time
from collections.abc import Iterator
from random import Random
from threading import Event
from typing import Any

import pytest

from tests.cli.test_work import is_alive
from tests.durability.browsing import Person
from tests.durability.conftest import IS_PROOF
from tests.durability.keeping import acknowledged, assert_kept, assert_whole
from tests.durability.place import Place
from tests.durability.served import Served, until
from tests.durability.writing import Writer, signed_in

KILLS = 300 if IS_PROOF else 8
LOOK_EVERY = 10 if IS_PROOF else 4
MOMENT = 0.3
REMEMBERED = 5


@pytest.fixture
def served(place: Place) -> Iterator[Served]:
    with Served(place) as served:
        yield served


@pytest.mark.proof
def test_a_killed_server_loses_nothing(served: Served, django_db_blocker: Any) -> None:
    random, people = Random(1), signed_in(served)
    everybody: list[Writer] = []
    for number in range(KILLS):
        writers = at_work(people, f"p{number}", everybody)
        written_until_a_kill(served, writers, random)
        everybody += writers
        assert_kept(served.place, everybody)
        if number % LOOK_EVERY == 0:
            assert_whole(served.place, django_db_blocker)
    assert_whole(served.place, django_db_blocker)
    assert served.place.cermat("doctor").returncode == 0
    tell(KILLS, everybody)


def tell(kills: int, writers: list[Writer]) -> None:
    """Print the figures, and see that there was something to lose."""
    saved = acknowledged(writers)
    files = sum(row.book == "evidence" for row in saved)
    print(f"{kills} kills, {len(saved)} rows acknowledged, {files} of them with a file, 0 lost")
    assert len(saved) >= kills
    assert files or not IS_PROOF


def written_until_a_kill(served: Served, writers: list[Writer], random: Random) -> None:
    """Let people write, kill a process of the server, bring it back, send again what got no answer."""
    wait_for_writing(writers, random)
    served.kill(random.choice([served.process.pid, *served.children()]))
    stopped(writers)
    comes_back(served)
    for writer in writers:
        writer.resend()
        assert not writer.faults, str(writer.faults[0])


def at_work(people: list[Person], name: str, before: list[Writer]) -> list[Writer]:
    """Return people who write and send photos, some of them to the rows each recorded before."""
    stop = Event()
    writers = [Writer(person, name=f"{name}-{n}", seed=len(before), stop=stop) for n, person in enumerate(people)]
    for writer, last in zip(writers, before[-len(people) :], strict=False):
        writer.keys = last.keys[-REMEMBERED:]
    for writer in writers:
        writer.acts += [writer.attach, writer.attach_in_pieces]
        writer.start()
    return writers


def stopped(writers: list[Writer]) -> None:
    """Wait until everybody has stopped writing."""
    for writer in writers:
        writer.stopped.set()
    for writer in writers:
        writer.join()


def wait_for_writing(writers: list[Writer], random: Random) -> None:
    """Wait until something was acknowledged, and a moment more: the next kill comes at any point of the next form.

    Where the last kill still keeps everybody from writing, the next one comes at once.
    """
    wanted = random.randint(1, 5)
    until(lambda: len(acknowledged(writers)) >= wanted or not any(map(Writer.is_alive, writers)), "nobody writes")
    time.sleep(random.uniform(0, MOMENT))


def comes_back(served: Served) -> None:
    """Wait until the pages answer again; whoever keeps services running starts the command where it ended."""
    until(served.answers_or_ended, "the pages do not come back")
    if not served.is_running:
        served.start()


@pytest.mark.proof
def test_the_process_that_answers_is_begun_anew(served: Served) -> None:
    served.kill(served.answering())
    until(served.answers, "nobody answers")
    assert served.is_running


@pytest.mark.proof
def test_the_worker_beside_is_begun_anew(served: Served) -> None:
    killed = served.beside()
    served.kill(killed)
    until(lambda: served.beside() not in {0, killed}, "no worker stands beside the server")
    assert served.is_running


@pytest.mark.proof
def test_a_killed_command_leaves_no_process_and_no_port_behind(served: Served) -> None:
    left = served.children()
    assert len(left) == 2
    served.kill(served.process.pid)
    served.process.wait()
    until(lambda: not any(is_alive(process) for process in left), "a process of the killed command goes on")
    served.start()
