"""Whether papers say what was frozen: taken from the files themselves, held against the snapshot in the database.

The snapshot is read past the program that served the pages: the file of the database, opened by hand.
"""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx as python_docx

from cermat.documents.content import Paper, Table
from cermat.documents.reports import berita_acara, kertas_kerja, lkjip, pengukuran
from cermat.documents.reports.berita_acara import STEPS
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.registers import snapshots
from tests.documents.reading import (
    as_drawn,
    as_numbers,
    as_written,
    docx_cell,
    docx_text,
    pdf_text,
    row_words,
    sheet_words,
    sheets,
    squeezed,
    strings,
    tables,
)

REPORTS = {"pengukuran": pengukuran.compose, "lkjip": lkjip.compose, "berita-acara": berita_acara.compose}
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A file somebody printed: of which measurement, which report, and of which indicator, empty for a whole one."""

    measurement: str
    report: str
    form: str
    content: bytes
    indicator: str = ""

    @property
    def name(self) -> str:
        """Return what the file is called in a complaint."""
        return f"{self.measurement} {self.report} {self.indicator} {self.form}"


def snapshot(database: Path, measurement: str) -> OfficeMeasurement:
    """Return what was frozen of a measurement, from the file of the database."""
    asked = (
        "SELECT text FROM registers_snapshot WHERE key ="
        " (SELECT snapshot FROM registers_frozenmeasurement WHERE key = ? ORDER BY version DESC LIMIT 1)"
    )
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as books:
        [(text,)] = books.execute(asked, (measurement,))
    return snapshots.read(text)


def complaints(printed: Printed, frozen: OfficeMeasurement) -> list[str]:
    """Return what a file says otherwise than the snapshot: a figure it lacks, or one that is not there."""
    paper = _expected(printed, frozen)
    found = READERS[printed.form](paper, printed.content)
    return [f"{printed.name}: {each}" for each in found]


def _expected(printed: Printed, frozen: OfficeMeasurement) -> Paper:
    """Return the paper of the frozen values, composed here, without names and numbers of the office."""
    if printed.report == "kertas-kerja":
        measured = next(each for each in frozen.measurements if each.indicator.id == printed.indicator)
        return kertas_kerja.compose(frozen, measured)
    paper = REPORTS[printed.report](frozen, official=None)
    # Who took which step is no figure of the snapshot.
    figures = (block for block in paper.blocks if not (isinstance(block, Table) and block.name == STEPS))
    return replace(paper, blocks=tuple(figures))


def _said(paper: Paper) -> list[str]:
    """Return every text of the paper's tables that holds a digit."""
    return [
        words for table in tables(paper) for row in table.rows for words in row_words(row) if re.search(r"\d", words)
    ]


def _known(paper: Paper) -> set[str]:
    return {number for words in strings(paper.blocks) for number in as_numbers(words)}


def _in_pdf(paper: Paper, content: bytes) -> list[str]:
    text = pdf_text(content)
    drawn = squeezed(text)
    lacking = [f"lacks “{words}”" for words in _said(paper) if as_drawn(words) not in drawn]
    return lacking + [f"says {number}" for number in sorted(as_numbers(text) - _known(paper))]


def _in_docx(paper: Paper, content: bytes) -> list[str]:
    document = python_docx.Document(BytesIO(content))
    drawn = [each for each in document.tables if each.style is not None and each.style.name == "Table Grid"]
    found = [[squeezed(docx_cell(cell)) for cell in row.cells] for each in drawn for row in each.rows]
    lacking = [
        f"lacks the row {row_words(row)}"
        for table in tables(paper)
        for row in table.rows
        if [as_written(words) for words in row_words(row)] not in found
    ]
    return lacking + [f"says {number}" for number in sorted(as_numbers(docx_text(content)) - _known(paper))]


def _in_xlsx(paper: Paper, content: bytes) -> list[str]:
    found, wrong = sheets(content), []
    for table in tables(paper):
        rows = found.get(table.name, [])[1:]
        if len(rows) != len(table.rows):
            wrong.append(f"has {len(rows)} rows for {len(table.rows)} of “{table.name}”")
        for row, values in zip(table.rows, rows, strict=False):
            shown = [squeezed(sheet_words(value, cell)) for value, cell in zip(values, row.cells, strict=False)]
            if shown != [as_written(words) for words in row_words(row)]:
                wrong.append(f"lacks the row {row_words(row)}")
    return wrong


READERS = {"pdf": _in_pdf, "docx": _in_docx, "xlsx": _in_xlsx}


def figures(docx: bytes) -> list[tuple[list[Decimal], ...]]:
    """Return the numbers in each row of the Pengukuran's own table: target, realisasi, capaian."""
    document = python_docx.Document(BytesIO(docx))
    table = next(each for each in document.tables if "Realisasi" in [cell.text for cell in each.rows[0].cells])
    return [tuple(_numbers(docx_cell(row.cells[place])) for place in (4, 5, 6)) for row in table.rows[2:]]


def frozen_figures(frozen: OfficeMeasurement) -> list[tuple[list[Decimal], ...]]:
    """Return the same numbers from the snapshot, with counts of a share after its value."""
    return [
        (_present(each.target), [*_present(each.value), *_counts(each)], _present(each.attainment))
        for each in frozen.measurements
    ]


def _counts(each: Measurement) -> list[Decimal]:
    share = each.figure.share
    return [] if share is None else [Decimal(share.numerator), Decimal(share.denominator)]


def _present(amount: Decimal | None) -> list[Decimal]:
    return [] if amount is None else [amount]


def _numbers(text: str) -> list[Decimal]:
    """Return the numbers of a cell that begins with one; none of a cell that says why there is no number."""
    if not text.strip()[:1].isdigit():
        return []
    return [Decimal(each.replace(".", "").replace(",", ".")) for each in NUMBER.findall(text)]


def targets(docx: bytes) -> list[tuple[str, Decimal]]:
    """Return what a Perjanjian Kinerja promises: each target as it is written, and its amount."""
    document = python_docx.Document(BytesIO(docx))
    table = next(each for each in document.tables if "Target" in [cell.text for cell in each.rows[0].cells])
    place = [cell.text for cell in table.rows[0].cells].index("Target")
    said = [docx_cell(row.cells[place]).strip() for row in table.rows[1:]]
    return [(words, amount) for words in said for amount in _numbers(words)[:1]]


def lacking(form: str, content: bytes, words: Iterable[str]) -> list[str]:
    """Return which of these words a file does not say."""
    said = squeezed({"pdf": pdf_text, "docx": docx_text, "xlsx": _sheet_text}[form](content))
    return [each for each in words if squeezed(each) not in said]


def _sheet_text(content: bytes) -> str:
    return " ".join(str(value) for rows in sheets(content).values() for row in rows for value in row)
