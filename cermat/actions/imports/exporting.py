"""Rows of the books as lines of the tables that the import understands: taken in again, nothing changes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cermat.actions.imports.activity_lines import OUTPUT_PLACE, OUTSIDE
from cermat.actions.imports.budget_lines import QUARTERS
from cermat.actions.imports.tables import TableRow
from cermat.indicators.budget import BudgetRow
from cermat.indicators.rows import ActivityRow, OutputRow, VillageDocumentRow
from cermat.registers.grounds import grounds_in
from cermat.words.numbers import write_number


def activity_lines(rows: Iterable[ActivityRow], outputs: Mapping[str, Sequence[OutputRow]]) -> list[TableRow]:
    """Return one line per activity, with the output a file brought, else the first one; `outputs` are the latest ones.

    Further outputs do not fit on a line; they have a list of their own.
    """
    return [
        _line(number, _activity_cells(row, outputs.get(row.mark.ref.key, ()))) for number, row in enumerate(rows, 2)
    ]


def document_lines(rows: Iterable[VillageDocumentRow], kinds: Mapping[str, str]) -> list[TableRow]:
    """Return one line per village document, its kind by its usual name."""
    return [
        _line(
            number,
            {
                "kode_desa": row.village,
                "jenis": kinds.get(row.kind, row.kind),
                "tahun_anggaran": str(row.fiscal_year),
                "nomor": row.number,
                "tanggal_ditetapkan": _day(row.enacted_on),
                "tanggal_disampaikan": _day(row.submitted_on),
                "tanggal_rancangan_diterima": _day(row.draft_received_on),
                "tanggal_evaluasi": _day(row.evaluated_on),
                "perubahan_ke": str(row.amendment or ""),
            },
        )
        for number, row in enumerate(rows, 2)
    ]


def budget_lines(rows: Iterable[BudgetRow]) -> list[TableRow]:
    """Return one line per node of a budget."""
    return [
        _line(
            number,
            {
                "kode": row.code,
                "nama": row.name,
                "induk": row.parent or "",
                "pagu": write_number(row.ceiling),
                **{name: write_number(spent) for name, spent in zip(QUARTERS, row.quarters, strict=True)},
            },
        )
        for number, row in enumerate(rows, 2)
    ]


def _activity_cells(row: ActivityRow, outputs: Sequence[OutputRow]) -> dict[str, str]:
    cells = {
        "nomor": row.number,
        "unit": row.unit,
        "tanggal": _day(row.dated),
        "jenis": row.kind,
        "fungsi": OUTSIDE if row.is_outside_authority else row.function or "",
        "alasan": grounds_in(row) or "",
        "uraian": row.description,
        "status": row.status.value,
    }
    standing = [each for each in outputs if not each.mark.annulled]
    output = min(standing, key=lambda each: not each.mark.ref.key.endswith(OUTPUT_PLACE), default=None)
    if output is None:
        return cells
    return {**cells, "jenis_output": output.kind, "output": output.title, "tanggal_output": _day(output.dated)}


def _line(number: int, cells: dict[str, str]) -> TableRow:
    return TableRow(number=number, cells=cells)


def _day(dated: date | None) -> str:
    return dated.isoformat() if dated else ""
