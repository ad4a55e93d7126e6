"""The tables a roll-up reads: their columns, in the order their rows are sorted, and what each column says.

A book has one record per version of a row. `office` and `village` are area codes without dots. `row` is a number made
of the row's key, the same in every export; the key itself, words and people stay in the books.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

# A version that nothing followed: the far end of knowledge time, so that a span is read by two comparisons.
EVER = "9999-12-31 00:00:00"
WHOLE_YEAR = 0  # the quarter of what counts a whole year


SQL_TYPES = {
    "int32": "INTEGER",
    "int64": "BIGINT",
    "string": "VARCHAR",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}
# Columns that hold an area code without dots, and columns that hold a number made of a row's key.
CODES = frozenset({"office", "village"})
KEYS = frozenset({"row", "activity"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's name, what it holds, and its columns: name to type and meaning."""

    name: str
    title: str
    columns: Mapping[str, tuple[str, str]]

    def unbound(self) -> ir.Table:
        """Return the table as an expression that every engine can be asked."""
        return ibis.table({name: kind for name, (kind, _) in self.columns.items()}, name=self.name)

    def sql_columns(self) -> str:
        """Return its columns as CREATE TABLE names them."""
        return ", ".join(f"{name} {SQL_TYPES[kind]}" for name, (kind, _) in self.columns.items())


def number_of(key: str) -> int:
    """Return the number that stands for a row's key: a key may hold words of the row, its number none."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True)


def undotted(code: str) -> int:
    """Return an area code as a number. Raises ValueError for anything else."""
    return int(code.replace(".", ""))


def dotted(code: int, *, digits_kept: int) -> str:
    """Return the first digits of a district's code, with its dots: its own, its regency's, its province's; or none."""
    digits = str(code)[:digits_kept]
    return ".".join(digits[start : start + 2] for start in range(0, len(digits), 2))


_ROW = {
    "office": ("int32", "kode kecamatan tanpa titik"),
    "row": ("int64", "nomor baris, tetap di setiap ekspor"),
}
_VERSION = {
    "version": ("int32", "versi baris, mulai 1"),
    "recorded_at": ("timestamp", "saat versi ini dicatat (UTC)"),
    "annulled": ("boolean", "versi ini menyatakan barisnya salah catat"),
}
_CHECKED = {
    "state": ("string", "draf, diajukan, dikembalikan, atau terverifikasi"),
    "takes_back": ("int32", "versi yang ditarik kembali bersama berkasnya"),
}
_SPAN = {
    "since": ("timestamp", "saat mulai diketahui (UTC)"),
    "until": ("timestamp", "saat digantikan (UTC); 9999-12-31: belum"),
}
_EXISTENCE = {
    "kind": ("string", "desa, desa_adat, atau kelurahan"),
    "valid_from": ("date", "hari pertama; kosong: sejak dahulu"),
    "valid_to": ("date", "hari terakhir; kosong: sampai kini"),
}

ACTIVITY = Table(
    name="activity",
    title="Kegiatan fasilitasi dan koordinasi",
    columns={
        **_ROW,
        **_VERSION,
        **_CHECKED,
        "dated": ("date", "hari kegiatan"),
        "status": ("string", "rencana, terlaksana, atau batal"),
        "is_outside_authority": ("boolean", "di luar kewenangan"),
        "kind": ("string", "fasilitasi atau koordinasi"),
        "function": ("string", "huruf fungsi menurut naskah IKU"),
        "unit": ("string", "kode unit yang memimpin"),
    },
)
OUTPUT = Table(
    name="output",
    title="Hasil kegiatan",
    columns={
        **_ROW,
        **_VERSION,
        **_CHECKED,
        "activity": ("int64", "nomor baris kegiatannya"),
        "kind": ("string", "jenis hasil"),
        "dated": ("date", "hari hasil"),
    },
)
VILLAGE_DOCUMENT = Table(
    name="village_document",
    title="Dokumen desa",
    columns={
        **_ROW,
        **_VERSION,
        **_CHECKED,
        "village": ("int64", "kode desa tanpa titik"),
        "kind": ("string", "jenis dokumen"),
        "fiscal_year": ("int32", "tahun anggaran"),
        "enacted_on": ("date", "hari ditetapkan"),
        "submitted_on": ("date", "hari disampaikan"),
        "amendment": ("int32", "perubahan ke berapa; kosong: dokumen induk"),
    },
)
VILLAGE = Table(
    name="village",
    title="Desa, desa adat, dan kelurahan",
    columns={
        "office": _ROW["office"],
        "village": ("int64", "kode desa tanpa titik"),
        **_VERSION,
        **_EXISTENCE,
    },
)
BOOKS = (ACTIVITY, OUTPUT, VILLAGE_DOCUMENT, VILLAGE)

