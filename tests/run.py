"""The tests, on both databases: `python -m tests.run [--short-proofs | --prove]`.

Every room runs on SQLite, and those with tables on PostgreSQL too; the doors before PostgreSQL wait for the other runs:
one test in nine for the short one, their proofs for the long one. The pages run in Chromium, before SQLite in the plain
run, before PostgreSQL too in the others; of their proofs the short run takes some; what is held to the clock (marked
`alone`) runs with nothing beside it. The roll-up runs once, on its own databases; on Spark in the proofs. Where
PostgreSQL, Chromium or Spark does not answer, that part is skipped with a loud word, and fails when CI=true.

Slow proofs (marked `proof`) stay out of the plain run: `--short-proofs` runs them alone in a short form, `--prove` runs
everything, each proof in its full form, with the proofs that have no short form (marked `prove`).
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from tests.rollup.cluster import is_installed

POSTGRES_URL = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
WITHOUT_TABLES = [
    "tests/architecture",
    "tests/words",
    "tests/rules",
    "tests/indicators",
    "tests/reminders",
    "tests/spec",
    "tests/documents",
    "tests/evidence",
]
COUNTRY = ["tests/rollup"]
BOOKS = ["tests/config", "tests/registers", "tests/actions"]
DOORS = ["tests/web", "tests/cli"]
PAGES = ["tests/browser"]
LOSSES = ["tests/durability"]
IN_CI = os.environ.get("CI") == "true"


def postgres_answers() -> bool:
    """Return whether a PostgreSQL server answers at POSTGRES_URL."""
    try:
        psycopg.connect(POSTGRES_URL, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def suite(
    title: str,
    paths: list[str],
    *,
    marks: str,
    database_url: str | None,
    one_in: int = 1,
    workers: int = 2,
    dist: str = "worksteal",
) -> bool:
    """Run one suite, or one in so many of its tests, and return whether it was green."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CERMAT_DATA"}}
    if database_url:
        environment["DATABASE_URL"] = database_url
    environment["CERMAT_ONE_IN"] = str(one_in)
    title = title if one_in == 1 else f"{title}, one test in {one_in}"
    print(f"\n== {title}", flush=True)
    begun, used = time.monotonic(), _processor_seconds()
    command = [sys.executable, "-m", "pytest", "-n", str(workers), "--dist", dist, "-m", marks, *paths]
    finished = subprocess.run(command, env=environment, check=False)
    taken = time.monotonic() - begun
    print(f"== {title}: {taken:.0f} s, {(_processor_seconds() - used) / taken:.1f} cores busy", flush=True)
    return finished.returncode == 0


def _processor_seconds() -> float:
    """Return how long processors worked for what was run so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def absent(what: str) -> bool:
    """Say loudly that something is missing; return whether the run may still be called green."""
    print(f"\n!! {what}: BAGIAN INI TIDAK DIUJI / THIS PART WAS NOT TESTED", file=sys.stderr, flush=True)
    return not IN_CI


@dataclass(frozen=True, slots=True)
class Run:
    """What a run takes: marks of the tests without and with a browser.

    `doors_on_postgres`: marks of the doors' tests there, None where none run; `one_door_in` so many of them does.
    `browser_on_postgres` None: Chromium sees SQLite alone. `with_losses`: whether servers are killed and power is cut,
    on databases those tests start themselves. `one_page_in`, `one_page_on_postgres_in`: so many of Chromium's do.
    """

    plain: str
    doors_on_postgres: str | None
    browser: str
    browser_on_postgres: str | None
    with_losses: bool
    one_door_in: int = 1
    one_page_in: int = 1
    one_page_on_postgres_in: int = 1


QUICK = "not proof and not prove"
RUNS = {
    (): Run(f"not browser and {QUICK}", None, f"browser and {QUICK}", None, False),
    ("--short-proofs",): Run(
        "proof and not prove and not browser",
        f"not browser and {QUICK}",
        "proof and browser and not alone",
        "proof and browser and not matrix and not prove and not alone",
        True,
        one_door_in=9,
        one_page_in=3,
        one_page_on_postgres_in=4,
    ),
    ("--prove",): Run("not browser", "not browser", "browser and not alone", "browser and not alone", True),
}


def suites(run: Run) -> Iterator[bool]:
    """Run every suite of a run and yield whether it was green."""
    has_postgres, has_chromium = postgres_answers(), bool(shutil.which("chromium"))
    rooms = [*WITHOUT_TABLES, *BOOKS, *DOORS]
    yield suite("every room, on SQLite", rooms, marks=run.plain, database_url=None)
    if has_postgres:
        yield suite("rooms with tables, on PostgreSQL", BOOKS, marks=run.plain, database_url=POSTGRES_URL)
    if has_postgres and run.doors_on_postgres:
        marks, one_in = run.doors_on_postgres, run.one_door_in
        yield suite("doors, on PostgreSQL", DOORS, marks=marks, database_url=POSTGRES_URL, one_in=one_in)
    if has_chromium:
        yield suite("pages in Chromium", PAGES, marks=run.browser, database_url=None, one_in=run.one_page_in)
    if has_chromium and run.with_losses:
        yield suite("pages against the clock", PAGES, marks="alone", database_url=None, workers=0)
    if has_chromium and has_postgres and run.browser_on_postgres:
        marks, one_in = run.browser_on_postgres, run.one_page_on_postgres_in
        yield suite("pages in Chromium, on PostgreSQL", PAGES, marks=marks, database_url=POSTGRES_URL, one_in=one_in)
    if has_postgres:
        yield suite("many offices, on every engine", COUNTRY, marks=run.plain, database_url=None, dist="loadgroup")
    if run.with_losses:
        yield suite("kills, power cuts, crowds", LOSSES, marks=run.plain, database_url=None)
    yield from absences(run, has_postgres=has_postgres, has_chromium=has_chromium)


def absences(run: Run, *, has_postgres: bool, has_chromium: bool) -> Iterator[bool]:
    """Say what a run could not test, and yield of each whether the run may still be called green."""
    if run.with_losses and not is_installed():
        yield absent("Spark or its Java is not installed (`make cluster`, Java 17)")
    if not has_postgres:
        yield absent(f"PostgreSQL does not answer at {POSTGRES_URL}")
    if not has_chromium:
        yield absent("Chromium is not installed")
    if run is RUNS[()]:
        print("\nNot run: the slow proofs, and the doors on PostgreSQL; `make prove-short` runs them.", flush=True)


def main() -> int:
    """Run every suite; return 0 when all were green, 2 for an argument that is none."""
    asked = tuple(sys.argv[1:])
    if asked not in RUNS:
        print(__doc__, file=sys.stderr)
        return 2
    if asked == ("--prove",):
        os.environ["CERMAT_PROVE"] = "1"
    green = list(suites(RUNS[asked]))
    print("\n== every suite is green" if all(green) else "\n== NOT GREEN", flush=True)
    return 0 if all(green) else 1


if __name__ == "__main__":
    sys.exit(main())
