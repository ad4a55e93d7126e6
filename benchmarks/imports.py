"""What it costs to take one file of village documents into every office of the country, and to take it back.

`python -m benchmarks.imports [CODE]` makes a database of its own on the PostgreSQL at POSTGRES_URL and drops it: all
7,285 offices with their units, villages and papers, or those whose codes begin with CODE. The file holds three
documents of each village (225,798 lines), marked DATA CONTOH, the same in every run. Both are timed whole, in one
process, from the file to the committed rows: reading, full validation, chains, what is kept beside the books. Then some
offices' chains are verified, and what is kept beside their books is compared as `cermat recount` does. In the end the
database writes as many next versions by plain SQL, read by nobody and sealed by nothing: what the machine takes for the
rows alone, so that runs on different machines can be compared.
"""

import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

SERVER = os.environ.get("POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
os.environ["DATABASE_URL"] = SERVER
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

import duckdb  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from benchmarks import nation  # noqa: E402
from benchmarks.nation_books import OFFICE, database  # noqa: E402
from benchmarks.supervision import load  # noqa: E402
from cermat.actions import counts  # noqa: E402
from cermat.actions.imports import deliveries, undoing  # noqa: E402
from cermat.registers import ledger, selectors  # noqa: E402
from cermat.registers.models import IkuPaper, Office, OfficeProfile, Unit, Village, VillageDocument  # noqa: E402
from cermat.registers.scope import Scope  # noqa: E402
from tests import cast  # noqa: E402

TOGETHER, COMPARED = 200, 12
# Of the performance year 2023: its kinds, their fiscal years, and the months they are of.
KINDS = (("rkp_desa", 2024, "2023-09"), ("apb_desa", 2024, "2023-12"), ("lppd_desa", 2022, "2023-03"))
HEAD = "kode_desa;jenis;tahun_anggaran;nomor;tanggal_ditetapkan;tanggal_disampaikan"
R = TypeVar("R")


def places(areas: Path, within: str) -> Mapping[str, list[str]]:
    """Return the villages of each office whose code begins with `within`, kelurahan too, by code."""
    asked = "SELECT code FROM read_csv(?, all_varchar = true) WHERE starts_with(code, ?) ORDER BY 1"
    found = {code: list[str]() for (code,) in duckdb.execute(asked, [str(areas / "districts.csv"), within]).fetchall()}
    for (code,) in duckdb.execute(asked, [str(areas / "villages.csv"), within]).fetchall():
        found[code.rpartition(".")[0]].append(code)
    return found


def open_offices(villages: Mapping[str, list[str]]) -> None:
    """Open the books of offices as the first one's were opened, an event each; they are counted only where compared."""
    cast.open_office()
    profile, paper = OfficeProfile.objects.get(), IkuPaper.objects.get()
    names = [(unit.key, unit.name) for unit in Unit.objects.all()]
    new = [code for code in villages if code != OFFICE]
    Office.objects.bulk_create(Office(pk=code) for code in new)
    followers, ledger.followers[:] = list(ledger.followers), []
    for start in range(0, len(new), TOGETHER):
        some = dict.fromkeys(new[start : start + TOGETHER], "DATA CONTOH")
        with transaction.atomic(), ledger.acts(by="konsol", verb="membuka buku kantor", summaries=some) as begun:
            ledger.add_to(
                {
                    act: [
                        OfficeProfile(
                            key="kantor", version=1, name=f"Kecamatan {code}", regency=profile.regency,
                            seat=profile.seat, address=profile.address, zone=profile.zone, is_sample=True,
                        ),
                        *(Unit(key=key, version=1, name=name) for key, name in names),
                        *(Village(key=each, version=1, name=f"Desa {each}") for each in villages[code]),
                        IkuPaper(
                            key=paper.key, version=1, text=paper.text.replace(OFFICE, code), state="terverifikasi",
                            verified_by="sekretaris", takeover=True,
                        ),
                    ]
                    for code, act in begun.items()
                }
            )  # fmt: skip
    ledger.followers[:] = followers
    for scope in compared():
        counts.recount(scope.office)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def compared() -> list[Scope]:
    """Return the console's scopes of the offices whose books are compared."""
    every = selectors.console_scopes()
    return list(every[:: max(1, len(every) // COMPARED)])


def write(path: Path, villages: Mapping[str, list[str]]) -> int:
    """Write the file, its lines not in the order of offices, and return how many lines it has."""
    lines = defaultdict[int, list[str]](list)
    for number, village in enumerate(each for office in villages.values() for each in office if each[9] != "1"):
        for kind, year, month in KINDS:
            day = f"{month}-{1 + number % 28:02}"
            dates = f";{day}" if kind == "lppd_desa" else f"{day};"
            lines[number % 7].append(f"{village};{kind};{year};DATA CONTOH {1 + number % 20}/{year};{dates}")
    every = [line for part in lines.values() for line in part]
    path.write_text("\n".join([HEAD, *every]))
    return len(every)


def timed(words: str, lines: int, work: Callable[[], R]) -> tuple[R, float]:
    """Do a work on some lines and print what it took: by the clock, and of processors, ours and the database's.

    Returns what the work returned, and the seconds by the clock.
    """
    begun, own, base = time.perf_counter(), time.process_time(), of_database()
    done = work()
    took, own, base = time.perf_counter() - begun, time.process_time() - own, of_database() - base
    speed = f"{took:8.1f} s, {lines / took:8,.0f} lines a second"
    print(f"{words:11}{speed}; processor {own:.1f} s, and the database's {base:.1f} s; {load()}", flush=True)
    return done, took


def write_plainly() -> int:
    """Have the database write a version more of every document as it stands, and return how many."""
    name = connection.ops.quote_name
    columns = [name(field.column) for field in VillageDocument._meta.concrete_fields if not field.primary_key]
    said = ["version + 1" if column == name("version") else column for column in columns]
    table = name(VillageDocument._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(said)} FROM {table} WHERE version = 2"
        )
        return int(cursor.rowcount)


def of_database() -> float:
    """Return how many seconds of a processor the database's process spent on our questions, where it runs here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    ticks = stat.read_text().rpartition(")")[2].split()[11:13] if stat.exists() else []
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def compare() -> None:
    """Print whether the chains, the counts and the open rows of some offices are those of their rows."""
    wrong = [each.office for each in compared() if ledger.verify(each.office) or counts.recount(each.office)]
    print(f"{len(compared())} offices compared, {len(wrong)} wrong; {VillageDocument.objects.count():,} rows")


def main(within: str = "") -> None:
    """Print what the import and its undoing take."""
    with tempfile.TemporaryDirectory() as folder, database(SERVER, f"cermat_bench_{uuid4().hex[:8]}"):
        villages = places(nation.fetch(Path(folder)), within)
        file = Path(folder) / "dokumen-desa.csv"
        lines = write(file, villages)
        begun = time.perf_counter()
        open_offices(villages)
        print(
            f"{len(villages):,} offices, {lines:,} lines; laid in within {time.perf_counter() - begun:.0f} s; {load()}"
        )
        by = selectors.console_scopes()
        taken, import_took = timed("import", lines, lambda: deliveries.village_documents(by=by, path=file))
        if taken.saved != lines or taken.delivery is None:
            raise ValueError(taken.summary + "".join(fault.sentence for fault in taken.faults[:3]))
        name = taken.delivery
        compare()
        undone, undo_took = timed("undo", lines, lambda: undoing.undo_delivery(by=by, name=name))
        if undone.lines != lines:
            raise ValueError(f"{undone.lines} lines undone of {lines}")
        compare()
        written, alone_took = timed("rows alone", lines, write_plainly)
        if written != lines:
            raise ValueError(f"{written} lines written of {lines}")
        print(
            f"of the rows alone: import {import_took / alone_took:.1f} times, undo {undo_took / alone_took:.1f} times"
        )
        print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB; {load()}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
