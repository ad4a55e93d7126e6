"""A nation to measure with: every kecamatan and desa, ten years of activities and documents; the same in every run.

Area codes are those of the npm package idn-area-data 4.0.1 (data under the Open Database License 1.0, code MIT, by its
contributors); they are fetched when a benchmark runs, and are no part of this project. Everything else is invented by
arithmetic: no row says anything of a real office.
"""

import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from cermat.rollup import questions, tables, writing
from cermat.rollup.lake import Head, Lake
from cermat.rules.library import law, lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.types import IkuPaper

AREAS = "idn-area-data@4.0.1"
YEARS = range(2015, 2025)
OPENED = datetime(2014, 1, 1, tzinfo=UTC)
MEMORY = "6GB"


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many activities an office records a year, of the offices whose codes begin with `within`."""

    name: str
    within: str
    a_year: int


SIZES = {
    each.name: each
    for each in (
        Size(name="kantor", within="35.08.10", a_year=550),
        Size(name="kabupaten", within="35.08", a_year=550),
        Size(name="1jt", within="", a_year=14),
        Size(name="10jt", within="", a_year=138),
        Size(name="40jt", within="", a_year=550),
    )
}


def fetch(folder: Path) -> Path:
    """Return the folder with the package's CSV files, fetched where they are not there yet."""
    areas = folder / "package" / "data"
    if not areas.exists():
        folder.mkdir(parents=True, exist_ok=True)
        asked = ["npm", "pack", AREAS, "--silent", "--pack-destination", str(folder)]
        archive = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(folder / archive) as packed:
            packed.extractall(folder, filter="data")
    return areas


def paper() -> IkuPaper:
    """Return the paper that every office works under: Lumajang's, in force for all ten years."""
    return read_paper(paper_text(), origin="acuan")


def paper_text() -> str:
    """Return that paper's file."""
    return lumajang_2023_text().replace("year_from: 2023", f"year_from: {YEARS[0]}")


def make(folder: Path, size: Size, *, areas: Path) -> None:
    """Write the nation twice: as a lake under `danau`, and plainly, as it was recorded, under `polos`."""
    folder.mkdir(parents=True)
    danau, plain, desk = folder / "danau", folder / "polos", folder / "meja"
    for each in (danau, plain, desk):
        each.mkdir()
    writer = writing.Writer(danau, Lake(), desk=desk, law=law())
    heads: dict[str, Head] = {}
    for part in parts(areas, size):
        with duckdb.connect(
            ":memory:", config={"memory_limit": MEMORY, "temp_directory": str(desk / "luapan")}
        ) as base:
            record(base, part, size, areas=areas)
            heads |= {
                office: Head(1, "") for (office,) in base.execute("SELECT code FROM offices ORDER BY 1").fetchall()
            }
            write_plainly(base, plain, part)
            writer.write_tables(base, part, asked=questions.definitions([paper()]))
    writer.finish(heads, samples=frozenset(heads))
    shutil.rmtree(desk)


def parts(areas: Path, size: Size) -> list[str]:
    """Return the codes of the provinces that hold offices of this size."""
    asked = (
        "SELECT DISTINCT substr(code, 1, 2) FROM read_csv(?, all_varchar = true) WHERE starts_with(code, ?) ORDER BY 1"
    )
    return [part for (part,) in duckdb.execute(asked, [str(areas / "districts.csv"), size.within]).fetchall()]


def record(base: duckdb.DuckDBPyConnection, part: str, size: Size, *, areas: Path) -> None:
    """Create the books of a province's offices, and the rulings of their paper."""
    base.execute(_CHANCE)
    base.execute(_OFFICES, [str(areas / "districts.csv"), max(size.within, part, key=len)])
    base.execute(_PLACES, [str(areas / "villages.csv")])
    years = {"first": YEARS[0], "last": YEARS[-1]}
    base.execute(_STORIES, {**years, "a_year": size.a_year})
    base.execute(_ACTIVITIES)
    base.execute(_OUTPUTS)
    base.execute(_DOCUMENTS, years)
    base.execute(_VILLAGES)
    base.execute("DROP TABLE stories")
    base.execute(f"CREATE TABLE ruling ({tables.RULING.sql_columns()})")
    span = questions.PapersInForce(since=OPENED, until=questions.EVER, papers=(paper(),))
    rows = [
        (office, since.replace(tzinfo=None), until.replace(tzinfo=None), *rest)
        for (office,) in base.execute("SELECT office FROM offices").fetchall()
        for office, since, until, *rest in questions.rulings(office, span)
    ]
    base.executemany(f"INSERT INTO ruling VALUES ({', '.join('?' * len(tables.RULING.columns))})", rows)


