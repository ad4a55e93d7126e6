"""The comparison itself: it must see what is lost, doubled or altered, or the proofs beside it prove nothing."""

import sqlite3
from threading import Event
from typing import Any

import pytest

from tests import cast
from tests.durability.browsing import Person
from tests.durability.keeping import assert_kept, assert_whole
from tests.durability.place import Place
from tests.durability.writing import Row, Writer


@pytest.fixture
def writer(place: Place, django_db_blocker: Any) -> Writer:
    """Return a writer to whom one activity was acknowledged, which stands in the books of the place."""
    with place.looked_into(django_db_blocker):
        cast.recorded_activity(number="1/2023", description="sembilan")
    writer = Writer(Person(port=0, username="staf.pemerintahan"), name="p", seed=1, stop=Event())
    writer.acknowledged.append(Row(office=cast.OFFICE, book="activity", number="1/2023", version=1, words="sembilan"))
    return writer


def spoil(place: Place, *statements: str) -> None:
    """Change the books past the program and past their guards."""
    with sqlite3.connect(place.folder / "cermat.sqlite3") as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            file.execute(statement)
    file.close()


@pytest.mark.proof
def test_what_is_there_is_kept_and_whole(place: Place, writer: Writer, django_db_blocker: Any) -> None:
    assert_kept(place, [writer])
    assert_whole(place, django_db_blocker)


@pytest.mark.proof
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM registers_activity",
        "DELETE FROM registers_auditevent WHERE seq = (SELECT event_seq FROM registers_activity)",
        "UPDATE registers_activity SET description = 'sepuluh'",
    ],
)
def test_sees_what_is_lost(place: Place, writer: Writer, django_db_blocker: Any, statement: str) -> None:
    spoil(place, statement)
    with pytest.raises(AssertionError):
        assert_kept(place, [writer])
    with pytest.raises(AssertionError):
        assert_whole(place, django_db_blocker)


@pytest.mark.proof
def test_sees_what_is_doubled(place: Place, writer: Writer, django_db_blocker: Any) -> None:
    with sqlite3.connect(place.folder / "cermat.sqlite3") as file:
        names = [name for _, name, *_ in file.execute("PRAGMA table_info(registers_activity)") if name != "id"]
        values = ", ".join("'lain'" if name == "key" else name for name in names)
        file.execute(f"INSERT INTO registers_activity ({', '.join(names)}) SELECT {values} FROM registers_activity")
    file.close()
    with pytest.raises(AssertionError):
        assert_kept(place, [writer])
    with pytest.raises(AssertionError):
        assert_whole(place, django_db_blocker)
