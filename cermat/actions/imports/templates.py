"""Empty workbooks that the import understands: a locked head, choices to pick from, and an example on its own sheet."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from cermat.actions import facts
from cermat.actions.checks import ACTIVITY_KINDS, Facts
from cermat.actions.errors import UnknownCode
from cermat.actions.imports import activity_lines, document_lines
from cermat.indicators.rows import Status, VillageKind
from cermat.registers.scope import Scope

VERSION = 1
MARK = "DATA CONTOH"
FIRST_ROW, LAST_ROW = 1, 2_000
# One example line each, cells between semicolons.
_EXAMPLES: Mapping[str, Sequence[str]] = {
    "activities": (
        (
            f"001/CONTOH/2026;pemerintahan;14/03/2026;fasilitasi;g;;{MARK}: fasilitasi penyusunan RKP Desa;terlaksana;"
            "berita_acara;Berita acara kesepakatan;20 Maret 2026"
        ),
        (
            "002/CONTOH/2026;pelayanan;2026-04-02;koordinasi;di_luar_kewenangan;Kewenangan Kantor Pertanahan;"
            f"{MARK}: koordinasi sertifikat tanah;terlaksana;;;"
        ),
    ),
    "village-documents": (
        f"35.08.10.2006;RKP Desa;2027;4 Tahun 2026 ({MARK});15/09/2026;",
        f"35.08.10.2006;LPPDes;2025;140/14/2026 ({MARK});;30 Maret 2026",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A table's sheet: its title, its columns, and the choices of those that have some."""

    title: str
    columns: Sequence[str]
    choices: Mapping[str, Sequence[str]]


def write(*, by: Scope, table: str) -> bytes:
    """Return the template of a table as XLSX, with the office's own units, villages and functions to choose from."""
    template = _template(table, facts.of(by))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # The day of the source paper, not today: equal templates are equal bytes.
        book.set_properties({"title": f"Templat {template.title}", "created": datetime(2023, 10, 17)})  # noqa: DTZ001
        _write_table(book, template)
        _write_choices(book, template)
        _write_rows(book, "Contoh", [template.columns, *(line.split(";") for line in _EXAMPLES[table])])
        _write_rows(book, "Versi", [("templat", table), ("versi", str(VERSION))])
    return content.getvalue()


def _template(table: str, known: Facts) -> Template:
    if table == "activities":
        return Template(title="Kegiatan", columns=activity_lines.COLUMNS, choices=_activity_choices(known))
    if table == "village-documents":
        return Template(title="Dokumen Desa", columns=document_lines.COLUMNS, choices=_document_choices(known))
    raise UnknownCode(f"Templat “{table}” tidak ada; yang ada: {', '.join(_EXAMPLES)}.")


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


def _write_table(book: Workbook, template: Template) -> None:
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


def _head(book: Workbook) -> Format:
    return book.add_format({"bold": True, "bg_color": "#DCE9F8", "border": 1})
