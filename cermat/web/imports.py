"""A file handed in, in words: what becomes of its lines, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cermat.actions.imports import undoing
from cermat.actions.imports.faults import ImportFault
from cermat.actions.imports.kinds import TableKind
from cermat.actions.imports.plans import Outcome
from cermat.actions.imports.staging import Stage, Staged
from cermat.actions.imports.tables import Table, TableRow
from cermat.registers.scope import Scope
from cermat.web.tones import BAD, CALM, GOOD, WAIT, Tag

LINES, FAULTS = 100, 200
OUTCOME_TAGS = {
    Outcome.SAVED: Tag(words="baru", tone=GOOD),
    Outcome.CORRECTED: Tag(words="diperbaiki", tone=WAIT),
    Outcome.UNCHANGED: Tag(words="tidak berubah", tone=CALM),
    None: Tag(words="salah", tone=BAD),
}
STAGE_TAGS = {
    Stage.WAITING: Tag(words="menunggu giliran", tone=WAIT),
    Stage.CHECKING: Tag(words="sedang diperiksa", tone=WAIT),
    Stage.CHECKED: Tag(words="belum disimpan", tone=WAIT),
    Stage.WRITING: Tag(words="sedang disimpan", tone=WAIT),
    Stage.DONE: Tag(words="sudah disimpan", tone=GOOD),
    Stage.REFUSED: Tag(words="tidak dapat dibaca", tone=BAD),
    Stage.CANCELLED: Tag(words="dihentikan", tone=CALM),
}
TAKEN_BACK = Tag(words="ditarik kembali", tone=CALM)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of a file: its number, what it says, and what becomes of it."""

    number: int
    words: str
    tag: Tag
    is_right: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file as the page shows it; `changing` is how many of its lines write something.

    `is_refused_whole`: nothing of it can be taken, for it is taken whole and has faulty lines.
    """

    id: str
    title: str
    file: str
    tag: Tag
    stage: str
    is_taken_back: bool
    is_under_way: bool
    changing: int
    is_refused_whole: bool
    staged: Staged


def title(kind: TableKind) -> str:
    """Return what a table is called on a page."""
    return kind.words.capitalize()


def file_views(scope: Scope, files: Sequence[Staged]) -> list[FileView]:
    """Return files in words, in their order."""
    gone = undoing.taken_back(by=scope, seqs=[each.event for each in files if each.event is not None])
    return [_file_view(each, is_taken_back=each.event in gone) for each in files]


def _file_view(staged: Staged, *, is_taken_back: bool) -> FileView:
    return FileView(
        id=staged.id,
        title=title(staged.kind),
        file=staged.file,
        tag=TAKEN_BACK if is_taken_back else STAGE_TAGS[staged.stage],
        stage=staged.stage.value,
        is_taken_back=is_taken_back,
        is_under_way=staged.stage in {Stage.WAITING, Stage.CHECKING, Stage.WRITING},
        changing=sum(each in {Outcome.SAVED, Outcome.CORRECTED} for each in staged.by_line.values()),
        is_refused_whole=staged.kind.is_whole and staged.refused > 0,
        staged=staged,
    )


def right_lines(staged: Staged) -> list[int]:
    """Return the lines without a fault."""
    return [number for number, outcome in staged.by_line.items() if outcome is not None]


def line_views(staged: Staged, table: Table) -> list[LineView]:
    """Return the first lines of a file, faulty ones first, so that nobody looks for them."""
    remarks: dict[int | None, list[str]] = {}
    for fault in staged.faults:
        remarks.setdefault(fault.row, []).append(_remark(fault))
    rows = sorted(table.rows, key=lambda row: (staged.by_line.get(row.number) is not None, row.number))
    return [_line(row, staged, remarks.get(row.number, [])) for row in rows[:LINES]]


def _line(row: TableRow, staged: Staged, remarks: Sequence[str]) -> LineView:
    outcome = staged.by_line.get(row.number)
    return LineView(
        number=row.number,
        words=" · ".join(cell for cell in row.cells.values() if cell)[:300],
        tag=OUTCOME_TAGS[outcome],
        is_right=outcome is not None,
        remarks=tuple(remarks),
    )


def _remark(fault: ImportFault) -> str:
    return f"kolom {fault.column}: {fault.remark}" if fault.column else fault.remark
