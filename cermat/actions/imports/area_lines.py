"""Lines of an areas file, as shipped: `code, name, level`; the villages of the office are taken."""

from cermat.actions import dated_books, villages
from cermat.actions.imports.cells import Cells
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.tables import TableRow
from cermat.registers.models import Village

COLUMNS = ("code", "name", "level")
REQUIRED = COLUMNS
LEVELS = ("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat")


def plan_line(row: TableRow, plan: Plan, *, taking: Taking) -> None:
    """Add to the plan what one line writes, or its faults; areas outside the office stay unread."""
    cells, office = Cells(row), taking.by.office
    code, name, level = cells.text("code"), cells.text("name"), cells.word("level")
    if level not in LEVELS:
        cells.fault("level", f"Tingkat “{cells.text('level')}” tidak dikenal; yang diterima: {', '.join(LEVELS)}.")
    if not name:
        cells.fault("name", "Nama belum diisi; isi nama wilayahnya.")
    is_own = code.startswith(f"{office}.")
    sentence = villages.code_problem(code, office=office) if is_own else None
    if sentence or not code:
        cells.fault("code", sentence or "Kode belum diisi; isi kodenya.")
    plan.faults.extend(cells.faults)
    if not cells.faults:
        _compare(code, name, is_own, taking, plan)


def _compare(code: str, name: str, is_own: bool, taking: Taking, plan: Plan) -> None:
    before = dated_books.latest(Village, by=taking.by, key=code) if is_own else None
    if not is_own or (before is not None and before.name == name and not before.annulled):
        plan.outcomes.append(Outcome.UNCHANGED)
        return
    if before is None:
        plan.rows.append(Village(key=code, version=1, name=name))
        plan.outcomes.append(Outcome.SAVED)
        return
    kept = dated_books.columns_of(before, "valid_from", "valid_to")
    reason = f"impor: {taking.file}"
    plan.rows.append(Village(key=code, version=before.version + 1, name=name, reason=reason, **kept))
    plan.outcomes.append(Outcome.CORRECTED)
