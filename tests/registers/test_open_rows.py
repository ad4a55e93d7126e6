"""Which rows are open is kept beside the books, and found in books that were there before it was kept."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cermat.actions import activities
from cermat.registers import open_rows, selectors, triggers
from cermat.registers.models import OpenRow
from tests import cast

BEFORE = "0031_keep_values_in_words"


@pytest.mark.django_db
def test_an_act_opens_a_row_and_another_settles_it() -> None:
    cast.open_office()
    key = cast.recorded_activity()
    output = cast.recorded_output(key)
    assert kept() == [("activity", key), ("output", output)]
    activities.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    assert kept() == [("output", output)]
    activities.correct(by=cast.scope(), key=key, version=2, entry=cast.activity(number="005/9/2023"), reason="salah")
    assert kept() == [("activity", key), ("output", output)]
    assert open_rows.wrong_rows(cast.console()) == ()


def test_open_rows_of_older_books_are_found(fresh_database: None) -> None:
    triggers.remove(None, connection.schema_editor())
    executor = MigrationExecutor(connection)
    executor.migrate([("registers", BEFORE)])
    then = MigrationExecutor(connection).loader.project_state([("registers", BEFORE)]).apps
    _record(then, open=["diajukan"], corrected=["terverifikasi", "diajukan"], returned=["diajukan", "dikembalikan"])
    _record(then, settled=["diajukan", "terverifikasi"], begun=["draf"], withdrawn=["draf", "draf-dibatalkan"])
    ((_, newest),) = MigrationExecutor(connection).loader.graph.leaf_nodes("registers")
    MigrationExecutor(connection).migrate([("registers", newest)])
    assert kept() == [("activity", key) for key in ("begun", "corrected", "open", "returned")]
    assert open_rows.wrong_rows(selectors.console_scope(cast.OFFICE)) == ()


def _record(then: Any, **histories: list[str]) -> None:
    """Write activities as they were kept before, each with the states of its versions."""
    office, _ = then.get_model("registers", "Office").objects.get_or_create(code=cast.OFFICE)
    for key, states in histories.items():
        for version, words in enumerate(states, 1):
            state, _, annulled = words.partition("-")
            then.get_model("registers", "Activity").objects.create(
                office=office,
                key=key,
                version=version,
                event_seq=1,
                recorded_at=datetime(2026, 11, 27, tzinfo=UTC),
                recorded_by="staf.pemerintahan",
                state=state,
                annulled=bool(annulled),
                reason="salah catat" if annulled else None,
                verified_by="kasi.pemerintahan" if state == "terverifikasi" else None,
                number=key,
                unit="pemerintahan",
                dated=date(2023, 3, 1),
                kind="fasilitasi",
                function="a",
                description="Fasilitasi",
                status="terlaksana",
            )


def kept() -> list[tuple[str, str]]:
    """Return the book and key of every row that is kept as open."""
    return list(OpenRow.objects.order_by("book", "key").values_list("book", "key"))
