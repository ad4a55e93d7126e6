"""The grid village × document of one performance year, with the state in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from cermat.actions.checks import BUDGETS
from cermat.actions.permissions import Act, Subject
from cermat.indicators import lateness, measurement, timeliness
from cermat.indicators.figures import Line, Obligation, Period, Verdict
from cermat.indicators.measurement import paper_basis
from cermat.indicators.question import Question
from cermat.registers import clock, measuring, selectors
from cermat.registers.errors import NoPaperInForce
from cermat.registers.scope import Scope
from cermat.rules.judging import indicator_by
from cermat.rules.types import IkuPaper, Indicator
from cermat.web import names
from cermat.web.addresses import row_address
from cermat.web.filling import Filling, OpenCell, begun_budget, look, open_cell, taken_cell
from cermat.web.papers_named import PaperForm
from cermat.web.periods import Asked
from cermat.web.tones import Tag, verdict_tag
from cermat.web.working_papers import Link
from cermat.words.dates import last_elapsed_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column: a document of a fiscal year and its last day."""

    words: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What became of one obligation. `open` None: there is a document, or this person records nothing here.

    `left`: how far the last day is, where it waits for a document. `amend_address`: where a perubahan is recorded.
    """

    words: str
    due: date
    left: str
    tag: Tag
    dated: date | None
    notes: tuple[str, ...]
    links: tuple[Link, ...]
    open: OpenCell | None
    add_address: str | None
    amend_address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A village's cells, in the order of the columns."""

    village: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A document that meets no obligation of the year."""

    words: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole grid; without rows, `obstacle` says why. `filling`: what was typed into it."""

    summary: str
    heads: tuple[Head, ...]
    rows: tuple[GridRow, ...]
    others: tuple[Other, ...]
    obstacle: str
    filling: Filling


def grid(scope: Scope, asked: Asked, sent: QueryDict | None = None) -> Grid:
    """Return the grid of a performance year for the villages this person may see, with what was typed into it."""
    try:
        paper = selectors.paper_in_force(scope, year=asked.year, as_of=asked.as_of)
    except NoPaperInForce as absence:
        return _empty(str(absence))
    indicator = indicator_by(paper, "timeliness")
    if indicator is None:
        return _empty("IKU tahun ini tidak menilai dokumen desa.")
    owed, lines = owed_and_lines(scope, paper, indicator, asked)
    if not owed:
        return _empty("Kantor ini tidak memiliki desa yang wajib menyusun dokumen pada tahun ini.")
    by_place = {(each.village, each.kind): line for each, line in zip(owed, lines, strict=False)}
    filling = look(scope, _open_cells(scope, owed, by_place, paper, sent), sent)
    heads = {each.kind: Head(words=_words(each), due=each.due) for each in owed}
    villages = {each.village: each.village_name for each in owed}
    rows = tuple(
        GridRow(village=f"Desa {name}", cells=tuple(_cells(scope, code, owed, by_place, filling)))
        for code, name in sorted(villages.items())
    )
    on_time = sum(line.verdict is Verdict.ON_TIME for line in lines[: len(owed)])
    return Grid(
        summary=f"{on_time} dari {len(owed)} dokumen tepat waktu dan terverifikasi.",
        heads=tuple(heads.values()),
        rows=rows,
        others=tuple(_other(line) for line in lines[len(owed) :] if line.verdict is not Verdict.OUTSIDE_PERIOD),
        obstacle="",
        filling=filling,
    )


def owed_and_lines(
    scope: Scope, paper: IkuPaper, indicator: Indicator, asked: Asked
) -> tuple[Sequence[Obligation], Sequence[Line]]:
    """Return the obligations of a year and the lines of its working paper: first one per obligation, in their order."""
    basis, as_of = asked.basis or paper_basis(paper), asked.as_of or clock.now()
    books = measuring.books(scope, period=Period(year=asked.year, quarter=None), as_of=as_of, year_basis=basis)
    question = Question(
        paper=paper,
        law=books.law,
        indicator=indicator,
        period=Period(year=asked.year, quarter=None),
        year_basis=basis,
        elapsed=last_elapsed_day(as_of, books.office.zone),
    )
    owed, lines = measurement.owed_and_lines(books, question)
    known, locks = lateness.instants(books), selectors.locks(scope, year=asked.year, as_of=as_of)
    return owed, [
        lateness.after_lock(each, known, locked_at=lateness.first_lock(locks, each.dated), zone=books.office.zone)
        for each in lines
    ]


