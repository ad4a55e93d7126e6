"""The roll-up over a nation, beside what one would write by hand: `python -m benchmarks.rollup [SIZE …]`.

Every way answers the same question: per kecamatan and year both figures, for one year or for ten, by the papers' own
basis, as known at an instant. All ways run in turn, round after round, in one process; the table gives medians and
ratios of one run. That all answers are equal is checked before anything is told. PostgreSQL is asked of the same rows,
laid into a database of its own on the server at POSTGRES_URL, which is dropped in the end.
"""

import argparse
import gc
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import psycopg

from benchmarks import books_in_postgres, by_hand, nation, plots
from cermat.rollup import lake, tables
from cermat.rollup.asking import Asked, Level
from cermat.rollup.engines import books, cluster, embedded

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 9
# What takes longer than SLOW seconds is asked PATIENCE times; what takes longer than ENOUGH, once.
PATIENCE = 3
SLOW, ENOUGH = 20.0, 100.0
ONE, TEN = (2024,), tuple(nation.YEARS)
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How the question is asked; `rows` are read as office, year, indicator, numerator, denominator."""

    ask: Callable[[tuple[int, ...]], Any]
    read: Callable[[Any], Rows] = list


@dataclass(frozen=True, kw_only=True)
class Measured:
    """How long one way took for a question, in seconds: the median, and how often it was asked."""

    seconds: float
    rounds: int


def main() -> None:
    """Make the nations asked for where they are not there, ask every way, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", default=["kabupaten"], choices=list(nation.SIZES))
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "cermat-nation")
    asked.add_argument("--without", nargs="*", default=[], help="ways to leave out")
    asked.add_argument("--plot", type=Path, help="SVG of the cost against the size, over the sizes asked")
    given = asked.parse_args()
    areas = nation.fetch(given.folder / "areas")
    points = []
    for name in given.sizes:
        folder = given.folder / name
        if not (folder / "danau" / lake.NAME).exists():
            nation.make(folder, nation.SIZES[name], areas=areas)
        points.append(measure(folder, without=set(given.without)))
    if given.plot:
        given.plot.write_text(plots.log_log(points, across="versions of activities", up="seconds, ten years"))


def measure(folder: Path, *, without: set[str]) -> tuple[int, float]:
    """Ask every way in turn and print how long each took; return the rows, and the seconds of ours for ten years."""
    with ExitStack() as open_things:
        ways = {name: way for name, way in _ways(folder, open_things, without).items() if name not in without}
        rows = sum(each.rows for each in lake.read_folder(folder / "danau").of(tables.ACTIVITY))
        print(f"\n## {folder.name}: {rows:,} versions of activities\n")
        for years in (ONE, TEN):
            found = _in_turn(ways, years)
            _print(years, found)
            _print_bytes(folder / "danau", years)
        return rows, found["ours, DuckDB"].seconds


def _in_turn(ways: dict[str, Way], years: tuple[int, ...]) -> dict[str, Measured]:
    expected = None
    times: dict[str, list[float]] = {name: [] for name in ways}
    names, order = list(ways), random.Random(ROUNDS)
    for turn in range(ROUNDS + 1):
        # What comes after a long one finds a colder machine: each round has an order of its own, the same in every run.
        for name in order.sample(names, len(names)):
            if _is_enough(times[name]):
                continue
            gc.collect()  # nobody pays for what another left
            begun = time.perf_counter()
            answer = ways[name].ask(years)
            seconds = time.perf_counter() - begun
            if turn or seconds > ENOUGH:
                times[name].append(seconds)
            if turn:
                continue
            counted = _comparable(ways[name].read(answer))
            expected = expected or counted
            if counted != expected:
                raise SystemExit(f"{name} answers something else for {years}.")
    return {name: Measured(seconds=statistics.median(each), rounds=len(each)) for name, each in times.items()}


def _is_enough(seconds: Sequence[float]) -> bool:
    return any(each > ENOUGH for each in seconds) or (len(seconds) >= PATIENCE and statistics.median(seconds) > SLOW)


def _comparable(rows: Rows) -> list[tuple[int, int, str, int, int]]:
    """Return what was counted over 1 and more, sorted: by hand an office without villages has no row."""
    return sorted(
        (int(str(office).replace(".", "")), int(year), str(indicator), int(above), int(below))
        for office, year, indicator, above, below in rows
        if below
    )


