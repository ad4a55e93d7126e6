"""What makes the books append-only below every program: triggers on both databases, in raw SQL.

The list here is the one both the migrations and the checks are generated from. A migration that alters a guarded
table on SQLite makes the table anew and loses its triggers silently: it must end with `RunPython(triggers.install)`.
"""

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BOOK_KEYS = (("id",), ("office_id", "key", "version"))
GUARDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "registers_office": (("code",),),
    "registers_officeprofile": BOOK_KEYS,
    "registers_unit": BOOK_KEYS,
    "registers_village": BOOK_KEYS,
    "registers_official": BOOK_KEYS,
    "registers_roleassignment": BOOK_KEYS,
    "registers_account": BOOK_KEYS,
    "registers_ikupaper": BOOK_KEYS,
    "registers_activity": BOOK_KEYS,
    "registers_output": BOOK_KEYS,
    "registers_villagedocument": BOOK_KEYS,
    "registers_recordedvalue": BOOK_KEYS,
    "registers_target": BOOK_KEYS,
    "registers_setting": BOOK_KEYS,
    "registers_monthlyclosing": BOOK_KEYS,
    "registers_evidence": BOOK_KEYS,
    "registers_evidencefile": BOOK_KEYS,
    "registers_receipt": (*BOOK_KEYS, ("office_id", "year", "sequence", "version")),
    "registers_exemption": BOOK_KEYS,
    "registers_frozenmeasurement": BOOK_KEYS,
    "registers_snapshot": BOOK_KEYS,
    "registers_budgetnode": BOOK_KEYS,
    "registers_analysis": BOOK_KEYS,
    "registers_issuedpaper": BOOK_KEYS,
    "registers_auditevent": (("id",), ("office_id", "seq")),
    "registers_anchor": (("number",), ("day",)),
}
FUNCTION = "registers_refuse"
WORDS = {"update": "diubah", "delete": "dihapus", "truncate": "dikosongkan", "replace": "ditimpa"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: its name, its table, and the statement that makes it."""

    name: str
    table: str
    sql: str


def expected(vendor: str) -> tuple[Trigger, ...]:
    """Return every trigger that must stand on a database of this vendor (`sqlite` or `postgresql`)."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
    return tuple(trigger for table, keys in GUARDED.items() for trigger in make(table, keys))


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the names of expected triggers that are absent, altered or switched off, in a fixed order."""
    standing = _standing(connection)
    sqlite = connection.vendor == "sqlite"
    return tuple(
        trigger.name
        for trigger in expected(connection.vendor)
        if standing.get(trigger.name) != (trigger.sql if sqlite else trigger.table)
    )


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make every expected trigger anew on the guarded tables that exist so far; for `RunPython`."""
    connection = schema_editor.connection
    tables = set(connection.introspection.table_names())
    if connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTION_SQL, params=None)
    for trigger in expected(connection.vendor):
        if trigger.table in tables:
            schema_editor.execute(_drop(connection.vendor, trigger), params=None)
            schema_editor.execute(trigger.sql, params=None)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop every expected trigger: for a migration that must move old rows, and for tests that tamper."""
    connection = schema_editor.connection
    tables = set(connection.introspection.table_names())
    for trigger in expected(connection.vendor):
        if trigger.table in tables:
            schema_editor.execute(_drop(connection.vendor, trigger), params=None)


def _drop(vendor: str, trigger: Trigger) -> str:
    return f"DROP TRIGGER IF EXISTS {trigger.name}" + (f" ON {trigger.table}" if vendor == "postgresql" else "")


def _sentence(table: str, act: str) -> str:
    return f"Buku {table} hanya dapat ditambah: yang tercatat tidak dapat {WORDS[act]}."


def _sqlite(table: str, keys: tuple[tuple[str, ...], ...]) -> tuple[Trigger, ...]:
    def trigger(act: str, event: str) -> Trigger:
        name = f"{table}_no_{act}"
        refuse = f"BEGIN SELECT RAISE(ABORT, '{_sentence(table, act)}'); END"
        return Trigger(name, table, f"CREATE TRIGGER {name} {event} {refuse}")

    # REPLACE deletes the old row without waking delete triggers: it is refused while it is still an insert.
    same = " OR ".join("(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys)
    clash = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608
    return (
        trigger("update", f"BEFORE UPDATE ON {table}"),
        trigger("delete", f"BEFORE DELETE ON {table}"),
        trigger("replace", f"BEFORE INSERT ON {table} {clash}"),
    )


def _postgresql(table: str, keys: tuple[tuple[str, ...], ...]) -> tuple[Trigger, ...]:
    def trigger(act: str) -> Trigger:
        name = f"{table}_no_{act}"
        refuse = f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}('{_sentence(table, act)}')"
        return Trigger(name, table, f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} {refuse}")

    return tuple(trigger(act) for act in ("update", "delete", "truncate"))


_FUNCTION_SQL = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END $$
"""

_STANDING_SQL = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    # Only triggers that fire in an ordinary session count.
    "postgresql": f"""
        SELECT t.tgname, c.relname FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND p.proname = '{FUNCTION}'
          AND c.relnamespace = current_schema()::regnamespace
    """,  # noqa: S608
}


def _standing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING_SQL[connection.vendor])
        return dict(cursor.fetchall())
