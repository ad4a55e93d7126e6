"""The invented nation (`benchmarks.nation`) as books in a PostgreSQL database of its own, laid in by COPY.

One office's books are opened by acts; every other office is given their opening, its own villages and paper, and its
own rows. Kept counts are counted from the rows in the kabupaten that is looked at; those of other kabupaten are dealt
out from it, since to count 7,285 offices takes longer than to measure what is asked. Evidence is not laid in.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import psycopg
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from benchmarks import nation
from benchmarks.books_in_postgres import copy_file
from benchmarks.nation import Size
from cermat.registers import arrears, counts, selectors
from tests import cast

OFFICE, REGENCY = "35.08.10", "35.08"
# Who supervises one kabupaten, and who supervises every office.
OF_REGENCY, OF_NATION = "kabupaten", "inspektorat"
CLOSED = 2023
_CODE = "format('{}.{}.{}', substr(office::text, 1, 2), substr(office::text, 3, 2), substr(office::text, 5, 2))"
_PLACE = f"{_CODE} || '.' || substr(village::text, 7)"
_UNITS = (
    "(['pemerintahan', 'pelayanan', 'kesejahteraan_sosial', 'pmd', 'trantibum', 'perencanaan', 'umum'])[1 + {}::int]"
)
# What every checked version says of who wrote and who verified it.
_CHECKED = f"""
{_CODE} AS office_id, version, annulled, CASE WHEN annulled THEN 'salah catat' END AS reason, 1 AS event_seq,
recorded_at::text || '+00' AS recorded_at, 'staf.pemerintahan' AS recorded_by, state,
CASE WHEN state = 'terverifikasi' THEN 'kasi.pemerintahan' END AS verified_by, false AS takeover, takes_back
"""
ROWS = {
    "registers_activity": f"""
        SELECT {_CHECKED}, format('005-{{:x}}', row) AS key, '005/' || row AS number,
          {_UNITS.format("substr(unit, 6)")} AS unit, '[]' AS participants, dated, kind, function,
          '[]' AS other_functions, is_outside_authority,
          'Fasilitasi dan koordinasi penyelenggaraan pemerintahan desa nomor ' || row AS description, status,
          CASE WHEN is_outside_authority OR status = 'batal' THEN 'di luar rencana' END AS grounds
        FROM activity""",
    "registers_output": f"""
        SELECT {_CHECKED}, format('keluaran-{{:x}}', row) AS key, format('005-{{:x}}', activity) AS activity, kind,
          'Berita acara kesepakatan' AS title, dated
        FROM output""",
    "registers_villagedocument": f"""
        SELECT {_CHECKED}, format('dokumen-{{:x}}', row) AS key, {_PLACE} AS village, kind, fiscal_year,
          format('{{}} Tahun {{}}', row % 20 + 1, fiscal_year) AS number, enacted_on, submitted_on
        FROM village_document""",
    "registers_village": f"""
        SELECT {_CODE} AS office_id, {_PLACE} AS key, 1 AS version, false AS annulled, 1 AS event_seq,
          recorded_at::text || '+00' AS recorded_at, 'konsol' AS recorded_by, 'Desa ' || village AS name
        FROM village""",
    "registers_monthlyclosing": f"""
        SELECT {_CODE} AS office_id, format('{CLOSED}-{{:02d}}-{{}}', month, {_UNITS.format("unit")}) AS key,
          1 AS version, false AS annulled, 1 AS event_seq, '2024-01-05 00:00:00+00' AS recorded_at,
          'staf.pemerintahan' AS recorded_by, {_UNITS.format("unit")} AS unit, {CLOSED} AS year, month, false AS is_nil
        FROM offices, range(1, 13) AS months(month), range(7) AS units(unit)
        WHERE (number + month * 7 + unit) % 10 > 0""",
}


@contextmanager
def database(server: str, name: str) -> Iterator[None]:
    """Make an empty database with the tables of the books, and drop it in the end."""
    with psycopg.connect(server, autocommit=True) as base:
        base.execute(f"CREATE DATABASE {name}")
    try:
        open_database(name)
        call_command("migrate", verbosity=0)
        yield
    finally:
        _opened.pop(name).close()
        with psycopg.connect(server, autocommit=True) as base:
            base.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


_opened: dict[str, BaseDatabaseWrapper] = {}


def open_database(name: str) -> None:
    """Have Django speak to a database from here on; the connection to another one stays open."""
    wrapper = connections[DEFAULT_DB_ALIAS]
    if name not in _opened:
        _opened[name] = type(wrapper)({**wrapper.settings_dict, "NAME": name}, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = _opened[name]


def fill(url: str, size: Size, *, areas: Path) -> None:
    """Lay the nation into the database that is open; `url` names it."""
    cast.open_office()
    cast.add_people_of_the_office()
    with psycopg.connect(url, autocommit=True) as base, _without_indexes(base):
        base.execute("SET session_replication_role = replica")
        for part in nation.parts(areas, size):
            _lay_in(base, part, size, areas=areas)
        base.execute(_OTHERS)
        base.execute("SET session_replication_role = DEFAULT")
    with psycopg.connect(url, autocommit=True) as base:
        base.execute("VACUUM ANALYZE")
    _count(url)


def leave_one(url: str, of: str) -> None:
    """Give the database that is open, named by `url`, the one office of another one, and nothing else."""
    with psycopg.connect(of) as nation_base, psycopg.connect(url) as base, base.transaction():
        base.execute("SET session_replication_role = replica")
        base.execute("TRUNCATE registers_anchor, registers_user CASCADE")
        for table, conditions in _tables(nation_base):
            read = f"COPY (SELECT * FROM {table} WHERE {conditions}) TO STDOUT (FORMAT binary)"
            with (
                nation_base.cursor().copy(read) as rows,
                base.cursor().copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy,
            ):
                for block in rows:
                    copy.write(block)
    with psycopg.connect(url, autocommit=True) as base:
        base.execute("VACUUM ANALYZE")


def _tables(base: psycopg.Connection) -> list[tuple[str, str]]:
    """Return the tables of the books, and which rows of each are the office's."""
    found = base.execute(
        "SELECT table_name, max(column_name) FILTER (WHERE column_name = 'office_id') FROM information_schema.columns "
        "WHERE table_name LIKE 'registers\\_%' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    own = {"registers_office": f"code = '{OFFICE}'", "registers_user": "true", "registers_anchor": "true"}
    return [
        (table, f"office_id = '{OFFICE}'" if office else own[table])
        for table, office in found
        if office or table in own
    ]


def _lay_in(base: psycopg.Connection, part: str, size: Size, *, areas: Path) -> None:
    with tempfile.TemporaryDirectory() as name, duckdb.connect(config={"memory_limit": nation.MEMORY}) as made:
        made.execute("SET enable_progress_bar = false")
        nation.record(made, part, size, areas=areas)
        for table, rows in ROWS.items():
            file = Path(name) / f"{table}.csv"
            # The order in which offices write: all of them on the same day, none of them together.
            ordered = made.sql(f"FROM ({rows}) WHERE NOT (office_id = '{OFFICE}' AND '{table}' = 'registers_village')")
            ordered.order("recorded_at").write_csv(str(file), header=False)
            copy_file(base, file, into=f"{table} ({', '.join(ordered.columns)})")
        offices = made.sql(f"SELECT {_CODE} FROM offices").fetchall()
    base.execute("CREATE TABLE IF NOT EXISTS bench_office (code text)")
    with base.cursor() as cursor:
        cursor.executemany("INSERT INTO bench_office VALUES (%s)", offices)


@contextmanager
def _without_indexes(base: psycopg.Connection) -> Iterator[None]:
    """Lay rows in without the indexes of the long tables, and make these anew in the end."""
    long = ["registers_activity", "registers_output", "registers_villagedocument"]
    constraints = base.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'u' AND conrelid::regclass::text = ANY(%s)",
        [long],
    ).fetchall()
    for table, name, _ in constraints:
        base.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    indexes = base.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexname NOT LIKE '%%_pkey'", [long]
    ).fetchall()
    for name, _ in indexes:
        base.execute(f'DROP INDEX "{name}"')
    yield
    base.execute("SET maintenance_work_mem = '1GB'")
    for _, made in indexes:
        base.execute(made)
    for table, name, words in constraints:
        base.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {words}')


