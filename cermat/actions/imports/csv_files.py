"""CSV as offices save it: UTF-8 (or UTF-16 with its mark), with `;`, `,` or tab between cells."""

import codecs
import csv
import io

from cermat.actions.imports.bounds import MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROWS
from cermat.actions.imports.faults import FaultyFile
from cermat.words.cells import as_meant
from cermat.words.texts import as_seen

SEPARATORS = (";", ",", "\t")
_REMEDY = "simpan ulang seluruh berkas sebagai “CSV UTF-8”, lalu coba lagi"


def read_lines(content: bytes, *, max_rows: int = MAX_ROWS) -> list[list[str]]:
    """Return the lines of trimmed cells. Raises FaultyFile naming the line and the remedy."""
    text = _decode(content)
    if "\0" in text:
        raise FaultyFile.of(f"Berkas ini bukan teks CSV (memuat bita nol); {_REMEDY}.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    lines: list[list[str]] = []
    try:
        for cells in reader:
            lines.append([as_seen(as_meant(cell)) for cell in cells])
            _refuse_too_much(lines, max_rows)
    except csv.Error as error:
        raise FaultyFile.of(
            "tanda kutip tidak berpasangan atau sel terlalu panjang; tutup kutipnya, atau hapus.", row=len(lines) + 1
        ) from error
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise FaultyFile.of(f"Berkas UTF-16 ini terpotong atau rusak; {_REMEDY}.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        if b"\0" in content:
            raise FaultyFile.of(f"Berkas ini bukan teks CSV (memuat bita nol); {_REMEDY}.") from error
        mixed = not before.isascii() or _has_utf8(content[error.end :])
        encoding = "campuran UTF-8 dan penyandian lain" if mixed else "bukan UTF-8, tampaknya Windows-1252"
        raise FaultyFile.of(f"penyandian hurufnya {encoding}; {_REMEDY}.", row=before.count(b"\n") + 1) from error


def _has_utf8(content: bytes) -> bool:
    return any(not line.isascii() and _is_utf8(line) for line in content.split(b"\n"))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _separator(text: str) -> str:
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def _refuse_too_much(lines: list[list[str]], max_rows: int) -> None:
    if len(lines) > max_rows + 1:
        raise FaultyFile.of(f"Berkas ini lebih dari {max_rows} baris; bagi menjadi beberapa berkas.")
    if len(lines[-1]) > MAX_COLUMNS:
        raise FaultyFile.of(f"lebih dari {MAX_COLUMNS} kolom; hapus kolom yang tidak perlu.", row=len(lines))
    if any(len(cell) > MAX_CELL_LENGTH for cell in lines[-1]):
        raise FaultyFile.of(f"satu sel lebih dari {MAX_CELL_LENGTH} huruf; ringkas isinya.", row=len(lines))
