"""What time it is: the database's clock on PostgreSQL, so that all servers agree; the system's on SQLite."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import cast

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import DateTimeField, Func
from django.db.models.sql import Query
from django.db.models.sql.constants import SINGLE

from cermat.registers.memory import remembered

_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


class _ClockTimestamp(Func):
    # Not now(): that is the start of the transaction, which lies before the wait for the office's lock.
    function = "clock_timestamp"
    template = "%(function)s()"
    output_field = DateTimeField()


def now() -> datetime:
    """Return the present instant, aware, in UTC; within one reading (`registers.memory`) it stays the same."""
    return _fixed.get() or _present()


@remembered
def _present() -> datetime:
    if connection.vendor != "postgresql":
        return datetime.now(UTC)
    query = Query(None)
    query.add_annotation(_ClockTimestamp(), "now")
    row = query.get_compiler(using=DEFAULT_DB_ALIAS).execute_sql(SINGLE)
    return cast(datetime, row[0]).astimezone(UTC)


@contextmanager
def fixed(instant: datetime) -> Iterator[None]:
    """Stop the clock at an aware instant, for sample books and tests only."""
    if instant.tzinfo is None:
        raise ValueError("a fixed instant needs its offset")
    token = _fixed.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
