"""Writing the lake: province by province, only what changed, and all of it or nothing.

What lies in the folder follows from the books alone: an export that adds to an older one leaves the same bytes as one
into an empty folder.
"""

import csv
import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Protocol

import duckdb
import ibis
import ibis.expr.types as ir

from cermat.rollup import compiling, lake, questions, standing, tables
from cermat.rollup.lake import Head, Lake, LakeFile
from cermat.rollup.tables import Table
from cermat.rules.types import Law

DESK = ".tulis-"
# The part of what no province holds.
NATION = "00"
_CSV = """auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = ''"""
# What the system may refuse while DuckDB writes, which says it in the system's words alone.
_REFUSED = (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS)
Row = Sequence[object]
Progress = Callable[[int, int], None]


class Source(Protocol):
    """Where the books come from; an office is named by its dotted code, a row by its key."""

    def heads(self) -> Mapping[str, Head]:
        """Return the last act of every office."""

    def holds(self, office: str, head: Head) -> bool:
        """Return whether the office's chain holds an act, so that what came after it continues what was read."""

    def rows(self, office: str, table: Table, *, after: int, head: int) -> Iterable[Row]:
        """Return what the acts after one, up to another, wrote in a book, by the table's columns."""

    def papers(self, office: str, *, head: int) -> Sequence[questions.PaperVersion]:
        """Return every version of the office's IKU papers up to an act."""

    def samples(self) -> frozenset[str]:
        """Return which offices hold sample books."""


def export(folder: Path, source: Source, *, law: Law, progress: Progress) -> Lake:
    """Write what the source recorded since the lake in the folder was last written; return the lake as it is now.

    Where the law of the program changed since, the books are others than those read, or a file is not as it was
    written, everything is written. Raises NoLake for a folder that holds something else, or the lake of offices that
    the source does not have; OSError where it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(folder):
            return _export(folder, source, law=law, progress=progress)
    except duckdb.IOException as error:
        said = str(error).splitlines()[0]
        known = (each for each in _REFUSED if os.strerror(each).lower() in said.lower())
        raise OSError(next(known, errno.EIO), said) from error


def _export(folder: Path, source: Source, *, law: Law, progress: Progress) -> Lake:
    heads = source.heads()
    before = _before(folder, law=law, offices=heads.keys())
    if not all(source.holds(office, head) for office, head in before.heads.items()):
        before = Lake()
    changed = sorted(office for office, head in heads.items() if before.heads.get(office) != head)
    parts = sorted({office[:2] for office in changed})
    with tempfile.TemporaryDirectory(dir=folder, prefix=DESK) as desk:
        if not (folder / lake.NAME).exists():
            # A first export that dies leaves a folder which says whose it is, and which the next one takes.
            _describe(Lake(), folder, desk=Path(desk))
        writer = Writer(folder, before, desk=Path(desk), law=law)
        for done, part in enumerate(parts):
            progress(done, len(parts))
            of_part = {office: heads[office].seq for office in changed if office.startswith(part)}
            writer.write_part(part, source, heads=of_part)
        progress(len(parts), len(parts))
        return writer.finish(heads, samples=source.samples())


def fingerprint(law: Law) -> str:
    """Return a hash of what law and program make of the rows: once either changes, the lake is written anew."""
    made = [sql for _, sql in _derived()]
    return hashlib.sha256(repr((law.document_kinds, law.output_kinds, made)).encode()).hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one export write a folder at a time, and clear away what one that died left on its desk."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in folder.glob(f"{DESK}*"):
            shutil.rmtree(left)
        yield
    except BlockingIOError as error:
        raise lake.NoLake(f"Ekspor lain sedang menulis {folder}; tunggu sampai selesai.") from error
    finally:
        os.close(held)


def _describe(now: Lake, folder: Path, *, desk: Path) -> None:
    """Put a lake's description into its folder, whole or not at all."""
    (desk / lake.NAME).write_text(lake.described(now))
    os.replace(desk / lake.NAME, folder / lake.NAME)


def _before(folder: Path, *, law: Law, offices: Set[str]) -> Lake:
    if (folder / lake.NAME).exists():
        try:
            known = lake.read((folder / lake.NAME).read_text(errors="replace"), at=str(folder))
        except lake.SpoiltLake:
            return Lake()
        if gone := sorted(known.heads.keys() - offices):
            raise lake.NoLake(
                f"Danau data di {folder} memuat {len(gone)} kantor yang tidak ada di buku ini, misalnya {gone[0]}; "
                "periksa CERMAT_DATA dan DATABASE_URL, atau pilih folder kosong."
            )
        return known if known.law == fingerprint(law) and lake.is_whole(known, folder) else Lake()
    if any(each for each in folder.iterdir() if not each.name.startswith(DESK)):
        raise lake.NoLake(f"{folder} berisi berkas lain; pilih folder kosong atau folder danau data.")
    return Lake()


