"""Who begins now and who came all the way have the same tables."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from cermat.registers import triggers

pytestmark = [pytest.mark.proof, pytest.mark.django_db]
KINDS = ("primary_key", "unique", "foreign_key", "check", "index")


@contextmanager
def empty_database(folder: Path) -> Iterator[BaseDatabaseWrapper]:
    """Hand out a connection to a database without tables, beside the tests' own."""
    other, name = connections.create_connection("default"), str(folder / "lain.sqlite3")
    if other.vendor == "postgresql":
        name = f"test_cermat_{uuid4().hex}"
        with other._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    other.settings_dict = {**other.settings_dict, "NAME": name}
    try:
        yield other
    finally:
        other.close()
        if other.vendor == "postgresql":
            with other._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def tables(of: BaseDatabaseWrapper) -> dict[str, object]:
    """Return of each table its columns and what is demanded of them, whatever the names of the demands."""
    found = {}
    with of.cursor() as cursor:
        ours = [table for table in of.introspection.table_names(cursor) if table.startswith("registers_")]
        for table in ours:
            columns = {
                (each.name, each.type_code, each.null_ok, each.default)
                for each in of.introspection.get_table_description(cursor, table)
            }
            demands = of.introspection.get_constraints(cursor, table).values()
            told = Counter((tuple(each["columns"] or ()), *(each[kind] for kind in KINDS)) for each in demands)
            found[table] = (columns, told)
    return found


def test_the_one_step_makes_the_tables_that_all_steps_make(tmp_path: Path) -> None:
    with empty_database(tmp_path) as other:
        executor = MigrationExecutor(other)
        executor.loader.replace_migrations = False
        executor.loader.build_graph()
        newest = set(executor.loader.graph.leaf_nodes("registers")) - executor.loader.replacements.keys()
        executor.migrate(sorted(newest))
        assert ("registers", "0002_guard_the_books") in executor.recorder.applied_migrations()
        assert tables(other) == tables(connection)
        assert triggers.missing(other) == triggers.missing(connection) == ()
