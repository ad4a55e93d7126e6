"""Books as a source of a lake: each of them an office of its own, spread over provinces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cermat.indicators.books import Books
from cermat.indicators.figures import Period
from cermat.indicators.measurement import FIGURES
from cermat.indicators.question import Question
from cermat.indicators.rows import ActivityRow, OutputRow, VillageDocumentRow, VillageRow
from cermat.indicators.shares import share_of
from cermat.rollup import tables
from cermat.rollup.lake import Head
from cermat.rollup.questions import PaperVersion
from cermat.rollup.tables import Table
from cermat.rules.library import law, lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.types import YearBasis
from tests.indicators.make import books, village

PAPER = read_paper(lumajang_2023_text(), origin="uji")
LAW = law()
OPENED = datetime(2023, 1, 1, tzinfo=UTC)
PROVINCES = (11, 35, 94)
HEAD = 1


def code_of(number: int) -> str:
    """Return an office's code: neighbours lie in different provinces."""
    province, place = PROVINCES[number % 3], number // 3
    return f"{province}.{place // 99 + 1:02}.{place % 99 + 1:02}"


@dataclass
class Nation:
    """The offices, by code; `papers_of`: the versions of their IKU papers, one and the same for all unless told.

    `opened`: when their villages were recorded.
    """

    offices: Mapping[str, Books]
    papers_of: Mapping[str, Sequence[PaperVersion]] = field(default_factory=dict)
    opened: datetime = OPENED

    def heads(self) -> Mapping[str, Head]:
        return dict.fromkeys(self.offices, head_of(HEAD))

    def holds(self, office: str, head: Head) -> bool:
        return head == head_of(head.seq) and head.seq <= self.heads()[office].seq

    def samples(self) -> frozenset[str]:
        return frozenset(list(self.offices)[:1])

    def rows(self, office: str, table: Table, *, after: int, head: int) -> Iterable[tuple[object, ...]]:
        books = self.offices[office]
        rows = {"activity": books.activities, "output": books.outputs, "village_document": books.village_documents}
        if table is tables.VILLAGE:
            return [_village(office, each, recorded_at=self.opened) for each in books.villages]
        return [_HANDED_OUT[table.name](office, row) for row in rows[table.name]]

    def papers(self, office: str, *, head: int) -> Sequence[PaperVersion]:
        return self.papers_of.get(office, [paper_version()])


def neighbours(papers_of: Mapping[str, Sequence[PaperVersion]]) -> Nation:
    """Return three offices whose codes follow each other, with a desa each and no row; papers as told, none else."""
    offices = ("35.08.09", "35.08.10", "35.08.11")
    of_each = {office: books(villages=(village(f"{office}.2001"),)) for office in offices}
    return Nation(of_each, {office: papers_of.get(office, []) for office in offices})


def head_of(seq: int) -> Head:
    """Return the act of a number, as every office of these nations has it."""
    return Head(seq, f"{seq:064}")


def nation_of(every: Iterable[Books]) -> Nation:
    return Nation({code_of(number): books for number, books in enumerate(every)})


def paper_version(text: str = PAPER.text, *, recorded_at: datetime = OPENED, **changes: object) -> PaperVersion:
    values = {"key": PAPER.id, "seq": 1, "is_verified": True, "annulled": False, **changes}
    return PaperVersion(text=text, recorded_at=recorded_at, **values)


def counted(books: Books, period: Period, basis: YearBasis, as_of: datetime) -> dict[str, tuple[int, int]]:
    """Return what plain Python counts from an office's working papers, by indicator."""
    known = {
        name: tuple(row for row in getattr(books, name) if row.mark.recorded_at <= as_of)
        for name in ("activities", "outputs", "village_documents")
    }
    of_office = Books(office=books.office, paper=PAPER, law=LAW, villages=books.villages, units=books.units, **known)
    found = {}
    for indicator in PAPER.indicators:
        if indicator.method in {"follow_up", "timeliness"}:
            asked = Question(
                paper=PAPER, law=LAW, indicator=indicator, period=period, year_basis=basis, elapsed=as_of.date()
            )
            share = share_of(FIGURES[indicator.method](of_office, asked).lines)
            found[indicator.id] = (share.numerator, share.denominator)
    return found


def _row(office: str, row: ActivityRow | OutputRow | VillageDocumentRow) -> tuple[object, ...]:
    mark = row.mark
    checked = (mark.annulled, mark.state.value, mark.takes_back)
    return (office, mark.ref.key, mark.ref.version, mark.recorded_at, *checked)


def _activity(office: str, row: ActivityRow) -> tuple[object, ...]:
    own = (row.dated, row.status.value, row.is_outside_authority, row.kind, row.function, row.unit)
    return (*_row(office, row), *own)


def _output(office: str, row: OutputRow) -> tuple[object, ...]:
    return (*_row(office, row), row.activity, row.kind, row.dated)


def _document(office: str, row: VillageDocumentRow) -> tuple[object, ...]:
    own = (row.village.replace("35.08.10", office), row.kind, row.fiscal_year, row.enacted_on, row.submitted_on)
    return (*_row(office, row), *own, row.amendment)


def _village(office: str, row: VillageRow, *, recorded_at: datetime) -> tuple[object, ...]:
    code = row.code.replace("35.08.10", office)
    return (office, code, 1, recorded_at, False, row.kind.value, row.valid_from, row.valid_to)


_HANDED_OUT = {"activity": _activity, "output": _output, "village_document": _document}
