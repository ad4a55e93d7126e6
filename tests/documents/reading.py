"""Reading papers back: what a file says, taken from the file itself."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.table import _Cell
from python_calamine import CalamineWorkbook

from cermat.documents.content import Cell, Chart, Formula, Items, Paper, Paragraph, Part, Row, Table
from cermat.documents.writers import docx, pdf, xlsx
from cermat.documents.writers.characters import drawable, writable
from cermat.words.dates import write_date
from cermat.words.numbers import write_number, write_percent


@lru_cache(maxsize=64)
def pdf_of(paper: Paper) -> bytes:
    """Return the paper's PDF, made once."""
    return pdf.write(paper)


@lru_cache(maxsize=64)
def docx_of(paper: Paper) -> bytes:
    """Return the paper's DOCX, made once."""
    return docx.write(paper)


@lru_cache(maxsize=64)
def xlsx_of(paper: Paper) -> bytes:
    """Return the paper's workbook, made once."""
    return xlsx.write(paper)


@lru_cache(maxsize=64)
def pdf_pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def pdf_text(pdf: bytes) -> str:
    """Return the text of all pages."""
    return "\n".join(pdf_pages(pdf))


def squeezed(text: str) -> str:
    """Return a text without any white space: where a line ends is the writer's matter."""
    return "".join(text.split())


def docx_text(file: bytes) -> str:
    """Return every word of body, heads and feet."""
    document = python_docx.Document(BytesIO(file))
    section = document.sections[0]
    roots = [document.element.body, section.header._element, section.footer._element]
    return "\n".join(_paragraph(node) for root in roots for node in root.iter(qn("w:p")))


def docx_cell(cell: _Cell) -> str:
    """Return the words of a cell, those of tables within it too."""
    return "\n".join(_paragraph(node) for node in cell._tc.iter(qn("w:p")))


def _paragraph(node: object) -> str:
    marks = {qn("w:br"): "\n", qn("w:tab"): " "}
    return "".join(child.text or marks.get(child.tag, "") for child in node.iter(qn("w:t"), *marks))  # type: ignore[attr-defined]


def sheets(workbook: bytes) -> dict[str, list[list[object]]]:
    """Return each sheet's rows as the values a reader finds."""
    book = CalamineWorkbook.from_filelike(BytesIO(workbook))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def member(container: bytes, name: str) -> str:
    """Return one part of a DOCX or XLSX."""
    return ZipFile(BytesIO(container)).read(name).decode()


def strings(node: object) -> Iterator[str]:
    """Yield every string of a content tree that is printed."""
    if isinstance(node, Formula):
        yield from (*node.above, *node.below, node.factor, node.lead)
    elif isinstance(node, Chart):
        yield from (node.title, *strings(node.bars))
    elif isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from strings(each)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            if field.name not in {"name", "style", "align", "reckoned"} or not isinstance(
                node, Table | Paragraph | Cell
            ):
                yield from strings(getattr(node, field.name))


def printed(paper: Paper) -> list[str]:
    """Return the strings of a paper that must stand in every file made from it."""
    return [text for text in strings((paper.running, paper.blocks)) if text not in {"left", "center", "right"}]


def part_words(part: Part) -> str:
    """Return the words of one part."""
    if isinstance(part, Formula):
        return " ".join((part.lead, *part.above, part.factor, *part.below))
    if isinstance(part, Items):
        return " ".join(f"{item.label} {item.text}" for item in part.items)
    return part.text


def cell_words(cell: Cell) -> str:
    """Return the words of one cell of the tree."""
    return " ".join(part_words(part) for part in cell.parts)


def sheet_row_words(row: Row) -> list[str]:
    """Return the words of each cell of a row as a sheet has them: a fraction in one line, `(a) / (b) x100%`."""
    return [" ".join(_line_words(part) for part in cell.parts) for cell in row.cells]


def _line_words(part: Part) -> str:
    if not isinstance(part, Formula):
        return part_words(part)
    below = f"/ ({' '.join(part.below)})" if part.below else ""
    return f"{part.lead} ({' '.join(part.above)}) {below} {part.factor}"


def tables(paper: Paper) -> list[Table]:
    """Return the tables of a paper."""
    return [block for block in paper.blocks if isinstance(block, Table)]


def row_words(row: Row) -> list[str]:
    """Return the words of each cell of a row."""
    return [cell_words(cell) for cell in row.cells]


def as_drawn(text: str) -> str:
    """Return a text as a PDF carries it, without white space."""
    return squeezed(drawable(text))


def as_written(text: str) -> str:
    """Return a text as DOCX and XLSX carry it, without white space."""
    return squeezed(writable(text))


def sheet_words(value: object, node: Cell) -> str:
    """Return a cell's value as its format shows it; what the paper calls a number or a day is one in the sheet.

    Anything else in its place is returned as no paper writes it.
    """
    if node.day is not None:
        return write_date(value) if type(value) is date else repr(value)
    if node.number is None:
        return str(value)
    if not isinstance(value, float):
        return repr(value)
    exact = Decimal(repr(value)) * (100 if node.is_percent else 1)
    number = exact.quantize(Decimal(node.number))
    return write_percent(number) if node.is_percent else write_number(number)


def as_numbers(text: str) -> set[str]:
    """Return the figures of a text: percentages and decimals, whole."""
    return {word.strip("().;") for word in text.split() if "," in word and word.strip("().;%")[-1:].isdecimal()}


def run_tool(folder: Path, pdf: bytes, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line tool on a PDF (its name replaces `FILE`); skip loudly without it, fail where CI=true."""
    if shutil.which(command[0]) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{command[0]} is not installed")
        pytest.skip(f"NOT TESTED: {command[0]} is not installed")
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    words = [str(path) if word == "FILE" else word for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False)
