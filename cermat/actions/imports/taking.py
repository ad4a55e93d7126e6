"""Taking a file into the books: whole or not at all, as one event."""

from collections.abc import Callable, Sequence
from pathlib import Path

from cermat.actions import facts, iku_papers, permissions
from cermat.actions.checks import Facts
from cermat.actions.errors import ActionError
from cermat.actions.imports import activity_lines, area_lines, document_lines, plans
from cermat.actions.imports.faults import FaultyFile, ImportFault
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.results import ImportResult, refused
from cermat.actions.imports.tables import Table, TableRow, read_bytes, read_table
from cermat.actions.permissions import Act
from cermat.registers import ledger
from cermat.registers.scope import Scope
from cermat.rules.errors import RuleError

Progress = Callable[[int, int], None]
Planner = Callable[[Taking, Facts], Callable[[TableRow, Plan], None]]
Identity = Callable[[TableRow, Facts], tuple[str, ...]]


class NotACheckedTable(ActionError):
    """Takeover is asked of a table whose rows nobody verifies."""


def _silent(done: int, total: int) -> None:
    """Show nothing."""


def activities(
    *, by: Scope, path: Path, verified: bool = False, dry_run: bool = False, progress: Progress = _silent
) -> ImportResult:
    """Take activities from a `.csv` or `.xlsx` file and return what became of its lines."""

    def planner(taking: Taking, known: Facts) -> Callable[[TableRow, Plan], None]:
        shelf = activity_lines.shelve(by.office)
        return lambda row, plan: activity_lines.plan_line(row, shelf, known, taking, plan)

    _check_can(by, Act.IMPORT, verified=verified)
    return _take(
        _read(path, activity_lines.COLUMNS, activity_lines.REQUIRED),
        planner,
        lambda row, known: (row.cells.get("nomor", ""),),
        word="kegiatan",
        taking=Taking(by=by, file=path.name, verified=verified),
        dry_run=dry_run,
        progress=progress,
    )


def village_documents(
    *, by: Scope, path: Path, verified: bool = False, dry_run: bool = False, progress: Progress = _silent
) -> ImportResult:
    """Take village documents from a `.csv` or `.xlsx` file and return what became of its lines."""

    def planner(taking: Taking, known: Facts) -> Callable[[TableRow, Plan], None]:
        shelf = document_lines.shelve(by.office)
        return lambda row, plan: document_lines.plan_line(row, shelf, known, taking, plan)

    _check_can(by, Act.IMPORT, verified=verified)
    return _take(
        _read(path, document_lines.COLUMNS, document_lines.REQUIRED),
        planner,
        document_lines.identity,
        word="dokumen desa",
        taking=Taking(by=by, file=path.name, verified=verified),
        dry_run=dry_run,
        progress=progress,
    )


def areas(*, by: Scope, path: Path, dry_run: bool = False, progress: Progress = _silent) -> ImportResult:
    """Take the office's villages from an areas file and return what became of its lines."""
    permissions.check_can(by, Act.KEEP_VILLAGES)
    return _take(
        _read(path, area_lines.COLUMNS, area_lines.REQUIRED),
        lambda taking, known: lambda row, plan: area_lines.plan_line(row, taking, plan),
        lambda row, known: (row.cells.get("code", ""),),
        word="wilayah",
        taking=Taking(by=by, file=path.name, verified=False),
        dry_run=dry_run,
        progress=progress,
    )


