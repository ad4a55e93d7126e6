"""An expression as the SQL of one engine: the same text in every process, held in tests letter by letter."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
from ibis.config import Config

from cermat.rollup.asking import COUNTS, Asked, Steps


class _SparkOptions(Config):  # type: ignore[misc]
    """What the compiler asks of a Spark session; here SQL is compiled without one."""

    treat_nan_as_null: bool = False


DIALECTS = {"duckdb": "duckdb", "postgres": "postgres", "spark": "pyspark"}


class Statement(NamedTuple):
    """The SQL of one step; those after it read what it returns under its name."""

    name: str
    text: str


@lru_cache(maxsize=64)
def statements(steps_of: Callable[[Asked], Steps], asked: Asked, *, engine: str) -> tuple[Statement, ...]:
    """Return the SQL that asks an engine a question; compiled once, for that takes a tenth of a second and more."""
    return tuple(Statement(step.name, sql(step.rows, engine)) for step in steps_of(asked))


@lru_cache(maxsize=64)
def counting_statement(steps_of: Callable[[Asked], Steps], asked: Asked, *, engine: str) -> Statement:
    """Return the SQL of the one step that reads the many rows."""
    (rows,) = (step.rows for step in steps_of(asked) if step.name == COUNTS)
    return Statement(COUNTS, sql(rows, engine))


def sql(expression: ir.Table, engine: str) -> str:
    """Return the SQL that asks an engine for the expression."""
    ibis.options.pyspark = _SparkOptions()
    return str(ibis.to_sql(expression, dialect=DIALECTS[engine]))