def write_plainly(base: duckdb.DuckDBPyConnection, folder: Path, part: str) -> None:
    """Write a province's books as one would: codes and keys as texts, a file a book, in the order they came."""
    code = "format('{}.{}.{}', substr(office::text, 1, 2), substr(office::text, 3, 2), substr(office::text, 5, 2))"
    village = f"{code} || '.' || substr(village::text, 7)"
    texts = {
        "office": code,
        "village": village,
        "row": "'baris-' || row::text",
        "activity": "'baris-' || activity::text",
    }
    for table in tables.BOOKS:
        (folder / table.name).mkdir(exist_ok=True)
        columns = ", ".join(f"{texts.get(name, name)} AS {name}" for name in table.columns)
        base.sql(f"SELECT {columns} FROM {table.name}").write_parquet(str(folder / table.name / f"{part}.parquet"))


# A number that looks like chance and is none: the same for the same row and salt, everywhere.
_CHANCE = (
    "CREATE MACRO chance(k, salt, below) AS ((((k * 48271 + salt * 7919) % 2147483647) * 69621) % 2147483647) % below"
)
_OFFICES = """
CREATE TABLE offices AS
SELECT code, replace(code, '.', '')::int AS office, row_number() OVER (ORDER BY code) - 1 AS number
FROM read_csv(?, all_varchar = true) WHERE starts_with(code, ?);
"""
_PLACES = """
CREATE TABLE places AS
SELECT offices.office, replace(villages.code, '.', '')::bigint AS village,
  CASE substr(villages.code, 10, 1) WHEN '1' THEN 'kelurahan' WHEN '2' THEN 'desa' ELSE 'desa_adat' END AS kind
FROM read_csv(?, all_varchar = true) AS villages JOIN offices ON offices.code = villages.district_code;
"""
# What happens to each activity: most were taken over verified, others went their way through several versions.
_STORIES = """
CREATE TABLE stories AS
SELECT office, k, day, chance(k, 1, 100) AS story, chance(k, 4, 100) < 2 AS outside,
  CASE WHEN chance(k, 3, 100) < 2 THEN 'rencana' WHEN chance(k, 3, 100) < 4 THEN 'batal'
    ELSE 'terlaksana' END AS status,
  day::timestamp + to_days(1 + chance(k, 5, 12)::int) + to_seconds(chance(k, 11, 86399)) AS written,
  to_days(1 + chance(k, 12, 20)::int) AS pause
FROM (
  SELECT office, k, make_date(year, 1, 1) + chance(k, 2, 365)::int AS day
  FROM (
    SELECT office, year, (number * 10 + year - $first) * $a_year + i AS k
    FROM offices, range($first, $last + 1) AS years(year), range($a_year) AS each(i)
  )
);
"""
_ACTIVITIES = """
CREATE TABLE activity AS
SELECT office, k AS row, version::int AS version, written + (version - 1) * pause AS recorded_at, annulled, state,
  takes_back::int AS takes_back, day + moved::int AS dated, status, outside AS is_outside_authority,
  CASE chance(k, 6, 2) WHEN 0 THEN 'fasilitasi' ELSE 'koordinasi' END AS kind,
  CASE WHEN outside THEN NULL ELSE substr('abcdefghij', 1 + chance(k, 7, 10)::int, 1) END AS function,
  'unit-' || chance(k, 8, 7) AS unit
FROM stories JOIN (VALUES
  (0, 69, 1, 'terverifikasi', false, NULL, 0),
  (70, 89, 1, 'diajukan', false, NULL, 0), (70, 89, 2, 'terverifikasi', false, NULL, 0),
  (90, 93, 1, 'terverifikasi', false, NULL, 0), (90, 93, 2, 'diajukan', false, NULL, 5),
  (90, 93, 3, 'terverifikasi', false, NULL, 5),
  (94, 95, 1, 'diajukan', false, NULL, 0),
  (96, 96, 1, 'terverifikasi', false, NULL, 0), (96, 96, 2, 'terverifikasi', true, NULL, 0),
  (97, 97, 1, 'terverifikasi', false, NULL, 0), (97, 97, 2, 'diajukan', false, NULL, 9),
  (97, 97, 3, 'terverifikasi', false, 2, 0),
  (98, 98, 1, 'draf', false, NULL, 0),
  (99, 99, 1, 'dikembalikan', false, NULL, 0)
) AS told(from_story, to_story, version, state, annulled, takes_back, moved)
ON story BETWEEN from_story AND to_story;
"""
# Three activities in four leave something behind; now and then a second paper that shows no follow-up.
_OUTPUTS = """
CREATE TABLE output AS
SELECT office, k AS row, version::int AS version, written + to_days(3) + (version - 1) * pause AS recorded_at,
  false AS annulled, state, NULL::int AS takes_back, k AS activity,
  CASE WHEN chance(k, 22, 100) < 85
    THEN (['berita_acara', 'rekomendasi', 'surat_tindak_lanjut', 'laporan_hasil'])[1 + chance(k, 23, 4)::int]
    ELSE 'notulen' END AS kind,
  day + chance(k, 24, 60)::int - 1 AS dated
FROM stories JOIN (VALUES
  (0, 79, 1, 'terverifikasi'), (80, 94, 1, 'diajukan'), (80, 94, 2, 'terverifikasi'), (95, 99, 1, 'diajukan')
) AS told(from_story, to_story, version, state)
ON chance(k, 25, 100) BETWEEN from_story AND to_story
WHERE chance(k, 21, 100) < 75
UNION ALL
SELECT office, k + 1000000000000, 1, written + to_days(4), false, 'terverifikasi', NULL, k, 'foto', day
FROM stories WHERE chance(k, 26, 100) < 8;
"""
_DOCUMENTS = """
CREATE TABLE village_document AS
SELECT office, k AS row, version::int AS version,
  made::timestamp + to_days(2) + to_days(9 * (version - 1)) AS recorded_at,
  false AS annulled, state, NULL::int AS takes_back, village, kind, fiscal_year,
  made AS enacted_on, made AS submitted_on, NULL::int AS amendment
FROM (
  SELECT office, village, kind, fiscal_year::int AS fiscal_year, k, due - 40 + chance(k, 31, 60)::int AS made
  FROM (
    SELECT office, village, kind, year + ahead AS fiscal_year, make_date(year, month, day) AS due,
      (village % 100000000) * 40 + (year - $first) * 3 + number AS k
    FROM (SELECT office, village FROM places WHERE kind <> 'kelurahan'),
      range($first, $last + 1) AS years(year),
      (VALUES (0, 'rkp_desa', 1, 9, 30), (1, 'apb_desa', 1, 12, 31), (2, 'lppd_desa', -1, 3, 31))
        AS kinds(number, kind, ahead, month, day)
  )
) JOIN (VALUES
  (0, 79, 1, 'terverifikasi'), (80, 94, 1, 'diajukan'), (80, 94, 2, 'terverifikasi'), (95, 96, 1, 'diajukan')
) AS told(from_story, to_story, version, state)
ON chance(k, 32, 100) BETWEEN from_story AND to_story;
"""
_VILLAGES = """
CREATE TABLE village AS
SELECT office, village, 1 AS version, TIMESTAMP '2014-01-01' AS recorded_at, false AS annulled, kind,
  NULL::date AS valid_from, NULL::date AS valid_to
FROM places;
"""
