"""PostgreSQL: the engine that answers from the books themselves, in the database where they are written."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import psycopg

from cermat.rollup import asking, compiling, questions, tables
from cermat.rollup.asking import Answer, Asked, Fetched
from cermat.rollup.errors import RollupRefused
from cermat.rollup.questions import PaperVersion
from cermat.rollup.tables import Table
from cermat.rules.library import law

_VERSION = "version, recorded_at AT TIME ZONE 'UTC' AS recorded_at, annulled"
_CHECKED = f"replace(office_id, '.', '')::int AS office, key AS row, {_VERSION}, state, takes_back"
_VILLAGE_KIND = (
    "CASE substr(split_part(key, '.', 4), 1, 1) WHEN '1' THEN 'kelurahan' WHEN '2' THEN 'desa' ELSE 'desa_adat' END"
)
# The books under the names and with the columns of a lake.
VIEWS = {
    tables.ACTIVITY.name: (
        f"{_CHECKED}, dated, status, is_outside_authority, kind, function, unit FROM registers_activity"
    ),
    tables.OUTPUT.name: f"{_CHECKED}, activity, kind, dated FROM registers_output",
    tables.VILLAGE_DOCUMENT.name: (
        f"{_CHECKED}, replace(village, '.', '')::bigint AS village, kind, fiscal_year, enacted_on, submitted_on, "
        "amendment FROM registers_villagedocument"
    ),
    tables.VILLAGE.name: (
        f"replace(office_id, '.', '')::int AS office, replace(key, '.', '')::bigint AS village, {_VERSION}, "
        f"{_VILLAGE_KIND} AS kind, valid_from, valid_to FROM registers_village"
    ),
}
_PAPERS = (
    "SELECT office_id, key, event_seq, recorded_at, state IS NULL OR state = 'terverifikasi', annulled, text "
    "FROM registers_ikupaper ORDER BY office_id, event_seq"
)
_SAMPLES = "SELECT office_id FROM registers_officeprofile WHERE is_sample"


def answer(asked: Asked, url: str) -> Answer:
    """Return the counts asked of the books of every office in a database; nothing in it is changed.

    Raises RollupRefused where it cannot be reached, holds no books, or does not answer.
    """
    try:
        with _connected(url) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            try:
                fetched = _fetched(connection, asked)
                samples = frozenset(code for (code,) in connection.execute(_SAMPLES))
                return asking.answered(fetched, asked, offices=_offices(connection), samples=samples)
            finally:
                connection.rollback()
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn) as error:
        raise RollupRefused("Basis data itu tidak memuat buku Cermat versi ini; periksa alamatnya.") from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise RollupRefused(
            "Nama pengguna itu belum boleh membaca buku; beri hak SELECT atas tabelnya dan TEMPORARY pada basis data."
        ) from error
    except psycopg.errors.ReadOnlySqlTransaction as error:
        raise RollupRefused(
            "Basis data itu hanya dapat dibaca, misalnya salinan siaga, sehingga tabel sementara tidak dapat dibuat; "
            "pakai alamat basis data utamanya."
        ) from error
    except psycopg.errors.QueryCanceled as error:
        raise RollupRefused(
            "PostgreSQL menghentikan hitungan ini, misalnya karena batas waktunya (statement_timeout) habis; naikkan "
            "batas itu bagi nama pengguna ini, atau hitung dari danau data."
        ) from error
    except psycopg.Error as error:
        raise RollupRefused(
            f"PostgreSQL tidak menyelesaikan hitungan ini ({_first_line(error)}); ulangi, atau hitung dari danau data."
        ) from error


def _connected(url: str) -> psycopg.Connection:
    """Return a connection that speaks UTF-8, whatever the address says. Raises RollupRefused."""
    try:
        return psycopg.connect(url, client_encoding="utf8")
    except psycopg.Error as error:
        raise RollupRefused(
            "PostgreSQL tidak dapat dihubungi; periksa apakah peladennya berjalan, dan alamat, nama basis data, "
            "nama pengguna, serta sandinya."
        ) from error


def _first_line(error: psycopg.Error) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _fetched(connection: psycopg.Connection, asked: Asked) -> Fetched:
    # The planner cannot guess what so many joined parts leave over: loops would run over all of it, again and again.
    connection.execute("SET LOCAL enable_nestloop = off")
    connection.execute("SET LOCAL jit = off")
    for name, columns in VIEWS.items():
        connection.execute(f"CREATE TEMPORARY VIEW {name} AS SELECT {columns}")
    spans = [
        (office, span) for office, versions in _papers(connection) for span in questions.papers_over_time(versions)
    ]
    named = {each.name: each for _, span in spans for each in questions.definitions(span.papers)}.values()
    _fill(connection, tables.RULING, rows=(row for office, span in spans for row in questions.rulings(office, span)))
    _fill(connection, tables.CUT, rows=(row for each in named for row in questions.cuts(each.paper, each.indicator)))
    _fill(connection, tables.DUE, rows=(row for each in named for row in questions.dues(each.paper, each.indicator)))
    _fill(connection, tables.ADMISSIBLE, rows=questions.admissible(law()))
    *before, last = compiling.statements(asking.of_books, asked, engine="postgres")
    for each in before:
        connection.execute(f"CREATE TEMPORARY TABLE {each.name} AS {each.text}")
        connection.execute(f"ANALYZE {each.name}")
    rows = connection.execute(last.text).fetchall()
    return Fetched(rows, *(connection.execute(each).fetchall() for each in asking.BESIDES))


def _offices(connection: psycopg.Connection) -> list[str]:
    return [code for (code,) in connection.execute("SELECT code FROM registers_office")]


def _papers(connection: psycopg.Connection) -> Iterator[tuple[int, list[PaperVersion]]]:
    by_office: dict[str, list[PaperVersion]] = {}
    for office, key, seq, recorded_at, is_verified, annulled, text in connection.execute(_PAPERS):
        version = PaperVersion(
            key=key, seq=seq, recorded_at=recorded_at, is_verified=is_verified, annulled=annulled, text=text
        )
        by_office.setdefault(office, []).append(version)
    for office, versions in by_office.items():
        yield tables.undotted(office), versions


def _fill(connection: psycopg.Connection, table: Table, *, rows: Iterable[Sequence[object]]) -> None:
    """Create a table of rows that ends with the connection, and let the planner know how many they are."""
    connection.execute(f"CREATE TEMPORARY TABLE {table.name} ({table.sql_columns()})")
    with connection.cursor().copy(f"COPY {table.name} FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_utc(value) for value in row])
    connection.execute(f"ANALYZE {table.name}")


def _utc(value: object) -> object:
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
