"""The deadline day: the villages of a kabupaten hand in at the same hour, before the real server on PostgreSQL.

`python -m benchmarks.deadline [pendek|kabupaten]`: the 31 desa of three kecamatan, or all 198 of 21. It makes a
database of its own on the PostgreSQL at POSTGRES_URL and a data folder, opens the books with some years in them, starts
`cermat serve` on the loopback, and drops everything in the end. Each village's operator signed in beforehand; then all
begin at once, and each opens the list, fills in the form, looks, saves, and sends a paper of 200 kB of its own in the
pieces in which the page's script sends it. Afterwards every acknowledged row and file is looked for past the program,
file by SHA-256. The load runs on the same processors; what each party took of them is told.

`python -m benchmarks.deadline profil`: the same steps one after another inside one process, with what each costs in
processor time and in questions to the database.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import psycopg  # noqa: E402

from cermat.registers import areas  # noqa: E402
from tests.cli.test_work import children_of  # noqa: E402
from tests.durability.handing_in import Village, villages  # noqa: E402
from tests.durability.keeping import acknowledged, assert_kept  # noqa: E402
from tests.durability.place import ROOT, Place  # noqa: E402
from tests.durability.served import Served  # noqa: E402

SERVER = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
# How many kecamatan hand in.
SIZES = {"pendek": 3, "kabupaten": 21, "profil": 2}
STEPS = ("list", "form", "look", "save", "begin paper", "piece", "last piece", "row's page")
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def opened(codes: Sequence[str]) -> Iterator[Place]:
    """Hand out a place whose offices are open, in a database of its own that is dropped in the end."""
    name = f"cermat_deadline_{uuid4().hex[:8]}"
    with psycopg.connect(SERVER, autocommit=True) as base:
        base.execute(f"CREATE DATABASE {name}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            place = Place(folder=Path(folder), database_url=f"{SERVER.rpartition('/')[0]}/{name}")
            place.open(*codes)
            # As the database's own housekeeping does with books that have stood for some minutes.
            with psycopg.connect(place.database_url, autocommit=True) as base:
                base.execute("VACUUM ANALYZE")
            yield place
    finally:
        with psycopg.connect(SERVER, autocommit=True) as base:
            base.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Watch(threading.Thread):
    """Looks every second at what each party took of the processors: `seconds` by party, this process being the load."""

    def __init__(self, place: Place, served: Served) -> None:
        super().__init__(daemon=True)
        self.place, self.answering, self.beside = place, served.answering(), served.beside()
        self.over = threading.Event()
        self.first, self.last = dict(self.look()), dict[tuple[str, int], float]()

    def run(self) -> None:
        """Look until told to stop. A backend that is new since has taken everything meanwhile."""
        while not self.over.wait(1):
            self.last.update(self.look())

    def look(self) -> Iterator[tuple[tuple[str, int], float]]:
        """Yield the seconds of each process by party; those of its children count as its own."""
        mine = resource.getrusage(resource.RUSAGE_SELF)
        yield ("load", os.getpid()), mine.ru_utime + mine.ru_stime
        yield ("server", self.answering), seconds_of(self.answering)
        yield ("worker", self.beside), seconds_of(self.beside)
        asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        for (pid,) in self.place.ask(asked):
            yield ("PostgreSQL", pid), seconds_of(pid)

    @property
    def seconds(self) -> Counter[str]:
        """Return the processor seconds of each party since the beginning."""
        taken = Counter[str]()
        for (party, pid), last in self.last.items():
            taken[party] += last - self.first.get((party, pid), 0.0)
        return taken


def seconds_of(pid: int) -> float:
    """Return the processor seconds of a process and of its children; 0 where it is gone."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, said[11:15])) / TICKS + sum(map(seconds_of, children_of(pid)))


def sign_in(served: Served, every: Sequence[Village]) -> None:
    """Sign every operator in by the page, one after another, and print what it took."""
    before = seconds_of(served.answering())
    for village in every:
        village.person.sign_in()
    say("sign in", seconds(every, "sign in"))
    taken = (seconds_of(served.answering()) - before) / len(every)
    print(f"{taken * 1000:.0f} ms of the server's processor time to sign in, the page with it")


def hand_in(place: Place, served: Served, every: Sequence[Village]) -> None:
    """Have every village hand in at once, and print what it took."""
    watch, begun = Watch(place, served), time.monotonic()
    watch.start()
    with ThreadPoolExecutor(max_workers=len(every)) as pool:
        list(pool.map(Village.run, every))
    took = time.monotonic() - begun
    watch.over.set()
    watch.join()
    watch.last.update(watch.look())
    tell(every, took)
    for party, seconds in watch.seconds.most_common():
        print(
            f"{party:12}{seconds / len(every) * 1000:6.0f} ms of processor time a submission, "
            f"{seconds / took / (os.cpu_count() or 1) * 100:3.0f} % of {os.cpu_count()} processors"
        )


def tell(every: Sequence[Village], took: float) -> None:
    """Print how many submissions a second, how long each step took, and the errors shown."""
    whole = sum(len(village.acknowledged) == 2 for village in every)
    errors = [fault for village in every for fault in [*village.faults, *village.silences]]
    errors += [each for village in every for each in village.phone.taken if each.status >= 400]
    print(
        f"{whole} of {len(every)} submissions within {took:.1f} s: {whole / took:.2f} a second, "
        f"{len(errors)} errors shown"
    )
    for error in errors[:3]:
        print(f"  {str(error)[:400]}")
    for step in STEPS:
        say(step, seconds(every, step))
    say("all of it", (village.seconds for village in every))


def seconds(every: Sequence[Village], step: str) -> Iterator[float]:
    """Yield how long each answer to a step took."""
    return (each.seconds for village in every for each in village.phone.taken if each.step == step)


def say(step: str, took: Iterable[float]) -> None:
    """Print the median, p95 and the longest of some seconds."""
    found = sorted(took)
    late = found[int(len(found) * 0.95)]
    print(
        f"{step:12}{len(found):6} times  median {statistics.median(found):6.2f} s  p95 {late:6.2f} s  "
        f"most {found[-1]:6.2f} s"
    )


def check(place: Place, every: Sequence[Village]) -> None:
    """Print whether everything acknowledged is there, and what the examination and the chains say."""
    assert_kept(place, every)
    rows = acknowledged(every)
    print(f"{len(rows)} rows acknowledged, 0 lost, each file there with its SHA-256")
    for command in ("doctor", "verify"):
        said = place.cermat(command)
        print(f"cermat {command}: {said.returncode} {said.stdout.strip().splitlines()[-1]}")


def load() -> str:
    """Return how busy the machine is."""
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def main(size: str = "pendek") -> None:
    """Print the figures of a size, or the profile."""
    codes = [each.code for each in areas.every_kecamatan()][-SIZES[size] :]
    with opened(codes) as place:
        if size == "profil":
            subprocess.run(
                [sys.executable, "-m", "benchmarks.profiled", *codes], cwd=ROOT, env=place.environment, check=True
            )
            return
        print(load())
        with Served(place) as served:
            every = villages(codes, port=served.port)
            sign_in(served, every)
            hand_in(place, served, every)
        check(place, every)
        print(load())


if __name__ == "__main__":
    main(*sys.argv[1:2])
