"""The lines of a working paper as tables: counted, not counted, totals by group, evidence, sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cermat.documents.content import (
    Align,
    Cell,
    Column,
    Paragraph,
    Row,
    Style,
    Table,
    amount,
    cell,
    count,
    day,
    percent,
)
from cermat.documents.reports.phrases import percent_of
from cermat.indicators.figures import VERDICT_WORDS, Line
from cermat.indicators.rows import EvidenceRow
from cermat.words.numbers import ABSENT

COUNTED, GROUPS, WHOLE = "Baris yang dihitung", "Jumlah per kelompok", "Jumlah"
SUM_BELOW, SUM_ABOVE = f"SUM({{{COUNTED}|Penyebut}})", f"SUM({{{COUNTED}|Pembilang}})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The lines in printed order, and the short marks by which a line cites its evidence and its source."""

    counted: tuple[Line, ...]
    not_counted: tuple[Line, ...]
    evidence: dict[EvidenceRow, str]
    sources: dict[str, str]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line, counted ones first."""
        return (*self.counted, *self.not_counted)


@dataclass(frozen=True, slots=True)
class _Field:
    """A column of the working paper and how a line fills it."""

    column: Column
    cell: Callable[[int, Line, Register], Cell]
    is_wanted: Callable[[Line], bool] = lambda line: True


def register(lines: Sequence[Line]) -> Register:
    """Return the lines of a figure, split and marked: evidence B1, B2 …, sources S1, S2 … in order of appearance."""
    counted = tuple(line for line in lines if line.in_denominator or line.in_numerator)
    not_counted = tuple(line for line in lines if not (line.in_denominator or line.in_numerator))
    ordered = (*counted, *not_counted)
    papers = dict.fromkeys(paper for line in ordered for paper in line.evidence)
    sources = dict.fromkeys(line.source for line in ordered)
    return Register(
        counted=counted,
        not_counted=not_counted,
        evidence={paper: f"B{number}" for number, paper in enumerate(papers, 1)},
        sources={source: f"S{number}" for number, source in enumerate(sources, 1)},
    )


def counted_table(shelf: Register) -> Table:
    """Return one row per line that stands on a side of the bar, and their totals where lines are counted."""
    fields = _wanted(shelf)
    rows = [_row(number, line, shelf=shelf, fields=fields) for number, line in enumerate(shelf.counted, 1)]
    return _table(COUNTED, fields, rows=[*rows, *_total_row(shelf, fields)])


def not_counted_table(shelf: Register) -> Table:
    """Return one row per line on neither side of the bar; its reason says why. Numbers go on from the counted ones."""
    fields = _wanted(shelf)
    first = len(shelf.counted) + 1
    rows = [_row(number, line, shelf=shelf, fields=fields) for number, line in enumerate(shelf.not_counted, first)]
    return _table("Baris yang tidak dihitung", fields, rows=rows)


def totals_table(shelf: Register) -> Table:
    """Return denominator, numerator and their percentage by group, and over all groups."""
    groups = tuple(dict.fromkeys(line.group for line in shelf.counted))
    per_group = (
        Row(_totals(group, [line for line in shelf.counted if line.group == group], number=number))
        for number, group in enumerate(groups, 1)
    )
    columns = (
        Column("Kelompok", 55),
        Column("Penyebut", 15, Align.CENTER),
        Column("Pembilang", 15, Align.CENTER),
        Column("Persentase", 15, Align.CENTER),
    )
    total = Row(_totals(WHOLE, shelf.counted, number=len(groups) + 1), is_total=True)
    return Table(name=GROUPS, columns=columns, rows=(*per_group, total), is_small=True)


def _totals(name: str, lines: Sequence[Line], *, number: int) -> tuple[Cell, ...]:
    """Return one row of the totals; that over all groups is reckoned from the counted lines themselves."""
    numerator, is_whole = sum(line.in_numerator for line in lines), name == WHOLE
    below, above = (f"{{{GROUPS}|{head}|{number}}}" for head in ("Penyebut", "Pembilang"))
    return (
        cell(name),
        count(len(lines), reckoned=SUM_BELOW if is_whole else ""),
        count(numerator, reckoned=SUM_ABOVE if is_whole else ""),
        percent(percent_of(numerator, len(lines)), reckoned=f"ROUND({above}/{below}*100,2)"),
    )


def evidence_table(shelf: Register) -> Table:
    """Return one row per paper that proves a line, with its SHA-256 in full; a dash until the file is kept."""
    numbers = {line.id: number for number, line in enumerate(shelf.lines, 1)}
    rows = tuple(
        Row(
            (
                cell(mark),
                cell(", ".join(str(numbers[line.id]) for line in shelf.lines if paper in line.evidence)),
                cell(paper.title),
                cell(paper.location or ABSENT),
                cell(paper.sha256 or ABSENT),
                cell(paper.mark.recorded_by),
            )
        )
        for paper, mark in shelf.evidence.items()
    )
    columns = (
        Column("Bukti", 5, Align.CENTER),
        Column("Baris", 7, Align.CENTER),
        Column("Judul", 27),
        Column("Tempat", 17),
        Column("SHA-256", 36),
        Column("Dicatat oleh", 12),
    )
    return Table(name="Bukti", columns=columns, rows=rows, is_small=True)


def has_amounts(shelf: Register) -> bool:
    """Return whether the figure rests on recorded quantities rather than on counted lines."""
    return any(line.amount is not None or line.weight is not None for line in shelf.lines)


def _row(number: int, line: Line, *, shelf: Register, fields: Sequence[_Field]) -> Row:
    return Row(tuple(field.cell(number, line, shelf) for field in fields))


def _total_row(shelf: Register, fields: Sequence[_Field]) -> list[Row]:
    if has_amounts(shelf) or not shelf.counted:
        return []
    numerator = sum(line.in_numerator for line in shelf.counted)
    sums = {
        "Pokok": cell(WHOLE),
        "Penyebut": count(len(shelf.counted), reckoned=SUM_BELOW),
        "Pembilang": count(numerator, reckoned=SUM_ABOVE),
    }
    return [Row(tuple(sums.get(field.column.head, cell("")) for field in fields), is_total=True)]


def _table(name: str, fields: Sequence[_Field], *, rows: Sequence[Row]) -> Table:
    return Table(name=name, columns=tuple(field.column for field in fields), rows=tuple(rows), is_small=True)


def _subject(number: int, line: Line, shelf: Register) -> Cell:
    if line.deciding is None:
        return cell(line.subject)
    row = f"{line.deciding.book} {line.deciding.key}, versi {line.deciding.version}"
    return Cell((Paragraph(line.subject), Paragraph(row, Style.SMALL)))


def _reason(number: int, line: Line, shelf: Register) -> Cell:
    return Cell((Paragraph(line.reason), *(Paragraph(note, Style.SMALL) for note in line.notes)))


def _evidence(number: int, line: Line, shelf: Register) -> Cell:
    return cell(", ".join(shelf.evidence[paper] for paper in line.evidence) or ABSENT)


_FIELDS = (
    _Field(Column("No", 4, Align.CENTER), lambda number, line, shelf: count(number)),
    _Field(Column("Pokok", 20), _subject),
    _Field(
        Column("Tanggal diuji", 10.5, Align.CENTER),
        lambda number, line, shelf: day(line.dated),
    ),
    _Field(
        Column("Batas", 10.5, Align.CENTER),
        lambda number, line, shelf: day(line.due),
        lambda line: line.due is not None,
    ),
    _Field(
        Column("Nilai", 8, Align.RIGHT),
        lambda number, line, shelf: amount(line.amount),
        lambda line: line.amount is not None or line.weight is not None,
    ),
    _Field(
        Column("Bobot", 8, Align.RIGHT),
        lambda number, line, shelf: amount(line.weight),
        lambda line: line.weight is not None,
    ),
    _Field(
        Column("Putusan", 11, Align.CENTER),
        lambda number, line, shelf: cell(VERDICT_WORDS[line.verdict]),
    ),
    _Field(
        Column("Penyebut", 9, Align.CENTER),
        lambda number, line, shelf: count(int(line.in_denominator)),
    ),
    _Field(
        Column("Pembilang", 9.5, Align.CENTER),
        lambda number, line, shelf: count(int(line.in_numerator)),
    ),
    _Field(Column("Alasan dan keterangan", 30), _reason),
    _Field(Column("Sumber", 6.5, Align.CENTER), lambda number, line, shelf: cell(shelf.sources[line.source])),
    _Field(Column("Dicatat oleh", 10), lambda number, line, shelf: cell(line.recorded_by or ABSENT)),
    _Field(Column("Diverifikasi oleh", 10.5), lambda number, line, shelf: cell(line.verified_by or ABSENT)),
    _Field(Column("Bukti", 6, Align.CENTER), _evidence),
)


def _wanted(shelf: Register) -> list[_Field]:
    """Return the columns at least one line has something for."""
    return [field for field in _FIELDS if any(field.is_wanted(line) for line in shelf.lines)]