class Writer:
    """Writes files under names of their own; only once all are there does the lake's description name them."""

    def __init__(self, folder: Path, before: Lake, *, desk: Path, law: Law) -> None:
        self._folder, self._desk, self._law = folder, desk, law
        self._before = before
        self._files = {name: list(found) for name, found in before.files.items()}
        self._asked: dict[str, questions.Definition] = {}

    def write_part(self, part: str, source: Source, *, heads: Mapping[str, int]) -> None:
        """Write a province anew: what its files held, and what these offices recorded since."""
        with duckdb.connect(":memory:", config={"temp_directory": str(self._desk / "luapan")}) as connection:
            for table in tables.BOOKS:
                written = (
                    row
                    for office, head in heads.items()
                    for row in source.rows(office, table, after=self._after(office), head=head)
                )
                self._fill(connection, table, rows=written)
                self._keep(connection, table, part=part)
            numbers = {office: tables.undotted(office) for office in heads}
            spans = [
                (numbers[office], span)
                for office, head in heads.items()
                for span in questions.papers_over_time(source.papers(office, head=head))
            ]
            rulings = (row for office, span in spans for row in questions.rulings(office, span))
            self._fill(connection, tables.RULING, rows=rulings)
            self._keep(connection, tables.RULING, part=part, without=list(numbers.values()))
            asked = (each for _, span in spans for each in questions.definitions(span.papers))
            self.write_tables(connection, part, asked=asked)

    def write_tables(
        self, connection: duckdb.DuckDBPyConnection, part: str, *, asked: Iterable[questions.Definition]
    ) -> None:
        """Write a province's books and rulings as they lie in a connection, and the days that follow from them.

        `asked`: what the rulings ask; the days of it are written too, in the end, for the nation.
        """
        self._asked.update({each.name: each for each in asked})
        self._fill(connection, tables.ADMISSIBLE, rows=questions.admissible(self._law))
        for table in (*tables.BOOKS, tables.RULING):
            self._replace(connection, table, part=part, slices=[_Slice()])
        for table, made in _derived():
            connection.execute(f"CREATE TABLE {table.name} ({table.sql_columns()})")
            connection.execute(f"INSERT INTO {table.name} SELECT {', '.join(table.columns)} FROM ({made})")  # noqa: S608
            slices = _slices(connection, table) if table in tables.DAYS else [_Slice()]
            self._replace(connection, table, part=part, slices=slices)

    def finish(self, heads: Mapping[str, Head], *, samples: frozenset[str]) -> Lake:
        """Write what holds for the nation, then the lake's description, and remove what it names no more."""
        with duckdb.connect(":memory:") as connection:
            for table, rows_of in ((tables.CUT, questions.cuts), (tables.DUE, questions.dues)):
                asked = self._asked.values()
                rows = (row for each in asked for row in rows_of(each.paper, each.indicator))
                self._fill(connection, table, rows=rows)
                self._keep(connection, table, part=NATION, without=list(self._asked), by="definition")
                self._replace(connection, table, part=NATION, slices=[_Slice()])
            self._fill(connection, tables.ADMISSIBLE, rows=questions.admissible(self._law))
            self._replace(connection, tables.ADMISSIBLE, part=NATION, slices=[_Slice()])
        files = {name: tuple(sorted(found, key=lambda each: each.path)) for name, found in self._files.items()}
        now = Lake(law=fingerprint(self._law), heads=dict(heads), samples=samples, files=files)
        _describe(now, self._folder, desk=self._desk)
        self._sweep(now)
        return now

    def _after(self, office: str) -> int:
        known = self._before.heads.get(office)
        return known.seq if known else 0

    def _fill(self, connection: duckdb.DuckDBPyConnection, table: Table, *, rows: Iterable[Row]) -> None:
        """Create a table of new rows."""
        staged = self._desk / f"{table.name}.csv"
        with staged.open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(_cells(table, row) for row in rows)
        connection.execute(f"CREATE OR REPLACE TABLE {table.name} ({table.sql_columns()})")
        types = {name: tables.SQL_TYPES[kind] for name, (kind, _) in table.columns.items()}
        connection.execute(
            f"INSERT INTO {table.name} FROM read_csv(?, columns = ?, {_CSV})",
            [str(staged), types],
        )
        staged.unlink()

    def _keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        table: Table,
        *,
        part: str,
        without: Sequence[object] = (),
        by: str = "office",
    ) -> None:
        """Add what the table's files held, without some of it."""
        kept = [str(self._folder / each.path) for each in self._before.of(table, part=part)]
        if kept:
            connection.execute(
                f"INSERT INTO {table.name} FROM read_parquet(?) WHERE NOT list_contains(?, {by})",
                [kept, list(without)],
            )

    def _replace(
        self, connection: duckdb.DuckDBPyConnection, table: Table, *, part: str, slices: Iterable["_Slice"]
    ) -> None:
        """Write a table's slices in the place of the files that the part had."""
        kept = [each for each in self._files.get(table.name, ()) if each.part != part]
        written = [self._write(connection, table, part=part, each=each) for each in slices]
        self._files[table.name] = [*kept, *written]

    def _write(self, connection: duckdb.DuckDBPyConnection, table: Table, *, part: str, each: "_Slice") -> LakeFile:
        made = self._desk / f"{table.name}.parquet"
        rows = connection.sql(f"SELECT * FROM {table.name} WHERE {each.condition} ORDER BY ALL")  # noqa: S608
        rows.write_parquet(str(made))
        sha256 = hashlib.sha256(made.read_bytes()).hexdigest()
        path = lake.place_of(table.name, part=part, year=each.year, sha256=sha256)
        (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.replace(made, self._folder / path)
        (count,) = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(self._folder / path)]).fetchall()[0]
        return LakeFile(
            path=path, sha256=sha256, rows=count, part=part, year=each.year, since=each.since, until=each.until
        )

    def _sweep(self, now: Lake) -> None:
        named = {each.path for found in now.files.values() for each in found}
        for each in sorted(self._folder.rglob("*.parquet")):
            place = each.relative_to(self._folder).as_posix()
            if lake.is_own(place) and place not in named and each.is_file():
                each.unlink()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slice:
    """Rows that share a file: all of a table, or those of one year that still stand, or no more."""

    condition: str = "true"
    year: int | None = None
    since: tuple[str, str] | None = None
    until: tuple[str, str] | None = None