def iku(*, by: Scope, path: Path, dry_run: bool = False) -> ImportResult:
    """Take an IKU paper from its rule file and return what became of it."""
    permissions.check_can(by, Act.KEEP_IKU_PAPERS)
    try:
        outcome = iku_papers.add(by=by, text=_rule_text(path), origin=path.name, dry_run=dry_run)
    except (FaultyFile, RuleError, iku_papers.ForeignPaper) as refusal:
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
    *, by: Scope, table: str, path: Path, verified: bool, dry_run: bool, progress: Progress = _silent
) -> ImportResult:
    """Take a file of the table named as the command line names it, and return what became of it."""
    if table in {"areas", "iku"} and verified:
        raise NotACheckedTable(f"Tabel {table} tidak diverifikasi baris demi baris; jalankan tanpa --verified.")
    if table == "iku":
        return iku(by=by, path=path, dry_run=dry_run)
    if table == "areas":
        return areas(by=by, path=path, dry_run=dry_run, progress=progress)
    take = activities if table == "activities" else village_documents
    return take(by=by, path=path, verified=verified, dry_run=dry_run, progress=progress)


def _check_can(by: Scope, act: Act, *, verified: bool) -> None:
    permissions.check_can(by, act)
    if verified:
        permissions.check_can(by, Act.TAKE_OVER)


def _read(path: Path, columns: Sequence[str], required: Sequence[str]) -> Table | FaultyFile:
    try:
        return read_table(path, columns=columns, required=required)
    except FaultyFile as faulty:
        return faulty


def _rule_text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFile.of(f"Berkas {path.name} bukan teks UTF-8; simpan ulang sebagai UTF-8.") from error


def _take(
    read: Table | FaultyFile,
    planner: Planner,
    identity: Identity,
    *,
    word: str,
    taking: Taking,
    dry_run: bool,
    progress: Progress,
) -> ImportResult:
    if isinstance(read, FaultyFile):
        return refused(file=taking.file, read=0, faults=read.faults, verified=taking.verified, dry_run=dry_run)
    with ledger.act(
        office=taking.by.office, by=taking.by.username, verb=_verb(word, taking), summary=_summary(read, taking)
    ) as act:
        known = facts.of(taking.by)
        plan = _plan(read, planner(taking, known), identity, known, progress)
        if not plan.faults and not dry_run:
            act.add_all(plans.ordered(plan.rows))
    if plan.faults:
        return refused(
            file=taking.file, read=len(read.rows), faults=plan.faults, verified=taking.verified, dry_run=dry_run
        )
    return _result(read, plan, taking, dry_run=dry_run)


def _plan(
    read: Table, plan_line: Callable[[TableRow, Plan], None], identity: Identity, known: Facts, progress: Progress
) -> Plan:
    plan, first_seen = Plan(), dict[tuple[str, ...], int]()
    for done, row in enumerate(read.rows, 1):
        this = identity(row, known)
        if this[-1] and this in first_seen:
            column = "nomor" if "nomor" in read.columns else read.columns[0]
            remark = f"“{this[-1]}” sudah ada pada baris {first_seen[this]}; hapus salah satu atau betulkan nomornya."
            plan.faults.append(ImportFault(row=row.number, column=column, remark=remark))
        else:
            first_seen[this] = row.number
            plan_line(row, plan)
        progress(done, len(read.rows))
    return plan


def _verb(word: str, taking: Taking) -> str:
    return f"mengambil alih buku lama: {word}" if taking.verified else f"memasukkan berkas {word}"


def _summary(read: Table, taking: Taking) -> str:
    told = f"{taking.file}, {len(read.rows)} baris"
    if taking.verified:
        return (
            f"{told}; diambil alih sebagai terverifikasi tanpa pemeriksa kedua (--verified) oleh {taking.by.username}"
        )
    return told


def _result(read: Table, plan: Plan, taking: Taking, *, dry_run: bool) -> ImportResult:
    return ImportResult(
        file=taking.file,
        read=len(read.rows),
        saved=plans.count(plan.outcomes, Outcome.SAVED),
        corrected=plans.count(plan.outcomes, Outcome.CORRECTED),
        unchanged=plans.count(plan.outcomes, Outcome.UNCHANGED),
        notes=(*read.notes, *plan.notes),
        verified=taking.verified,
        dry_run=dry_run,
    )
