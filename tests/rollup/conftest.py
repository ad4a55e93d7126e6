"""A nation of random books, and the places the engines read it from."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import given, settings

from cermat.rollup import tables, writing
from cermat.rollup.engines.books import VIEWS
from tests.indicators.strategies import IS_PROOF, books_taken_back
from tests.rollup.nation import HEAD, LAW, Nation, nation_of

STATE = {True: "terverifikasi", False: "diajukan"}
BOOKS = 2000 if IS_PROOF else 60


def drawn(strategy, count):
    """Return so many examples of a strategy, the same ones in every run."""
    found = []

    @settings(max_examples=count, derandomize=True, deadline=None, database=None)
    @given(strategy)
    def draw(example):
        found.append(example)

    draw()
    return found


@pytest.fixture(scope="session")
def nation() -> Nation:
    return nation_of(drawn(books_taken_back, BOOKS))


@pytest.fixture(scope="session")
def lake(nation: Nation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("danau")
    writing.export(folder, nation, law=LAW, progress=lambda done, total: None)
    return folder


# The books' tables as far as a roll-up reads them; `tests/registers/test_written.py` asks the program's own.
_BOOKS = """
CREATE TABLE registers_office (code text);
CREATE TABLE registers_officeprofile (office_id text, is_sample boolean);
CREATE TABLE registers_activity (office_id text, key text, version int, recorded_at timestamptz, annulled boolean,
  state text, takes_back int, dated date, status text, is_outside_authority boolean, kind text, function text,
  unit text);
CREATE TABLE registers_output (office_id text, key text, version int, recorded_at timestamptz, annulled boolean,
  state text, takes_back int, activity text, kind text, dated date);
CREATE TABLE registers_villagedocument (office_id text, key text, version int, recorded_at timestamptz,
  annulled boolean, state text, takes_back int, village text, kind text, fiscal_year int, enacted_on date,
  submitted_on date, amendment int);
CREATE TABLE registers_village (office_id text, key text, version int, recorded_at timestamptz, annulled boolean,
  valid_from date, valid_to date);
CREATE TABLE registers_ikupaper (office_id text, key text, event_seq int, recorded_at timestamptz, state text,
  annulled boolean, text text);
"""


@pytest.fixture(scope="session")
def database(nation: Nation) -> Iterator[str]:
    """Return the address of a PostgreSQL that holds the nation's books."""
    with in_postgres(nation) as url:
        yield url


@contextmanager
def in_postgres(nation: Nation) -> Iterator[str]:
    """Hand out the address of a database that holds a nation's books; it is dropped in the end."""
    server = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
    name = f"cermat_rollup_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            url = server.rpartition("/")[0] + f"/{name}"
            _fill(url, nation)
            yield url
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _fill(url: str, nation: Nation) -> None:
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(_BOOKS)
        for table in tables.BOOKS:
            with cursor.copy(f"COPY {VIEWS[table.name].split()[-1]} FROM STDIN") as copy:
                for office in nation.offices:
                    for row in nation.rows(office, table, after=0, head=HEAD):
                        copy.write_row(_without_kind(row) if table is tables.VILLAGE else row)
        cursor.execute("ANALYZE")
        for office in nation.offices:
            cursor.execute("INSERT INTO registers_office VALUES (%s)", [office])
            is_sample = office in nation.samples()
            cursor.execute("INSERT INTO registers_officeprofile VALUES (%s, %s)", [office, is_sample])
            for each in nation.papers(office, head=HEAD):
                cursor.execute(
                    "INSERT INTO registers_ikupaper VALUES (%s, %s, %s, %s, %s, %s, %s)",
                    [office, each.key, each.seq, each.recorded_at, STATE[each.is_verified], each.annulled, each.text],
                )


def _without_kind(row: tuple[object, ...]) -> tuple[object, ...]:
    kind = list(tables.VILLAGE.columns).index("kind")
    return (*row[:kind], *row[kind + 1 :])
