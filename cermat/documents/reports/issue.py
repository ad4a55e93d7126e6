"""What an issued paper carries beside its content: its number and day, the head of the books, where it is checked."""

from dataclasses import dataclass, replace
from datetime import date

from cermat.documents.content import CheckMark, Paper, SignatureBlock
from cermat.words.dates import write_date


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


def blanks(paper: Paper) -> tuple[str, ...]:
    """Return what must be filled in before the paper is issued, as sentences; empty where nothing is left blank."""
    return tuple(block.remark for block in paper.blocks if isinstance(block, SignatureBlock) and block.remark)
