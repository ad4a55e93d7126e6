"""Many rows at once: cleaned and inserted as one by one, without asking and preparing the same thing again for each."""

from collections import namedtuple
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import CharField, Field, ForeignKey, JSONField, Model, QuerySet
from psycopg import sql

BATCH = 500
# So many rows at once, and at least one in so many of all, change what PostgreSQL must know of a table.
MANY, ONE_IN = 500, 5


class Cleaner:
    """Cleans rows of one table as `clean_fields` does; a value that a column took as it is, is not cleaned again."""

    def __init__(self, model: type[Model], *, exclude: frozenset[str]) -> None:
        self._every = frozenset(field.name for field in model._meta.fields)
        cleaned = [field for field in model._meta.fields if field.name not in exclude]
        # What has lists in it cannot be looked up.
        self._always = frozenset(field.name for field in cleaned if isinstance(field, JSONField))
        self._taken: list[tuple[str, str, set[tuple[type, Any]]]] = [
            (field.name, field.attname, set()) for field in cleaned if field.name not in self._always
        ]

    def clean(self, row: Model) -> None:
        """Clean a row's columns. Raises ValidationError."""
        told = vars(row)
        fresh = []
        for name, column, taken in self._taken:
            value = told[column]
            if (type(value), value) not in taken:
                fresh.append((name, column, taken, value))
        row.clean_fields(exclude=self._every.difference(self._always, [name for name, *_ in fresh]))
        for _, column, taken, value in fresh:
            if told[column] is value:
                taken.add((type(value), value))


def insert(rows: Sequence[Model]) -> None:
    """Insert new rows of one table, each with the number that its table gives it. Raises IntegrityError.

    PostgreSQL takes them by COPY, which wakes the same triggers and checks the same rules as INSERT.
    """
    model = type(rows[0])
    if connection.vendor == "postgresql":
        _copy(model, rows)
    else:
        model._default_manager.bulk_create(rows, batch_size=BATCH)


def copy_versions(
    rows: QuerySet[Any], told: Mapping[str, Mapping[str, Any]], *, shown: Sequence[str]
) -> Sequence[tuple[Any, ...]]:
    """Write a next version of each of these rows, saying the same but for what is told.

    Returns the number of each, `pk`, and the columns `shown` of it, by name, as the database holds them. `told`:
    columns by the code of the rows' office, the same columns of each. The database copies what it holds: nothing is
    read or cleaned again, but every rule of the table is asked of the new rows. Raises IntegrityError.
    """
    model, name = rows.model, connection.ops.quote_name
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    columns = ["office_id", *next(iter(told.values()))]
    said = {column: f"told.{name(column)}" for column in columns} | {"version": f"before.{name('version')} + 1"}
    line = f"({', '.join(_placeholder(fields[column]) for column in columns)})"
    values = [
        fields[column].get_db_prep_save(value, connection)
        for office, each in told.items()
        for column, value in zip(columns, (office, *each.values()), strict=True)
    ]
    found, wanted = rows.order_by().values("pk", *fields).query.sql_with_params()
    statement = f"""
        INSERT INTO {name(model._meta.db_table)} ({", ".join(map(name, fields))})
        WITH told ({", ".join(map(name, columns))}) AS (VALUES {", ".join([line] * len(told))})
        SELECT {", ".join(said.get(column, f"before.{name(column)}") for column in fields)}
        FROM ({found}) AS before JOIN told ON told.office_id = before.office_id ORDER BY before.pk
        RETURNING {", ".join(map(name, (model._meta.pk.attname, *shown)))}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *wanted])
        written = cursor.fetchall()
        if connection.vendor == "postgresql" and len(written) >= MANY:
            _tell_of_many(cursor, model._meta.db_table, rows=len(written))
    return list(map(namedtuple("Written", ("pk", *shown))._make, written))  # type: ignore[attr-defined]


def _placeholder(field: "Field[Any, Any]") -> str:
    if connection.vendor != "postgresql":
        return "%s"
    # What stands in a list of values is text there, and has no length: a cast to one would cut it without a word.
    target = field.target_field if isinstance(field, ForeignKey) else field
    return "%s" if isinstance(target, CharField) else f"%s::{field.db_type(connection)}"


def _copy(model: type[Model], rows: Sequence[Model]) -> None:
    fields = model._meta.concrete_fields
    table, columns = sql.Identifier(model._meta.db_table), [sql.Identifier(str(field.column)) for field in fields]
    told = attrgetter(*(field.attname for field in fields))
    prepared = [(place, field) for place, field in enumerate(fields) if isinstance(field, JSONField)]
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if model._meta.auto_field:
            _number(cursor, rows)
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(table, sql.SQL(", ").join(columns))) as copy:
            for row in rows:
                row._state.adding, row._state.db = False, connection.alias
                values = list(told(row))
                for place, field in prepared:
                    values[place] = field.get_db_prep_save(values[place], connection)
                copy.write_row(values)
        if len(rows) >= MANY:
            _tell_of_many(cursor, model._meta.db_table, rows=len(rows))


def _number(cursor: CursorWrapper, rows: Sequence[Model]) -> None:
    """Give new rows of a table the next numbers that it gives out."""
    asked = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
    cursor.execute(asked, [rows[0]._meta.db_table, len(rows)])
    for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
        row.pk = number


def _tell_of_many(cursor: CursorWrapper, table: str, *, rows: int) -> None:
    """Have PostgreSQL look at a table anew where many of its rows were just written, for what follows asks about them.

    By what it knew before, it would compare each with each. Where another act does the same, or the tables belong to
    another role, it is passed over.
    """
    cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
    [known] = cursor.fetchone()
    if rows * ONE_IN >= known:
        cursor.execute(sql.SQL("ANALYZE (SKIP_LOCKED) {}").format(sql.Identifier(table)))
