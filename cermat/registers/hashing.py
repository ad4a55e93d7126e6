"""The hash of a row: SHA-256 over its columns as the database stores them, the same on both databases.

Columns are read as text, so that nothing a database holds can be hidden, or made to fail, by the reading of it. A
column without a value takes no part: a nullable column added later leaves old hashes as they are. What an act has just
written is hashed by PostgreSQL itself (`manifests`), which writes out every value that an act can write; whoever
verifies the books reads them.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg, StringAgg
from django.db import connection, models
from django.db.models.functions import Cast

GENESIS = "0" * 64
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
Stored = dict[str, Any]
Manifest = tuple[str, int, list[int], str]


def stored(rows: models.QuerySet[Any]) -> Iterator[Stored]:
    """Return the canonical value of every concrete column of each row, by column name, absent ones left out."""
    readers = [(field.attname, _reader(field)) for field in rows.model._meta.concrete_fields]
    columns = [Cast(name, models.TextField()) for name, _ in readers]
    for row in rows.values_list(*columns).iterator(chunk_size=2000):
        told = zip(readers, row, strict=True)
        yield {name: _canonical(reader, text) for (name, reader), text in told if text is not None}


def manifests(book: str, rows: models.QuerySet[Any]) -> Iterator[Manifest]:
    """Yield of each office and event that wrote some of these rows their ids, ascending, and a line of each one.

    A line says book, id and `digest`. PostgreSQL makes them where the rows are, by `_WRITTEN_BY_POSTGRESQL`; what it is
    not told to write is read. Of what is read, a column that says the same again and again is written out once.
    """
    fields = sorted(rows.model._meta.concrete_fields, key=lambda field: field.attname)
    parts = _parts(fields) if connection.vendor == "postgresql" else ""
    yield from _hashed_there(book, rows, parts=parts) if parts else _hashed_here(book, rows, fields=fields)


def _hashed_there(book: str, rows: models.QuerySet[Any], *, parts: str) -> Iterator[Manifest]:
    told = f"convert_to('{_opening(book)}' || concat_ws(',', {parts}) || '}}]', 'UTF8')"
    line = models.Func(
        template=f"'{book} ' || id || ' ' || encode(sha256({told}), 'hex')", output_field=models.TextField()
    )
    by_event = rows.order_by().values_list("office_id", "event_seq")
    yield from by_event.annotate(ids=ArrayAgg("pk", order_by="pk"), lines=StringAgg(line, "\n", order_by="pk"))


def _hashed_here(
    book: str, rows: models.QuerySet[Any], *, fields: Sequence["models.Field[Any, Any]"]
) -> Iterator[Manifest]:
    opening, writers = _opening(book), [_writer(field) for field in fields]
    # To prepare a question for two dozen columns takes Django longer than to read them.
    texts = models.Func(template=_texts(fields), output_field=models.TextField())
    read = rows.order_by("office_id", "event_seq", "pk").values_list("office_id", "event_seq", "pk", texts)
    for (office, seq), written in groupby(read.iterator(chunk_size=2000), key=itemgetter(0, 1)):
        said: dict[int, str] = {}
        for _, _, pk, row in written:
            each = zip(writers, json.loads(row), strict=True)
            told = ",".join([write(text) for write, text in each if text is not None])
            said[pk] = f"{book} {pk} {_sha256(f'{opening}{told}}}]')}"
        yield office, seq, list(said), "\n".join(said.values())


def _opening(book: str) -> str:
    """Return what `digest` writes before the columns."""
    return f"[{_JSON.encode(book)},{{"


def _texts(fields: Sequence["models.Field[Any, Any]"]) -> str:
    """Return the SQL that writes the text of each column as one list in JSON."""
    columns = ", ".join(f"CAST({connection.ops.quote_name(str(field.column))} AS TEXT)" for field in fields)
    return f"json_build_array({columns})::text" if connection.vendor == "postgresql" else f"json_array({columns})"


def _parts(fields: Sequence["models.Field[Any, Any]"]) -> str:
    """Return the SQL that writes each column's name and canonical value; empty where PostgreSQL cannot write one."""
    written = []
    for field in fields:
        target, column = _target(field), connection.ops.quote_name(str(field.column))
        said = next((said for kind, said in _WRITTEN_BY_POSTGRESQL if isinstance(target, kind)), None)
        if said is None:
            return ""
        written.append(f"'{_JSON.encode(field.attname)}:' || {said.format(column)}")
    return ", ".join(written)


