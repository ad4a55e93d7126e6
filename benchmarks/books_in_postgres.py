"""The nation's books as PostgreSQL holds them, without the program that writes them: what a roll-up reads, no more."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import duckdb
import psycopg

from benchmarks import nation
from cermat.rollup import tables
from cermat.rollup.engines import books

SERVER = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
MEMORY = "256MB"
_CHECKED = (
    "office_id text, key text, version int, recorded_at timestamptz, annulled boolean, state text, takes_back int"
)
_TABLES = {
    "registers_office": "code text",
    "registers_officeprofile": "office_id text, is_sample boolean",
    "registers_activity": (
        f"{_CHECKED}, dated date, status text, is_outside_authority boolean, kind text, function text, unit text"
    ),
    "registers_output": f"{_CHECKED}, activity text, kind text, dated date",
    "registers_villagedocument": (
        f"{_CHECKED}, village text, kind text, fiscal_year int, enacted_on date, submitted_on date, amendment int"
    ),
    "registers_village": (
        "office_id text, key text, version int, recorded_at timestamptz, annulled boolean, valid_from date, "
        "valid_to date"
    ),
    "registers_ikupaper": (
        "office_id text, key text, event_seq int, recorded_at timestamptz, state text, annulled boolean, text text"
    ),
}
_BOOK = "office AS office_id, row AS key, version, recorded_at::text || '+00' AS recorded_at, annulled"
_ROWS = {
    tables.ACTIVITY.name: (
        f"{_BOOK}, state, takes_back, dated, status, is_outside_authority, kind, function, unit",
        "registers_activity",
    ),
    tables.OUTPUT.name: (f"{_BOOK}, state, takes_back, activity, kind, dated", "registers_output"),
    tables.VILLAGE_DOCUMENT.name: (
        f"{_BOOK}, state, takes_back, village, kind, fiscal_year, enacted_on, submitted_on, amendment",
        "registers_villagedocument",
    ),
    tables.VILLAGE.name: (f"{_BOOK}, valid_from, valid_to".replace("row AS", "village AS"), "registers_village"),
}


@contextmanager
def laid_in(plain: Path) -> Iterator[str]:
    """Hand out the address of a database that holds the plainly written nation; it is dropped in the end."""
    name = f"cermat_bench_{uuid4().hex[:8]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            url = f"{SERVER.rpartition('/')[0]}/{name}"
            with psycopg.connect(url, autocommit=True) as base:
                base.execute(f"ALTER DATABASE {name} SET work_mem = '{MEMORY}'")
                for table, columns in _TABLES.items():
                    base.execute(f"CREATE UNLOGGED TABLE {table} ({columns})")
                for book, (rows, table) in _ROWS.items():
                    for file in sorted((plain / book).iterdir()):
                        _copy(base, f"SELECT {rows} FROM '{file}' ORDER BY recorded_at", into=table)
                base.execute(
                    "INSERT INTO registers_ikupaper "
                    "SELECT DISTINCT office_id, 'iku', 1, %s, 'terverifikasi', false, %s FROM registers_village",
                    [nation.OPENED, nation.paper_text()],
                )
                base.execute("INSERT INTO registers_office SELECT office_id FROM registers_ikupaper")
                base.execute("INSERT INTO registers_officeprofile SELECT code, true FROM registers_office")
                base.execute("VACUUM ANALYZE")
            yield url
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def name_by_hand(connection: psycopg.Connection, *, due: Path) -> None:
    """Let a connection know the books under the names of a lake, and the due days: by hand too one has them.

    The planner is told what ours tells it: left to itself it loops over whole books.
    """
    connection.execute("SET enable_nestloop = off")
    connection.execute("SET jit = off")
    for name, columns in books.VIEWS.items():
        connection.execute(f"CREATE TEMPORARY VIEW {name} AS SELECT {columns}")
    connection.execute(f"CREATE TEMPORARY TABLE due ({tables.DUE.sql_columns()})")
    _copy(connection, f"FROM '{due}/*.parquet'", into="due")
    connection.execute("ANALYZE due")


def copy_file(base: psycopg.Connection, file: Path, *, into: str) -> None:
    """Lay the rows of a CSV file into a table."""
    with base.cursor().copy(f"COPY {into} FROM STDIN (FORMAT csv)") as copy, file.open("rb") as read:
        while block := read.read(1 << 20):
            copy.write(block)


def _copy(base: psycopg.Connection, query: str, *, into: str) -> None:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"memory_limit": nation.MEMORY}) as made:
        made.execute("SET enable_progress_bar = false")
        file = Path(folder) / "rows.csv"
        made.sql(query).write_csv(str(file), header=False)
        copy_file(base, file, into=into)
