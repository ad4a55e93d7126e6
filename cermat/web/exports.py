"""Lists as files: what a page shows under the same filters, as far as the person may see it. Each has its admission."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from cermat.actions.imports import exporting, kinds, templates
from cermat.actions.imports.kinds import ACTIVITIES, VILLAGE_DOCUMENTS, TableKind
from cermat.actions.imports.tables import TableRow
from cermat.documents.writers import sheet
from cermat.indicators import obligations
from cermat.indicators.figures import Period
from cermat.indicators.measurement import paper_basis
from cermat.indicators.rows import OutputRow
from cermat.indicators.standing import versions_by_key
from cermat.indicators.targets import TARGET_WORDS, signed_paper_words
from cermat.registers import selectors
from cermat.registers.errors import NoPaperInForce
from cermat.registers.scope import Scope
from cermat.rules.judging import indicator_by
from cermat.web import activity_lists, inboxes, names, periods
from cermat.web import people as shown_people
from cermat.web.admission import EVERYBODY, WHOLE_OFFICE, Admission
from cermat.web.periods import Asked
from cermat.web.targets import PERIODS, is_gone
from cermat.words.cells import csv_text
from cermat.words.dates import write_date
from cermat.words.numbers import write_number

# Excel under Indonesian settings splits cells at semicolons.
SEPARATOR = ";"
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list: its title, its head, its rows; `template`: the table it can be taken in again as, with its lines."""

    title: str
    header: tuple[str, ...]
    rows: Rows
    template: tuple[TableKind, Sequence[TableRow]] | None = None


def activities(request: HttpRequest, scope: Scope) -> Sheet:
    """Return the year's activities, of one unit, state or quarter where asked, as the import takes them."""
    asked = periods.asked(request, scope, within=periods.YEARS_OF_DAYS)
    shown = activity_lists.chosen(request, activity_lists.activities(scope, asked))
    return _taken_again(ACTIVITIES, exporting.activity_lines(shown, _outputs(scope, asked)))


def outputs(request: HttpRequest, scope: Scope) -> Sheet:
    """Return the outputs of the activities a list shows."""
    asked, called = periods.asked(request, scope, within=periods.YEARS_OF_DAYS), names.names(scope)
    of_activity = _outputs(scope, asked)
    rows = [
        (activity.number, called.outputs.get(row.kind, row.kind), row.title, write_date(row.dated), _state(row))
        for activity in activity_lists.chosen(request, activity_lists.activities(scope, asked))
        for row in of_activity.get(activity.mark.ref.key, ())
    ]
    return Sheet(title="Keluaran", header=("kegiatan", "jenis", "keluaran", "tanggal", "keadaan"), rows=rows)


def village_documents(request: HttpRequest, scope: Scope) -> Sheet:
    """Return the documents of a performance year that stand, as the import takes them."""
    asked = periods.asked(request, scope)
    found = versions_by_key(selectors.village_documents(scope, as_of=asked.as_of)).values()
    years = _fiscal_years(scope, asked)
    newest = [versions[-1] for versions in found]
    kept = [row for row in newest if years is None or years.get(row.kind) == row.fiscal_year]
    kept.sort(key=lambda row: (row.village, row.kind, row.fiscal_year, row.number))
    return _taken_again(VILLAGE_DOCUMENTS, exporting.document_lines(kept, names.names(scope).documents))


def inbox(request: HttpRequest, scope: Scope) -> Sheet:
    """Return what waits for the person."""
    waiting = inboxes.in_order(scope, selectors.inbox(scope))
    views = inboxes.waiting_views(scope, waiting)
    rows = [
        (
            view.title,
            view.tag.words,
            view.why,
            view.gist or "; ".join(f"{each.name}: {each.old} → {each.new}" for each in view.changes),
        )
        for view in views
    ]
    return Sheet(title="Menunggu saya", header=("baris", "keadaan", "mengapa", "isi"), rows=rows)


def evidence(request: HttpRequest, scope: Scope) -> Sheet:
    """Return every paper that proves a row the person may see, with its SHA-256 where there is a file."""
    papers = [versions[-1] for versions in versions_by_key(selectors.evidence(scope)).values()]
    rows = [
        (paper.book, paper.key, paper.title, paper.location, paper.sha256 or "", paper.mark.state.value)
        for paper in papers
        if not paper.mark.annulled
    ]
    return Sheet(title="Bukti", header=("buku", "baris", "bukti", "tempat", "sha256", "keadaan"), rows=rows)