def _print(years: tuple[int, ...], found: dict[str, Measured]) -> None:
    print(f"\n{len(years)} year{'s' if len(years) > 1 else ''}, as known on {AS_OF.date()}\n")
    print("| way | seconds | rounds | to ours on DuckDB |\n|---|---|---|---|")
    ours = found["ours, DuckDB"].seconds
    for name, each in found.items():
        print(f"| {name} | {each.seconds:.3f} | {each.rounds} | {each.seconds / ours:.2f} |")
    print(f"\nLargest resident size of this process so far: {_resident_megabytes():.0f} MB", flush=True)


def _print_bytes(danau: Path, years: tuple[int, ...]) -> None:
    """Print how many bytes the columns asked for take up in the lake, and how long they take to be read at all."""
    spans = list(_spans_read(danau, years))
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for path, offset, size in spans:
            with path.open("rb", buffering=0) as file:
                file.seek(offset)
                file.read(size)
        seconds.append(time.perf_counter() - begun)
    read = sum(size for _, _, size in spans)
    print(f"Bytes of the columns read: {read / 1e6:.1f} MB; to read these alone: {statistics.median(seconds):.3f} s")


def _spans_read(danau: Path, years: tuple[int, ...]) -> Iterator[tuple[Path, int, int]]:
    """Yield where in which file the compressed columns lie that answer."""
    known = lake.read_folder(danau)
    for table, columns in READ:
        files = [str(danau / each.path) for each in known.needed(table, years, as_of=AS_OF)]
        asked = (
            "SELECT file_name, coalesce(dictionary_page_offset, data_page_offset), total_compressed_size "
            "FROM parquet_metadata($files) WHERE path_in_schema IN (SELECT unnest($columns))"
        )
        for name, offset, size in duckdb.execute(asked, {"files": files, "columns": columns}).fetchall():
            yield Path(name), offset, size


READ = (
    (tables.ACTIVITY_DAYS, ["year", "office", "counted_on", "fulfilled_on"]),
    (tables.DOCUMENT_DAYS, ["fiscal_year", "office", "village", "kind", "enacted_on", "submitted_on"]),
    (tables.VILLAGE_SPANS, list(tables.VILLAGE_SPANS.columns)),
    (tables.RULING, list(tables.RULING.columns)),
)


def _resident_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _ways(folder: Path, open_things: ExitStack, without: set[str]) -> dict[str, Way]:
    danau, plain = folder / "danau", folder / "polos"
    ways = {
        "ours, DuckDB": Way(
            ask=lambda years: embedded.fetched(_asked(years), danau, known=lake.read_folder(danau)).rows,
            read=_read_rows,
        ),
        "by hand, DuckDB, our lake": Way(ask=lambda years: _by_hand_on_lake(danau, years), read=_read_rows),
        "by hand, DuckDB, plain Parquet": Way(ask=lambda years: _by_hand_on_plain(danau, plain, years=years)),
        "by hand, Polars, our lake": Way(ask=lambda years: _by_hand_in_polars(danau, years)),
    }
    if "PostgreSQL" not in without:
        ways |= _on_postgres(plain, danau, open_things)
    if "NumPy" not in without:
        floor = Floor(danau)
        ways["floor: NumPy, in memory, one thread"] = Way(ask=floor.count, read=floor.rows)
    if "Spark" not in without:
        ways |= _on_spark(danau, open_things)
    return ways


def _asked(years: tuple[int, ...]) -> Asked:
    return Asked(years=years, as_of=AS_OF, level=Level.DISTRICT)


def _read_rows(rows: Rows) -> Rows:
    return [(area, year, indicator, above, below) for area, year, indicator, _, above, below, *_ in rows]


def _filled(text: str, years: tuple[int, ...]) -> str:
    return text.format(years=", ".join(map(str, years)), at=AS_OF.strftime("%Y-%m-%d %H:%M:%S"))


def _by_hand_on_lake(danau: Path, years: tuple[int, ...]) -> Rows:
    with duckdb.connect(":memory:", config={"memory_limit": embedded.MEMORY}) as connection:
        embedded.name_tables(connection, danau, known=lake.read_folder(danau), asked=_asked(years))
        return connection.execute(_filled(by_hand.ON_LAKE, years)).fetchall()


