"""What an entry must satisfy before it may stand in the books: every problem is named, none stops at the first.

Pure functions of the entry and of the facts of the office on the day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from cermat.actions.entries import (
    ActivityEntry,
    EvidenceEntry,
    ExemptionEntry,
    OutputEntry,
    RecordedValueEntry,
    SettingEntry,
    TargetEntry,
    VillageDocumentEntry,
)
from cermat.actions.errors import FaultyEntry, Problem
from cermat.actions.nearness import nearest
from cermat.indicators.obligations import paper_of_obligation
from cermat.indicators.quantities import bounds_of, quantities_of
from cermat.indicators.recorded import bounds_words, is_within
from cermat.indicators.rows import FOLLOWING, KEPT_HERE, Status, TargetKind, UnitRow, VillageKind, VillageRow, exists_on
from cermat.registers.models.papers import DIGITS, PLACES
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import DocumentKind, IkuPaper, Index, Indicator, LegalEvent, OutputKind, Parameters, Source
from cermat.words.dates import write_date
from cermat.words.numbers import write_number

ACTIVITY_KINDS = ("fasilitasi", "koordinasi")
# An invitation and a letter of assignment come before the activity they belong to.
PRECEDING_OUTPUTS = frozenset({"undangan", "surat_tugas"})
FIRST_YEAR, LAST_YEAR = 2000, 2100
EVIDENCE_BOOKS = ("activity", "output", "village_document", "recorded_value", "target", "setting", "iku_paper")
# Whose draft the Camat evaluates before the Perdes, and which may be amended within its year.
BUDGETS = frozenset({"apb_desa"})
BUDGET_FIELDS = ("draft_received_on", "evaluated_on", "amendment")
TESTED_FIELD = {LegalEvent.ENACTED: "enacted_on", LegalEvent.SUBMITTED: "submitted_on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the checks need to know of the office: its day, its places, and the names the law accepts.

    `document_kinds` are all kinds of all papers, for their names; `kind_of` says which paper's definition judges.
    """

    today: date
    zone: ZoneInfo
    units: Mapping[str, UnitRow]
    villages: Mapping[str, VillageRow]
    functions: tuple[str, ...]
    papers: tuple[IkuPaper, ...]
    document_kinds: Mapping[str, DocumentKind]
    output_kinds: Mapping[str, OutputKind]
    indicators: Mapping[str, Indicator]
    recorded: Mapping[str, Parameters]
    indices: Mapping[str, Index]
    sources: Mapping[str, Source]


def kind_of(facts: Facts, kind: str, fiscal_year: int) -> DocumentKind:
    """Return a known document kind as the paper that judges that fiscal year's document defines it."""
    paper = paper_of_obligation(facts.papers, kind, fiscal_year=fiscal_year)
    return paper.document_kinds[kind] if paper else facts.document_kinds[kind]


def refuse(problems: Iterable[Problem]) -> None:
    """Return when there is no problem. Raises FaultyEntry naming all of them."""
    if found := tuple(problems):
        raise FaultyEntry(found)