def _empty(obstacle: str) -> Grid:
    filling = Filling(
        cells={},
        paper=PaperForm(),
        entries=(),
        corrections=(),
        summary="",
        mark="",
        has_faults=False,
        asks_for_paper=False,
    )
    return Grid(summary="", heads=(), rows=(), others=(), obstacle=obstacle, filling=filling)


def _open_cells(
    scope: Scope,
    owed: Sequence[Obligation],
    lines: Mapping[tuple[str, str], Line],
    paper: IkuPaper,
    sent: QueryDict | None,
) -> list[OpenCell]:
    """Return the cells without a document, or with one that is only begun, that this person may fill.

    With them, those that he typed into and somebody else filled meanwhile.
    """
    own = {each.village: names.may(scope, Act.RECORD_VILLAGE_DOCUMENT, Subject(village=each.village)) for each in owed}
    cells = []
    for each in owed:
        line = lines[each.village, each.kind]
        if not own[each.village]:
            continue
        event, keys = paper.document_kinds[each.kind].event, {ref.key for ref in line.rows}
        history = () if line.dated else begun_budget(scope, keys)
        if history or not keys:
            cells.append(open_cell(scope, each, event=event, sent=sent, history=history))
        elif sent is not None and (taken := taken_cell(scope, each, event=event, sent=sent, keys=keys)):
            cells.append(taken)
    return cells


def _words(owed: Obligation) -> str:
    return timeliness.group_of(owed.kind_name, owed.fiscal_year)


def _cells(
    scope: Scope, village: str, owed: Sequence[Obligation], lines: Mapping[tuple[str, str], Line], filling: Filling
) -> Iterator[Cell]:
    may_add = names.may(scope, Act.RECORD_VILLAGE_DOCUMENT, Subject(village=village))
    today = names.today(scope)
    for each in owed:
        if each.village != village:
            continue
        line = lines[village, each.kind]
        query = urlencode({"village": village, "kind": each.kind, "fiscal_year": each.fiscal_year})
        keys = list(dict.fromkeys(ref.key for ref in line.rows))
        address = f"{reverse('tambah_dokumen')}?{query}"
        yield Cell(
            words=_words(each),
            due=each.due,
            left="" if keys else left_words(each.due, today),
            tag=verdict_tag(line.verdict),
            dated=line.dated,
            notes=line.notes,
            links=tuple(_link(key, number, len(keys)) for number, key in enumerate(keys, 1)),
            open=filling.cells.get((village, each.kind)),
            add_address=address if may_add and not keys else None,
            amend_address=f"{address}&amendment=1" if may_add and line.dated and each.kind in BUDGETS else None,
        )


def conflict_links(filling: Filling) -> list[Link]:
    """Return where the page says what somebody else wrote meanwhile, cell by cell."""
    return [
        Link(address=f"#{cell.anchor}", words=f"{_words(cell.owed)}, Desa {cell.owed.village_name}")
        for cell in filling.conflicts
    ]


def duties(row: GridRow) -> list[Cell]:
    """Return a village's cells as a list of what to do: what waits for a document first, then by the last day."""
    return sorted(row.cells, key=lambda cell: (not cell.left, cell.due))


def left_words(due: date, today: date) -> str:
    """Return how far a last day is: `36 hari lagi`, `hari ini hari terakhir`, `lewat 2 hari`."""
    days = (due - today).days
    if days == 0:
        return "hari ini hari terakhir"
    return f"{days} hari lagi" if days > 0 else f"lewat {-days} hari"


def _link(key: str, number: int, count: int) -> Link:
    words = "Buka" if count == 1 else f"Buka dokumen {number}"
    return Link(address=row_address("village_document", key), words=words)


def _other(line: Line) -> Other:
    return Other(words=line.subject, address=row_address(line.rows[0].book, line.rows[0].key), reason=line.reason)
