"""What an issued paper carries beside its content: its number and day, the head of the books, where it is checked."""

from dataclasses import dataclass, replace
from datetime import date

from cermat.documents.content import (
    Cell,
    CheckMark,
    Formula,
    Heading,
    Items,
    KeyValues,
    Paper,
    Paragraph,
    Part,
    SignatureBlock,
    Table,
)
from cermat.documents.reports import written
from cermat.documents.reports.phrases import key_values
from cermat.words.dates import write_date
from cermat.words.numbers import ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The issue of a paper. `head` is the hash of the office's event number `head_seq`, its latest one then.

    `address`: where a copy of the paper is checked; empty where the office has no public address.
    """

    number: str
    dated: date
    head_seq: int
    head: str
    address: str


def words(issue: Issue) -> tuple[tuple[str, str], ...]:
    """Return what the header says of the issue, as labels and words."""
    return (
        ("Nomor", issue.number),
        ("Diterbitkan", write_date(issue.dated)),
        ("Kepala rantai buku", f"peristiwa nomor {issue.head_seq}, {issue.head}"),
    )


def stated(paper: Paper, issue: Issue, *, sha256: str) -> Paper:
    """Return a paper whose own words leave no room for its issue, with what is to be said of that at its end."""
    said = key_values(*words(issue), ("Sidik isi (SHA-256)", sha256))
    return marked(replace(paper, blocks=(*paper.blocks, Heading("Penerbitan"), said)), issue)


def marked(paper: Paper, issue: Issue) -> Paper:
    """Return the paper with the mark by which it is checked, beside its last signature, else at its end.

    Without a public address it stays as it is.
    """
    if not issue.address:
        return paper
    said = f"Cocokkan salinan naskah ini dengan yang diterbitkan pada {issue.address}"
    mark = CheckMark(address=issue.address, words=said)
    last = next((block for block in reversed(paper.blocks) if isinstance(block, SignatureBlock)), None)
    if last is None:
        return replace(paper, blocks=(*paper.blocks, mark))
    signed = replace(last, mark=mark)
    return replace(paper, blocks=tuple(signed if block is last else block for block in paper.blocks))


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A table as it is printed: each row its cells, each its head and words. `key`: the column that names the row."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    key: int


def printed_tables(paper: Paper) -> tuple[PrintedTable, ...]:
    """Return every table of a paper that anybody may read, in its order, each figure as it is printed.

    Left out are those that name who recorded a row or answers for it, and what people wrote.
    """
    found = (block for block in paper.blocks if isinstance(block, Table))
    return tuple(_printed(table) for table in found if not _is_withheld(table))


def withholds(paper: Paper) -> bool:
    """Return whether a table with figures of a paper is left out of those that anybody may read."""
    return any(isinstance(block, Table) and _is_withheld(block) for block in paper.blocks)


def printed_values(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Return what the headers of a paper say of its figures, as labels and words."""
    rows = (row for block in paper.blocks if isinstance(block, KeyValues) for row in block.rows)
    return tuple(
        (row.label, row.value.text) for row in rows if row.label in _VALUES and isinstance(row.value, Paragraph)
    )


_VALUES = frozenset({"Indikator", "Keadaan data", "Realisasi"})
_PEOPLE = frozenset({"Dicatat oleh", "Penanggung jawab", "Nama"})
_NUMBERING = "No"


def _is_withheld(table: Table) -> bool:
    return table.name == written.NAME or not _PEOPLE.isdisjoint(column.head for column in table.columns)


def _printed(table: Table) -> PrintedTable:
    places = [place for place, column in enumerate(table.columns) if column.head != _NUMBERING]
    heads = tuple(table.columns[place].head for place in places)
    return PrintedTable(
        name=table.name,
        heads=heads,
        rows=tuple(
            tuple((table.columns[place].head, _words(row.cells[place])) for place in places) for row in table.rows
        ),
        key=next((place for place, head in enumerate(heads) if head.startswith("Indikator")), 0),
    )


def _words(cell: Cell) -> str:
    return " ".join(_part_words(part) for part in cell.parts) or ABSENT


def _part_words(part: Part) -> str:
    if isinstance(part, Formula):
        return part.spoken
    if isinstance(part, Items):
        return " ".join(f"{item.label} {item.text}" for item in part.items)
    return part.text


def blanks(paper: Paper) -> tuple[str, ...]:
    """Return what must be filled in before the paper is issued, as sentences; empty where nothing is left blank."""
    signed = (block for block in paper.blocks if isinstance(block, SignatureBlock))
    signers = (each for block in signed for each in (block, block.beside) if each)
    return tuple(dict.fromkeys(each.remark for each in signers if each.remark))
