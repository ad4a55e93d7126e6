"""What the form of an IKU paper asks, where each answer stands in the paper's file, and how it is read and shown."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cermat.rules.library import law
from cermat.rules.methods import METHODS, UNIT_OF_SCALE, VILLAGE_KINDS
from cermat.rules.names import UNIT_WORDS
from cermat.rules.nodes import unseen_letter
from cermat.rules.types import DocumentKind
from cermat.rules.writing import Place
from cermat.web.forms import DayField, NumberField, WholeNumberField, choices, passages, several, texts
from cermat.web.names import Pairs
from cermat.words.dates import write_date
from cermat.words.numbers import write_number

_LETTER = re.compile(r"[a-z][.)]\s+")
METHOD_WORDS = {
    "follow_up": "kegiatan yang ditindaklanjuti (persen)",
    "timeliness": "dokumen desa tepat waktu (persen)",
    "count": "jumlah kegiatan atau dokumen",
    "weighted_index": "indeks berbobot (IPP)",
    "recorded_value": "nilai yang ditetapkan pihak lain",
    "recorded_ratio": "perbandingan dua besaran pihak lain",
    "sum": "jumlah besaran pihak lain",
    "mean": "rata-rata besaran pihak lain",
    "change": "perubahan terhadap tahun sebelumnya",
    "composite": "rata-rata capaian indikator lain",
    "category": "kategori dari pihak lain",
    "not_measurable": "tidak dapat diukur sebagaimana tertulis",
}
CHOICE_WORDS = {
    **METHOD_WORDS,
    **UNIT_WORDS,
    "higher_is_better": "makin tinggi makin baik",
    "lower_is_better": "makin rendah makin baik",
    "ratio": "realisasi dibagi target",
    "mirrored": "(2 × target − realisasi) dibagi target",
    "inverse": "target dibagi realisasi",
    "cumulative": "dijumlahkan sejak triwulan I",
    "last_value": "posisi triwulan terakhir",
    "percent_change": "persen dari nilai sebelumnya",
    "difference": "selisih",
    "increase": "kenaikan",
    "decrease": "penurunan",
    "done": "yang terlaksana",
    "fulfilled": "yang memenuhi (ditindaklanjuti, tepat waktu)",
    "event": "jatuh tempo dalam tahun kinerja",
    "document": "tahun anggaran sama dengan tahun kinerja",
    "in_force": "berlaku dalam tahun kinerja",
    "desa": "desa",
    "desa_adat": "desa adat",
    "kelurahan": "kelurahan",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How an answer is asked, how a value of a file is shown in it, and how what was typed becomes a value."""

    make: Callable[["Field"], forms.Field]
    show: Callable[[Any], Any]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One question: its name, its label, where its answer stands in the file, and of which kind it is."""

    name: str
    label: str
    place: Place
    kind: Kind
    hint: str = ""
    is_required: bool = True
    pairs: Pairs | None = None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _functions(text: str) -> dict[str, str]:
    """Return one function per line, lettered in their order; a letter typed before one is left out."""
    return {chr(ord("a") + place): _LETTER.sub("", line, count=1) for place, line in enumerate(_lines(text)[:26])}


def _shown_functions(found: Mapping[str, str] | None) -> str:
    return "\n".join(f"{letter}. {text}" for letter, text in (found or {}).items())


def _long(field: Field) -> forms.Field:
    made = passages(field.label, hint=field.hint, required=field.is_required)
    made.max_length = None
    made.validators = []
    made.widget = forms.Textarea(attrs={"rows": 4})
    return made


def _verbatim(field: Field) -> forms.Field:
    """Return a field that keeps what was typed letter by letter, spaces and tabs included."""
    return forms.CharField(
        label=field.label,
        help_text=field.hint,
        strip=False,
        validators=[_refuse_unseen],
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": f"{field.label} belum diisi; isi lebih dahulu."},
    )


def _refuse_unseen(text: str) -> None:
    if letter := unseen_letter(text.replace("\r\n", "\n")):
        raise ValidationError(f"Teks naskah memuat huruf tak tampak {letter}; hapus huruf itu.")


def _whole(field: Field) -> forms.Field:
    return WholeNumberField(
        label=field.label,
        help_text=field.hint,
        required=field.is_required,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": f"{field.label} belum diisi; isi lebih dahulu.",
            "invalid": f"{field.label} harus angka; contoh: 2024.",
        },
    )


def _plain(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _joined(lines: Sequence[str] | None) -> str:
    return "\n".join(lines or ())


TEXT = Kind(lambda it: texts(it.label, hint=it.hint, required=it.is_required), _text, lambda text: text or None)
PASSAGE = Kind(_long, _text, lambda text: text.replace("\r\n", "\n") or None)
VERBATIM = Kind(_verbatim, _text, lambda text: text.replace("\r\n", "\n"))
LINES = Kind(lambda it: passages(it.label, hint=it.hint, required=it.is_required), _joined, _lines)
FUNCTIONS = Kind(LINES.make, _shown_functions, _functions)
LETTERS = Kind(TEXT.make, lambda found: ", ".join(found or ()), lambda text: re.findall(r"[^\s,]+", text))
WHOLE = Kind(_whole, _text, _plain)
NUMBER = Kind(
    lambda it: NumberField(it.label, required=it.is_required),
    lambda value: "" if value is None else write_number(Decimal(value)),
    _plain,
)
DAY = Kind(lambda it: DayField(it.label), lambda day: write_date(day) if isinstance(day, date) else "", _plain)
CHOICE = Kind(
    lambda it: choices(it.label, it.pairs or [], hint=it.hint, required=it.is_required),
    _text,
    lambda chosen: chosen or None,
)
SEVERAL = Kind(lambda it: several(it.label, it.pairs or [], hint=it.hint), lambda found: list(found or ()), list)
SCALE = Kind(CHOICE.make, _text, int)


def _pairs(ids: Sequence[str]) -> Pairs:
    return [(each, CHOICE_WORDS[each]) for each in ids]


LINE_HINT = "Satu per baris"
# Where an indicator comes from: asked, and never part of the paper's file.
NEW, CONTINUED = "new", "continued"
ORIGINS = [
    (NEW, "indikator baru: kodenya belum pernah dipakai"),
    (CONTINUED, "melanjutkan indikator lama berkode ini: target dan nilai tercatatnya ikut"),
]
HEAD = (
    Field("kind", "Jenis naskah", ("kind",), CHOICE, pairs=[("penetapan", "penetapan"), ("perubahan", "perubahan")]),
    Field("number", "Nomor naskah", ("number",), TEXT, "Kosongkan bila naskah tidak bernomor", is_required=False),
    Field("dated", "Tanggal naskah", ("dated",), DAY),
    Field(
        "year_from",
        "Berlaku sejak tahun kinerja",
        ("year_from",),
        WHOLE,
        "Seluruh tahun ini dan sesudahnya diukur menurut naskah ini begitu dicocokkan, sekalipun naskahnya baru "
        "ditandatangani di tengah tahun itu; pengukuran yang sudah dibekukan tidak berubah",
    ),
    Field(
        "year_to", "Sampai tahun kinerja", ("year_to",), WHOLE, "Kosongkan: sampai IKU berikutnya", is_required=False
    ),
    Field(
        "retroactive_because",
        "Alasan berlaku sebelum tahun naskah",
        ("retroactive_because",),
        TEXT,
        "Hanya bila tahun kinerja di atas mendahului tahun tanggal naskah: kutip bunyi naskahnya; selanjutnya tampil "
        "pada naskah ini",
        is_required=False,
    ),
    Field("title", "Judul", ("header", "title"), LINES, LINE_HINT),
    Field("institution", "Instansi", ("header", "institution"), TEXT),
    Field("duty", "Tugas", ("header", "duty"), PASSAGE),
    Field("functions", "Fungsi", ("header", "functions"), FUNCTIONS, "Satu per baris; hurufnya diberikan otomatis"),
    Field("goal", "Tujuan", ("header", "goal"), PASSAGE),
    Field("goal_indicator", "Indikator tujuan", ("header", "goal_indicator"), TEXT),
    Field("place", "Tempat ditandatangani", ("signature", "place"), TEXT),
    Field("office_title", "Jabatan penanda tangan", ("signature", "office_title"), TEXT),
    Field("name", "Nama penanda tangan", ("signature", "name"), TEXT, "Seperti pada naskah", is_required=False),
    Field("nip", "NIP", ("signature", "nip"), TEXT, is_required=False),
    Field("facsimile", "Teks naskah", ("facsimile",), VERBATIM, "Salin huruf demi huruf; kekeliruannya pun"),
)
REASON = Field("reason", "Alasan perbaikan", ("reason",), TEXT, "Misalnya: salah salin pada nomor 2")
INDICATOR = (
    Field("id", "Kode", ("id",), TEXT, "Huruf kecil, angka, dan tanda hubung; target dan nilai tercatat ikut kodenya"),
    Field("origin", "Asal indikator", ("origin",), CHOICE, pairs=ORIGINS),
    Field("number", "Nomor", ("number",), WHOLE, "Kosongkan untuk indikator tujuan", is_required=False),
    Field("objective", "Sasaran strategis", ("objective",), PASSAGE),
    Field("name", "Indikator", ("name",), PASSAGE),
    Field("numerator", "Rumus: pembilang", ("formula", "numerator"), LINES, LINE_HINT, is_required=False),
    Field("denominator", "Rumus: penyebut", ("formula", "denominator"), TEXT, is_required=False),
    Field("factor", "Rumus: pengali", ("formula", "factor"), TEXT, "Misalnya x 100%", is_required=False),
    Field("explanation", "Penjelasan", ("explanation",), LINES, LINE_HINT, is_required=False),
    Field("data_source", "Sumber data", ("data_source",), TEXT, is_required=False),
    Field("responsible", "Penanggung jawab pada naskah", ("responsible",), TEXT, is_required=False),
    Field("responsible_reading", "Penanggung jawab yang dibaca", ("responsible_reading",), TEXT),
    Field("unit", "Satuan", ("unit",), CHOICE, pairs=_pairs(list(UNIT_WORDS))),
    Field("direction", "Arah", ("direction",), CHOICE, pairs=_pairs(["higher_is_better", "lower_is_better"])),
    Field("attainment", "Capaian", ("attainment",), CHOICE, pairs=_pairs(["ratio", "mirrored", "inverse"])),
    Field("method", "Cara mengukur", ("method",), CHOICE, pairs=_pairs(list(METHODS))),
)


def method_fields(method: str, kinds: Mapping[str, DocumentKind]) -> tuple[Field, ...]:
    """Return what a method asks besides; nothing for an unknown one. `kinds`: the documents that may be named."""
    if method == "count":
        within = ("parameters", "parameters")
        asked = (*_COUNT, *_letters(within), *_documents(within, kinds))
        return tuple(replace(each, is_required=each in _COUNT) for each in asked)
    if method == "timeliness":
        return _documents(("parameters",), kinds)
    return _METHOD_FIELDS.get(method, ())


def _letters(within: Place) -> tuple[Field, ...]:
    hint = "Huruf fungsi yang kegiatannya dinilai, misalnya a, b, c"
    return (Field("letters", "Fungsi yang dinilai", (*within, "functions"), LETTERS, hint),)


def _documents(within: Place, kinds: Mapping[str, DocumentKind]) -> tuple[Field, ...]:
    named = [(kind.id, kind.name) for kind in kinds.values()]
    villages = _pairs(VILLAGE_KINDS)
    return (
        Field("documents", "Dokumen yang dinilai", (*within, "documents"), SEVERAL, pairs=named),
        Field("village_kinds", "Jenis desa", (*within, "village_kinds"), SEVERAL, pairs=villages),
        Field(
            "year_basis",
            "Dasar tahun",
            (*within, "year_basis"),
            CHOICE,
            pairs=_pairs(["event", "document", "in_force"]),
        ),
    )


def _of(name: str, label: str, kind: Kind, hint: str = "", **changes: Any) -> Field:
    return Field(name, label, ("parameters", name), kind, hint, **changes)


_QUARTERS = _of("quarters", "Triwulan", CHOICE, pairs=_pairs(["cumulative", "last_value"]))
_QUANTITIES = (_of("quantities", "Besaran", LINES, LINE_HINT), _QUARTERS)
_COUNT = (
    _of("counted", "Yang dihitung", CHOICE, pairs=_pairs(["done", "fulfilled"])),
    Field(
        "counted_by", "Baris yang dihitung", ("parameters", "method"), CHOICE, pairs=_pairs(["follow_up", "timeliness"])
    ),
)
_METHOD_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "follow_up": _letters(("parameters",)),
    "weighted_index": (
        _of("index", "Indeks", CHOICE, pairs=[(each.id, each.name) for each in law().indices.values()]),
    ),
    "recorded_value": (
        _of("minimum", "Batas bawah", NUMBER, is_required=False),
        _of("maximum", "Batas atas", NUMBER, is_required=False),
    ),
    "recorded_ratio": (
        Field("above", "Besaran pembilang", ("parameters", "numerator"), TEXT),
        Field("below", "Besaran penyebut", ("parameters", "denominator"), TEXT),
        _of("scale", "Dikali", SCALE, pairs=[(str(each), write_number(each)) for each in UNIT_OF_SCALE]),
    ),
    "sum": _QUANTITIES,
    "mean": _QUANTITIES,
    "change": (
        _of("quantity", "Besaran", TEXT),
        _QUARTERS,
        _of("years_before", "Dibandingkan berapa tahun sebelumnya", WHOLE),
        _of("course", "Yang dihitung sebagai angka positif", CHOICE, pairs=_pairs(["increase", "decrease"])),
        _of("told_in", "Dinyatakan dalam", CHOICE, pairs=_pairs(["percent_change", "difference"])),
    ),
    "composite": (_of("indicators", "Kode indikator yang digabungkan", LINES, LINE_HINT),),
    "category": (_of("categories", "Kategori", LINES, "Dari yang terendah, satu per baris"),),
    "not_measurable": (_of("reason", "Sebabnya", PASSAGE, "Misalnya: naskah tidak menyebut rumus"),),
}
