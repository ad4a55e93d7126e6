"""What an issued paper carries beside its content: its number and day, the head of the books, where it is checked."""

from dataclasses import dataclass, replace
from datetime import date

from cermat.documents.content import Cell, CheckMark, Heading, Paper, Paragraph, SignatureBlock, Table
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


def figures(paper: Paper, *, label: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return two columns of the first table that has both, row by row, as they are printed; nothing without one."""
    for table in (block for block in paper.blocks if isinstance(block, Table)):
        heads = [column.head for column in table.columns]
        if {label, value} <= set(heads):
            named, shown = heads.index(label), heads.index(value)
            return tuple((_words(row.cells[named]), _words(row.cells[shown])) for row in table.rows)
    return ()


def _words(cell: Cell) -> str:
    return " ".join(part.text for part in cell.parts if isinstance(part, Paragraph)) or ABSENT


def blanks(paper: Paper) -> tuple[str, ...]:
    """Return what must be filled in before the paper is issued, as sentences; empty where nothing is left blank."""
    signed = (block for block in paper.blocks if isinstance(block, SignatureBlock))
    signers = (each for block in signed for each in (block, block.beside) if each)
    return tuple(dict.fromkeys(each.remark for each in signers if each.remark))
