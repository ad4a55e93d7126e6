"""XLSX within bounds: every part is unpacked, counted and checked before the parser sees it.

What was checked is what is parsed: the checked parts are packed again, so that a file cannot show one size to the
check and another to the parser.
"""

import io
import itertools
import re
import zipfile
import zlib
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from cermat.actions.imports.bounds import (
    MAX_CELL_LENGTH,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_RATIO,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_TEXT,
    MAX_UNPACKED_BYTES,
)
from cermat.actions.imports.faults import FaultyFile
from cermat.words.texts import as_seen

MARK_SHEET = "Versi"
TEMPLATE_SHEETS = frozenset({"Contoh", "Daftar", MARK_SHEET})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = "Berkas ini rusak atau bukan buku kerja Excel (.xlsx); buka di Excel, simpan ulang sebagai .xlsx."
_SPLIT = "hapus baris dan kolom kosong yang berformat, atau bagi menjadi beberapa berkas"
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
# An attribute named r alone: xmlns:r is none.
_PLACE = re.compile(rb"[\s\"']r\s*=\s*[\"']\s*([A-Za-z]*)(\d{0,9})")
# A cell whose formula failed: read as the text it shows, since the parser hands it out as empty.
_FAILED = re.compile(rb"(<(?:\w+:)?c\b[^<>]*\st\s*=\s*[\"'])e([\"'])")
_STRING = re.compile(rb"<(?:\w+:)?si\b")


class TypedNumber(str):
    """A cell that a spreadsheet keeps as a number with decimals, written with a point."""

    __slots__ = ()


def read_lines(content: bytes) -> tuple[list[list[str]], tuple[str, ...], dict[str, str]]:
    """Return the lines of trimmed cells of the one sheet with content, what was left unread, and the template's mark.

    Raises FaultyFile for an empty, broken, encrypted or huge workbook, and for several sheets with content.
    """
    parts = _unpack(content)
    _refuse_huge(parts)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(_pack(parts)))
        sheets = {name: _lines(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except CalamineError as error:
        raise FaultyFile.of(_BROKEN) from error
    filled = {name: lines for name, lines in sheets.items() if lines}
    own = [name for name in filled if name not in TEMPLATE_SHEETS]
    if len(own) > 1:
        raise FaultyFile.of(
            f"Lebih dari satu lembar berisi data ({', '.join(own)}); sisakan satu lembar atau pisahkan berkasnya."
        )
    unread = ", ".join(f"“{name}”" for name in filled if name not in own)
    notes = (f"Lembar {unread} milik templat (contoh dan daftar pilihan) tidak dibaca.",) if unread else ()
    mark = {line[0]: line[1] for line in filled.get(MARK_SHEET, []) if len(line) > 1}
    return (filled[own[0]] if own else []), notes, mark


def _unpack(content: bytes) -> dict[str, bytes]:
    if content.startswith(_OLE):
        raise FaultyFile.of(
            "Berkas ini terkunci sandi atau berformat .xls lama; buka di Excel, hapus sandinya, simpan sebagai .xlsx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bomb(archive, len(content))
            return {each.filename: archive.read(each) for each in archive.infolist() if _is_read(each.filename)}
    except RuntimeError as error:
        raise FaultyFile.of("Berkas ini terkunci sandi; hapus sandinya di Excel, simpan ulang.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise FaultyFile.of(_BROKEN) from error


def _refuse_bomb(archive: zipfile.ZipFile, packed: int) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS:
        raise FaultyFile.of(f"Buku kerja ini terdiri atas lebih dari {MAX_PARTS} bagian; salin datanya ke berkas baru.")
    if unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_RATIO * max(packed, 1_000):
        raise FaultyFile.of(
            f"Isi buku kerja ini terlalu besar bila dibuka (lebih dari {MAX_UNPACKED_BYTES // 1_000_000} MB "
            f"atau {MAX_RATIO} kali ukuran berkasnya); {_SPLIT}."
        )


def _is_read(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _refuse_huge(parts: dict[str, bytes]) -> None:
    if any(b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        raise FaultyFile.of(_BROKEN)
    sheets = [part for name, part in parts.items() if _is_sheet(name)]
    if len(sheets) > MAX_SHEETS:
        raise FaultyFile.of(f"Buku kerja ini memuat lebih dari {MAX_SHEETS} lembar; sisakan lembar yang diisi.")
    # The parser lays out a full rectangle up to the farthest cell, and copies a shared text into every cell.
    for sheet in sheets:
        _refuse_wide_or_long(sheet)
    cells = sum(_count(_CELL, sheet) for sheet in sheets)
    longest = max((_longest_text(part) for name, part in parts.items() if "sharedStrings" in name), default=0)
    if cells > MAX_CELLS or cells * longest > MAX_TEXT:
        raise FaultyFile.of(f"Buku kerja ini memuat terlalu banyak sel (batas {MAX_CELLS}); {_SPLIT}.")


def _refuse_wide_or_long(sheet: bytes) -> None:
    places = {match.groups() for match in _PLACE.finditer(sheet)}
    last_row = max((int(row) for _, row in places if row), default=0)
    last_column = max((_column_number(letters) for letters, _ in places), default=0)
    if max(last_row, _count(_ROW, sheet)) > MAX_ROWS + 1:
        raise FaultyFile.of(f"Lembar ini lebih dari {MAX_ROWS} baris; {_SPLIT}.")
    if last_column > MAX_COLUMNS:
        raise FaultyFile.of(f"Lembar ini lebih dari {MAX_COLUMNS} kolom; {_SPLIT}.")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number


def _count(pattern: re.Pattern[bytes], part: bytes) -> int:
    return sum(1 for _ in pattern.finditer(part))


def _longest_text(part: bytes) -> int:
    starts = [match.start() for match in _STRING.finditer(part)] + [len(part)]
    return max((after - start for start, after in itertools.pairwise(starts)), default=0)


def _pack(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _FAILED.sub(rb"\1str\2", part) if _is_sheet(name) else part)
    return packed.getvalue()


def _lines(sheet: CalamineSheet) -> list[list[str]]:
    lines = [[_text(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    while lines and not any(lines[-1]):
        lines.pop()
    for number, line in enumerate(lines, 1):
        if any(len(cell) > MAX_CELL_LENGTH for cell in line):
            raise FaultyFile.of(f"satu sel lebih dari {MAX_CELL_LENGTH} huruf; ringkas isinya.", row=number)
    return lines


def _text(cell: Any) -> str:
    """Return a cell as it would be typed: a typed day in ISO, 2024.0 as 2024."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return TypedNumber(cell)
    return as_seen(str(cell))