def budget(request: HttpRequest, scope: Scope) -> Sheet:
    """Return the tree of a year's budget, as the import takes it."""
    year = periods.asked(request, scope).year
    return _taken_again(kinds.budget(year), exporting.budget_lines(selectors.budget(scope, year=year)))


def targets(request: HttpRequest, scope: Scope) -> Sheet:
    """Return the targets of a year that stand, paper by paper."""
    year, called = periods.asked(request, scope).year, names.names(scope)
    rows = [
        (
            TARGET_WORDS[row.kind],
            called.indicators.get(row.indicator, row.indicator),
            PERIODS[row.quarter],
            write_number(row.amount),
            signed_paper_words(row),
            write_date(row.paper_dated),
            row.mark.state.value,
        )
        for row in selectors.latest(selectors.targets(scope, year=year))
        if row.year == year and not is_gone(row)
    ]
    header = ("jenis", "indikator", "periode", "target", "naskah", "tanggal_naskah", "keadaan")
    return Sheet(title="Target", header=header, rows=rows)


def officials(request: HttpRequest, scope: Scope) -> Sheet:
    """Return everybody who holds or held a post."""
    rows = [
        (
            row.position,
            row.acting or "",
            row.name,
            row.rank or "",
            row.nip or "",
            _day(row.valid_from),
            _day(row.valid_to),
        )
        for row in selectors.officials(scope)
    ]
    header = ("jabatan", "plt_plh", "nama", "pangkat", "nip", "sejak", "sampai")
    return Sheet(title="Pejabat", header=header, rows=rows)


def people(request: HttpRequest, scope: Scope) -> Sheet:
    """Return everybody who is or was something to the office, a line for each role."""
    rows = [
        (each.person.username, each.person.name, each.standing, role.words, _day(role.valid_from), _day(role.valid_to))
        for each in shown_people.views(scope)
        for role in each.roles
    ]
    return Sheet(title="Orang", header=("pengguna", "nama", "akun", "peran", "sejak", "sampai"), rows=rows)


LISTS: dict[str, tuple[Callable[[HttpRequest, Scope], Sheet], Admission]] = {
    "kegiatan": (activities, EVERYBODY),
    "keluaran": (outputs, EVERYBODY),
    "dokumen-desa": (village_documents, EVERYBODY),
    "menunggu": (inbox, EVERYBODY),
    "bukti": (evidence, EVERYBODY),
    "anggaran": (budget, WHOLE_OFFICE),
    "target": (targets, WHOLE_OFFICE),
    "pejabat": (officials, WHOLE_OFFICE),
    "orang": (people, WHOLE_OFFICE),
}


def xlsx(scope: Scope, made: Sheet) -> bytes:
    """Return a list as a workbook; one that can be taken in again is the template with its rows."""
    if made.template is not None:
        kind, lines = made.template
        return templates.write(by=scope, table=kind.name, rows=lines)
    return sheet.write(made.title, made.header, rows=made.rows)


def csv(scope: Scope, made: Sheet) -> bytes:
    """Return a list as CSV in UTF-8 with its mark."""
    return ("\ufeff" + csv_text(made.header, made.rows, separator=SEPARATOR)).encode()


def _taken_again(kind: TableKind, lines: Sequence[TableRow]) -> Sheet:
    rows = [tuple(line.cells.get(column, "") for column in kind.columns) for line in lines]
    return Sheet(title=kind.word, header=kind.columns, rows=rows, template=(kind, lines))


def _outputs(scope: Scope, asked: Asked) -> dict[str, list[OutputRow]]:
    year = Period(year=asked.year, quarter=None)
    found: dict[str, list[OutputRow]] = {}
    for versions in versions_by_key(selectors.outputs(scope, period=year, as_of=asked.as_of)).values():
        found.setdefault(versions[-1].activity, []).append(versions[-1])
    return found


def _fiscal_years(scope: Scope, asked: Asked) -> Mapping[str, int] | None:
    """Return the fiscal year of each kind of document that makes up a performance year; None where no paper says."""
    try:
        paper = selectors.paper_in_force(scope, year=asked.year, as_of=asked.as_of)
    except NoPaperInForce:
        return None
    indicator = indicator_by(paper, "timeliness")
    if indicator is None:
        return None
    return obligations.fiscal_years(paper, indicator, year=asked.year, basis=asked.basis or paper_basis(paper))


def _day(day: date | None) -> str:
    return write_date(day) if day else ""


def _state(row: OutputRow) -> str:
    return activity_lists.ANNULLED if row.mark.annulled else row.mark.state.value
