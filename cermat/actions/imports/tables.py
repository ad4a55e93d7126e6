"""A file as a table of texts: rows numbered as a spreadsheet shows them, the header being baris 1."""

import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cermat.actions.imports import csv_files, xlsx_files
from cermat.actions.imports.bounds import MAX_BYTES, MAX_ROWS
from cermat.actions.imports.faults import FaultyFile, ImportFault
from cermat.actions.nearness import nearest
from cermat.words.errors import os_reason

# The version a template carries on its sheet “Versi”: raised when its columns change.
TEMPLATE_VERSION = 1
# The column in which a returned file says what is wrong; it is left unread when the file comes back.
REMARKS = "kesalahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One line of a table: its number in the file, and its trimmed cells by column; an empty cell is ""."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The lines under a checked header. `notes` say what of the file was left unread."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()


def read_table(path: Path, *, columns: Sequence[str], required: Sequence[str]) -> Table:
    """Return the lines of a file as `parse` does. Raises FaultyFile where it cannot be read."""
    return parse(path.name, read_sheet(path), columns=columns, required=required)


def parse(
    name: str,
    content: bytes,
    *,
    columns: Sequence[str],
    required: Sequence[str],
    template: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Table:
    """Return the lines of a `.csv` or `.xlsx` file whose header names `columns` in any order.

    `template`: the table whose template the file may be. `max_rows`: how many lines a `.csv` may have. Raises
    FaultyFile, naming every fault of the file, its header and its shape.
    """
    lines, notes, mark = _lines(name, content, max_rows)
    _refuse_other_template(mark, template)
    if not lines:
        raise FaultyFile.of("Berkas ini kosong; isi baris judul kolom dan paling sedikit satu baris.")
    header = [name.lower() for name in lines[0]]
    unread = [place for place, name in enumerate(header) if name == REMARKS]
    named = [place for place, name in enumerate(header) if name and place not in unread]
    faults = _header_faults([header[place] for place in named], columns, required)
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = {header[place]: line[place] if place < len(line) else "" for place in named}
        if any(cell for place, cell in enumerate(line) if place not in {*named, *unread}):
            faults.append(ImportFault(row=number, remark=_unnamed_cell(line, [*named, *unread])))
        if any(cells.values()):
            rows.append(TableRow(number=number, cells=cells))
    if not rows and not faults:
        faults.append(ImportFault(remark="Berkas ini hanya berisi judul kolom; isi paling sedikit satu baris."))
    if faults:
        raise FaultyFile(faults)
    return Table(columns=tuple(header[place] for place in named), rows=tuple(rows), notes=notes)


def _lines(name: str, content: bytes, max_rows: int) -> tuple[list[list[str]], tuple[str, ...], Mapping[str, str]]:
    if name.lower().endswith(".csv"):
        return csv_files.read_lines(content, max_rows=max_rows), (), {}
    if name.lower().endswith(".xlsx"):
        return xlsx_files.read_lines(content)
    raise _no_sheet(name)


def _refuse_other_template(mark: Mapping[str, str], template: str | None) -> None:
    if template is None or not mark:
        return
    if mark.get("templat") != template:
        raise FaultyFile.of("Berkas ini templat tabel lain; pilih tabel yang sesuai, atau unduh templat tabel ini.")
    if mark.get("versi") != str(TEMPLATE_VERSION):
        raise FaultyFile.of(
            f"Berkas ini memakai templat versi {mark.get('versi')}; yang berlaku versi {TEMPLATE_VERSION}. "
            "Unduh templat yang baru, lalu salin baris Anda ke dalamnya."
        )


def read_sheet(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return what a `.csv` or `.xlsx` file holds; another is refused by its name, unread. Raises FaultyFile."""
    if not path.name.lower().endswith((".csv", ".xlsx")):
        raise _no_sheet(path.name)
    return read_bytes(path, max_bytes=max_bytes)


def _no_sheet(name: str) -> FaultyFile:
    return FaultyFile.of(f"Berkas {name} bukan .csv atau .xlsx; simpan ulang dari lembar kerja sebagai salah satunya.")


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return what a file holds. Raises FaultyFile when it is not there, is no file, is empty or too big."""
    try:
        content = _bounded(path, max_bytes)
    except OSError as error:
        raise FaultyFile.of(
            f"Berkas {path.name} tidak dapat dibaca ({os_reason(error)}); periksa nama dan tempatnya."
        ) from error
    if len(content) > max_bytes:
        raise FaultyFile.of(
            f"Berkas {path.name} lebih besar dari {max_bytes // 1_000_000} MB; bagi menjadi beberapa berkas."
        )
    if not content:
        raise FaultyFile.of(f"Berkas {path.name} kosong (0 bita); simpan ulang, lalu coba lagi.")
    return content


def _bounded(path: Path, max_bytes: int) -> bytes:
    """Return at most one byte more than is taken; a device or a pipe, which may never end, is not opened at all."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise FaultyFile.of(f"{path} bukan berkas biasa (folder, pipa, atau perangkat); simpan isinya sebagai berkas.")
    with path.open("rb") as file:
        return file.read(max_bytes + 1)


def _header_faults(header: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> list[ImportFault]:
    unknown = [name for name in dict.fromkeys(header) if name not in columns]
    repeated = [name for name in dict.fromkeys(header) if name in columns and header.count(name) > 1]
    missing = [name for name in required if name not in header]
    return [
        *(_in_header(name, f"kolom ini tidak dikenal; {_instead(name, columns, header)}.") for name in unknown),
        *(_in_header(name, "kolom ini tertulis lebih dari sekali; sisakan satu.") for name in repeated),
        *(_in_header(name, "kolom ini tidak ada; tambahkan judul kolom dan isinya.") for name in missing),
    ]


def _instead(name: str, columns: Sequence[str], named: Sequence[str]) -> str:
    free = [column for column in columns if column not in named] or columns
    near = nearest(name, free)
    return f"mungkin maksudnya “{near[0]}”" if near else f"kolom yang dikenal: {', '.join(columns)}"


def _in_header(column: str, remark: str) -> ImportFault:
    return ImportFault(row=1, column=column, remark=remark)


def _unnamed_cell(line: Sequence[str], named: Sequence[int]) -> str:
    place, cell = next((place, cell) for place, cell in enumerate(line) if cell and place not in named)
    return (
        f"sel ke-{place + 1} (“{cell[:40]}”) tidak berada di bawah judul kolom; "
        "hapus, atau apit teks yang memuat pemisah dengan tanda kutip."
    )