def _slices(connection: duckdb.DuckDBPyConnection, table: Table) -> list[_Slice]:
    """Return a table of days in slices: whoever asks as of now reads nothing of what stands no more."""
    by = next(iter(table.columns))
    stands = f"until = TIMESTAMP '{tables.EVER}'"
    bounds = "min(since), max(since), min(until), max(until)"
    found = connection.execute(f"SELECT {by}, {stands}, {bounds} FROM {table.name} GROUP BY 1, 2 ORDER BY 1, 2")  # noqa: S608
    return [
        _Slice(
            condition=f"{by} = {year} AND ({stands}) = {is_standing}",
            year=year,
            since=(first.isoformat(sep=" "), last.isoformat(sep=" ")),
            until=(first_end.isoformat(sep=" "), last_end.isoformat(sep=" ")),
        )
        for year, is_standing, first, last, first_end, last_end in found.fetchall()
    ]


@cache
def _derived() -> tuple[tuple[Table, str], ...]:
    """Return the SQL of what the books make, table by table; made once, for that takes longer than a small province."""
    return tuple((table, compiling.sql(expression, "duckdb")) for table, expression in _expressions())


def _expressions() -> Iterator[tuple[Table, ir.Table]]:
    """Yield what the books make, table by table: since when each row counts, in every span of knowledge."""
    end = ibis.timestamp(tables.EVER)
    activities, outputs = tables.ACTIVITY.unbound(), tables.OUTPUT.unbound()
    instants = standing.instants_of_activities(activities, outputs)
    days = standing.activity_days(activities, outputs, admissible=tables.ADMISSIBLE.unbound(), instants=instants)
    known = standing.spans(days, instants, columns=("row",), end=end)
    yield tables.ACTIVITY_DAYS, known.mutate(year=known.counted_on.year())
    documents = tables.VILLAGE_DOCUMENT.unbound()
    instants = standing.instants_of_places(documents)
    days = standing.document_days(documents, instants)
    yield tables.DOCUMENT_DAYS, standing.spans(days, instants, columns=standing.PLACE, end=end)
    yield tables.VILLAGE_SPANS, standing.village_spans(tables.VILLAGE.unbound(), end=end)


def _cells(table: Table, row: Row) -> list[object]:
    return [_cell(name, value) for name, value in zip(table.columns, row, strict=True)]


def _cell(name: str, value: object) -> object:
    if isinstance(value, str):
        return tables.undotted(value) if name in tables.CODES else _number(name, value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value


def _number(name: str, value: str) -> object:
    return tables.number_of(value) if name in tables.KEYS else value
