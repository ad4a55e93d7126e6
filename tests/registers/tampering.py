"""Single changes behind the program's back: one column of one row, one row removed, one row inserted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from cermat.registers import triggers
from cermat.registers.models import BOOKS, Anchor, AuditEvent

MODELS: dict[str, type[models.Model]] = {**BOOKS, "peristiwa": AuditEvent, "jangkar": Anchor}
JUNK = "bukan-nilai"
# What PostgreSQL takes in a column that was empty; a column of text takes a word.
EMPTY_BECOMES = {
    "DateField": date(2023, 5, 5),
    "DateTimeField": datetime(2023, 5, 5, tzinfo=UTC),
    "PositiveSmallIntegerField": 2,
    "PositiveIntegerField": 2,
}


@dataclass(frozen=True, kw_only=True)
class Tampering:
    """What was done, and the place `verify` must name first."""

    what: str
    column: str
    where: str


class _RollBack(Exception):
    """Ends a trial and gives the books back as they were."""


@contextmanager
def disarmed() -> Iterator[None]:
    """Take away triggers and checks, as somebody with the database in hand could; the transaction's end undoes it."""
    connection.check_constraints()
    is_sqlite = connection.vendor == "sqlite"
    for trigger in triggers.expected(connection.vendor):
        _run(f"DROP TRIGGER {trigger.name}" + ("" if is_sqlite else f" ON {trigger.table}"))
    if is_sqlite:
        _run("PRAGMA ignore_check_constraints = ON")
    else:
        _drop_checks()
    try:
        yield
    finally:
        if is_sqlite:
            _run("PRAGMA ignore_check_constraints = OFF")


def _drop_checks() -> None:
    for model in MODELS.values():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, table)
        for name in [name for name, each in found.items() if each["check"]]:
            _run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever is done inside."""
    try:
        with transaction.atomic():
            yield
            raise _RollBack
    except _RollBack:
        pass


def tamper(random: Random) -> Tampering | None:
    """Change, remove or insert one random row; None where the database itself refuses it."""
    name = random.choice(list(MODELS))
    row = random.choice(list(MODELS[name]._default_manager.order_by("pk").values()))
    deed = random.choice([change, change, change, remove, insert])
    try:
        with transaction.atomic():
            return deed(random, name, row)
    except DatabaseError:
        return None


def change(random: Random, name: str, row: dict[str, Any], column: str | None = None) -> Tampering | None:
    """Change one column of a row to another value its type admits, or to junk where SQLite takes it."""
    model = MODELS[name]
    fields = [each for each in model._meta.concrete_fields if column in (None, each.attname)]
    field = random.choice(fields)
    value = other_value(random, field, row[field.attname])
    stored = model._default_manager.filter(pk=row[model._meta.pk.attname])
    # What is read for an empty column may be no empty value.
    if value == row[field.attname] or (value is None and stored.filter(**{f"{field.attname}__isnull": True}).exists()):
        return None
    _run(
        f"UPDATE {model._meta.db_table} SET {field.column} = %s WHERE {model._meta.pk.column} = %s",
        [_stored(field, value), row[model._meta.pk.attname]],
    )
    return Tampering(
        what=f"{name}.{field.attname} → {value!r}", column=f"{name}.{field.attname}", where=_place(name, row)
    )


def remove(random: Random, name: str, row: dict[str, Any]) -> Tampering:
    """Delete a row."""
    model = MODELS[name]
    _run(f"DELETE FROM {model._meta.db_table} WHERE {model._meta.pk.column} = %s", [row[model._meta.pk.attname]])
    return Tampering(what=f"{name} {row} removed", column=f"{name} removed", where=_place(name, row))


def insert(random: Random, name: str, row: dict[str, Any]) -> Tampering:
    """Insert a copy of a row under the next free keys."""
    model = MODELS[name]
    last = model._default_manager.order_by("pk").last()
    copy = dict(row)
    if name == "peristiwa":
        copy["seq"] = AuditEvent.objects.filter(office_id=row["office_id"]).count() + 1
        copy["id"] = f"{row['office_id']}#{copy['seq']}"
    elif name == "jangkar":
        copy |= {"number": last.pk + 1, "day": last.day + timedelta(days=900)}
    else:
        copy |= {"id": last.pk + 1, "version": row["version"] + 500}
    fields = list(model._meta.concrete_fields)
    _run(
        f"INSERT INTO {model._meta.db_table} ({', '.join(field.column for field in fields)}) "
        f"VALUES ({', '.join(['%s'] * len(fields))})",
        [_stored(field, copy[field.attname]) for field in fields],
    )
    return Tampering(what=f"{name} {copy} inserted", column=f"{name} inserted", where=_place(name, copy))


def other_value(random: Random, field: Any, value: Any) -> Any:
    """Return another value for a column."""
    if isinstance(field, models.ForeignKey):
        others = field.related_model._default_manager.exclude(pk=value).values_list("pk", flat=True)
        return random.choice([*others, None])
    choices = field.choices and [choice for choice, _ in field.choices if choice != value]
    if value is None:
        return EMPTY_BECOMES.get(field.get_internal_type(), "ada"[: field.max_length])
    if field.null and random.random() < 0.3:
        return None
    if connection.vendor == "sqlite" and isinstance(value, date) and random.random() < 0.3:
        return random.choice([JUNK, f"{value} ", f" {value}"])
    if choices:
        return random.choice(choices)
    if isinstance(value, Decimal):
        # The least that the column can hold.
        return value + Decimal(1).scaleb(-field.decimal_places)
    return _moved(random, value)


def _moved(random: Random, value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + random.choice([1, 1000])
    if isinstance(value, datetime):
        return value + random.choice([timedelta(microseconds=1), timedelta(days=-1)])
    if isinstance(value, date):
        return value + timedelta(days=random.choice([-1, 1]))
    if isinstance(value, list):
        return [*value, "lain"] if value else ["lain"]
    return random.choice([f"{value}x", f" {value}", value[:-1], value.swapcase()])


def _stored(field: Any, value: Any) -> Any:
    if isinstance(value, str) and not isinstance(field, models.JSONField):
        return value
    return field.get_db_prep_save(value, connection)


def _place(name: str, row: dict[str, Any]) -> str:
    return {"peristiwa": f"peristiwa {row.get('seq')}", "jangkar": f"jangkar {row.get('number')}"}.get(
        name, f"{name} {row.get('id')}"
    )


def _run(sql: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
