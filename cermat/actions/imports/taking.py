"""Taking a file into the books: whole or not at all, as one event."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from cermat.actions import facts, iku_papers, permissions
from cermat.actions.checks import Facts
from cermat.actions.errors import ActionError, FaultyEntry
from cermat.actions.imports import kinds, plans
from cermat.actions.imports.faults import FaultyFile, ImportFault
from cermat.actions.imports.kinds import ACTIVITIES, AREAS, VILLAGE_DOCUMENTS, PlanLine, TableKind
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.results import ImportResult, refused
from cermat.actions.imports.tables import Table, read_bytes, read_sheet
from cermat.actions.permissions import Act
from cermat.registers import ledger, selectors
from cermat.registers.scope import Scope
from cermat.rules.errors import RuleError

Progress = Callable[[int, int], None]
Seal = Callable[[ImportResult], None]
VERB, TAKEOVER_VERB = "memasukkan berkas", "mengambil alih buku lama:"


class NotACheckedTable(ActionError):
    """Takeover is asked of a table whose rows nobody verifies."""


def silent(done: int, total: int) -> None:
    """Show nothing."""


def _unsealed(result: ImportResult) -> None:
    """Note nothing beside the books."""


def activities(
    *, by: Scope, path: Path, verified: bool = False, dry_run: bool = False, progress: Progress = silent
) -> ImportResult:
    """Take activities from a `.csv` or `.xlsx` file and return what became of its lines."""
    check_can(by, verified=verified)
    return _take_file(ACTIVITIES, path, by=by, verified=verified, dry_run=dry_run, progress=progress)


def village_documents(
    *, by: Scope, path: Path, verified: bool = False, dry_run: bool = False, progress: Progress = silent
) -> ImportResult:
    """Take village documents from a `.csv` or `.xlsx` file and return what became of its lines."""
    check_can(by, verified=verified)
    return _take_file(VILLAGE_DOCUMENTS, path, by=by, verified=verified, dry_run=dry_run, progress=progress)


def areas(*, by: Scope, path: Path, dry_run: bool = False, progress: Progress = silent) -> ImportResult:
    """Take the office's villages from an areas file and return what became of its lines."""
    permissions.check_can(by, Act.KEEP_VILLAGES)
    return _take_file(AREAS, path, by=by, verified=False, dry_run=dry_run, progress=progress)


def budget(
    *, by: Scope, path: Path, year: int, withdraws: bool = False, dry_run: bool = False, progress: Progress = silent
) -> ImportResult:
    """Take nodes of a year's budget tree from a file and return what became of its lines; sums are audited later.

    `withdraws`: nodes in the books that the file lacks are taken out of them; else they stay.
    """
    permissions.check_can(by, Act.KEEP_BUDGET)
    taking = Taking(by=by, file=path.name, verified=False, withdraws=withdraws)
    return _take_path(kinds.budget(year), path, taking, dry_run=dry_run, progress=progress)


def iku(*, by: Scope, path: Path, continuing: Collection[str] = (), dry_run: bool = False) -> ImportResult:
    """Take an IKU paper from its rule file and return what became of it; `continuing`: codes that go on from others."""
    permissions.check_can(by, Act.TAKE_OVER)
    try:
        outcome = iku_papers.add(by=by, text=_rule_text(path), origin=path.name, continuing=continuing, dry_run=dry_run)
    except (FaultyFile, RuleError, FaultyEntry, iku_papers.ForeignPaper) as refusal:
        fault = ImportFault(remark=str(refusal))
        return refused(file=path.name, read=1, faults=[fault], verified=False, dry_run=dry_run)
    return ImportResult(
        file=path.name,
        read=1,
        saved=int(outcome is iku_papers.Outcome.SAVED),
        corrected=int(outcome is iku_papers.Outcome.CORRECTED),
        unchanged=int(outcome is iku_papers.Outcome.UNCHANGED),
        dry_run=dry_run,
    )


def import_file(
    *, by: Scope, table: str, path: Path, verified: bool, dry_run: bool, progress: Progress = silent
) -> ImportResult:
    """Take a file of the table named as the command line names it, and return what became of it."""
    if table in {"areas", "iku"} and verified:
        raise NotACheckedTable(f"Tabel {table} tidak diverifikasi baris demi baris; jalankan tanpa --verified.")
    if table == "iku":
        return iku(by=by, path=path, dry_run=dry_run)
    if table == "areas":
        return areas(by=by, path=path, dry_run=dry_run, progress=progress)
    take_file = activities if table == "activities" else village_documents
    return take_file(by=by, path=path, verified=verified, dry_run=dry_run, progress=progress)


def plan(read: Table, kind: TableKind, taking: Taking, *, progress: Progress = silent) -> Plan:
    """Return what a table's lines would write, compared with the books as they are; nothing is written."""
    known = facts.of(taking.by)
    made = plan_lines(read, kind, known, kind.planner(taking, known), progress=progress)
    kind.finish(read, taking, made)
    return made