def activity_problems(entry: ActivityEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with an activity."""
    yield from _text("number", entry.number, "nomor kegiatan", 100)
    yield from _text("description", entry.description, "uraian kegiatan", 4_000)
    yield from unit_problems("unit", entry.unit, entry.dated, facts)
    for unit in entry.participants:
        yield from unit_problems("participants", unit, entry.dated, facts)
    if entry.status is not Status.PLANNED:
        yield from _not_in_the_future("dated", entry.dated, facts, "; untuk kegiatan mendatang pakai status rencana")
    yield from _one_of("kind", entry.kind, ACTIVITY_KINDS, "jenis kegiatan")
    yield from _reason_problems(entry)
    yield from _function_problems(entry, facts)
    if entry.place is not None:
        yield from village_problems("place", entry.place, facts)


def _reason_problems(entry: ActivityEntry) -> Iterator[Problem]:
    is_said = bool((entry.reason or "").strip())
    needing = "di luar kewenangan" if entry.is_outside_authority else "batal"
    needs_reason = entry.is_outside_authority or entry.status is Status.CANCELLED
    if needs_reason and not is_said:
        yield Problem(field="reason", sentence=f"Kegiatan {needing} belum disertai alasan; isi alasannya.")
    if is_said and not needs_reason:
        # Whoever says why forgot, perhaps, to say that it was cancelled.
        yield Problem(
            field="reason",
            sentence=f"Kegiatan {entry.status} sesuai kewenangan tidak disertai alasan; kosongkan alasannya, atau "
            "pilih batal atau di luar kewenangan.",
        )


def _function_problems(entry: ActivityEntry, facts: Facts) -> Iterator[Problem]:
    if entry.is_outside_authority:
        if entry.function is not None or entry.other_functions:
            yield Problem(
                field="function", sentence="Kegiatan di luar kewenangan tidak menyebut fungsi; pilih salah satu."
            )
        return
    for letter in (entry.function or "", *entry.other_functions):
        yield from _one_of("function", letter, facts.functions, "fungsi", also="di_luar_kewenangan")
    if len({entry.function, *entry.other_functions}) <= len(entry.other_functions):
        yield Problem(
            field="other_functions", sentence="Satu fungsi disebut lebih dari sekali; sebut masing-masing sekali."
        )


def output_problems(entry: OutputEntry, *, held_on: date, status: Status, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with an output of an activity held on a day."""
    yield from _one_of("kind", entry.kind, tuple(facts.output_kinds), "jenis keluaran")
    yield from _text("title", entry.title, "judul keluaran", 300)
    yield from _not_in_the_future("dated", entry.dated, facts)
    if entry.kind in PRECEDING_OUTPUTS:
        return
    if status is Status.PLANNED:
        yield Problem(
            field="kind",
            sentence="Kegiatan ini masih rencana; ubah statusnya menjadi terlaksana lebih dahulu.",
        )
    elif entry.dated < held_on:
        yield Problem(
            field="dated",
            sentence=f"Keluaran bertanggal {write_date(entry.dated)}, sebelum kegiatannya {write_date(held_on)}; "
            "periksa kedua tanggal.",
        )


def is_draft_budget(entry: VillageDocumentEntry) -> bool:
    """Return whether this is an APBDes of which only steps before its Perdes are known."""
    is_begun = entry.draft_received_on is not None or entry.evaluated_on is not None
    return entry.kind in BUDGETS and entry.amendment is None and entry.enacted_on is None and is_begun


def village_document_problems(entry: VillageDocumentEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a village document."""
    yield from village_problems("village", entry.village, facts)
    yield from _one_of("kind", entry.kind, tuple(facts.document_kinds), "jenis dokumen")
    yield from _year("fiscal_year", entry.fiscal_year, "Tahun anggaran")
    if entry.number.strip() or not is_draft_budget(entry):
        yield from _text("number", entry.number, "nomor dokumen", 100)
    kind = facts.document_kinds.get(entry.kind)
    if kind and FIRST_YEAR <= entry.fiscal_year <= LAST_YEAR:
        kind = kind_of(facts, entry.kind, entry.fiscal_year)
    village = facts.villages.get(entry.village)
    if kind and village and village.kind is VillageKind.KELURAHAN:
        yield Problem(
            field="village",
            sentence=f"Kelurahan {village.name} tidak menyusun {kind.name}; hanya desa yang menyusunnya, pilih desa.",
        )
    is_received = kind is not None and kind.event is LegalEvent.SUBMITTED
    awaits = (entry.awaits_receipt and is_received) or is_draft_budget(entry)
    if kind and getattr(entry, TESTED_FIELD[kind.event]) is None and not awaits:
        yield Problem(
            field=TESTED_FIELD[kind.event],
            sentence=f"Tanggal {kind.event.value} {kind.name} belum diisi; isi, karena tanggal itu yang diuji.",
        )
    for field in (*TESTED_FIELD.values(), "draft_received_on", "evaluated_on"):
        if (dated := getattr(entry, field)) is not None:
            yield from _not_in_the_future(field, dated, facts)
    yield from _budget_problems(entry)


def exemption_problems(entry: ExemptionEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with an exemption."""
    yield from village_problems("village", entry.village, facts)
    yield from _one_of("kind", entry.kind, tuple(facts.document_kinds), "jenis dokumen")
    yield from _year("fiscal_year", entry.fiscal_year, "Tahun anggaran")
    yield from _text("paper", entry.paper, "surat keputusan", 300)
    yield from _not_in_the_future("paper_dated", entry.paper_dated, facts)
    yield from _text("reason", entry.reason, "alasan pengecualian", 4_000)


def _budget_problems(entry: VillageDocumentEntry) -> Iterator[Problem]:
    if entry.kind in BUDGETS:
        if entry.amendment is not None and not 1 <= entry.amendment <= 9:
            yield Problem(
                field="amendment",
                sentence=f"Perubahan ke-{entry.amendment} tidak masuk akal; isi 1 sampai 9, atau kosongkan.",
            )
        return
    for field in BUDGET_FIELDS:
        if getattr(entry, field) is not None:
            yield Problem(
                field=field, sentence="Rancangan, evaluasi, dan perubahan hanya dicatat untuk APBDes; kosongkan."
            )


def recorded_value_problems(entry: RecordedValueEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a recorded quantity."""
    yield from _one_of("indicator", entry.indicator, tuple(facts.recorded), "indikator yang nilainya dicatat")
    yield from _year("year", entry.year, "Tahun")
    if entry.quarter is not None and entry.quarter not in {1, 2, 3, 4}:
        yield Problem(field="quarter", sentence=f"Triwulan {entry.quarter} tidak ada; isi 1 sampai 4, atau kosongkan.")
    if not entry.amount.is_finite() or entry.amount < 0:
        yield Problem(field="amount", sentence=f"Nilai {entry.amount} tidak masuk akal; isi bilangan mulai dari 0.")
    elif _is_too_long(entry.amount):
        yield Problem(
            field="amount",
            sentence=_too_long("Nilai", entry.amount),
        )
    elif entry.indicator in facts.recorded and FIRST_YEAR <= entry.year <= LAST_YEAR:
        yield from _quantity_problems(entry, facts)
    yield from _text("paper", entry.paper, "surat yang menyatakan nilai", 300)
    yield from _not_in_the_future("paper_dated", entry.paper_dated, facts)


def target_problems(entry: TargetEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a target."""
    yield from _one_of("indicator", entry.indicator, tuple(facts.indicators), "indikator")
    yield from _year("year", entry.year, "Tahun")
    yield from _quarter_problems(entry)
    yield from _amount_problems(entry, facts)
    yield from signed_paper_problems(entry, facts)
    if entry.kind is TargetKind.AMENDED and entry.paper_dated.year > entry.year:
        yield Problem(
            field="paper_dated",
            sentence=f"Perubahan bertanggal {write_date(entry.paper_dated)} tidak pernah berlaku untuk tahun "
            f"{entry.year}; periksa tanggal naskah atau tahunnya.",
        )


def signed_paper_problems(entry: TargetEntry | SettingEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with the paper that sets a target or a setting."""
    what = "target" if isinstance(entry, TargetEntry) else "setelan"
    yield from _text("paper", entry.paper, f"naskah yang menetapkan {what}", 300)
    if entry.paper_number is not None:
        yield from _text("paper_number", entry.paper_number, "nomor naskah", 100)
    yield from _not_in_the_future("paper_dated", entry.paper_dated, facts)


def _quarter_problems(entry: TargetEntry) -> Iterator[Problem]:
    if entry.quarter is None:
        return
    if entry.quarter not in {1, 2, 3, 4}:
        yield Problem(field="quarter", sentence=f"Triwulan {entry.quarter} tidak ada; isi 1 sampai 4, atau kosongkan.")
    elif entry.kind not in {TargetKind.AGREED, TargetKind.AMENDED}:
        yield Problem(
            field="quarter",
            sentence="Target akhir Renstra dan standar nasional berlaku untuk tahun; kosongkan triwulannya.",
        )


def _amount_problems(entry: TargetEntry, facts: Facts) -> Iterator[Problem]:
    if not entry.amount.is_finite() or entry.amount < 0:
        yield Problem(field="amount", sentence=f"Target {entry.amount} tidak masuk akal; isi bilangan di atas 0.")
    elif entry.amount == 0:
        yield Problem(
            field="amount",
            sentence="Target 0 membuat capaian tidak dapat diukur, karena capaian dibagi dengan target; isi bilangan "
            "di atas 0, atau jangan catat target bagi masa yang belum ditargetkan.",
        )
    elif _is_too_long(entry.amount):
        yield Problem(field="amount", sentence=_too_long("Target", entry.amount))
    elif entry.indicator in facts.indicators and FIRST_YEAR <= entry.year <= LAST_YEAR:
        yield from _bound_problems(entry, facts)


def _bound_problems(entry: TargetEntry, facts: Facts) -> Iterator[Problem]:
    indicator = facts.indicators[entry.indicator]
    try:
        bounds = bounds_of(indicator, facts.indices, on=date(entry.year, 12, 31))
    except NoRuleInForce as refusal:
        yield Problem(field="year", sentence=str(refusal))
        return
    if bounds is not None and not is_within(entry.amount, bounds):
        yield Problem(
            field="amount",
            sentence=f"Target {write_number(entry.amount)} di luar batas {bounds_words(bounds)} {indicator.name}; "
            "salin ulang dari naskahnya, dan periksa letak komanya.",
        )


def _is_too_long(amount: Decimal) -> bool:
    """Return whether the book has no room for an amount."""
    kept = Fraction(amount) * int(10**PLACES)
    return kept.denominator != 1 or kept >= int(10**DIGITS)


def _too_long(name: str, amount: Decimal) -> str:
    return (
        f"{name} {write_number(amount)} terlalu panjang: paling banyak {PLACES} angka desimal dan {DIGITS - PLACES} "
        "angka di depan koma; salin ulang dari suratnya."
    )


def _quantity_problems(entry: RecordedValueEntry, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a quantity by the rules of its year: one the indicator rests on, within its bounds."""
    try:
        known = quantities_of(facts.recorded[entry.indicator], facts.indices, on=date(entry.year, 12, 31))
    except NoRuleInForce as refusal:
        yield Problem(field="year", sentence=str(refusal))
        return
    by_id = {quantity.id: quantity for quantity in known}
    yield from _one_of("quantity", entry.quantity, tuple(by_id), "besaran")
    quantity = by_id.get(entry.quantity)
    if quantity and not is_within(entry.amount, quantity):
        yield Problem(
            field="amount",
            sentence=f"{quantity.name} {write_number(entry.amount)} di luar batas {bounds_words(quantity)}; "
            "salin ulang dari suratnya, dan periksa letak komanya.",
        )


def evidence_problems(entry: EvidenceEntry) -> Iterator[Problem]:
    """Yield what is wrong with a reference to evidence."""
    yield from _one_of("book", entry.book, EVIDENCE_BOOKS, "buku")
    yield from _text("title", entry.title, "nama bukti", 300)
    yield from _text("location", entry.location, "tempat bukti", 500)
    if entry.location.strip() in {KEPT_HERE, FOLLOWING}:
        yield Problem(
            field="location",
            sentence=f"Tempat bukti “{entry.location.strip()}” ditulis oleh Cermat sendiri; unggah berkasnya.",
        )
    if entry.sha256 is not None and not (len(entry.sha256) == 64 and set(entry.sha256) <= set("0123456789abcdef")):
        yield Problem(field="sha256", sentence="SHA-256 harus 64 angka heksadesimal huruf kecil; salin ulang.")


def _text(field: str, text: str, name: str, longest: int) -> Iterator[Problem]:
    if not text.strip():
        yield Problem(field=field, sentence=f"{name.capitalize()} belum diisi; isi lebih dahulu.")
    if len(text) > longest:
        yield Problem(field=field, sentence=f"{name.capitalize()} lebih dari {longest} huruf; ringkas isinya.")
    if "\0" in text:
        yield Problem(field=field, sentence=f"{name.capitalize()} memuat tanda yang tidak terbaca; ketik ulang.")


def _year(field: str, year: int, name: str) -> Iterator[Problem]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield Problem(
            field=field, sentence=f"{name} {year} tidak masuk akal; isi tahun {FIRST_YEAR} sampai {LAST_YEAR}."
        )


def _not_in_the_future(field: str, dated: date, facts: Facts, otherwise: str = "") -> Iterator[Problem]:
    if dated > facts.today:
        yield Problem(
            field=field,
            sentence=f"Tanggal {write_date(dated)} belum terjadi (hari ini {write_date(facts.today)}); "
            f"periksa tanggalnya{otherwise}.",
        )


def _one_of(field: str, value: str, accepted: tuple[str, ...], name: str, *, also: str = "") -> Iterator[Problem]:
    if value not in accepted:
        said = f"{name.capitalize()} “{value}” tidak dikenal" if value else f"{name.capitalize()} belum diisi"
        yield Problem(field=field, sentence=f"{said}; yang diterima: {', '.join(filter(None, (*accepted, also)))}.")


def term_problems(valid_from: date | None, valid_to: date | None) -> Iterator[Problem]:
    """Yield what is wrong with the days from and to which something exists."""
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        yield Problem(
            field="valid_to",
            sentence=f"Hari berakhir {write_date(valid_to)} mendahului hari mulai {write_date(valid_from)}; "
            "periksa kedua tanggalnya.",
        )


def unit_problems(field: str, code: str, dated: date, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with naming a unit on a day."""
    yield from _one_of(field, code, tuple(facts.units), "unit")
    unit = facts.units.get(code)
    if unit and not exists_on(unit.valid_from, unit.valid_to, day=dated):
        yield Problem(
            field=field, sentence=f"{unit.name} tidak ada pada {write_date(dated)}; pilih unit yang ada pada hari itu."
        )


def village_problems(field: str, code: str, facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with naming a village."""
    if code in facts.villages:
        return
    near = [f"mungkin maksudnya {each} {facts.villages[each].name}; " for each in nearest(code, facts.villages)]
    accepted = ", ".join(f"{each} {village.name}" for each, village in list(facts.villages.items())[:40])
    yield Problem(
        field=field,
        sentence=f"Desa atau kelurahan “{code}” tidak dikenal di kantor ini; {''.join(near)}yang diterima: {accepted}.",
    )
