"""Empty workbooks that the import understands: a locked head, choices to pick from, and an example on its own sheet."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cermat.actions import facts
from cermat.actions.checks import ACTIVITY_KINDS, Facts
from cermat.actions.errors import UnknownCode
from cermat.actions.imports import activity_lines, budget_lines, kinds
from cermat.actions.imports.bounds import MAX_ROWS
from cermat.actions.imports.faults import ImportFault
from cermat.actions.imports.kinds import ACTIVITIES, BUDGET, VILLAGE_DOCUMENTS
from cermat.actions.imports.tables import REMARKS, TEMPLATE_VERSION, TableRow
from cermat.actions.imports.xlsx_files import MARK_SHEET
from cermat.indicators.rows import Status, VillageKind
from cermat.registers.scope import Scope

MARK = "DATA CONTOH"
FIRST_ROW, LAST_ROW = 1, MAX_ROWS
# Names and cells are text: none becomes a formula, an address or a number.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Example lines, cells between semicolons.
_EXAMPLE_ACTIVITIES = (
    (
        f"001/CONTOH/2026;pemerintahan;14/03/2026;fasilitasi;g;;{MARK}: fasilitasi penyusunan RKP Desa;terlaksana;"
        "berita_acara;Berita acara kesepakatan;20 Maret 2026"
    ),
    (
        "002/CONTOH/2026;pelayanan;2026-04-02;koordinasi;di_luar_kewenangan;Kewenangan Kantor Pertanahan;"
        f"{MARK}: koordinasi sertifikat tanah;terlaksana;;;"
    ),
)
_EXAMPLE_DOCUMENTS = (
    f"35.08.10.2006;RKP Desa;2027;4 Tahun 2026 ({MARK});15/09/2026;",
    f"35.08.10.2006;LPPDes;2025;140/14/2026 ({MARK});;30 Maret 2026",
)
_EXAMPLE_BUDGET = (
    f"7.01.06;{MARK}: Program Pembinaan dan Pengawasan Pemerintahan Desa;iku-2;150.000.000;20.000.000;0;0;0",
    f"7.01.06.2.01;{MARK}: Fasilitasi, Rekomendasi, dan Koordinasi;7.01.06;150.000.000;20.000.000;0;0;0",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A table's sheet: its title, its columns, the choices of those that have some, and lines that show how."""

    title: str
    columns: Sequence[str]
    choices: Mapping[str, Sequence[str]]
    examples: Sequence[str]


def write(*, by: Scope, table: str, rows: Sequence[TableRow] = (), faults: Sequence[ImportFault] = ()) -> bytes:
    """Return the template of a table as XLSX, with the office's own units, villages and functions to choose from.

    `rows` are written at their own places; what is wrong with them stands beside them, and each faulty cell is coloured
    and says why.
    """
    template = _template(table, facts.of(by))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        # The day of the source paper, not today: equal templates are equal bytes.
        book.set_properties({"title": f"Templat {template.title}", "created": datetime(2023, 10, 17)})  # noqa: DTZ001
        sheet = _write_table(book, template)
        _fill(sheet, template.columns, rows, book.add_format({"num_format": "@", "locked": False}))
        _remark(book, sheet, template.columns, rows, faults)
        _write_choices(book, template)
        _write_rows(book, "Contoh", [template.columns, *(line.split(";") for line in template.examples)])
        _write_rows(book, MARK_SHEET, [("templat", template.title.lower()), ("versi", str(TEMPLATE_VERSION))])
    return content.getvalue()


def _template(table: str, known: Facts) -> Template:
    if table == ACTIVITIES.name:
        choices = _activity_choices(known)
        return Template(title="Kegiatan", columns=ACTIVITIES.columns, choices=choices, examples=_EXAMPLE_ACTIVITIES)
    if table == VILLAGE_DOCUMENTS.name:
        columns, choices = VILLAGE_DOCUMENTS.columns, _document_choices(known)
        return Template(title="Dokumen Desa", columns=columns, choices=choices, examples=_EXAMPLE_DOCUMENTS)
    if table == BUDGET or kinds.named(table):
        return Template(title="Anggaran", columns=budget_lines.COLUMNS, choices={}, examples=_EXAMPLE_BUDGET)
    known_names = (ACTIVITIES.name, VILLAGE_DOCUMENTS.name, BUDGET)
    raise UnknownCode(f"Templat “{table}” tidak ada; yang ada: {', '.join(known_names)}.")