def _count(url: str) -> None:
    """Keep the counts of the kabupaten from its rows, deal them out to all others, and keep which rows are open."""
    for scope in selectors.console_scopes():
        if scope.office.startswith(f"{REGENCY}."):
            counts.recount(scope)
            arrears.recount(scope)
    with psycopg.connect(url, autocommit=True) as base:
        base.execute(_COUNTS, {"regency": f"{REGENCY}.%"})
        base.execute(_ARREARS, {"regency": f"{REGENCY}.%"})
        base.execute("TRUNCATE registers_openrow")
        for book in ("activity", "output", "village_document"):
            base.execute(_OPEN.format(book=book, table=f"registers_{book.replace('_', '')}"))
        base.execute(_UNCHECKED)
        base.execute("VACUUM ANALYZE")
        base.execute("CHECKPOINT")  # what is still to be written to the disk is no part of what is measured


# What was written when the first office was opened, written of every other one too; who supervises which.
_OTHERS = f"""
INSERT INTO registers_office SELECT code FROM bench_office WHERE code <> '{OFFICE}';
INSERT INTO registers_officeprofile (office_id, key, version, annulled, event_seq, recorded_at, recorded_by, name,
  regency, seat, address, zone, is_sample)
SELECT code, key, version, annulled, event_seq, recorded_at, recorded_by, 'Kecamatan ' || code,
  'Kabupaten ' || left(code, 5), seat, address, zone, is_sample
FROM registers_officeprofile, bench_office WHERE office_id = '{OFFICE}' AND code <> '{OFFICE}';
INSERT INTO registers_unit (office_id, key, version, annulled, event_seq, recorded_at, recorded_by, name)
SELECT code, key, version, annulled, event_seq, recorded_at, recorded_by, name
FROM registers_unit, bench_office WHERE office_id = '{OFFICE}' AND code <> '{OFFICE}';
INSERT INTO registers_ikupaper (office_id, key, version, annulled, event_seq, recorded_at, recorded_by, text)
SELECT code, key, version, annulled, event_seq, recorded_at, recorded_by, replace(text, '{OFFICE}', code)
FROM registers_ikupaper, bench_office WHERE office_id = '{OFFICE}' AND code <> '{OFFICE}';
INSERT INTO registers_roleassignment (office_id, key, version, annulled, event_seq, recorded_at, recorded_by, username,
  role, unit, valid_from, valid_to)
SELECT code, key, version, annulled, event_seq, recorded_at, recorded_by, username, role, unit, valid_from, valid_to
FROM registers_roleassignment, bench_office WHERE office_id = '{OFFICE}' AND code <> '{OFFICE}'
  AND (username = '{OF_NATION}' OR username = '{OF_REGENCY}' AND code LIKE '{REGENCY}.%');
INSERT INTO registers_auditevent (id, office_id, seq, recorded_at, recorded_by, verb, summary, manifest, prev_hash,
  hash)
SELECT code || '#' || seq, code, seq, recorded_at, recorded_by, verb, summary, manifest, prev_hash, hash
FROM registers_auditevent, bench_office WHERE office_id = '{OFFICE}' AND code <> '{OFFICE}';
"""
_OPEN = """
INSERT INTO registers_openrow (office_id, book, key, row, is_submitted)
SELECT office_id, '{book}', key, id, state = 'diajukan' FROM {table} AS opened
WHERE state <> 'terverifikasi' AND NOT (state = 'draf' AND annulled) AND NOT EXISTS (
  SELECT FROM {table} AS later
  WHERE (later.office_id, later.key, later.version) = (opened.office_id, opened.key, opened.version + 1))
"""
# The others in turn are given what was counted of the offices of the kabupaten.
_DEALT_OUT = """
FROM (SELECT code, row_number() OVER (ORDER BY code) AS number FROM bench_office WHERE code NOT LIKE %(regency)s)
  AS others
JOIN (SELECT code, row_number() OVER (ORDER BY code) AS number, count(*) OVER () AS all_of_them
  FROM bench_office WHERE code LIKE %(regency)s) AS counted
  ON counted.number = others.number %% counted.all_of_them + 1
"""
_COUNTS = f"""
INSERT INTO registers_officecount (office_id, year, quarter, indicator, definition, numerator, denominator)
SELECT others.code, year, quarter, indicator, definition, numerator, denominator
{_DEALT_OUT} JOIN registers_officecount ON office_id = counted.code
"""
_ARREARS = f"""
INSERT INTO registers_officearrears (office_id, year, kind, since, count)
SELECT others.code, year, kind, since, count
{_DEALT_OUT} JOIN registers_officearrears ON office_id = counted.code
"""
_UNCHECKED = """
DELETE FROM registers_officearrears WHERE kind = 'belum_diperiksa';
INSERT INTO registers_officearrears (office_id, year, kind, since, count)
SELECT office_id, 0, 'belum_diperiksa', '0001-01-01', count(*) FROM registers_openrow WHERE is_submitted GROUP BY 1
"""
