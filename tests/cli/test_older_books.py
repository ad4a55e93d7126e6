"""Books of before it was kept what offices are behind with: after the update it is counted, or said to be missing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cermat.actions import counts, village_documents
from cermat.cli.main import main
from cermat.registers import arrears, triggers
from cermat.registers.models import OfficeArrears
from tests import cast

# Many steps of migrations for each.
pytestmark = pytest.mark.proof

BEFORE = "0032_keep_open_rows"


def update(*offices: str) -> None:
    """Open offices, each with a document to check, take the tables back to what they were, and update them."""
    for office in offices:
        cast.open_office(office)
        entry = cast.document(village=f"{office}.2001")
        village_documents.add(by=cast.scope(office=office), entry=entry)
    triggers.remove(None, connection.schema_editor())
    MigrationExecutor(connection).migrate([("registers", BEFORE)])
    ((_, newest),) = MigrationExecutor(connection).loader.graph.leaf_nodes("registers")
    MigrationExecutor(connection).migrate([("registers", newest)])


def finding(capsys: pytest.CaptureFixture[str]) -> Any:
    main(["doctor", "--format", "json"])
    return next(each for each in json.loads(capsys.readouterr().out) if each["name"] == "tunggakan")


def test_rows_to_check_are_counted_at_once_also_where_no_paper_lets_the_worker_come_by(
    fresh_database: None, capsys: pytest.CaptureFixture[str]
) -> None:
    update(cast.OTHER_OFFICE)
    assert list(OfficeArrears.objects.values_list("office", "kind", "count")) == [
        (cast.OTHER_OFFICE, "belum_diperiksa", 1)
    ]
    assert arrears.wrong_arrears(cast.console(cast.OTHER_OFFICE)) == ()
    assert finding(capsys)["is_well"]


@pytest.mark.parametrize("make_anew", [counts.reach, lambda: counts.recount(cast.OFFICE)], ids=["worker", "recount"])
def test_what_the_papers_ask_is_told_to_be_missing_until_the_worker_or_recount_counts_it(
    fresh_database: None, capsys: pytest.CaptureFixture[str], make_anew: Callable[[], object]
) -> None:
    update(cast.OFFICE, cast.OTHER_OFFICE)
    told = finding(capsys)
    assert (told["is_well"], told["seen"]) == (False, f"tidak sama dengan barisnya: {cast.OFFICE}")
    assert told["remedy"] == "Jalankan `cermat recount`."
    make_anew()
    assert finding(capsys)["is_well"]
    assert OfficeArrears.objects.filter(office=cast.OFFICE, kind="belum_disusun").exists()
