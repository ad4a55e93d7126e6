"""What it costs to look over a kabupaten, a province and the country, and an office's page beside 1 or 7,285 offices.

`python -m benchmarks.supervision [1jt|10jt]` (a million activities, or ten) makes databases of its own on the
PostgreSQL at POSTGRES_URL and drops them: the nation of `benchmarks.nation_books`, and one of its offices alone. Server
time is that of the whole request in one process, from the middleware to the last byte, the database's share in it,
after a first that is not counted: the median, and the least, which other work on the machine lengthens least.
"""

import contextlib
import io
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

SERVER = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
os.environ["DATABASE_URL"] = SERVER
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

import psycopg  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks import nation  # noqa: E402
from benchmarks.nation_books import OF_NATION, OF_REGENCY, OFFICE, REGENCY, database, fill, leave_one, open_database  # noqa: E402
from benchmarks.readers import read  # noqa: E402
from cermat.actions import activities  # noqa: E402
from cermat.cli import measure as cli_measure  # noqa: E402
from cermat.cli import output  # noqa: E402
from cermat.registers import counts, measuring  # noqa: E402
from cermat.registers.selectors import heads  # noqa: E402
from tests import cast  # noqa: E402

RUNS, RUNS_BESIDE, YEAR = 5, 25, 2023
WILAYAH = f"/wilayah/?tahun={YEAR}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What some runs took, in milliseconds."""

    median: float
    least: float


def taken(*works: Callable[[], object], runs: int = RUNS) -> tuple[Taken, ...]:
    """Return what each of some works takes, the runs of all in turn, after one of each that is not counted."""
    took: list[list[float]] = [[] for _ in works]
    for number in range(runs + 1):
        for place, work in enumerate(works):
            begun = time.perf_counter()
            work()
            if number:
                took[place].append((time.perf_counter() - begun) * 1000)
    return tuple(Taken(median=statistics.median(each), least=min(each)) for each in took)


def reader(username: str) -> Client:
    """Return a browser of somebody who signed in."""
    client = cast.signed_in(username)
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    return client


def opened(client: Client, address: str) -> Callable[[], bytes]:
    """Return how a page is opened."""

    def open_page() -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:
            raise ValueError(f"{address}: {answer.status_code}")
        return answer.content

    return open_page


def anew(page: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return how a page is opened where nothing is remembered of any office's books."""

    def open_page() -> bytes:
        heads.forget()
        return page()

    return open_page


def measured() -> None:
    """Measure an office and write its JSON, as `cermat measure --format json` does once it has started."""
    with contextlib.redirect_stdout(io.StringIO()):
        output.print_json(cli_measure.as_json(measuring.measure(cast.console(OFFICE), year=YEAR)))


def over_many(name: str) -> None:
    """Print what the pages over many offices take."""
    pages = [
        ("kabupaten page, 21 offices, all moved on", OF_REGENCY, WILAYAH, 100),
        ("the same, their books as they were", OF_REGENCY, WILAYAH, 100),
        ("the same, asked by the nation's supervisor", OF_NATION, f"{WILAYAH}&di={REGENCY}", None),
        ("province page", OF_NATION, f"{WILAYAH}&di={REGENCY[:2]}", None),
        ("national page", OF_NATION, WILAYAH, 300),
    ]
    open_database(name)
    for words, who, address, bound in pages:
        page = opened(reader(who), address)
        (found,) = taken(anew(page) if words.endswith("all moved on") else page)
        say(words, found, f"bound {bound} ms" if bound else "")


def beside(nation_name: str, alone_name: str) -> None:
    """Print what an office's pages and its JSON take beside all others and alone, the runs in turn."""
    for words, address in (
        ("its Beranda", f"/?tahun={YEAR}"),
        ("its Kegiatan", f"/kegiatan/?tahun={YEAR}"),
        ("its Dokumen desa", f"/dokumen-desa/?tahun={YEAR}"),
        ("`measure` as JSON", None),
    ):
        works = []
        for name in (nation_name, alone_name):
            open_database(name)
            works.append(within(name, opened(reader("camat"), address) if address else measured))
        many, alone = taken(*works, runs=RUNS_BESIDE)
        ratio = f"alone {alone.median:.1f} ms: {many.median / alone.median:.2f} times (bound 1.2)"
        say(f"{words} beside all others", many, f"{ratio}, by the least {many.least / alone.least:.2f}")


def within(name: str, work: Callable[[], object]) -> Callable[[], object]:
    """Return a work that is done in a database."""

    def done() -> None:
        open_database(name)
        work()

    return done


def saved_row(name: str) -> None:
    """Print after how long a saved row shows on the national page."""
    open_database(name)
    page, before = opened(reader(OF_NATION), WILAYAH), 0
    before = counted(page())
    begun = time.perf_counter()
    activities.add(by=cast.scope(), entry=cast.activity("005/tolok-ukur"))
    now = counted(page())
    if now != before + 1:
        raise ValueError(f"the page shows {now} activities after {before}")
    print(
        f"a saved row shows on the national page after {(time.perf_counter() - begun) * 1000:8.1f} ms, bound 1,000 ms"
    )
    wrong = counts.wrong_counts(cast.console(OFFICE))
    print(f"kept counts of {OFFICE} that are not those of its rows: {len(wrong)}")


def counted(page: bytes) -> int:
    """Return how many activities the page says are counted."""
    found = re.search(r"([0-9.]+) dari ([0-9.]+), [0-9.]+ kantor", page.decode())
    if not found:
        raise ValueError("the page says no count")
    return int(found[2].replace(".", ""))


def say(words: str, found: Taken, rest: str) -> None:
    """Print one figure."""
    print(f"{words:44}{found.median:8.1f} ms, least {found.least:7.1f} ms  {rest}", flush=True)


def main(size: str = "1jt") -> None:
    """Print every figure with its bound."""
    nation_name, alone_name = (f"cermat_bench_{uuid4().hex[:8]}" for _ in range(2))
    url = SERVER.rpartition("/")[0]
    with tempfile.TemporaryDirectory() as folder, database(SERVER, nation_name), database(SERVER, alone_name):
        areas = nation.fetch(Path(folder))
        open_database(nation_name)
        begun = time.perf_counter()
        fill(f"{url}/{nation_name}", nation.SIZES[size], areas=areas)
        open_database(alone_name)
        leave_one(f"{url}/{alone_name}", of=f"{url}/{nation_name}")
        print(f"{books(f'{url}/{nation_name}')}, laid in within {time.perf_counter() - begun:.0f} s; {load()}")
        over_many(nation_name)
        beside(nation_name, alone_name)
        saved_row(nation_name)
        session = reader("camat").cookies["sessionid"].value
        pages = [f"/{each}?tahun={YEAR}" for each in ("", "kegiatan/", "dokumen-desa/")]
        print(read(f"{url}/{nation_name}", f"sessionid={session}", pages))
        print(load())


def books(url: str) -> str:
    """Return how many versions the long books hold."""
    with psycopg.connect(url) as base:
        tables = ("activity", "output", "villagedocument", "office")
        found = [base.execute(f"SELECT count(*) FROM registers_{each}").fetchone() for each in tables]
    return ", ".join(f"{count:,} {table}" for table, (count,) in zip(tables, filter(None, found), strict=True))


def load() -> str:
    """Return how busy the machine is."""
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


if __name__ == "__main__":
    main(*sys.argv[1:2])
