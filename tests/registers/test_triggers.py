"""The books on the database itself: nothing is changed, deleted, emptied or replaced, by whatever program."""

import pytest
from django.db import DatabaseError, connection, transaction

from cermat.registers import triggers
from cermat.registers.models import BOOKS, Anchor, AuditEvent, Office
from tests.registers.histories import History, one_row_of_every_book

GUARDED = [Office, AuditEvent, Anchor, *BOOKS.values()]
TABLES = [model._meta.db_table for model in GUARDED]


@pytest.fixture
def filled(db: None) -> None:
    """Give one office with a row in every book."""
    history = History(1)
    history.open()
    one_row_of_every_book(history)
    connection.check_constraints()


def refused(sql: str, *, words: str) -> None:
    """Run a statement and demand that the trigger refuses it in its own words."""
    with pytest.raises(DatabaseError, match=words), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def key_of(table: str) -> str:
    return next(model._meta.pk.column for model in GUARDED if model._meta.db_table == table)


def test_every_table_of_the_books_is_guarded() -> None:
    assert set(triggers.GUARDED) == set(TABLES)


@pytest.mark.django_db
def test_every_expected_trigger_stands_after_all_migrations() -> None:
    assert len(triggers.expected(connection.vendor)) == 3 * len(TABLES)
    assert triggers.missing(connection) == ()


def test_refuses_a_raw_update(filled: None) -> None:
    for table in TABLES:
        column = key_of(table)
        refused(f"UPDATE {table} SET {column} = {column}", words="hanya dapat ditambah.*tidak dapat diubah")


def test_refuses_a_raw_delete(filled: None) -> None:
    for table in TABLES:
        refused(f"DELETE FROM {table}", words="hanya dapat ditambah.*tidak dapat dihapus")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL knows TRUNCATE")
def test_refuses_a_truncate(filled: None) -> None:
    for table in TABLES:
        refused(f"TRUNCATE {table} CASCADE", words="hanya dapat ditambah.*tidak dapat dikosongkan")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
def test_refuses_insert_or_replace_by_id(filled: None) -> None:
    for table in TABLES:
        for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT"):
            refused(f"{verb} INTO {table} SELECT * FROM {table}", words="hanya dapat ditambah.*tidak dapat ditimpa")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
def test_refuses_insert_or_replace_by_any_unique_key(filled: None) -> None:
    """The same unique key under a new id: SQLite would delete the old row without waking a delete trigger."""
    for model in [AuditEvent, Anchor, *BOOKS.values()]:
        table, key = model._meta.db_table, model._meta.pk.column
        columns = [field.column for field in model._meta.concrete_fields]
        fresh = ", ".join(f"{column} || '9'" if column == key else column for column in columns)
        statement = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) SELECT {fresh} FROM {table}"
        refused(statement, words="tidak dapat ditimpa")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own way to replace")
def test_refuses_on_conflict_do_update(filled: None) -> None:
    for table in TABLES:
        key = key_of(table)
        statement = (
            f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}"
        )
        refused(statement, words="hanya dapat ditambah")


def test_refuses_what_the_program_itself_might_try(filled: None) -> None:
    for model in GUARDED:
        row = model._default_manager.first()
        with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
            row.save(force_update=True) if len(model._meta.concrete_fields) > 1 else model.objects.update(code="x")
        with pytest.raises(DatabaseError, match="tidak dapat dihapus"), transaction.atomic():
            model._default_manager.all()._raw_delete("default")


@pytest.mark.django_db
def test_a_lost_trigger_is_missed_by_name() -> None:
    lost = next(trigger for trigger in triggers.expected(connection.vendor) if trigger.table == "registers_village")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {lost.name}" + (f" ON {lost.table}" if connection.vendor != "sqlite" else ""))
    assert triggers.missing(connection) == (lost.name,)


@pytest.mark.django_db
def test_a_trigger_that_was_disarmed_is_missed_by_name() -> None:
    lost = next(trigger for trigger in triggers.expected(connection.vendor) if trigger.table == "registers_village")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {lost.name}")
            cursor.execute(f"CREATE TRIGGER {lost.name} BEFORE UPDATE ON {lost.table} BEGIN SELECT 1; END")
        else:
            cursor.execute(f"ALTER TABLE {lost.table} DISABLE TRIGGER {lost.name}")
    assert triggers.missing(connection) == (lost.name,)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite makes an altered table anew")
def test_an_altered_field_loses_triggers_on_sqlite_and_installing_again_restores_them(fresh_database: None) -> None:
    """The trap: Django alters a SQLite table by making it anew. A migration that does so ends with `install`."""
    from django.db import models

    from cermat.registers.models import Village

    old = Village._meta.get_field("name")
    new = models.CharField(max_length=201)
    new.set_attributes_from_name("name")
    new.model = Village
    with connection.schema_editor() as editor:
        editor.alter_field(Village, old, new)
    assert triggers.missing(connection) == tuple(
        trigger.name for trigger in triggers.expected("sqlite") if trigger.table == "registers_village"
    )
    with connection.schema_editor() as editor:
        triggers.install(None, editor)
    assert triggers.missing(connection) == ()
