"""The columns of the open data: each name once, its type, what it means, and what it says of a row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cermat.documents.reports.phrases import name_with_kind, unit_words_of
from cermat.indicators.figures import Verdict
from cermat.indicators.issuing import IssuedState
from cermat.indicators.publishing import PublishedFigureRow

Value = str | int | Decimal | bool | date | None
Rows = Sequence[tuple[Value, ...]]
PRIMARY_KEY = ("kode_kantor", "periode", "edisi", "indikator")
STATES = (IssuedState.STANDING, IssuedState.REOPENED, IssuedState.REPLACED)
VERDICTS = (Verdict.MEASURED, Verdict.NOT_MEASURABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `kind`: its type in Table Schema; `constraints`: of Table Schema too."""

    name: str
    kind: str
    description: str
    says: Callable[[PublishedFigureRow, str], Value]
    constraints: Mapping[str, Any] = field(default_factory=dict)


def _enum(words: Iterable[str]) -> Mapping[str, Any]:
    return {"required": True, "enum": [str(each) for each in words]}


REQUIRED: Mapping[str, Any] = {"required": True}
COUNT: Mapping[str, Any] = {"required": True, "minimum": 1}
COLUMNS = (
    Column(
        name="kode_kantor",
        kind="string",
        description="Kode wilayah kecamatan menurut Kemendagri.",
        says=lambda row, _: row.office,
        constraints={"required": True, "pattern": r"\d{2}\.\d{2}\.\d{2}"},
    ),
    Column(
        name="kantor",
        kind="string",
        description="Nama kantor ketika pengukuran dibekukan.",
        says=lambda row, _: name_with_kind(row.office_name),
        constraints=REQUIRED,
    ),
    Column(
        name="kabupaten",
        kind="string",
        description="Nama kabupaten atau kota ketika pengukuran dibekukan.",
        says=lambda row, _: row.regency,
        constraints=REQUIRED,
    ),
    Column(
        name="periode",
        kind="string",
        description="Periode yang diukur: 2023-tahun, atau 2023-tw2 untuk 1 Januari sampai akhir triwulan II.",
        says=lambda row, _: row.period.key,
        constraints={"required": True, "pattern": r"\d{4}-(tahun|tw[1-4])"},
    ),
    Column(
        name="tahun",
        kind="integer",
        description="Tahun kinerja.",
        says=lambda row, _: row.period.year,
        constraints=REQUIRED,
    ),
    Column(
        name="triwulan",
        kind="integer",
        description=(
            "Triwulan terakhir yang termasuk, 1 sampai 4; kosong untuk setahun. Angka triwulan kumulatif sejak "
            "1 Januari; jangan dijumlahkan antartriwulan."
        ),
        says=lambda row, _: row.period.quarter,
        constraints={"minimum": 1, "maximum": 4},
    ),
    Column(
        name="edisi",
        kind="integer",
        description="Edisi pengukuran periode itu, mulai 1; perbaikan terbit sebagai edisi berikutnya.",
        says=lambda row, _: row.edition,
        constraints=COUNT,
    ),
    Column(
        name="keadaan",
        kind="string",
        description=(
            "Apakah edisi ini masih berlaku: berlaku; dibuka kembali (sedang diperbaiki); diganti edisi yang lebih "
            "baru. Untuk angka terkini pakailah baris yang tidak diganti."
        ),
        says=lambda row, _: row.state.value,
        constraints=_enum(STATES),
    ),
    Column(
        name="diganti_edisi",
        kind="integer",
        description="Edisi yang mengganti, atau yang sedang memperbaiki, edisi ini; kosong bila berlaku.",
        says=lambda row, _: row.successor,
        constraints={"minimum": 2},
    ),
    Column(
        name="dipublikasikan",
        kind="date",
        description="Hari edisi ini dipublikasikan, menurut zona waktu kantor.",
        says=lambda row, _: row.published_on,
        constraints=REQUIRED,
    ),
    Column(
        name="indikator",
        kind="string",
        description="Tanda pengenal indikator dalam naskah IKU kantor: ipp, iku-1, iku-2.",
        says=lambda row, _: row.indicator,
        constraints=REQUIRED,
    ),
    Column(
        name="nama_indikator",
        kind="string",
        description="Nama indikator seperti tercetak pada naskah IKU.",
        says=lambda row, _: row.name,
        constraints=REQUIRED,
    ),
    Column(
        name="satuan",
        kind="string",
        description="Satuan nilai dan target.",
        says=lambda row, _: unit_words_of(row.unit),
        constraints=REQUIRED,
    ),
    Column(
        name="definisi",
        kind="string",
        description=(
            "Sidik (SHA-256) cara menghitungnya: hanya baris yang definisinya sama boleh dijumlahkan pembilang dan "
            "penyebutnya."
        ),
        says=lambda row, _: row.definition,
        constraints={"required": True, "pattern": "[0-9a-f]{64}"},
    ),
    Column(
        name="pembilang",
        kind="number",
        description="Bilangan di atas garis; kosong bila indikator bukan perbandingan.",
        says=lambda row, _: row.numerator,
    ),
    Column(
        name="penyebut",
        kind="number",
        description="Bilangan di bawah garis; kosong bila indikator bukan perbandingan. 0 berarti tidak dapat diukur.",
        says=lambda row, _: row.denominator,
    ),
    Column(
        name="nilai",
        kind="number",
        description=(
            "Nilai yang dibulatkan sekali ke dua desimal, setengah ke atas; kosong bila tidak dapat diukur. Untuk "
            "kategori: urutannya, 1 yang terendah."
        ),
        says=lambda row, _: row.value,
    ),
    Column(
        name="nilai_tertulis",
        kind="string",
        description="Nilai seperti tercetak pada naskah: 82,76%, Rp1.500.000, atau nama kategori; kosong tanpa nilai.",
        says=lambda row, _: row.value_words or None,
    ),
    Column(
        name="putusan",
        kind="string",
        description="terukur, atau tidak_dapat_diukur: nilainya tidak ada, dan itu bukan nol.",
        says=lambda row, _: Verdict.NOT_MEASURABLE.value if row.value is None else Verdict.MEASURED.value,
        constraints=_enum(VERDICTS),
    ),
    Column(
        name="sebab",
        kind="string",
        description="Mengapa nilainya tidak ada; kosong bila ada.",
        says=lambda row, _: row.cause or None,
    ),
    Column(
        name="sementara",
        kind="boolean",
        description="Benar bila pada saat dibekukan masih ada batas waktu dalam periode yang belum lewat.",
        says=lambda row, _: row.is_provisional,
        constraints=REQUIRED,
    ),
    Column(
        name="tercatat",
        kind="boolean",
        description="Benar bila nilainya dicatat dari surat hasil penilaian, bukan dihitung dari buku kantor.",
        says=lambda row, _: row.is_recorded,
        constraints=REQUIRED,
    ),
    Column(
        name="target",
        kind="number",
        description="Target periode itu menurut Perjanjian Kinerja; kosong bila belum ditetapkan.",
        says=lambda row, _: row.target,
    ),
    Column(
        name="capaian",
        kind="number",
        description="Capaian terhadap target dalam persen, dua desimal; kosong tanpa nilai atau target.",
        says=lambda row, _: row.attainment,
    ),
    Column(
        name="predikat",
        kind="string",
        description="Predikat capaian menurut skala yang berlaku bagi kantor; kosong tanpa capaian.",
        says=lambda row, _: row.predicate,
    ),
    Column(
        name="iku",
        kind="string",
        description="Naskah IKU yang menetapkan indikator dan cara menghitungnya.",
        says=lambda row, _: row.iku,
        constraints=REQUIRED,
    ),
    Column(
        name="iku_nomor",
        kind="string",
        description="Nomor naskah IKU; kosong bila naskahnya tidak bernomor.",
        says=lambda row, _: row.iku_number,
    ),
    Column(
        name="iku_tanggal",
        kind="date",
        description="Tanggal naskah IKU.",
        says=lambda row, _: row.iku_dated,
        constraints=REQUIRED,
    ),
    Column(
        name="naskah_nomor",
        kind="string",
        description="Nomor Pengukuran Kinerja yang diterbitkan dari edisi ini; kosong bila tidak ada atau dicabut.",
        says=lambda row, _: row.paper_number,
    ),
    Column(
        name="naskah_alamat",
        kind="string",
        description="Halaman tempat naskah itu dapat diperiksa siapa pun; kosong tanpa naskah.",
        says=lambda row, site: f"{site}/periksa/{row.paper_code}/" if row.paper_code else None,
    ),
    Column(
        name="sha256",
        kind="string",
        description="Sidik (SHA-256) isi pengukuran yang dibekukan; tercetak pula pada naskahnya.",
        says=lambda row, _: row.snapshot_sha256,
        constraints={"required": True, "pattern": "[0-9a-f]{64}"},
    ),
    Column(
        name="contoh",
        kind="boolean",
        description="Benar bila baris ini DATA CONTOH, bukan angka kantor yang sebenarnya.",
        says=lambda row, _: row.is_sample,
        constraints=REQUIRED,
    ),
)


def table(rows: Iterable[PublishedFigureRow], *, site: str) -> Rows:
    """Return one tuple of values per row, in the order of COLUMNS. `site`: where the pages lie, empty: unknown."""
    return [tuple(column.says(row, site) for column in COLUMNS) for row in rows]


def words(value: Value) -> str:
    """Return a value as text in the lexical form of Table Schema; empty where it is absent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
