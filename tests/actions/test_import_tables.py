"""Reading files as tables: encodings, separators, workbooks, and every refusal with its sentence."""

import contextlib
import os
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from cermat.actions.imports import FaultyFile, read_table
from cermat.actions.imports.bounds import MAX_BYTES, MAX_ROWS
from cermat.actions.imports.tables import read_bytes

COLUMNS = ("nomor", "tanggal", "uraian")


def read(path: Path):
    return read_table(path, columns=COLUMNS, required=("nomor", "tanggal"))


def written(tmp_path: Path, content: bytes, name: str = "buku.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def refusals(path: Path) -> list[str]:
    with pytest.raises(FaultyFile) as refused:
        read(path)
    assert str(refused.value) == " ".join(fault.sentence for fault in refused.value.faults)
    return [fault.sentence for fault in refused.value.faults]


OUTSIDE = (
    "baris 2: sel ke-3 (“sisa”) tidak berada di bawah judul kolom; "
    "hapus, atau apit teks yang memuat pemisah dengan tanda kutip."
)
AGAIN = "simpan ulang seluruh berkas sebagai “CSV UTF-8”, lalu coba lagi."
TEXT = "nomor;tanggal;uraian\n1; 2023-03-14 ;Rapat désa\n\n2;2023-03-15;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_is_read_in_every_usual_form(tmp_path, encoding, separator):
    table = read(written(tmp_path, TEXT.replace(";", separator).encode(encoding)))
    assert [(row.number, dict(row.cells)) for row in table.rows] == [
        (2, {"nomor": "1", "tanggal": "2023-03-14", "uraian": "Rapat désa"}),
        (4, {"nomor": "2", "tanggal": "2023-03-15", "uraian": ""}),
    ]


def test_columns_come_in_any_order_and_empty_heads_over_nothing_are_let_be(tmp_path):
    table = read(written(tmp_path, b"Tanggal;;NOMOR\n2023-03-14;;1\n2023-03-15\n"))
    assert table.columns == ("tanggal", "nomor")
    assert dict(table.rows[1].cells) == {"tanggal": "2023-03-15", "nomor": ""}


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"", ["Berkas buku.csv kosong (0 bita); simpan ulang, lalu coba lagi."]),
        (b"\n\n", ["Berkas ini kosong; isi baris judul kolom dan paling sedikit satu baris."]),
        (b"nomor;tanggal\n", ["Berkas ini hanya berisi judul kolom; isi paling sedikit satu baris."]),
        (b"nomer;tanggal\n1;2\n",
         ["baris 1, kolom nomer: kolom ini tidak dikenal; mungkin maksudnya “nomor”.",
          "baris 1, kolom nomor: kolom ini tidak ada; tambahkan judul kolom dan isinya."]),
        (b"nomor;tanggal;xyz\n1;2;3\n",
         ["baris 1, kolom xyz: kolom ini tidak dikenal; kolom yang dikenal: nomor, tanggal, uraian."]),
        (b"nomor;tanggal;uraian;nomor;zzz\n1;2;3;1;1\n",
         ["baris 1, kolom zzz: kolom ini tidak dikenal; kolom yang dikenal: nomor, tanggal, uraian.",
          "baris 1, kolom nomor: kolom ini tertulis lebih dari sekali; sisakan satu."]),
        (b"nomor;tanggal\n1;2;sisa\n",
         [OUTSIDE]),
        (b'nomor;tanggal\n1;"2023\n',
         ["baris 2: tanda kutip tidak berpasangan atau sel terlalu panjang; tutup kutipnya, atau hapus."]),
        ("nomor;tanggal\n1;désa\n".encode("cp1252"),
         [f"baris 2: penyandian hurufnya bukan UTF-8, tampaknya Windows-1252; {AGAIN}"]),
        ("nomor;tanggal\n1;désa\n2;désa\n".encode("cp1252"),
         [f"baris 2: penyandian hurufnya bukan UTF-8, tampaknya Windows-1252; {AGAIN}"]),
        ("nomor;tanggal\n1;désa\n".encode() + "2;désa\n".encode("cp1252"),
         [f"baris 3: penyandian hurufnya campuran UTF-8 dan penyandian lain; {AGAIN}"]),
        ("nomor;tanggal\n1;désa\n".encode("cp1252") + "2;désa\n".encode(),
         [f"baris 2: penyandian hurufnya campuran UTF-8 dan penyandian lain; {AGAIN}"]),
        (b"nomor\0;tanggal\n",
         [f"Berkas ini bukan teks CSV (memuat bita nol); {AGAIN}"]),
        (b"nomor\0;\xff\n",
         [f"Berkas ini bukan teks CSV (memuat bita nol); {AGAIN}"]),
        (b"\xff\xfen",
         [f"Berkas UTF-16 ini terpotong atau rusak; {AGAIN}"]),
        (b"nomor;tanggal\n1;" + b"x" * 4001 + b"\n", ["baris 2: satu sel lebih dari 4000 huruf; ringkas isinya."]),
        (b"nomor;tanggal\n" + b";" * 61 + b"\n", ["baris 2: lebih dari 60 kolom; hapus kolom yang tidak perlu."]),
        (b"nomor;tanggal\n" + b"1;2\n" * (MAX_ROWS + 1),
         ["Berkas ini lebih dari 10000 baris; bagi menjadi beberapa berkas."]),
    ],
)  # fmt: skip
def test_a_faulty_csv_is_refused_with_line_and_remedy(tmp_path, content, sentences):
    assert refusals(written(tmp_path, content)) == sentences


