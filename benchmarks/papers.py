"""How long a paper takes: one Pengukuran Kinerja, and an LKjIP of thirty pages in each form.

The first run is not counted: fonts and template are read once in a process.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pypdf

from cermat.documents.content import Paper
from cermat.documents.reports import lkjip, pengukuran
from cermat.documents.writers import docx, pdf, xlsx
from tests.documents import sample

RUNS = 7
PAGES = 30


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


def pages(paper: Paper) -> int:
    """Return how many pages a paper has."""
    return len(pypdf.PdfReader(BytesIO(pdf.write(paper))).pages)


def main() -> None:
    """Print each figure with its bound and how many times as long as a Pengukuran it takes."""
    measured = sample.measured()
    short = seconds(lambda: pdf.write(pengukuran.compose(measured, official=sample.OFFICIAL)))
    report = long_report()
    long = seconds(lambda: pdf.write(report))
    print(f"Pengukuran Kinerja, PDF      {short * 1000:6.0f} ms (bound 30 ms)")
    print(f"LKjIP of {pages(report)} pages, PDF       {long:6.2f} s  (bound 0.5 s), {long / short:.1f} Pengukuran")
    print(f"LKjIP of {pages(report)} pages, DOCX      {seconds(lambda: docx.write(report)):6.2f} s")
    print(f"LKjIP of {pages(report)} pages, XLSX      {seconds(lambda: xlsx.write(report)):6.2f} s")


if __name__ == "__main__":
    main()
