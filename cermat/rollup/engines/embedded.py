"""DuckDB: the engine that needs no server, over a lake in a folder."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from cermat.rollup import asking, compiling, lake, tables
from cermat.rollup.asking import Answer, Asked, Fetched
from cermat.rollup.compiling import Statement
from cermat.rollup.lake import Lake

MEMORY = "1500MB"
# Joins run in the order they are written in; DuckDB, not knowing how few terms there are, would turn it round. And
# where one office alone is counted, it packs columns into fewer bits than they need, and breaks off (seen in 2.0.0).
_UNASKED = "join_order,compressed_materialization"
# DuckDB adds up in 128 bits, which Python takes in three times as slowly.
_IN_64_BITS = f"* REPLACE ({', '.join(f'{name}::BIGINT AS {name}' for name in asking.COLUMNS[4:])})"


# What files end in that nobody can read, or that hold other columns.
_SPOILT = (
    duckdb.IOException,
    duckdb.InvalidInputException,
    duckdb.InternalException,
    duckdb.BinderException,
    duckdb.ConversionException,
)


def answer(asked: Asked, folder: Path) -> Answer:
    """Return the counts asked of the lake in a folder. Raises NoLake, and SpoiltLake where a file was altered.

    An export that ends meanwhile takes files away: then the lake that it wrote is asked.
    """
    known = lake.read_folder(folder)
    while True:
        try:
            lake.refuse_altered(known, folder, years=asked.years, as_of=asked.as_of)
            return asking.answered_by_lake(fetched(asked, folder, known=known), asked, known=known)
        except lake.SpoiltLake:
            before, known = known, lake.read_folder(folder)
            if known == before:
                raise


def fetched(asked: Asked, folder: Path, *, known: Lake) -> Fetched:
    """Return what answers, of the lake that a folder holds, unchecked. Raises SpoiltLake for files nobody can read."""
    try:
        return _fetched(asked, folder, known=known)
    except _SPOILT as error:
        raise lake.spoilt(folder, str(error).splitlines()[0]) from error


def _fetched(asked: Asked, folder: Path, *, known: Lake) -> Fetched:
    with connected() as connection:
        name_tables(connection, folder, known=known, asked=asked)
        *before, last = compiling.statements(asking.of(known, asked), asked, engine="duckdb")
        make_tables(connection, before)
        return fetch(connection, last)


def connected() -> duckdb.DuckDBPyConnection:
    """Return a connection to a database of its own in memory, which plans as the statements are written."""
    return duckdb.connect(":memory:", config={"memory_limit": MEMORY, "disabled_optimizers": _UNASKED})


def make_tables(connection: duckdb.DuckDBPyConnection, statements: Iterable[Statement]) -> None:
    """Make what the statements return into tables, one after another."""
    for each in statements:
        connection.execute(f"CREATE TEMPORARY TABLE {each.name} AS {each.text}")


def fetch(connection: duckdb.DuckDBPyConnection, last: Statement) -> Fetched:
    """Return what the last statement answers, once all before it was made."""
    rows = connection.sql(last.text).project(_IN_64_BITS).fetchall()
    return Fetched(rows, *(connection.execute(each).fetchall() for each in asking.BESIDES))


def name_tables(connection: duckdb.DuckDBPyConnection, folder: Path, *, known: Lake, asked: Asked) -> None:
    """Let the connection know the tables of a folder's lake, of the years asked alone where a file holds one."""
    for table in tables.READ:
        files = [str(folder / each.path) for each in known.needed(table, asked.years, as_of=asked.as_of)]
        connection.read_parquet(files).create_view(table.name) if files else connection.execute(empty(table))


def empty(table: tables.Table) -> str:
    """Return the statement that creates a table without rows."""
    return f"CREATE TEMPORARY TABLE {table.name} ({table.sql_columns()})"