def test_a_file_that_is_missing_too_big_or_of_another_kind_is_refused(tmp_path):
    assert "tidak dapat dibaca" in refusals(tmp_path / "tiada.csv")[0]
    assert "bukan .csv atau .xlsx" in refusals(written(tmp_path, b"x", "buku.ods"))[0]
    big = tmp_path / "besar.csv"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "lebih besar dari 10 MB" in refusals(big)[0]


def test_what_never_ends_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipa.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "tautan.csv").symlink_to("/dev/zero")
    for name in ("pipa.csv", "folder.csv", "tautan.csv"):
        assert "bukan berkas biasa" in refusals(tmp_path / name)[0]
    assert "bukan .csv atau .xlsx" in refusals(Path("/dev/zero"))[0]
    with pytest.raises(FaultyFile, match="bukan berkas biasa"):
        read_bytes(Path("/dev/zero"))


def workbook(tmp_path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    path = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, lines in sheets:
            sheet = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    sheet.write(row, column, cell, *([day] if isinstance(cell, date) else []))
    return path


HEAD: list[object] = ["nomor", "tanggal", "uraian"]


def test_a_workbook_is_read_with_typed_days_and_numbers(tmp_path):
    lines = [HEAD, [7, date(2023, 3, 14), True], [], [2.5, datetime(2023, 3, 15, 14, 5, tzinfo=None), " x "]]  # noqa: DTZ001
    table = read(workbook(tmp_path, ("A", lines), ("Kosong", [])))
    assert [(row.number, *row.cells.values()) for row in table.rows] == [
        (2, "7", "2023-03-14", "True"),
        (4, "2.5", "2023-03-15", "x"),
    ]


def test_the_sheets_of_a_template_are_named_as_unread(tmp_path):
    table = read(workbook(tmp_path, ("Isi", [HEAD, ["1", "2"], [" "]]), ("Contoh", [["x"]]), ("Versi", [["1"]])))
    assert table.notes == ("Lembar “Contoh”, “Versi” milik templat (contoh dan daftar pilihan) tidak dibaca.",)


def test_several_sheets_with_content_and_none_are_refused(tmp_path):
    two = workbook(tmp_path, ("A", [["x"]]), ("B", [["x"]]))
    assert "Lebih dari satu lembar berisi data (A, B)" in refusals(two)[0]
    assert "Berkas ini kosong" in refusals(workbook(tmp_path, ("A", [])))[0]


def packed(tmp_path: Path, parts: dict[str, bytes], **settings: int) -> Path:
    path = tmp_path / "buku.xlsx"
    with zipfile.ZipFile(path, "w", settings.get("how", zipfile.ZIP_DEFLATED)) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(tmp_path: Path, part: str, content: bytes) -> Path:
    parts = parts_of(workbook(tmp_path, ("A", [HEAD, ["1", "2"]])))
    return packed(tmp_path, {**parts, part: content})


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_of(cells: bytes) -> bytes:
    return b"<worksheet " + NAMESPACE + b"><sheetData>" + cells + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"bukan zip", "rusak atau bukan buku kerja Excel"),
        (b"PK\x03\x04terpotong", "rusak atau bukan buku kerja Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "terkunci sandi atau berformat .xls lama"),
    ],
)
def test_a_workbook_that_is_none_is_refused(tmp_path, content, words):
    assert words in refusals(written(tmp_path, content, "buku.xlsx"))[0]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (b'<row r="99999"><c r="A99999"/></row>', "lebih dari 10000 baris"),
        (b'<row r="99999999999999999999"/>', "lebih dari 10000 baris"),
        (b"<row/>" * (MAX_ROWS + 2), "lebih dari 10000 baris"),
        (b'<row r="1"><c r="XFD1"/></row>', "lebih dari 60 kolom"),
        (b'<row r="1"><c r="A1"><v>1</v></c>' + b"<c/>" * 300_001 + b"</row>", "terlalu banyak sel"),
        (b"<!DOCTYPE x>", "rusak"),
        (b"\0", "rusak"),
        (b"<row", "rusak"),
    ],
)
def test_a_huge_or_broken_sheet_is_refused_before_it_is_parsed(tmp_path, cells, words):
    # Text that does not compress, so that the ratio alone does not refuse it.
    padding = b"<!--" + b"".join(b"%x" % hash((place, 35)) for place in range(20_000)) + b"-->"
    assert words in refusals(altered(tmp_path, SHEET, sheet_of(padding + cells)))[0]


