"""The tables a file may hold: its columns, and how one line of it becomes rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from cermat.actions.checks import FIRST_YEAR, LAST_YEAR, Facts
from cermat.actions.imports import activity_lines, area_lines, budget_lines, document_lines
from cermat.actions.imports.bounds import MAX_ROWS
from cermat.actions.imports.plans import Plan, Taking
from cermat.actions.imports.tables import Table, TableRow, parse
from cermat.actions.permissions import Act

PlanLine = Callable[[TableRow, Plan], None]
BUDGET, BUDGETS_BACK = "budget", 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TableKind:
    """A table by the name the command line gives it; a year's table has the year after it: `budget-2023`.

    `handing`, `recording`: the acts one needs for its files and for its rows, None for a table that nobody hands in by
    page. `planner` reads the books and returns what plans one line; `identity` is what no other line of the file may
    share, named by the column `key`. `finish` adds what follows from all lines together.
    """

    name: str
    word: str
    handing: Act | None
    recording: Act | None
    columns: tuple[str, ...]
    required: tuple[str, ...]
    planner: Callable[[Taking, Facts], PlanLine]
    identity: Callable[[TableRow, Facts], tuple[str, ...]]
    key: str = "nomor"
    year: int | None = None
    finish: Callable[[Table, Taking, Plan], None] = lambda read, taking, plan: None

    @property
    def words(self) -> str:
        """Return what the table is called, with its year."""
        return self.word if self.year is None else f"{self.word} {self.year}"

    @property
    def is_whole(self) -> bool:
        """Return whether its rows hang together, so that a file is taken with all its lines or not at all."""
        return self.year is not None

    def read(self, file: str, content: bytes, *, max_rows: int = MAX_ROWS) -> Table:
        """Return the lines of a file of this table. Raises FaultyFile."""
        return parse(file, content, columns=self.columns, required=self.required, template=self.word, max_rows=max_rows)


def _activity_planner(taking: Taking, known: Facts) -> PlanLine:
    shelf = activity_lines.shelve(taking.by.office)
    return partial(activity_lines.plan_line, shelf=shelf, facts=known, taking=taking)


def _document_planner(taking: Taking, known: Facts) -> PlanLine:
    shelf = document_lines.shelve(taking.by.office)
    return partial(document_lines.plan_line, shelf=shelf, facts=known, taking=taking)


def _area_planner(taking: Taking, known: Facts) -> PlanLine:
    return partial(area_lines.plan_line, taking=taking)


ACTIVITIES = TableKind(
    name="activities",
    word="kegiatan",
    handing=Act.IMPORT,
    recording=Act.RECORD_ACTIVITY,
    columns=activity_lines.COLUMNS,
    required=activity_lines.REQUIRED,
    planner=_activity_planner,
    identity=lambda row, known: (row.cells.get("nomor", ""),),
)
VILLAGE_DOCUMENTS = TableKind(
    name="village-documents",
    word="dokumen desa",
    handing=Act.IMPORT,
    recording=Act.RECORD_VILLAGE_DOCUMENT,
    columns=document_lines.COLUMNS,
    required=document_lines.REQUIRED,
    planner=_document_planner,
    identity=document_lines.identity,
)
AREAS = TableKind(
    name="areas",
    word="wilayah",
    handing=None,
    recording=None,
    columns=area_lines.COLUMNS,
    required=area_lines.REQUIRED,
    planner=_area_planner,
    identity=lambda row, known: (row.cells.get("code", ""),),
    key="code",
)


def budget(year: int) -> TableKind:
    """Return the table of a year's budget."""
    return TableKind(
        name=f"{BUDGET}-{year}",
        word="anggaran",
        handing=Act.KEEP_BUDGET,
        recording=Act.KEEP_BUDGET,
        columns=budget_lines.COLUMNS,
        required=budget_lines.REQUIRED,
        planner=lambda taking, known: budget_lines.planner(taking, year),
        identity=lambda row, known: (row.cells.get("kode", ""),),
        key="kode",
        year=year,
        finish=lambda read, taking, plan: budget_lines.finish(read, taking, plan, year=year),
    )


_ROWS: Mapping[str, TableKind] = {kind.name: kind for kind in (ACTIVITIES, VILLAGE_DOCUMENTS)}


def handed_in(*, this_year: int) -> tuple[TableKind, ...]:
    """Return the tables that are handed in by page: those of rows, and the budgets around a year, newest first."""
    return (*_ROWS.values(), *(budget(year) for year in range(this_year + 1, this_year - BUDGETS_BACK - 1, -1)))


def named(name: str) -> TableKind | None:
    """Return the table of a name that is handed in by page; None where there is none."""
    table, _, year = name.rpartition("-")
    if table == BUDGET and year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
        return budget(int(year))
    return _ROWS.get(name)
