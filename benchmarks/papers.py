"""How long a paper takes: one Pengukuran Kinerja, an LKjIP of thirty pages in each form, a thousand quarterly papers.

The first run of one paper is not counted: fonts and template are read once in a process. No paper is set twice: of an
equal one the typesetter may remember all. The thousand are those of 250
offices, each with the rows of the sample books, measured and printed by `cermat report --every-office`.
"""

import itertools
import os
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf

from benchmarks.__main__ import CERMAT
from cermat.documents.content import Paper
from cermat.documents.reports import lkjip, pengukuran
from cermat.documents.writers import docx, pdf, xlsx
from tests.documents import sample

RUNS = 7
PAGES = 30
OFFICE, OFFICES = "35.08.10", 250
NUMBERS = itertools.count()


def seconds(work: Callable[[], object]) -> float:
    """Return the median of some runs after one that is not counted."""
    work()
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def long_report() -> Paper:
    """Return an LKjIP whose texts fill thirty pages."""
    measured = sample.complete(sample.measured())
    for lines in range(5, 200, 5):
        texts = tuple(replace(each, text="\n\n".join([each.text * 6] * lines)) for each in measured.analyses)
        paper = lkjip.compose(replace(measured, analyses=texts), official=sample.OFFICIAL)
        if pages(paper) >= PAGES:
            return paper
    raise LookupError("no text is long enough")


def fresh(paper: Paper) -> Paper:
    """Return the paper as one that was never set before."""
    return replace(paper, title=f"{paper.title} {next(NUMBERS)}")


def pages(paper: Paper) -> int:
    """Return how many pages a paper has."""
    return len(pypdf.PdfReader(BytesIO(pdf.write(paper))).pages)


def thousand(folder: Path) -> float:
    """Return how many seconds a thousand quarterly papers take, those of 250 offices; the counter moves on stderr."""
    environment = {**os.environ, "CERMAT_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    subprocess.run([str(CERMAT), "demo", "--no-serve"], env=environment, capture_output=True, check=True)
    with closing(sqlite3.connect(folder / "demo" / "cermat.sqlite3")) as books, books:
        copy_office(books, times=OFFICES - 1)
    environment["CERMAT_DATA"] = str(folder / "demo")
    papers = folder / "naskah"
    papers.mkdir()
    begun = time.perf_counter()
    for quarter in range(1, 5):
        asked = ["report", "pengukuran", "2023", "--quarter", str(quarter), "--every-office", "-o", str(papers)]
        subprocess.run([str(CERMAT), *asked], env=environment, check=True)
    taken = time.perf_counter() - begun
    assert len(list(papers.iterdir())) == 4 * OFFICES
    return taken


def copy_office(books: sqlite3.Connection, *, times: int, first: int = 0) -> None:
    """Give the one office's rows to others too, under codes of their own, numbered from `first`."""
    listed = books.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'registers%'").fetchall()
    columns = {name: [column for _, column, *_ in books.execute(f"PRAGMA table_info({name})")] for (name,) in listed}
    of_office = {name: there for name, there in columns.items() if "office_id" in there}
    for number in range(first, first + times):
        code = f"99.{number // 100:02}.{number % 100:02}"
        books.execute("INSERT INTO registers_office VALUES (?)", [code])
        for name, there in of_office.items():
            # A row's own number is given anew; an event's is its office's code and place, and is text.
            copied = [each for each in there if each != "id" or name == "registers_auditevent"]
            new = {"office_id": "?", "id": f"'{code}/' || seq"}
            values = ", ".join(new.get(each, f'"{each}"') for each in copied)
            into = ", ".join(f'"{each}"' for each in copied)
            insert = f"INSERT INTO {name} ({into}) SELECT {values} FROM {name} WHERE office_id = ?"
            books.execute(insert, [code, OFFICE])


def main() -> None:
    """Print each figure with its bound and how many times as long as a Pengukuran it takes."""
    measured = sample.measured()
    short = seconds(lambda: pdf.write(fresh(pengukuran.compose(measured, official=sample.OFFICIAL))))
    report = long_report()
    long = seconds(lambda: pdf.write(fresh(report)))
    print(f"Pengukuran Kinerja, PDF      {short * 1000:6.0f} ms (bound 30 ms)")
    print(f"LKjIP of {pages(report)} pages, PDF       {long:6.2f} s  (bound 0.5 s), {long / short:.1f} Pengukuran")
    print(f"LKjIP of {pages(report)} pages, DOCX      {seconds(lambda: docx.write(report)):6.2f} s")
    print(f"LKjIP of {pages(report)} pages, XLSX      {seconds(lambda: xlsx.write(report)):6.2f} s")
    with tempfile.TemporaryDirectory() as name:
        taken = thousand(Path(name))
    count, processes = 4 * OFFICES, os.cpu_count()
    print(f"{count} quarterly papers, PDF   {taken:6.0f} s  {count / taken:.1f} a second, {processes} processes")
    print(f"each, measuring with it      {taken / count * 1000:6.0f} ms {taken / count / short:.1f} Pengukuran")


if __name__ == "__main__":
    main()
