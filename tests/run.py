"""Every test, on both databases: `python -m tests.run [--prove]`.

The rooms without tables run once. The rooms with tables run on SQLite and on PostgreSQL. The pages run in Chromium.
Where PostgreSQL or Chromium does not answer, that part is skipped with a loud word, and fails when CI=true.
"""

import os
import shutil
import subprocess
import sys
import time

import psycopg

POSTGRES_URL = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
PURE = ["tests/architecture", "tests/words", "tests/rules", "tests/indicators", "tests/spec", "tests/documents"]
BOOKS = ["tests/config", "tests/registers", "tests/actions", "tests/web", "tests/cli"]
IN_CI = os.environ.get("CI") == "true"


def postgres_answers() -> bool:
    """Return whether a PostgreSQL server answers at POSTGRES_URL."""
    try:
        psycopg.connect(POSTGRES_URL, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def suite(title: str, paths: list[str], *, marks: str, database_url: str | None) -> bool:
    """Run one suite and return whether it was green."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CERMAT_DATA"}}
    if database_url:
        environment["DATABASE_URL"] = database_url
    print(f"\n== {title}", flush=True)
    begun = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-m", marks, *paths]
    finished = subprocess.run(command, env=environment, check=False)
    print(f"== {title}: {time.monotonic() - begun:.0f} s", flush=True)
    return finished.returncode == 0


def absent(what: str) -> bool:
    """Say loudly that something is missing; return whether the run may still be called green."""
    print(f"\n!! {what}: BAGIAN INI TIDAK DIUJI / THIS PART WAS NOT TESTED", file=sys.stderr, flush=True)
    return not IN_CI


def main() -> int:
    """Run every suite; return 0 when all were green."""
    prove = "--prove" in sys.argv[1:]
    if prove:
        os.environ["CERMAT_PROVE"] = "1"
    marks = "not browser" if prove else "not browser and not prove"
    green = [
        suite("rooms without tables", PURE, marks=marks, database_url=None),
        suite("rooms with tables, on SQLite", BOOKS, marks=marks, database_url=None),
        suite("rooms with tables, on PostgreSQL", BOOKS, marks=marks, database_url=POSTGRES_URL)
        if postgres_answers()
        else absent(f"PostgreSQL does not answer at {POSTGRES_URL}"),
        suite("pages in Chromium", ["tests/browser"], marks="browser", database_url=None)
        if shutil.which("chromium")
        else absent("Chromium is not installed"),
    ]
    print("\n== every suite is green" if all(green) else "\n== NOT GREEN", flush=True)
    return 0 if all(green) else 1


if __name__ == "__main__":
    sys.exit(main())
