"""The forms of the books, and the entries made from them. A field has the name of its column."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from cermat.actions import permissions
from cermat.actions.checks import ACTIVITY_KINDS, BUDGETS, FIRST_YEAR, LAST_YEAR
from cermat.actions.entries import (
    ActivityEntry,
    EvidenceEntry,
    OutputEntry,
    RecordedValueEntry,
    SettingEntry,
    TargetEntry,
    VillageDocumentEntry,
)
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.outputs import proof_title
from cermat.indicators.rows import SettingKind, Status, TargetKind
from cermat.indicators.targets import TARGET_WORDS
from cermat.registers.scope import Scope
from cermat.rules.library import law
from cermat.rules.types import LegalEvent
from cermat.web.forms import DayField, NumberField, WholeNumberField, choices, passages, several, texts
from cermat.web.names import Pairs
from cermat.words.dates import QUARTERS

OUTSIDE = "di_luar_kewenangan"
STATUS_WORDS = {
    Status.DONE: "terlaksana",
    Status.PLANNED: "rencana (tanggal boleh di depan)",
    Status.CANCELLED: "batal (beri alasan)",
}


def fiscal_years() -> WholeNumberField:
    """Return the field for the year a document is for."""
    return years("Tahun anggaran", hint="Tahun yang diatur dokumen, misalnya 2027")


def years(label: str, *, hint: str) -> WholeNumberField:
    """Return a field for a year."""
    refusal = f"{label} %(show_value)s tidak masuk akal; isi tahun {FIRST_YEAR} sampai {LAST_YEAR}."
    return WholeNumberField(
        label=label,
        help_text=hint,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": f"{label} belum diisi; isi lebih dahulu.",
            "invalid": f"{label} harus angka; contoh: 2027.",
            **dict.fromkeys(("min_value", "max_value"), refusal),
        },
    )


class VillageDocumentForm(forms.Form):
    """A village document."""

    def __init__(self, *args: Any, villages: Pairs, kinds: Pairs, received: DayField, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"] = choices("Desa", villages)
        self.fields["kind"] = choices("Dokumen", kinds)
        self.fields["fiscal_year"] = fiscal_years()
        self.fields["number"] = texts("Nomor dokumen", hint="Seperti tertulis pada dokumen", longest=100)
        self.fields["enacted_on"] = DayField("Tanggal ditetapkan", required=False, hint=ENACTED_HINT)
        self.fields["submitted_on"] = received
        # Asked only where the kind of document has them; sent or preset, it is known before the form is made.
        if (self.data or self.initial).get("kind") in BUDGETS:
            self._ask_for_the_steps_of_a_budget()
        if (self.data or self.initial).get("kind") in RECEIVED and not received.is_stamped:
            self.fields["awaits_receipt"] = forms.BooleanField(label=AWAITS_RECEIPT, required=False)

    def _ask_for_the_steps_of_a_budget(self) -> None:
        # Before its Perdes a budget has steps and no number; the act says when it is missing.
        self.fields["number"].required = False
        self.fields["number"].help_text = "Seperti tertulis pada Perdes; kosongkan selama masih rancangan"
        self.fields["draft_received_on"] = DayField("Tanggal rancangan diterima", required=False)
        self.fields["evaluated_on"] = DayField("Tanggal evaluasi Camat", required=False)
        self.fields["amendment"] = WholeNumberField(
            label="Perubahan ke-",
            help_text="Kosongkan untuk APBDes induk; isi 1 untuk perubahan pertama",
            required=False,
            min_value=1,
            max_value=9,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), AMENDMENT_REFUSAL),
        )


def received_day(scope: Scope, label: str, *, hint: str) -> DayField:
    """Return the field for the day the office received a document: to be read alone by who records for one village."""
    is_stamped = permissions.records_one_village_alone(scope)
    return DayField(label, required=False, hint=STAMPED_HINT if is_stamped else hint, is_stamped=is_stamped)


STAMPED_HINT = "Dicap kantor Camat saat dokumen diterima; tidak diisi desa"
AWAITS_RECEIPT = "Belum dicap kantor Camat; tanggalnya dicap saat diterima"
RECEIVED = frozenset(kind.id for kind in law().document_kinds.values() if kind.event is LegalEvent.SUBMITTED)
AMENDMENT_REFUSAL = "Perubahan ke- harus angka 1 sampai 9; kosongkan untuk APBDes induk."
ENACTED_HINT = "Tanggal Perdes; dinilai untuk RKP Desa dan APBDes. Contoh: 30/09/2026 atau 30 September 2026"
SUBMITTED_HINT = "Cap terima; dinilai untuk LPPDes. Contoh: 31/03/2026 atau 31 Maret 2026"


class OutputForm(forms.Form):
    """A paper an activity left behind."""

    def __init__(self, *args: Any, kinds: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = choices("Jenis keluaran", kinds, hint=OUTPUT_HINT)
        self.fields["title"] = texts("Judul atau nomor surat", longest=300)
        self.fields["dated"] = DayField("Tanggal keluaran")


OUTPUT_HINT = (
    "Undangan, surat tugas, daftar hadir, foto, dan notulen membuktikan pelaksanaan, tidak dihitung tindak lanjut"
)


class ActivityForm(forms.Form):
    """An activity."""

    def __init__(self, *args: Any, units: Pairs, functions: Pairs, places: Pairs, others: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"] = texts(
            "Nomor kegiatan", hint="Nomor berikutnya pada buku unit; ubah bila perlu", longest=100
        )
        self.fields["unit"] = choices("Unit yang memimpin", units)
        self.fields["unit"].initial = units[0][0] if len(units) == 1 else None
        self.fields["status"] = choices(
            "Status", [(each.value, words) for each, words in STATUS_WORDS.items()], is_open=True
        )
        self.fields["status"].initial = Status.DONE.value
        self.fields["dated"] = DayField("Tanggal kegiatan")
        self.fields["kind"] = choices("Jenis", [(each, each) for each in ACTIVITY_KINDS], is_open=True)
        self.fields["function"] = choices(
            "Fungsi utama", [*functions, (OUTSIDE, "di luar kewenangan (beri alasan)")], hint="Satu fungsi menurut IKU"
        )
        self.fields["description"] = passages("Uraian", hint="Apa yang difasilitasi atau dikoordinasikan, dengan siapa")
        self.fields["place"] = choices("Tempat", places, required=False, empty="Kantor kecamatan")
        self.fields["reason"] = passages(
            "Alasan", hint="Wajib bila batal atau di luar kewenangan, selain itu kosong", required=False
        )
        self.fields["participants"] = several("Unit lain yang ikut", others)
        self.fields["other_functions"] = several("Fungsi lain", functions)


class ExemptionForm(forms.Form):
    """The kabupaten's decision about one document of one village."""

    def __init__(self, *args: Any, villages: Pairs, kinds: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"] = choices("Desa", villages)
        self.fields["kind"] = choices("Dokumen", kinds)
        self.fields["fiscal_year"] = fiscal_years()
        self.fields["paper"] = texts("Surat keputusan", hint="Nomor dan judul surat kabupaten", longest=300)
        self.fields["paper_dated"] = DayField("Tanggal surat")
        self.fields["reason"] = passages("Alasan", hint="Mengapa desa ini dikecualikan")


class ProofForm(forms.Form):
    """What is there already to prove that an activity took place."""

    def __init__(self, *args: Any, kinds: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proofs"] = several("Bukti pelaksanaan yang sudah ada", kinds)


class RecordedValueForm(forms.Form):
    """A quantity another authority states, and the paper that states it."""

    def __init__(self, *args: Any, quantities: Pairs, categories: Pairs | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"] = choices("Yang dicatat", quantities)
        self.fields["amount"] = choices("Kategori", categories) if categories else NumberField("Nilai")
        self.fields["quarter"] = choices("Masa", _QUARTERS, required=False, empty="Setahun")
        self.fields["paper"] = texts(
            "Surat atau naskah yang menyatakan", hint="Misalnya: LKjIP Tahun 2022", longest=300
        )
        self.fields["paper_number"] = texts(
            "Nomor surat", hint="Kosongkan bila tidak bernomor", required=False, longest=100
        )
        self.fields["paper_dated"] = DayField("Tanggal surat")


class TargetForm(forms.Form):
    """What an indicator is to reach, and the paper that says so."""

    def __init__(self, *args: Any, indicators: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"] = choices("Indikator", indicators)
        self.fields["kind"] = choices("Menurut", [(kind.value, words) for kind, words in TARGET_WORDS.items()])
        self.fields["year"] = years("Tahun", hint="Tahun kinerja; untuk akhir Renstra: tahun terakhirnya")
        self.fields["quarter"] = choices("Masa", _QUARTERS, hint=CUMULATIVE, required=False, empty="Setahun")
        self.fields["amount"] = NumberField("Target")
        self.fields["paper"] = texts("Naskah", hint="Misalnya: Perjanjian Kinerja Tahun 2026", longest=300)
        self.fields["paper_number"] = texts("Nomor naskah", hint="Kosongkan bila tidak bernomor", required=False)
        self.fields["paper_dated"] = DayField("Tanggal naskah")


class SettingForm(forms.Form):
    """What the office works by from a day on, and the paper that says so. `value` is asked for by its kind."""

    def __init__(self, *args: Any, kind: SettingKind, value: forms.Field, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(choices=[(kind.value, kind.value)], widget=forms.HiddenInput())
        self.fields["kind"].initial = kind.value
        self.fields["value"] = value
        self.fields["valid_from"] = DayField("Berlaku sejak", hint=SINCE)
        self.fields["paper"] = texts("Naskah", hint="Misalnya: Peraturan Bupati tentang SAKIP", longest=300)
        self.fields["paper_number"] = texts("Nomor naskah", hint="Kosongkan bila tidak bernomor", required=False)
        self.fields["paper_dated"] = DayField("Tanggal naskah")


SINCE = "Periode yang berakhir pada atau sesudah hari ini memakainya; contoh: 1 Januari 2026"
CUMULATIVE = "Target triwulan kumulatif sejak 1 Januari, seperti realisasinya"
_QUARTERS = [(str(number), f"Triwulan {name}") for number, name in enumerate(QUARTERS, 1)]


class EvidenceForm(forms.Form):
    """A paper that proves a row: where it is kept."""

    title = texts("Nama bukti", hint="Misalnya: Perdes Nomor 5 Tahun 2026, salinan", longest=300)
    location = texts("Tempat disimpan", hint="Map, lemari, atau alamat berkas", longest=500)
    sha256 = texts("SHA-256 berkas", hint="Kosongkan bila belum ada berkasnya", required=False, longest=64)


def village_document(cleaned: dict[str, Any]) -> VillageDocumentEntry:
    """Return the entry a filled form makes."""
    return VillageDocumentEntry(
        village=cleaned["village"],
        kind=cleaned["kind"],
        fiscal_year=cleaned["fiscal_year"],
        number=cleaned["number"],
        enacted_on=cleaned["enacted_on"],
        submitted_on=cleaned["submitted_on"],
        draft_received_on=cleaned.get("draft_received_on"),
        evaluated_on=cleaned.get("evaluated_on"),
        amendment=cleaned.get("amendment"),
        awaits_receipt=cleaned.get("awaits_receipt", False),
    )


def activity(cleaned: dict[str, Any]) -> ActivityEntry:
    """Return the entry a filled form makes."""
    is_outside = cleaned["function"] == OUTSIDE
    return ActivityEntry(
        number=cleaned["number"],
        unit=cleaned["unit"],
        dated=cleaned["dated"],
        kind=cleaned["kind"],
        function=None if is_outside else cleaned["function"],
        description=cleaned["description"],
        status=Status(cleaned["status"]),
        is_outside_authority=is_outside,
        reason=cleaned["reason"] or None,
        place=cleaned["place"] or None,
        participants=tuple(cleaned["participants"]),
        other_functions=tuple(cleaned["other_functions"]),
    )


def output(cleaned: dict[str, Any]) -> OutputEntry:
    """Return the entry a filled form makes."""
    return OutputEntry(kind=cleaned["kind"], title=cleaned["title"], dated=cleaned["dated"])


def proofs(cleaned: dict[str, Any], held: ActivityEntry, *, kinds: Mapping[str, str]) -> list[OutputEntry]:
    """Return the entries that ticked proofs of an activity make: each dated as the activity and named after it."""
    return [
        OutputEntry(kind=kind, title=proof_title(kinds[kind], held.number), dated=held.dated)
        for kind in cleaned["proofs"]
    ]


def recorded_value(cleaned: dict[str, Any]) -> RecordedValueEntry:
    """Return the entry a filled form makes; its indicator and year come from the address or the row."""
    return RecordedValueEntry(
        indicator=cleaned["indicator"],
        year=cleaned["year"],
        quantity=cleaned["quantity"],
        amount=Decimal(cleaned["amount"]),
        paper=cleaned["paper"],
        paper_dated=cleaned["paper_dated"],
        quarter=int(cleaned["quarter"]) if cleaned["quarter"] else None,
        paper_number=cleaned["paper_number"] or None,
    )


def target(cleaned: dict[str, Any]) -> TargetEntry:
    """Return the entry a filled form makes."""
    return TargetEntry(
        indicator=cleaned["indicator"],
        year=cleaned["year"],
        kind=TargetKind(cleaned["kind"]),
        amount=cleaned["amount"],
        paper=cleaned["paper"],
        paper_dated=cleaned["paper_dated"],
        quarter=int(cleaned["quarter"]) if cleaned["quarter"] else None,
        paper_number=cleaned["paper_number"] or None,
    )


def setting(cleaned: dict[str, Any]) -> SettingEntry:
    """Return the entry a filled form makes."""
    value = cleaned["value"]
    return SettingEntry(
        kind=SettingKind(cleaned["kind"]),
        value=format(value.normalize(), "f") if isinstance(value, Decimal) else "" if value is None else str(value),
        valid_from=cleaned["valid_from"],
        paper=cleaned["paper"],
        paper_dated=cleaned["paper_dated"],
        paper_number=cleaned["paper_number"] or None,
    )


def evidence(cleaned: dict[str, Any], *, book: str, key: str) -> EvidenceEntry:
    """Return the entry a filled form makes."""
    return EvidenceEntry(
        book=book,
        key=key,
        title=cleaned["title"],
        location=cleaned["location"],
        sha256=cleaned["sha256"].strip().lower() or None,
    )


def show_problems(form: forms.Form, refusal: FaultyEntry) -> None:
    """Put every problem of a refused entry at its field; what has no field stands above."""
    for problem in refusal.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.sentence)


def is_done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Return whether an act took what a valid form says; where it refuses, the form says why. Raises StaleEdit."""
    try:
        act(form.cleaned_data)
    except FaultyEntry as refusal:
        show_problems(form, refusal)
    except AlreadyThere as refusal:
        form.add_error(None, str(refusal))
    return not form.errors