def plan_lines(read: Table, kind: TableKind, known: Facts, plan_line: PlanLine, *, progress: Progress = silent) -> Plan:
    """Return what a table's lines would write one by one; no two may be of the same row."""
    made, first_seen = Plan(), dict[tuple[str, ...], int]()
    for done, row in enumerate(read.rows, 1):
        this = kind.identity(row, known)
        faults = len(made.faults)
        if this[-1] and this in first_seen:
            twin = first_seen[this]
            remark = f"“{this[-1]}” sudah ada pada baris {twin}; hapus salah satu atau betulkan {kind.key}nya."
            made.faults.append(ImportFault(row=row.number, column=kind.key, remark=remark))
        else:
            first_seen[this] = row.number
            plan_line(row, made)
        made.by_line[row.number] = None if len(made.faults) > faults else made.outcomes[-1]
        progress(done, len(read.rows))
    return made


def take(
    read: Table, kind: TableKind, taking: Taking, *, progress: Progress = silent, seal: Seal = _unsealed
) -> ImportResult:
    """Write what a table's lines say, whole or not at all, and return what became of them.

    The office is locked for the writing alone: the plan is made before, and made anew under the lock where somebody
    wrote meanwhile. `seal` may note the result beside the books, in the same transaction.
    """
    seen = ledger.last_seq(taking.by.office)
    made = plan(read, kind, taking, progress=progress)
    if made.faults:
        return _refused(read, made, taking, dry_run=False)
    with ledger.act(
        office=taking.by.office, by=taking.by.username, verb=verb(kind, taking), summary=summary(read, taking)
    ) as act:
        if act.seq != seen + 1:
            made = plan(read, kind, taking)
        if made.faults:
            return _refused(read, made, taking, dry_run=False)
        act.add_all(plans.ordered(made.rows))
        result = _result(read, made, taking, dry_run=False, event=act.seq if made.rows else None)
        seal(result)
    return result


def preview(read: Table, made: Plan, taking: Taking) -> ImportResult:
    """Return what would become of a table's lines by a plan."""
    return (_refused if made.faults else _result)(read, made, taking, dry_run=True)


def _take_file(
    kind: TableKind, path: Path, *, by: Scope, verified: bool, dry_run: bool, progress: Progress
) -> ImportResult:
    closed = selectors.locked_periods(by) if verified else ()
    taking = Taking(by=by, file=path.name, verified=verified, locked=closed)
    return _take_path(kind, path, taking, dry_run=dry_run, progress=progress)


def _take_path(kind: TableKind, path: Path, taking: Taking, *, dry_run: bool, progress: Progress) -> ImportResult:
    try:
        read = kind.read(path.name, read_sheet(path))
    except FaultyFile as faulty:
        return refused(file=path.name, read=0, faults=faulty.faults, verified=taking.verified, dry_run=dry_run)
    if dry_run:
        return preview(read, plan(read, kind, taking, progress=progress), taking)
    return take(read, kind, taking, progress=progress)


def check_can(by: Scope, *, verified: bool) -> None:
    """Return when the person may take files of rows into the office. Raises NotPermitted."""
    permissions.check_can(by, Act.IMPORT)
    if verified:
        permissions.check_can(by, Act.TAKE_OVER)


def _rule_text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFile.of(f"Berkas {path.name} bukan teks UTF-8; simpan ulang sebagai UTF-8.") from error


def verb(kind: TableKind, taking: Taking) -> str:
    """Return what a file's event says was done."""
    return f"{TAKEOVER_VERB if taking.verified else VERB} {kind.words}"


def summary(read: Table, taking: Taking) -> str:
    """Return what a file's event says of it."""
    told = f"{taking.file}, {len(read.rows)} baris"
    if taking.verified:
        return (
            f"{told}; diambil alih sebagai terverifikasi tanpa pemeriksa kedua (--verified) oleh {taking.by.username}"
        )
    return told


def _refused(read: Table, made: Plan, taking: Taking, *, dry_run: bool) -> ImportResult:
    return refused(file=taking.file, read=len(read.rows), faults=made.faults, verified=taking.verified, dry_run=dry_run)


def _result(read: Table, made: Plan, taking: Taking, *, dry_run: bool, event: int | None = None) -> ImportResult:
    told = taken(read, [made], file=taking.file, verified=taking.verified, dry_run=dry_run)
    return replace(told, event=event)


def taken(read: Table, made: Iterable[Plan], *, file: str, verified: bool, dry_run: bool) -> ImportResult:
    """Return what became of a table's lines by the plans made of them, none of which found a fault."""
    made = tuple(made)
    outcomes = [outcome for each in made for outcome in each.outcomes]
    return ImportResult(
        file=file,
        read=len(read.rows),
        saved=plans.count(outcomes, Outcome.SAVED),
        corrected=plans.count(outcomes, Outcome.CORRECTED),
        unchanged=plans.count(outcomes, Outcome.UNCHANGED),
        notes=(*read.notes, *(note for each in made for note in (*each.notes, *(each.forecast if dry_run else ())))),
        verified=verified,
        dry_run=dry_run,
    )