def secret_hash(token: str) -> str:
    """Return what is kept of a secret made of random bits, which needs no slow hash."""
    return _sha256(token)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest(book: str, columns: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a book's name and canonical columns, absent ones left out, in hexadecimal."""
    return _sha256(_JSON.encode([book, columns]))


def hash_of(link: models.Model) -> str:
    """Return the hash of an event or anchor over all its columns but the hash itself."""
    columns = {field.attname: getattr(link, field.attname) for field in link._meta.concrete_fields}
    del columns["hash"]
    return digest(link._meta.db_table, {name: _plain(value) for name, value in columns.items() if value is not None})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _canonical(reader: Callable[[str], Any], text: Any) -> Any:
    try:
        return reader(text)
    except (ValueError, KeyError, TypeError, InvalidOperation):
        # Not in the form the database itself writes: a value of its own kind, equal to no proper one.
        return {"unreadable": repr(text)}


def _writer(field: "models.Field[Any, Any]") -> Callable[[Any], str]:
    """Return what writes a column's name and canonical value as `digest` does."""
    name, reader = _JSON.encode(field.attname), _reader(field)

    @lru_cache(maxsize=4096, typed=True)
    def write(text: Any) -> str:
        return f"{name}:{_JSON.encode(_canonical(reader, text))}"

    return write


def _reader(field: "models.Field[Any, Any]") -> Callable[[str], Any]:
    target = _target(field)
    for kind, reader in _READERS:
        if isinstance(target, kind):
            return reader
    return _text


def _target(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _text(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError
    return text


def _integer(text: str) -> int:
    if str(int(text)) != text:
        raise ValueError
    return int(text)


def _boolean(text: str) -> bool:
    return {"0": False, "1": True, "false": False, "true": True}[text]


@lru_cache(maxsize=4096, typed=True)
def _day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError
    return text


@lru_cache(maxsize=4096, typed=True)
def _instant(text: str) -> str:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:  # SQLite keeps UTC without saying so
        if str(instant) != text:
            raise ValueError
        instant = instant.replace(tzinfo=UTC)
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _decimal(text: str) -> str:
    return format(Decimal(text).normalize(), "f")


def _json(text: str) -> Any:
    value = json.loads(text)
    if connection.vendor == "sqlite" and json.dumps(value) != text:
        raise ValueError
    return value


_READERS: "tuple[tuple[type[models.Field[Any, Any]], Callable[[str], Any]], ...]" = (
    (models.BooleanField, _boolean),
    (models.IntegerField, _integer),
    (models.DateTimeField, _instant),
    (models.DateField, _day),
    (models.DecimalField, _decimal),
    (models.JSONField, _json),
)
_INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'
# No JSON: PostgreSQL keeps its names in another order.
_WRITTEN_BY_POSTGRESQL: "tuple[tuple[type[models.Field[Any, Any]], str], ...]" = (
    (models.BooleanField, "{}::text"),
    (models.IntegerField, "{}::text"),
    (models.DateTimeField, "'\"' || to_char({} AT TIME ZONE 'UTC', '" + _INSTANT + "') || '\"'"),
    (models.DateField, "to_json({})::text"),
    (models.DecimalField, "'\"' || trim_scale({})::text || '\"'"),
    (models.CharField, "to_json({}::text)::text"),
    (models.TextField, "to_json({}::text)::text"),
)
