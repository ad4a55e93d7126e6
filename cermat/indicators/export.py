"""A working paper as a plain table, and the figure counted again from that table alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cermat.indicators.figures import VERDICT_WORDS, Line
from cermat.words import cells

Cell = str | int
HEADER = (
    "nomor",
    "kelompok",
    "uraian",
    "putusan",
    "penyebut",
    "pembilang",
    "sudah_jatuh_tempo",
    "nilai",
    "bobot",
    "tanggal",
    "batas",
    "alasan",
    "catatan",
    "sumber",
    "dicatat_oleh",
    "diverifikasi_oleh",
    "bukti",
    "sha256",
    "baris",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header, and one row per line: counts are 1 or 0, everything else is text; absent is an empty text."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(lines: Sequence[Line]) -> Table:
    """Return the lines as a table, in their order. Days are ISO, quantities plain decimals with a point."""
    return Table(header=HEADER, rows=tuple(_row(number, line) for number, line in enumerate(lines, 1)))


def _row(number: int, line: Line) -> tuple[Cell, ...]:
    return (
        number,
        line.group,
        line.subject,
        VERDICT_WORDS[line.verdict],
        int(line.in_denominator),
        int(line.in_numerator),
        int(line.is_due),
        _text(line.amount),
        _text(line.weight),
        _text(line.dated),
        _text(line.due),
        line.reason,
        _joined(line.notes),
        line.source,
        _text(line.recorded_by),
        _text(line.verified_by),
        "; ".join(paper.title for paper in line.evidence),
        "; ".join(_text(paper.sha256) for paper in line.evidence),
        "; ".join(f"{ref.book} {ref.key} v{ref.version}" for ref in line.rows),
    )


def _joined(notes: Sequence[str]) -> str:
    """Return sentences one after another, the full stop of the last one alone."""
    return "; ".join([*(note.removesuffix(".") for note in notes[:-1]), *notes[-1:]])


def _text(value: object) -> str:
    return "" if value is None else str(value)


def recompute(table: Table) -> tuple[Fraction, Fraction]:
    """Return numerator and denominator counted from a table alone.

    A line without a quantity counts 1. A quantity counts with its weight above, and its weight alone below; a quantity
    without a weight counts in full on either side.
    """
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    above = (_number(row["nilai"]) * _number(row["bobot"]) for row in rows if row["pembilang"])
    below = (_number(row["bobot"] or row["nilai"]) for row in rows if row["penyebut"])
    return sum(above, Fraction(0)), sum(below, Fraction(0))


def csv_text(lines: Sequence[Line]) -> str:
    """Return the lines' table as CSV with a header; no cell of it is a formula to a spreadsheet."""
    made = table(lines)
    return cells.csv_text(made.header, made.rows)


def _number(cell: Cell) -> Fraction:
    return Fraction(Decimal(cell)) if cell != "" else Fraction(1)