def test_a_long_shared_text_copied_into_many_cells_is_refused(tmp_path):
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"
    parts = parts_of(workbook(tmp_path, ("A", [HEAD])))
    texts = b"<sst " + NAMESPACE + b"><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    path = packed(tmp_path, {**parts, SHEET: sheet_of(row * 2_000), STRINGS: texts}, how=zipfile.ZIP_STORED)
    assert "terlalu banyak sel" in refusals(path)[0]


def test_a_cell_beyond_bounds_in_a_workbook_is_refused_by_line(tmp_path):
    assert refusals(workbook(tmp_path, ("A", [HEAD, ["x" * 4001]]))) == [
        "baris 2: satu sel lebih dari 4000 huruf; ringkas isinya."
    ]


def test_a_workbook_of_many_parts_or_sheets_is_refused(tmp_path):
    assert "lebih dari 500 bagian" in refusals(packed(tmp_path, {f"{each}.xml": b"" for each in range(501)}))[0]
    many = {f"xl/worksheets/sheet{each}.xml": b"<x/>" for each in range(21)}
    assert "lebih dari 20 lembar" in refusals(packed(tmp_path, many))[0]


def test_an_encrypted_part_is_refused(tmp_path):
    path = workbook(tmp_path, ("A", [HEAD]))
    content = bytearray(path.read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.find(mark)
        content[place + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    assert "terkunci sandi" in refusals(written(tmp_path, bytes(content), "kunci.xlsx"))[0]


def test_a_part_that_lies_about_its_size_is_refused(tmp_path):
    path = workbook(tmp_path, ("A", [HEAD] + [["x", "y"]] * 50))
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02", 0, content.find(SHEET.encode(), content.find(b"PK\x01\x02")))
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert "rusak" in refusals(written(tmp_path, bytes(content), "bohong.xlsx"))[0]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(tmp_path, seed):
    content = bytearray(workbook(tmp_path, ("A", [HEAD, ["1", "2", "3"]])).read_bytes())
    for step in range(1 + seed % 5):
        content[(seed * 7919 + step * 104_729) % len(content)] ^= 1 << (seed % 8)
    path = written(tmp_path, bytes(content), "rusak.xlsx")
    with contextlib.suppress(FaultyFile):
        assert read(path).rows


LINE = b"<row>" + b"<c><v>1</v></c>" * 40 + b"</row>"


def test_a_bomb_says_what_it_is(tmp_path):
    assert "terlalu besar bila dibuka" in refusals(altered(tmp_path, SHEET, sheet_of(b"<row/>" * 4_000_000)))[0]


BOMBS = {
    "terlalu besar bila dibuka": lambda: sheet_of(b"<row/>" * 10_000_000),
    "terlalu banyak sel": lambda: sheet_of(
        (b"<row>" + b"<c><v>%d</v></c>" * 40 % tuple(range(40)) + b"</row>") * 9_000
    ),
}
MEASURE = """
import re, sys, time
from pathlib import Path
from cermat.actions.imports.faults import FaultyFile
from cermat.actions.imports.xlsx_files import read_lines
begun = time.process_time()
try:
    read_lines(Path(sys.argv[1]).read_bytes())
except FaultyFile as refused:
    print(refused)
# Not getrusage: that peak would still hold the memory of the process this one was forked from.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(time.process_time() - begun, peak)
"""


@pytest.mark.parametrize("words", BOMBS)
def test_a_bomb_is_refused_within_two_seconds_and_300_mb(tmp_path, words):
    parts = parts_of(workbook(tmp_path, ("A", [HEAD])))
    how = zipfile.ZIP_DEFLATED if "besar" in words else zipfile.ZIP_STORED
    bomb = packed(tmp_path, {**parts, SHEET: BOMBS[words]()}, how=how)
    answer = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(){MEASURE}", str(bomb)],
        capture_output=True, text=True, check=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )  # fmt: skip
    told, measured = answer.stdout.strip().rsplit("\n", 1)
    seconds, megabytes = (float(each) for each in measured.split())
    assert words in told
    assert seconds < 2
    assert megabytes < 300