def _by_hand_on_plain(danau: Path, plain: Path, *, years: tuple[int, ...]) -> Rows:
    """Ask the books as they were written; the due days are the lake's: by hand too one has them from somewhere."""
    with duckdb.connect(":memory:", config={"memory_limit": nation.MEMORY}) as connection:
        for table in tables.BOOKS:
            connection.read_parquet(str(plain / table.name / "*.parquet")).create_view(table.name)
        connection.read_parquet(str(danau / "due" / "*.parquet")).create_view("due")
        return connection.execute(_filled(by_hand.ON_BOOKS, years)).fetchall()


def _by_hand_in_polars(danau: Path, years: tuple[int, ...]) -> Rows:
    days = _scan(danau, tables.ACTIVITY_DAYS, years).with_columns(last=pl.date(pl.col("year"), 12, 31))
    followed = days.group_by("office", "year").agg(
        numerator=(pl.col("fulfilled_on") <= pl.col("last")).sum(), denominator=pl.len()
    )
    terms = _scan(danau, tables.DUE, years).filter(pl.col("basis") == "event", pl.col("year").is_in(years))
    terms = terms.select("year", "village_kind", "kind", "event", "fiscal_year", "due").unique()
    owed = terms.join(_scan(danau, tables.VILLAGE_SPANS, years).rename({"kind": "village_kind"}), on="village_kind")
    owed = owed.filter(
        pl.col("valid_from").is_null() | (pl.col("valid_from") <= pl.col("due")),
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("due")),
    )
    handed = _scan(danau, tables.DOCUMENT_DAYS, years).drop("office", "since", "until")
    tested = pl.when(pl.col("event") == "ditetapkan").then("enacted_on").otherwise("submitted_on")
    met = owed.join(handed, on=["village", "kind", "fiscal_year"], how="left").group_by("office", "year")
    on_time = met.agg(numerator=(tested <= pl.col("due")).sum(), denominator=pl.len())
    found = pl.collect_all([followed, on_time], engine="streaming")
    return [
        (office, year, indicator, above, below)
        for indicator, frame in zip(("iku-1", "iku-2"), found, strict=True)
        for office, year, above, below in frame.select("office", "year", "numerator", "denominator").iter_rows()
    ]


def _scan(danau: Path, table: tables.Table, years: tuple[int, ...]) -> pl.LazyFrame:
    files = [str(danau / each.path) for each in lake.read_folder(danau).needed(table, years, as_of=AS_OF)]
    rows = pl.scan_parquet(files)
    if "since" not in table.columns:
        return rows
    at = AS_OF.replace(tzinfo=None)
    return rows.filter(pl.col("since") <= at, pl.col("until") > at)


class Floor:
    """The same question over columns that lie decoded in memory, codes turned into places: what no engine undercuts."""

    def __init__(self, danau: Path) -> None:
        with duckdb.connect(":memory:") as connection:
            embedded.name_tables(connection, danau, known=lake.read_folder(danau), asked=_asked(TEN))
            self.offices = np.array(
                [code for (code,) in connection.execute("SELECT DISTINCT office FROM ruling ORDER BY 1").fetchall()]
            )
            self.activities = {year: self._columns(connection, _ACTIVITIES.format(year=year)) for year in TEN}
            self.documents = {year: self._columns(connection, _DOCUMENTS.format(year=year)) for year in TEN}
            self.owed = {year: self._columns(connection, _OWED.format(year=year))["owed"] for year in TEN}

    def _columns(self, connection: duckdb.DuckDBPyConnection, text: str) -> dict[str, Any]:
        return {name: np.ascontiguousarray(each) for name, each in connection.execute(text).fetchnumpy().items()}

    def count(self, years: tuple[int, ...]) -> list[tuple[int, str, Any, Any]]:
        """Return for each year and figure how many rows of each office stand above and below the line."""
        at, many, found = int(AS_OF.timestamp() * 1_000_000), len(self.offices), []
        for year in years:
            each = self.activities[year]
            known = (each["since"] <= at) & (each["until"] > at)
            above = known & (each["fulfilled"] <= (date(year, 12, 31) - date(1970, 1, 1)).days)
            counts = (np.bincount(each["place"][rows], minlength=many) for rows in (above, known))
            found.append((year, "iku-1", *counts))
            each = self.documents[year]
            on_time = (each["since"] <= at) & (each["until"] > at) & (each["tested"] <= each["due"])
            found.append((year, "iku-2", np.bincount(each["place"][on_time], minlength=many), self.owed[year]))
        return found

    def rows(self, counts: list[tuple[int, str, Any, Any]]) -> Rows:
        """Return the counts as rows."""
        return [
            (office, year, indicator, *shares)
            for year, indicator, above, below in counts
            for office, *shares in zip(self.offices, above, below, strict=True)
        ]


