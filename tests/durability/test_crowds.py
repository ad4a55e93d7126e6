"""Twenty people writing at once through two servers over the same books, while a file is taken beside them.

Nobody sees a lock, and nothing is overwritten.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from tests import cast
from tests.durability.browsing import Answer, Person
from tests.durability.conftest import IS_PROOF, copied, copied_on_postgres
from tests.durability.keeping import acknowledged, assert_kept, assert_whole
from tests.durability.place import Place
from tests.durability.served import Served, until
from tests.durability.writing import Row, Writer, correction_address, signed_in

WRITERS, SECONDS = 20, 60 if IS_PROOF else 8
ROUNDS = 30 if IS_PROOF else 5
IMPORTED = 5000 if IS_PROOF else 300
ENOUGH, LONGEST_WAIT = 120.0, 20.0


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def crowded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place on each database."""
    folder = tmp_path_factory.mktemp("crowded") / "data"
    if request.param == "sqlite":
        return copied(request.getfixturevalue("opened"), folder)
    template = request.getfixturevalue("opened_on_postgres")
    return copied_on_postgres(request.getfixturevalue("cluster"), template, folder)


@pytest.fixture(scope="module")
def servers(crowded: Place) -> Iterator[list[Served]]:
    """Return two servers over the same books."""
    with ExitStack() as stack:
        yield [stack.enter_context(Served(crowded)) for _ in range(2)]


def in_tabs(people: list[Person], servers: list[Served]) -> list[Person]:
    """Return twenty browser tabs of these people, every other one at the other server."""
    ports = [served.port for served in servers]
    chosen = [(people[n % len(people)], ports[n // len(people) % len(ports)]) for n in range(WRITERS)]
    return [Person(port=port, username=person.username, cookies=dict(person.cookies)) for person, port in chosen]


@pytest.mark.proof
def test_a_crowd_meets_no_lock_and_loses_no_update(
    crowded: Place, servers: list[Served], django_db_blocker: Any
) -> None:
    stop, shared = Event(), list[tuple[Row, str]]()
    tabs = in_tabs(signed_in(servers[0]), servers)
    writers = [Writer(tab, name=f"w{n}", seed=n, stop=stop, shared=shared) for n, tab in enumerate(tabs)]
    for writer in writers:
        writer.start()
    begun = time.monotonic()
    imported = crowded.cermat("import", "activities", str(register(crowded)), "--office", cast.OFFICE)
    time.sleep(max(0.0, SECONDS - (time.monotonic() - begun)))
    until(lambda: has_met(writers), "nobody met anybody", seconds=ENOUGH)
    stop.set()
    for writer in writers:
        writer.join()
    assert [silence for writer in writers for silence in writer.silences] == []
    assert [str(fault) for writer in writers for fault in writer.faults] == []
    assert imported.returncode == 0, imported.stdout + imported.stderr
    assert_kept(crowded, writers)
    assert_whole(crowded, django_db_blocker)
    tell(crowded, writers)


def register(place: Place) -> Path:
    """Return a file of many activities, taken meanwhile by the command line in one long act."""
    path = place.folder / "register.csv"
    lines = [f"massal-{n}/2023,pemerintahan,14/03/2023,fasilitasi,g,Kegiatan {n},terlaksana" for n in range(IMPORTED)]
    path.write_text("\n".join(["nomor,unit,tanggal,jenis,fungsi,uraian,status", *lines]) + "\n")
    return path


def has_met(writers: list[Writer]) -> bool:
    """Return whether everybody saved something and somebody came second, or somebody gave up."""
    is_busy = all(writer.acknowledged for writer in writers) and any(writer.conflicts for writer in writers)
    return is_busy or any(writer.silences or writer.faults for writer in writers)


def tell(place: Place, writers: list[Writer]) -> None:
    """Print the figures; nobody waited longer than a person believes in."""
    waits = sorted(chain.from_iterable(writer.waits for writer in writers))
    conflicts, saved = sum(writer.conflicts for writer in writers), len(acknowledged(writers))
    median, late = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    kind = "PostgreSQL" if place.database_url else "SQLite"
    print(
        f"{kind}: {saved} saved, {conflicts} conflicts; wait {median:.2f} s, p95 {late:.2f} s, most {waits[-1]:.2f} s"
    )
    assert all(writer.acknowledged for writer in writers)
    assert conflicts, "nobody met anybody"
    assert waits[-1] < LONGEST_WAIT


@pytest.mark.proof
def test_of_two_who_correct_the_same_version_one_wins_and_the_other_is_shown_why(servers: list[Served]) -> None:
    people = signed_in(servers[0])
    author, rival = people[0], Person(port=servers[1].port, username="", cookies=dict(people[1].cookies))
    writer = Writer(author, name="r", seed=1, stop=Event())
    writer.record_activity()
    [(_, key)] = writer.keys
    for number in range(ROUNDS):
        answers = at_once(author, rival, path=correction_address(key), words=f"putaran {number}")
        assert sorted(answer.status for answer in answers) == [302, 409]
        [refused] = [answer for answer in answers if answer.status == 409]
        assert "Baris sudah berubah" in refused.text
        assert f"putaran {number} oleh" in refused.text


def at_once(*people: Person, path: str, words: str) -> list[Answer]:
    """Return what people get who opened the same form and send it at the same instant, each with words of his own."""
    answers: list[Answer] = []
    forms = []
    for number, person in enumerate(people):
        changes = {"description": f"{words} oleh {number}", "correction": "uji", "tindakan": "simpan"}
        forms.append((person, person.filled(path, changes, marked="correction")))
    senders = [Thread(target=lambda p=p, f=f: answers.append(p.send(path, f))) for p, f in forms]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    return answers
