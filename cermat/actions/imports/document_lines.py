"""Lines of a village documents file: the key is `kode_desa, jenis, tahun_anggaran, nomor`."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from cermat.actions import permissions, versions, village_documents
from cermat.actions.checks import BUDGETS, Facts, kind_of
from cermat.actions.entries import VillageDocumentEntry
from cermat.actions.imports import plans
from cermat.actions.imports.cells import Cells
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.tables import TableRow
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import Standing
from cermat.registers.models import VillageDocument
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.names import document_kind_named

# Of an APBDes alone, and never needed: what such a cell leaves empty stays as the books have it.
BUDGET_COLUMNS = {
    "draft_received_on": "tanggal_rancangan_diterima",
    "evaluated_on": "tanggal_evaluasi",
    "amendment": "perubahan_ke",
}
COLUMNS = (
    *("kode_desa", "jenis", "tahun_anggaran", "nomor", "tanggal_ditetapkan", "tanggal_disampaikan"),
    *BUDGET_COLUMNS.values(),
)
REQUIRED = ("kode_desa", "jenis", "tahun_anggaran", "nomor")
_COLUMN_OF = {
    "village": "kode_desa",
    "kind": "jenis",
    "fiscal_year": "tahun_anggaran",
    "number": "nomor",
    "enacted_on": "tanggal_ditetapkan",
    "submitted_on": "tanggal_disampaikan",
    **BUDGET_COLUMNS,
}
SAME_DRAFT = (
    "Baris lain berkas ini menyangkut rancangan APBDes yang sama; satukan langkah dan Perdesnya dalam satu baris."
)
_BARE_CODE = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The village documents as they are, with their versions."""

    documents: Mapping[str, Sequence[VillageDocument]]
    keys: Mapping[tuple[object, ...], str]


def shelve(office: str) -> Shelf:
    """Return an office's village documents."""
    known = versions.histories(village_documents.NOUN, office)
    return Shelf(documents=known, keys=versions.by_identity(village_documents.NOUN, known))


def shelves(offices: Collection[str], years: Collection[int]) -> Mapping[str, Shelf]:
    """Return what some offices hold of documents that ever were of some fiscal years, by office."""
    found = versions.histories_of(village_documents.NOUN, offices, Q(fiscal_year__in=years))
    return {
        office: Shelf(documents=known, keys=versions.by_identity(village_documents.NOUN, known))
        for office, known in found.items()
    }


def plan_line(line: TableRow, plan: Plan, *, shelf: Shelf, facts: Facts, taking: Taking) -> None:
    """Add to the plan what one line writes, or its faults."""
    cells = Cells(line)
    entry = _entry(cells, facts)
    sentence = permissions.refusal(taking.by, Act.RECORD_VILLAGE_DOCUMENT, Subject(village=entry.village))
    barred = {"kode_desa": sentence} if sentence else {}
    row = village_documents.row_of(entry)
    key = _key(row, shelf)
    recorded = shelf.documents[key][-1] if key else None
    if recorded is not None and recorded.submitted_on is None:
        # What waits for its stamp in the books may wait in a file that was taken out of them.
        entry = replace(entry, awaits_receipt=True)
    faults = village_documents.problems(taking.by, entry, facts, recorded=recorded)
    cells.fault_problems(faults, _COLUMN_OF)
    said = Plan()
    if not cells.faults:
        barred |= plans.locked(_days(entry, facts), taking) if taking.locked else {}
        _compare(cells, row, key=key, shelf=shelf, taking=taking, plan=said)
        if key in plan.keys and said.rows:
            cells.fault("nomor", SAME_DRAFT)
    plans.settle(cells, said, barred=barred, taking=taking, plan=plan)


def _key(row: VillageDocument, shelf: Shelf) -> str | None:
    """Return which document a line is about: the one of its number, else the budget on its way that it completes."""
    identity = village_documents.NOUN.identity(row)
    known = shelf.keys.get(tuple(identity.values()))
    if known is not None or row.kind not in BUDGETS or row.amendment is not None:
        return known
    draft = shelf.keys.get(tuple({**identity, "number": ""}.values()))
    return draft if draft and versions.standing(shelf.documents[draft][-1]) is not Standing.ANNULLED else None


def _days(entry: VillageDocumentEntry, facts: Facts) -> dict[str, date | None]:
    """Return the days by which a document belongs to periods, by column: its own, and the one it falls due on."""
    days = {"tanggal_ditetapkan": entry.enacted_on, "tanggal_disampaikan": entry.submitted_on}
    try:
        return {**days, "tahun_anggaran": due_day(kind_of(facts, entry.kind, entry.fiscal_year), entry.fiscal_year)}
    except NoRuleInForce:
        return days


def identity(row: TableRow, facts: Facts) -> tuple[str, ...]:
    """Return what no other line of the file may share."""
    kind = document_kind_named(row.cells.get("jenis", ""), facts.document_kinds)
    return (
        village_code(row.cells.get("kode_desa", "")),
        kind.id if kind else row.cells.get("jenis", ""),
        row.cells.get("tahun_anggaran", ""),
        row.cells.get("nomor", ""),
    )


def _entry(cells: Cells, facts: Facts) -> VillageDocumentEntry:
    kind = document_kind_named(cells.text("jenis"), facts.document_kinds) if cells.text("jenis") else None
    if kind is None:
        said = f"Jenis dokumen “{cells.text('jenis')}” tidak dikenal" if cells.text("jenis") else "Jenis belum diisi"
        accepted = ", ".join(f"{each.id} ({each.name})" for each in facts.document_kinds.values())
        cells.fault("jenis", f"{said}; yang diterima: {accepted}.")
    return VillageDocumentEntry(
        village=village_code(cells.text("kode_desa")),
        kind=kind.id if kind else "",
        fiscal_year=cells.year("tahun_anggaran"),
        number=cells.text("nomor"),
        enacted_on=cells.day("tanggal_ditetapkan"),
        submitted_on=cells.day("tanggal_disampaikan"),
        draft_received_on=cells.day("tanggal_rancangan_diterima"),
        evaluated_on=cells.day("tanggal_evaluasi"),
        amendment=cells.count("perubahan_ke"),
    )


def village_code(text: str) -> str:
    """Return a village's code as the books write it, whether its points were typed or not."""
    match = _BARE_CODE.fullmatch(text)
    return ".".join(match.groups()) if match else text


def _keep_what_a_file_lacks(row: VillageDocument, known: VillageDocument) -> None:
    for field in BUDGET_COLUMNS:
        if getattr(row, field) is None:
            setattr(row, field, getattr(known, field))


def _compare(cells: Cells, row: VillageDocument, *, key: str | None, shelf: Shelf, taking: Taking, plan: Plan) -> None:
    noun = village_documents.NOUN
    if key is None:
        key = versions.free_key(versions.key_stem(noun, row), shelf.documents)
        plan.rows.append(plans.begin(row, key, taking))
        plan.outcomes.append(Outcome.SAVED)
        return
    _keep_what_a_file_lacks(row, shelf.documents[key][-1])
    written, sentence = plans.compare(noun, shelf.documents[key], row, taking)
    if sentence:
        cells.fault("nomor", sentence)
    if written is not None:
        plan.rows.append(written)
    plan.outcomes.append(Outcome.UNCHANGED if written is None else Outcome.CORRECTED)
