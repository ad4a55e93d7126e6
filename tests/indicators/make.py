"""Small hand-built law, books and rows, so that these tests stand without files and without a database."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from cermat.indicators.books import Books
from cermat.indicators.figures import Line, Period
from cermat.indicators.question import Question
from cermat.indicators.rows import (
    ActivityRow,
    ClosingRow,
    EvidenceRow,
    Mark,
    OfficeRow,
    OutputRow,
    RecordedValueRow,
    Ref,
    SettingKind,
    SettingRow,
    State,
    Status,
    TargetKind,
    TargetRow,
    UnitRow,
    VillageDocumentRow,
    VillageKind,
    VillageRow,
)
from cermat.rules.parameters import RecordedRatioParameters, RecordedValueParameters, WeightedIndexParameters
from cermat.rules.types import (
    Attainment,
    Band,
    Confidence,
    DeadlineValue,
    Decision,
    Direction,
    DocumentKind,
    FollowUpParameters,
    Header,
    IkuPaper,
    Index,
    IndexComponent,
    IndexValue,
    Indicator,
    Law,
    LegalEvent,
    OutputKind,
    OutputKindsValue,
    Parameters,
    ReminderStep,
    RemindersValue,
    Rung,
    Scale,
    ScaleValue,
    Signature,
    Source,
    TimelinessParameters,
    YearBasis,
)

WIB = ZoneInfo("Asia/Jakarta")
EVER = date(2000, 1, 1)
CHECKED = date(2026, 11, 1)
DATED: dict[str, Any] = {"confidence": Confidence.SEEN, "last_checked_on": CHECKED, "valid_from": EVER}
CLAUSES = (("1", "indikator 1"), ("2", "indikator 2"), ("2.1", "butir 2.1"), ("2.2", "butir 2.2"))
SOURCE = Source(
    id="naskah",
    title="IKU Contoh 17 Oktober 2023",
    confidence=Confidence.SEEN,
    last_checked_on=CHECKED,
    clauses=CLAUSES,
)


def kind(
    kind_id: str, name: str, event: LegalEvent, offset: int, month: int, day: int | None, *, source: str
) -> DocumentKind:
    deadline = DeadlineValue(year_offset=offset, month=month, day=day, source=source, **DATED)
    return DocumentKind(id=kind_id, name=name, aliases=(), event=event, due_values=(deadline,))


RKP = kind("rkp_desa", "RKP Desa", LegalEvent.ENACTED, -1, 9, 30, source="naskah#2.1")
APB = kind("apb_desa", "APBDes", LegalEvent.ENACTED, -1, 12, 31, source="naskah#2.2")
LPPD = kind("lppd_desa", "LPPDes", LegalEvent.SUBMITTED, 1, 3, None, source="naskah#2.3")
KINDS = MappingProxyType({each.id: each for each in (RKP, APB, LPPD)})

ADMISSIBLE = (("berita_acara", "Berita acara kesepakatan"), ("rekomendasi", "Rekomendasi"))
PROOFS = (("notulen", "Notulen"), ("foto", "Foto"), ("daftar_hadir", "Daftar hadir"))


def output_kinds(valid_from: date, *, admissible: Sequence[tuple[str, str]] = ADMISSIBLE) -> OutputKindsValue:
    kinds = tuple(
        OutputKind(id=kind_id, name=name, admissible=(kind_id, name) in admissible)
        for kind_id, name in (*ADMISSIBLE, *PROOFS)
    )
    return OutputKindsValue(kinds=kinds, source="naskah#1", **{**DATED, "valid_from": valid_from})


def scale(scale_id: str, *bands: tuple[str | None, str, str]) -> Scale:
    made = tuple(
        Band(lower=None if lower is None else Decimal(lower), grade=grade, name=name) for lower, grade, name in bands
    )
    return Scale(id=scale_id, name=scale_id, values=(ScaleValue(bands=made, source="naskah", **DATED),))


PERMENDAGRI = scale(
    "permendagri_86_2017",
    ("91", "ST", "Sangat Tinggi"),
    ("76", "T", "Tinggi"),
    ("66", "S", "Sedang"),
    ("51", "R", "Rendah"),
    (None, "SR", "Sangat Rendah"),
)
GRADES = scale("ipp", ("4.51", "A", "Pelayanan Prima"), ("4.01", "A-", "Sangat Baik"), (None, "F", "Gagal"))
WEIGHTS = (("kebijakan", "Kebijakan", "0.30"), ("inovasi", "Inovasi", "0.45"), ("f03", "F-03", "0.25"))
INDEX = Index(
    id="ipp",
    name="Indeks Pelayanan Publik",
    scale="ipp",
    values=(
        IndexValue(
            components=tuple(IndexComponent(id=i, name=name, weight=Decimal(weight)) for i, name, weight in WEIGHTS),
            maximum=Decimal(5),
            source="naskah",
            **DATED,
        ),
    ),
)
REMINDERS = RemindersValue(
    month_closes_after=5,
    quarter_closes_after=10,
    inbox_weekday=1,
    steps=(
        ReminderStep(days_left=30, rungs=(Rung.DOER,)),
        ReminderStep(days_left=7, rungs=(Rung.DOER, Rung.KASI)),
        ReminderStep(days_left=0, rungs=tuple(Rung)),
        ReminderStep(days_left=-1, rungs=tuple(Rung)),
    ),
    source="naskah",
    **DATED,
)
LAW = Law(
    sources=MappingProxyType({SOURCE.id: SOURCE}),
    document_kinds=KINDS,
    output_kinds=(output_kinds(EVER),),
    scales=MappingProxyType({each.id: each for each in (PERMENDAGRI, GRADES)}),
    indices=MappingProxyType({INDEX.id: INDEX}),
    reminders=(REMINDERS,),
)


def indicator(indicator_id: str, number: int | None, method: str, parameters: Parameters, **changes: Any) -> Indicator:
    values: dict[str, Any] = {
        "objective": "Sasaran",
        "name": f"Indikator {indicator_id}",
        "formula": None,
        "explanation": (),
        "data_source": None,
        "responsible": None,
        "responsible_reading": "Camat",
        "unit": "percent",
        "direction": Direction.HIGHER_IS_BETTER,
        "attainment": Attainment.RATIO,
    }
    return Indicator(id=indicator_id, number=number, method=method, parameters=parameters, **{**values, **changes})


TIMELINESS = indicator(
    "iku-2",
    2,
    "timeliness",
    TimelinessParameters(
        documents=("rkp_desa", "apb_desa", "lppd_desa"), village_kinds=("desa", "desa_adat"), year_basis=YearBasis.EVENT
    ),
)
FOLLOW_UP = indicator(
    "iku-1", 1, "follow_up", FollowUpParameters(functions=tuple("abcdefghij"), follow_up_cutoff="period_end")
)
IPP = indicator("ipp", None, "weighted_index", WeightedIndexParameters(index="ipp"), unit="index")
VALUE = indicator("nilai", 3, "recorded_value", RecordedValueParameters(minimum=Decimal(0), maximum=Decimal(100)))
RATIO = indicator(
    "rasio", 4, "recorded_ratio", RecordedRatioParameters(numerator="miskin", denominator="penduduk", scale=1000)
)


def paper(*indicators: Indicator, **changes: Any) -> IkuPaper:
    values: dict[str, Any] = {
        "id": "naskah",
        "kind": "penetapan",
        "number": None,
        "dated": date(2023, 10, 17),
        "office": "35.08.10",
        "year_from": 2015,
        "year_to": None,
        "source": SOURCE,
        "header": Header(title=(), institution="", duty="", functions={}, goal="", goal_indicator=""),
        "indicators": indicators or (IPP, FOLLOW_UP, TIMELINESS),
        "signature": Signature(place="", dated=date(2023, 10, 17), office_title="Camat", name=None, nip=None),
        "decisions": (),
        "facsimile": "",
        "document_kinds": KINDS,
        "sources": {SOURCE.id: SOURCE},
        "text": "",
    }
    return IkuPaper(**{**values, **changes})


def decision(decision_id: str, *indicators: str) -> Decision:
    return Decision(
        id=decision_id, value="x", statement="Pernyataan.", indicators=indicators, adr="0001", source="naskah", **DATED
    )


PAPER = paper()
OFFICE = OfficeRow(
    code="35.08.10",
    name="Kecamatan Contoh",
    regency="Kabupaten Contoh",
    seat="Contoh",
    address="",
    zone=WIB,
    opened_at=datetime(2015, 1, 1, tzinfo=WIB),
)


def question(about: Indicator = TIMELINESS, **changes: Any) -> Question:
    values: dict[str, Any] = {
        "paper": PAPER,
        "law": LAW,
        "indicator": about,
        "period": Period(year=changes.pop("year", 2023), quarter=changes.pop("quarter", None)),
        "year_basis": YearBasis.EVENT,
        "elapsed": date(2024, 12, 31),
    }
    return Question(**{**values, **changes})


def mark(book: str, key: str, version: int = 1, state: State = State.VERIFIED, **changes: Any) -> Mark:
    values: dict[str, Any] = {
        "annulled": False,
        "reason": None,
        "recorded_at": datetime(2023, 1, 1, tzinfo=UTC),
        "recorded_by": "staf",
        "verified_by": "kasi" if state is State.VERIFIED else None,
        "takeover": False,
    }
    return Mark(ref=Ref(book=book, key=key, version=version), state=state, **{**values, **changes})


_ON_MARK = {"annulled", "reason", "recorded_at", "recorded_by", "verified_by", "takeover", "takes_back"}


def _split(changes: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    on_mark = {name: value for name, value in changes.items() if name in _ON_MARK}
    return on_mark, {name: value for name, value in changes.items() if name not in _ON_MARK}


def village(code: str = "35.08.10.2001", name: str = "Banjarwaru", **changes: Any) -> VillageRow:
    kinds = {"1": VillageKind.KELURAHAN, "2": VillageKind.DESA, "3": VillageKind.DESA_ADAT}
    values = {"kind": kinds[code.rpartition(".")[2][0]], "valid_from": None, "valid_to": None}
    return VillageRow(code=code, name=name, **{**values, **changes})


def document(
    key: str, day: date | None, version: int = 1, state: State = State.VERIFIED, **changes: Any
) -> VillageDocumentRow:
    """A document of the RKP Desa 2024 of 35.08.10.2001; `day` is both enactment and receipt."""
    on_mark, own = _split(changes)
    values: dict[str, Any] = {
        "village": "35.08.10.2001",
        "kind": "rkp_desa",
        "fiscal_year": 2024,
        "number": key,
        "enacted_on": day,
        "submitted_on": day,
    }
    return VillageDocumentRow(mark=mark("village_document", key, version, state, **on_mark), **{**values, **own})


def activity(key: str, version: int = 1, state: State = State.VERIFIED, **changes: Any) -> ActivityRow:
    on_mark, own = _split(changes)
    values: dict[str, Any] = {
        "number": key,
        "unit": "pem",
        "participants": (),
        "dated": date(2023, 5, 2),
        "kind": "fasilitasi",
        "function": "a",
        "other_functions": (),
        "is_outside_authority": False,
        "description": "Rapat desa",
        "place": None,
        "status": Status.DONE,
    }
    return ActivityRow(mark=mark("activity", key, version, state, **on_mark), **{**values, **own})


def output(key: str, version: int = 1, state: State = State.VERIFIED, **changes: Any) -> OutputRow:
    on_mark, own = _split(changes)
    values: dict[str, Any] = {
        "activity": "k1",
        "kind": "berita_acara",
        "title": f"Judul {key}",
        "dated": date(2023, 5, 9),
    }
    return OutputRow(mark=mark("output", key, version, state, **on_mark), **{**values, **own})


def recorded(
    key: str, amount: str, version: int = 1, state: State = State.VERIFIED, **changes: Any
) -> RecordedValueRow:
    on_mark, own = _split(changes)
    values: dict[str, Any] = {
        "indicator": "ipp",
        "year": 2023,
        "quarter": None,
        "quantity": "official",
        "paper": "Surat 7",
        "paper_dated": date(2024, 1, 5),
    }
    amounts = {"amount": Decimal(amount)}
    return RecordedValueRow(mark=mark("recorded_value", key, version, state, **on_mark), **amounts, **{**values, **own})


def target(
    indicator_id: str, amount: str | Decimal, version: int = 1, state: State = State.VERIFIED, **changes: Any
) -> TargetRow:
    """A target of 2023 by its Perjanjian Kinerja; its key tells indicator, kind, period and day apart."""
    on_mark, own = _split(changes)
    values: dict[str, Any] = {
        "year": 2023,
        "quarter": None,
        "kind": TargetKind.AGREED,
        "paper": "Perjanjian Kinerja",
        "paper_number": None,
        "paper_dated": date(2023, 1, 9),
    }
    said = {"indicator": indicator_id, "amount": Decimal(amount), **values, **own}
    key = f"{indicator_id}-{said['kind']}-{said['year']}-{said['quarter']}-{said['paper_dated']}"
    return TargetRow(mark=mark("target", key, version, state, **on_mark), **said)


def setting(kind: SettingKind, value: str, *, since: date = date(2023, 1, 1), **changes: Any) -> SettingRow:
    """A setting by a decree; its key tells kind and first day apart."""
    on_mark, own = _split(changes)
    version, state = own.pop("version", 1), own.pop("state", State.VERIFIED)
    said = {"paper": "Peraturan Bupati", "paper_number": "5", "paper_dated": date(2022, 12, 1), **own}
    row_mark = mark("setting", f"{kind}-{since}", version, state, **on_mark)
    return SettingRow(mark=row_mark, kind=kind, value=value, valid_from=since, **said)


def evidence(
    book: str, key: str, *, own_key: str = "bukti", version: int = 1, state: State = State.SUBMITTED, **changes: Any
) -> EvidenceRow:
    on_mark, own = _split(changes)
    values: dict[str, Any] = {"title": "Pindaian", "location": "map 1", "sha256": "ab12"}
    made = mark("evidence", own_key, version, state, **on_mark)
    return EvidenceRow(mark=made, book=book, key=key, **{**values, **own})


def unit(code: str = "pem", name: str = "Seksi Pemerintahan", **changes: Any) -> UnitRow:
    return UnitRow(code=code, name=name, **{"valid_from": None, "valid_to": None, **changes})


def closing(unit_code: str, year: int, month: int) -> ClosingRow:
    return ClosingRow(
        unit=unit_code,
        year=year,
        month=month,
        is_nil=False,
        recorded_at=datetime(year, month, 28, tzinfo=UTC),
        recorded_by="kasi",
    )


def books(**changes: Any) -> Books:
    return Books(**{"office": OFFICE, "paper": PAPER, "law": LAW, **changes})


def only(lines: Sequence[Line]) -> Line:
    (line,) = lines
    return line