ACTIVITY_DAYS = Table(
    name="activity_days",
    title="Sejak hari apa satu kegiatan dihitung, selama satu kurun pengetahuan",
    columns={
        "year": ("int32", "tahun kegiatan"),
        "office": _ROW["office"],
        **_SPAN,
        "counted_on": ("date", "sejak hari ini menjadi penyebut"),
        "fulfilled_on": ("date", "sejak hari ini menjadi pembilang; kosong: tidak"),
    },
)
DOCUMENT_DAYS = Table(
    name="document_days",
    title="Hari terawal dokumen satu desa yang terverifikasi, selama satu kurun pengetahuan",
    columns={
        "fiscal_year": ("int32", "tahun anggaran"),
        "office": _ROW["office"],
        "village": ("int64", "kode desa tanpa titik"),
        "kind": ("string", "jenis dokumen"),
        **_SPAN,
        "enacted_on": ("date", "hari ditetapkan yang terawal"),
        "submitted_on": ("date", "hari disampaikan yang terawal"),
    },
)
VILLAGE_SPANS = Table(
    name="village_spans",
    title="Desa selama satu kurun pengetahuan",
    columns={"office": _ROW["office"], "village": ("int64", "kode desa tanpa titik"), **_SPAN, **_EXISTENCE},
)
DAYS = (ACTIVITY_DAYS, DOCUMENT_DAYS)

RULING = Table(
    name="ruling",
    title="Indikator yang berlaku di satu kantor, menurut naskah IKU yang diketahui",
    columns={
        "office": _ROW["office"],
        **_SPAN,
        "year_from": ("int32", "tahun kinerja pertama"),
        "year_to": ("int32", "tahun kinerja terakhir"),
        "basis": ("string", "dasar tahun menurut naskahnya sendiri"),
        "indicator": ("string", "kode indikator dalam naskah"),
        "method": ("string", "cara menghitung"),
        "definition": ("string", "sidik jari cara menghitung; hanya yang sama boleh dijumlahkan"),
    },
)
CUT = Table(
    name="cut",
    title="Hari terakhir yang dihitung dalam satu periode",
    columns={
        "definition": RULING.columns["definition"],
        "year": ("int32", "tahun kinerja"),
        "basis": ("string", "dasar tahun"),
        "quarter": ("int32", "triwulan; 0: setahun"),
        "cut": ("date", "hari terakhir yang dihitung"),
    },
)
DUE = Table(
    name="due",
    title="Dokumen yang wajib dalam satu tahun kinerja, dan hari terakhir tepat waktu",
    columns={
        "definition": RULING.columns["definition"],
        "year": ("int32", "tahun kinerja"),
        "basis": ("string", "dasar tahun"),
        "village_kind": ("string", "jenis desa yang wajib"),
        "kind": ("string", "jenis dokumen"),
        "event": ("string", "peristiwa yang diuji: ditetapkan atau disampaikan"),
        "fiscal_year": ("int32", "tahun anggaran dokumennya"),
        "due": ("date", "hari terakhir tepat waktu"),
    },
)
ADMISSIBLE = Table(
    name="admissible",
    title="Jenis hasil yang menunjukkan tindak lanjut, dari hari ke hari",
    columns={
        "kind": ("string", "jenis hasil"),
        "valid_from": ("date", "hari pertama"),
        "valid_to": ("date", "hari terakhir"),
    },
)
# What questions are made of, beside the rows that answer them.
ASKED = (RULING, CUT, DUE)
QUESTIONS = (*ASKED, ADMISSIBLE)
EVERY = (*BOOKS, *DAYS, VILLAGE_SPANS, *QUESTIONS)
# What a roll-up reads of a lake: the books themselves lie beside it, for whoever asks something else.
READ = (*DAYS, VILLAGE_SPANS, *ASKED)
