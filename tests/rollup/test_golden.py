"""What each engine is asked, letter by letter: a change of an expression, or of its compiler, is seen as SQL.

`CERMAT_GOLDEN=1 pytest tests/rollup/test_golden.py` writes the files anew; read what changed before keeping it.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cermat.rollup import asking, compiling
from cermat.rollup.asking import Asked, Level, Steps
from cermat.rules.types import YearBasis

FOLDER = Path(__file__).parent / "golden"
ASKED = Asked(
    years=(2023, 2024),
    quarter=2,
    basis=YearBasis.EVENT,
    as_of=datetime(2024, 7, 1, tzinfo=UTC),
    level=Level.REGENCY,
)
CASES = [("whole-lake", "duckdb"), ("lake", "duckdb"), ("lake", "spark"), ("books", "postgres")]


@pytest.mark.parametrize(("source", "engine"), CASES)
def test_the_sql_is_what_was_read_and_kept(source: str, engine: str) -> None:
    steps_of = {"lake": asking.of_lake, "whole-lake": asking.of_whole_lake, "books": asking.of_books}[source]
    made, kept = _sql(steps_of, engine), FOLDER / f"{source}-{engine}.sql"
    if os.environ.get("CERMAT_GOLDEN") == "1":
        kept.write_text(made)
    assert made == kept.read_text()


def test_the_lake_is_asked_for_no_date_arithmetic() -> None:
    for engine in ("duckdb", "spark"):
        text = _sql(asking.of_lake, engine).upper()
        assert not {word for word in ("INTERVAL", "DATE_ADD", "EXTRACT", "YEAR(", "DOUBLE", "FLOAT") if word in text}


def _sql(steps_of: Callable[[Asked], Steps], engine: str) -> str:
    if engine == "spark":  # it counts the many rows; what is before and after, DuckDB does
        steps = (compiling.counting_statement(steps_of, ASKED, engine=engine),)
    else:
        steps = compiling.statements(steps_of, ASKED, engine=engine)
    return "\n".join(f"-- {each.name}\n{each.text};\n" for each in steps)