_PLACES = """
(SELECT office, row_number() OVER (ORDER BY office) - 1 AS place FROM (SELECT DISTINCT office FROM ruling))
"""
_MICROSECONDS = "epoch_us(since) AS since, epoch_us(until) AS until, place::int AS place"
_ACTIVITIES = f"""
SELECT {_MICROSECONDS}, coalesce(fulfilled_on - DATE '1970-01-01', 2000000)::int AS fulfilled
FROM activity_days JOIN {_PLACES} USING (office) WHERE year = {{year}}
"""
_TERMS = """
(SELECT DISTINCT village_kind, kind, event, fiscal_year, due FROM due WHERE basis = 'event' AND year = {year}) AS t
"""
_DOCUMENTS = f"""
SELECT epoch_us(d.since) AS since, epoch_us(d.until) AS until, place::int AS place,
  (due - DATE '1970-01-01')::int AS due, coalesce(
    CASE event WHEN 'ditetapkan' THEN enacted_on ELSE submitted_on END - DATE '1970-01-01', 2000000)::int AS tested
FROM document_days AS d JOIN {_PLACES} USING (office) JOIN village_spans AS v USING (village)
JOIN {_TERMS} ON t.kind = d.kind AND t.fiscal_year = d.fiscal_year AND t.village_kind = v.kind
"""
_OWED = f"""
SELECT count(v.village)::int AS owed
FROM {_PLACES} AS p
LEFT JOIN (SELECT v.office, v.village FROM village_spans AS v JOIN {_TERMS} ON t.village_kind = v.kind) AS v
  USING (office)
GROUP BY place ORDER BY place
"""


def _on_postgres(plain: Path, danau: Path, open_things: ExitStack) -> dict[str, Way]:
    url = open_things.enter_context(books_in_postgres.laid_in(plain))

    def ask_by_hand(years: tuple[int, ...]) -> Rows:
        with psycopg.connect(url) as connection:
            books_in_postgres.name_by_hand(connection, due=danau / "due")
            return connection.execute(_filled(by_hand.ON_BOOKS, years)).fetchall()

    return {
        "ours, PostgreSQL": Way(
            ask=lambda years: books.answer(_asked(years), url),
            read=lambda answer: [(each.area, each.year, each.indicator, *each[4:6]) for each in answer.counts],
        ),
        "by hand, PostgreSQL": Way(ask=ask_by_hand),
    }


def _on_spark(danau: Path, open_things: ExitStack) -> dict[str, Way]:
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    # By hand, ten years do not fit into the one gigabyte that Spark takes unless told.
    os.environ.setdefault("PYSPARK_SUBMIT_ARGS", "--driver-memory 4g pyspark-shell")
    spark = open_things.enter_context(cluster.session("local[2]"))
    plain = spark.newSession()
    # By hand one leaves Spark to plan as it does by itself.
    plain.conf.set("spark.sql.adaptive.enabled", "true")

    def ask(years: tuple[int, ...]) -> Rows:
        known = lake.read_folder(danau)
        cluster.name_tables(spark, str(danau), known=known, asked=_asked(years))
        return cluster.fetched(_asked(years), known, spark=spark).rows

    def ask_by_hand(years: tuple[int, ...]) -> Rows:
        cluster.name_tables(plain, str(danau), known=lake.read_folder(danau), asked=_asked(years))
        return [tuple(row) for row in plain.sql(_filled(by_hand.ON_LAKE, years)).collect()]

    return {
        "ours, Spark": Way(ask=ask, read=_read_rows),
        "by hand, Spark, our lake": Way(ask=ask_by_hand, read=_read_rows),
    }


if __name__ == "__main__":
    main()