def _activity_choices(known: Facts) -> Mapping[str, Sequence[str]]:
    return {
        "unit": tuple(known.units),
        "jenis": ACTIVITY_KINDS,
        "fungsi": (*known.functions, activity_lines.OUTSIDE),
        "status": tuple(status.value for status in Status),
        "jenis_output": tuple(known.output_kinds),
    }


def _document_choices(known: Facts) -> Mapping[str, Sequence[str]]:
    return {
        "kode_desa": tuple(
            code for code, village in known.villages.items() if village.kind is not VillageKind.KELURAHAN
        ),
        "jenis": tuple(kind.name for kind in known.document_kinds.values()),
    }


def _write_table(book: Workbook, template: Template) -> Worksheet:
    sheet = book.add_worksheet(template.title)
    head, cell = _head(book), book.add_format({"num_format": "@", "locked": False})
    for place, column in enumerate(template.columns):
        # Text cells: a day stays as typed and is read strictly, never turned by the spreadsheet's own order of days.
        sheet.set_column(place, place, 22, cell)
        sheet.write_string(0, place, column, head)
        if column in template.choices:
            sheet.data_validation(FIRST_ROW, place, LAST_ROW, place, _validation(template, column))
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"format_columns": True, "insert_rows": True, "delete_rows": True, "sort": True})
    return sheet


def _fill(sheet: Worksheet, columns: Sequence[str], rows: Sequence[TableRow], cell: Format) -> None:
    for row in rows:
        for place, column in enumerate(columns):
            sheet.write_string(row.number - 1, place, row.cells.get(column, ""), cell)


def _remark(
    book: Workbook, sheet: Worksheet, columns: Sequence[str], rows: Sequence[TableRow], faults: Sequence[ImportFault]
) -> None:
    """Say beside each row what is wrong with it, and in each faulty cell too."""
    if not faults:
        return
    cells, wrong = {row.number: row.cells for row in rows}, _wrong(book)
    sheet.write_string(0, len(columns), REMARKS, _head(book))
    sheet.set_column(len(columns), len(columns), 80)
    remarks: dict[int, list[str]] = {}
    for fault in faults:
        if fault.row is None or fault.row not in cells:
            continue
        remarks.setdefault(fault.row, []).append(f"{fault.column}: {fault.remark}" if fault.column else fault.remark)
        if fault.column is not None and fault.column in columns:
            place = (fault.row - 1, columns.index(fault.column))
            sheet.write_string(*place, cells[fault.row].get(fault.column, ""), wrong)
            sheet.write_comment(*place, fault.remark)
    for number, said in remarks.items():
        sheet.write_string(number - 1, len(columns), " ".join(said))


def _validation(template: Template, column: str) -> dict[str, object]:
    place = list(template.choices).index(column)
    letter, last = chr(ord("A") + place), len(template.choices[column]) + 1
    return {
        "validate": "list",
        "source": f"=Daftar!${letter}$2:${letter}${last}",
        "error_title": "Tidak dikenal",
        "error_message": f"Pilih {column} dari daftar.",
    }


def _write_choices(book: Workbook, template: Template) -> None:
    sheet, head = book.add_worksheet("Daftar"), _head(book)
    for place, (column, choices) in enumerate(template.choices.items()):
        sheet.write_string(0, place, column, head)
        sheet.write_column(1, place, choices)
    sheet.protect()


def _write_rows(book: Workbook, title: str, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet(title)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.protect()


def _wrong(book: Workbook) -> Format:
    return book.add_format({"num_format": "@", "locked": False, "bg_color": "#FBE0DD", "border": 1})


def _head(book: Workbook) -> Format:
    return book.add_format({"bold": True, "bg_color": "#DCE9F8", "border": 1})
