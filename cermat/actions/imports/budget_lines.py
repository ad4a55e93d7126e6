"""Lines of a budget file, one a node of the year's tree: `kode` is the key; sums are audited afterwards, not here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from cermat.actions import dated_books
from cermat.actions.imports.cells import Cells
from cermat.actions.imports.faults import ImportFault
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.tables import Table, TableRow
from cermat.actions.imports.xlsx_files import TypedNumber
from cermat.indicators.budget import BudgetRow, audit, circles
from cermat.indicators.obligations import paper_for
from cermat.registers import selectors
from cermat.registers.models import BudgetNode
from cermat.registers.selectors.rows import budget_node

QUARTERS = ("tw1", "tw2", "tw3", "tw4")
COLUMNS = ("kode", "nama", "induk", "pagu", *QUARTERS)
REQUIRED = COLUMNS
_NAMED = 5
CONTENT = ("name", "parent", "ceiling", "quarter_1", "quarter_2", "quarter_3", "quarter_4")


def planner(taking: Taking, year: int) -> Callable[[TableRow, Plan], None]:
    """Return what plans one line for the tree of a year, compared with the books as they are."""
    nodes = BudgetNode.objects.filter(office_id=taking.by.office, year=year).order_by("key", "version")
    latest = {node.key: node for node in nodes}
    return lambda row, plan: _plan_line(row, year, latest, taking, plan)


def finish(read: Table, taking: Taking, plan: Plan, *, year: int) -> None:
    """Say which nodes in the books the file lacks, take them out where that is asked, and audit the tree to come."""
    nodes = BudgetNode.objects.filter(office_id=taking.by.office, year=year).order_by("key", "version")
    standing = {node.code: node for node in {node.key: node for node in nodes}.values() if not node.annulled}
    there = {row.cells.get("kode", "") for row in read.rows}
    absent = frozenset(standing) - there if taking.absent is None else taking.absent & set(standing) - there
    plan.absent = absent
    if absent:
        plan.notes.append(_absent_sentence(sorted(absent), taking))
    if taking.withdraws:
        plan.rows.extend(_withdrawn(standing[code], taking) for code in absent)
    tree = _tree(standing, plan)
    for fault in _circles(read, tree):
        plan.faults.append(fault)
        if fault.row is not None:
            plan.by_line[fault.row] = None
    plan.forecast.extend(_forecast(tree, taking, year))


def _withdrawn(node: BudgetNode, taking: Taking) -> BudgetNode:
    reason = f"tidak ada lagi pada {taking.file}"
    return dated_books.next_version(node, annulled=True, reason=reason)


def _absent_sentence(codes: Sequence[str], taking: Taking) -> str:
    named = ", ".join(codes[:_NAMED]) + (f", dan {len(codes) - _NAMED} lagi" if len(codes) > _NAMED else "")
    otherwise = ", kecuali diminta ditarik" if taking.absent is None else ""
    what = "ditarik dari buku" if taking.withdraws else f"tetap tercatat{otherwise}"
    return f"{len(codes)} simpul yang sudah tercatat tidak ada di berkas ini ({named}): {what}."


def _tree(standing: Mapping[str, BudgetNode], plan: Plan) -> list[BudgetRow]:
    """Return the tree as it will stand once the plan is carried out."""
    nodes = {**standing, **{node.code: node for node in plan.rows if isinstance(node, BudgetNode)}}
    return [budget_node(nodes[code]) for code in sorted(nodes) if not nodes[code].annulled]


def _circles(read: Table, tree: Sequence[BudgetRow]) -> Iterator[ImportFault]:
    """Yield a fault for every ring of parents, at the line of the file that closes it."""
    lines = {row.cells.get("kode", ""): row.number for row in read.rows}
    for ring in circles(tree):
        named = ", lalu ".join(f"{code} di bawah {parent}" for code, parent in pairwise((*ring, ring[0])))
        remark = (
            f"Rantai induk berputar tanpa pangkal ({named}), sehingga jumlahnya tidak terhitung di mana pun; betulkan "
            "kode induk salah satunya."
        )
        row = next((lines[code] for code in ring if code in lines), None)
        yield ImportFault(row=row, column="induk" if row else None, remark=remark)


def _forecast(tree: Sequence[BudgetRow], taking: Taking, year: int) -> Iterator[str]:
    """Yield how much the audit finds in the tree as it will stand, and its first finding."""
    paper = paper_for(selectors.papers(taking.by), year)
    indicators = {each.id for each in paper.indicators} if paper else set()
    if found := audit(tree, indicators=indicators):
        count, first = len(found), found[0].sentence
        yield f"Bila disimpan, audit menemukan {count} hal pada pohon anggaran ini; yang pertama: {first}"


def _plan_line(row: TableRow, year: int, latest: dict[str, BudgetNode], taking: Taking, plan: Plan) -> None:
    cells = Cells(row)
    node = _node(cells, year)
    plan.faults.extend(cells.faults)
    if not cells.faults:
        _compare(node, latest.get(node.key), taking, plan)


def _node(cells: Cells, year: int) -> BudgetNode:
    code, parent = _code(cells, "kode"), _code(cells, "induk")
    name = cells.text("nama")
    if not code:
        cells.fault("kode", "Kode belum diisi; isi kode barisnya.")
    if parent and parent == code:
        cells.fault("induk", f"Baris {code} menyebut dirinya sendiri sebagai induk; isi kode di atasnya.")
    if not name or len(name) > 300:
        cells.fault("nama", "Nama belum diisi atau lebih dari 300 huruf; isi nama baris anggarannya.")
    return BudgetNode(
        key=f"{year}:{code}",
        year=year,
        code=code,
        name=name,
        parent=parent or None,
        ceiling=_ceiling(cells),
        **{f"quarter_{number}": cells.rupiah(column) for number, column in enumerate(QUARTERS, 1)},
    )


def _code(cells: Cells, column: str) -> str:
    code = cells.text(column)
    if isinstance(code, TypedNumber):
        cells.fault(column, f"Kode {code} tersimpan sebagai angka, sehingga nol di akhir hilang; ketik sebagai teks.")
    if len(code) > 100:
        cells.fault(column, "Kode lebih dari 100 huruf; isi kodenya saja.")
    return code


def _ceiling(cells: Cells) -> Decimal:
    ceiling = cells.rupiah("pagu")
    if ceiling < 0:
        cells.fault("pagu", "Pagu tidak boleh negatif; isi pagu yang berlaku.")
    return ceiling


def _compare(node: BudgetNode, before: BudgetNode | None, taking: Taking, plan: Plan) -> None:
    if before is None:
        node.version = 1
        plan.rows.append(node)
        plan.outcomes.append(Outcome.SAVED)
    elif dated_books.columns_of(before, *CONTENT) == dated_books.columns_of(node, *CONTENT) and not before.annulled:
        plan.outcomes.append(Outcome.UNCHANGED)
    else:
        node.version, node.reason = before.version + 1, f"impor: {taking.file}"
        plan.rows.append(node)
        plan.outcomes.append(Outcome.CORRECTED)
