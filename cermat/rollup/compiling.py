"""An expression as the SQL of one engine: the same text in every process, held in tests letter by letter."""

from collections.abc import Callable
from functools import lru_cache

import ibis
import ibis.expr.types as ir
from ibis.config import Config

from cermat.rollup.asking import Asked


class _SparkOptions(Config):  # type: ignore[misc]
    """What the compiler asks of a Spark session; here SQL is compiled without one."""

    treat_nan_as_null: bool = False


DIALECTS = {"duckdb": "duckdb", "postgres": "postgres", "spark": "pyspark"}


@lru_cache(maxsize=64)
def sql_of(expression_of: Callable[[Asked], ir.Table], asked: Asked, *, engine: str) -> str:
    """Return the SQL that asks an engine a question; compiled once, for that takes a tenth of a second and more."""
    return sql(expression_of(asked), engine)


def sql(expression: ir.Table, engine: str) -> str:
    """Return the SQL that asks an engine for the expression."""
    ibis.options.pyspark = _SparkOptions()
    return str(ibis.to_sql(expression, dialect=DIALECTS[engine]))
