"""What the books kept before papers were confirmed stands as it stood: in force, under the hash it was sealed with."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cermat.registers import hashing, selectors, triggers
from cermat.registers.models import IkuPaper
from cermat.rules.library import lumajang_2023_text

BEFORE = "0022_keep_settings"


def _migrated(name: str) -> Any:
    """Bring the tables step by step to where they were after a migration, and return the models of that time."""
    executor = MigrationExecutor(connection)
    executor.loader.replace_migrations = False
    executor.loader.build_graph()
    executor.migrate([("registers", name)])
    return executor.loader.project_state([("registers", name)]).apps


def _hash(rows: Any) -> str:
    (columns,) = hashing.stored(rows)
    return hashing.digest("iku_paper", columns)


@pytest.mark.proof
def test_an_older_paper_keeps_its_hash_and_is_in_force(empty_database: None) -> None:
    then = _migrated(BEFORE)
    office = then.get_model("registers", "Office").objects.create(code="35.08.10")
    said = {"key": "iku-lumajang-2023", "version": 1, "event_seq": 1, "recorded_by": "perencana"}
    at = datetime(2026, 11, 27, tzinfo=UTC)
    papers = then.get_model("registers", "IkuPaper").objects
    papers.create(office=office, text=lumajang_2023_text(), recorded_at=at, **said)
    sealed = _hash(papers.all())
    ((_, newest),) = MigrationExecutor(connection).loader.graph.leaf_nodes("registers")
    _migrated(newest)
    assert _hash(IkuPaper.objects.all()) == sealed
    assert triggers.missing(connection) == ()
    (row,) = selectors.papers_in_force(selectors.console_scope("35.08.10"))
    assert (row.is_recorded_at_once, row.mark.takeover, row.paper.id) == (True, False, "iku-lumajang-2023")
