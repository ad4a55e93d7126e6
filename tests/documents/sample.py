"""Sample books of one office, measured for real: a late RKP, a missing LPPDes, documents on the last day, and more."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from cermat.documents.content import Paper
from cermat.documents.reports import perjanjian_kinerja, rencana_aksi
from cermat.documents.reports.berita_acara import Taken
from cermat.documents.reports.perjanjian_kinerja import Parties
from cermat.indicators import earlier
from cermat.indicators.agreements import QuarterlyAim, quarterly_aims
from cermat.indicators.agreements import agreement as agreement_of
from cermat.indicators.analyses import AnalysisRow, places
from cermat.indicators.books import Books
from cermat.indicators.budget import BudgetRow
from cermat.indicators.figures import EarlierFigure, OfficeMeasurement, Period
from cermat.indicators.measurement import measure_office
from cermat.indicators.obligations import village_kind
from cermat.indicators.open_actions import open_actions
from cermat.indicators.rows import (
    ActivityRow,
    EvidenceRow,
    Mark,
    OfficeRow,
    OfficialRow,
    OutputRow,
    RecordedValueRow,
    Ref,
    State,
    Status,
    TargetKind,
    TargetRow,
    UnitRow,
    VillageDocumentRow,
    VillageRow,
)
from cermat.rules.library import law, lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.types import IkuPaper, YearBasis

ZONE = ZoneInfo("Asia/Jakarta")
VILLAGES = {
    "35.08.10.2001": "Banjarwaru",
    "35.08.10.2002": "Labruk Lor",
    "35.08.10.2006": "Denok",
    "35.08.10.2007": "Blukon",
    "35.08.10.2008": "Boreng",
    "35.08.10.1005": "Jogotrunan",
}
UNITS = {"pemerintahan": "Seksi Pemerintahan", "trantib": "Seksi Ketenteraman dan Ketertiban Umum"}
OFFICIAL = OfficialRow(
    position="camat",
    name="NAMA CAMAT CONTOH, S.Sos., M.Si.",
    rank="Pembina Tingkat I",
    nip="198001012005011001",
    acting=None,
    valid_from=date(2023, 1, 1),
    valid_to=None,
)
TAKEN = (
    Taken(act="Menyiapkan", name="NAMA PERENCANA CONTOH", post="Perencana", day=date(2024, 2, 16)),
    Taken(act="Mereviu", name="NAMA SEKRETARIS CONTOH", post="Sekretaris Camat", day=date(2024, 2, 19)),
    Taken(act="Menyetujui dengan Lembar 1", name=OFFICIAL.name, post="Camat", day=date(2024, 2, 21)),
)
SAID = (("Disiapkan", "Perencana"), ("Disetujui", "belum; naskah ini konsep"), ("Sidik isi (SHA-256)", "ab" * 32))
TARGETS = {"ipp": Decimal("4.25"), "iku-1": Decimal("90.00"), "iku-2": Decimal("100.00")}


def paper() -> IkuPaper:
    """Return the source paper."""
    return read_paper(lumajang_2023_text(), origin="lumajang-2023.yaml")


def office(**changes: object) -> OfficeRow:
    """Return the office, with changes."""
    row = OfficeRow(
        code="35.08.10",
        name="Kecamatan Lumajang",
        regency="Kabupaten Lumajang",
        seat="Lumajang",
        address="Alamat Contoh Nomor 1, Lumajang",
        zone=ZONE,
        opened_at=datetime(2023, 1, 1, tzinfo=UTC),
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def mark(book: str, key: str, *, state: State = State.VERIFIED, takeover: bool = False, **more: object) -> Mark:
    """Return the mark of a first version."""
    value = Mark(
        ref=Ref(book=book, key=key, version=1),
        state=state,
        annulled=False,
        reason=None,
        recorded_at=datetime(2023, 1, 2, 3, tzinfo=UTC),
        recorded_by="staf.pemerintahan",
        verified_by="kasi.pemerintahan" if state is State.VERIFIED else None,
        takeover=takeover,
    )
    return replace(value, **more)  # type: ignore[arg-type]


def _document(village: str, kind: str, fiscal_year: int, day: date, **more: object) -> VillageDocumentRow:
    key = f"{kind}-{fiscal_year}-{village[-4:]}"
    is_report = kind == "lppd_desa"
    row = VillageDocumentRow(
        mark=mark("village_document", key),
        village=village,
        kind=kind,
        fiscal_year=fiscal_year,
        number=f"{village[-2:]} Tahun {fiscal_year}",
        enacted_on=None if is_report else day,
        submitted_on=day if is_report else None,
    )
    return replace(row, **more)  # type: ignore[arg-type]


def documents() -> tuple[VillageDocumentRow, ...]:
    """Return the village documents: one RKP two days late, one LPPDes missing, one on the last day."""
    codes = [code for code in VILLAGES if village_kind(code).value == "desa"]
    rkp = [_document(code, "rkp_desa", 2024, date(2023, 9, 20)) for code in codes]
    apb = [_document(code, "apb_desa", 2024, date(2023, 12, 28)) for code in codes]
    lppd = [_document(code, "lppd_desa", 2022, date(2023, 3, 20)) for code in codes[:4]]
    rkp[1] = replace(rkp[1], enacted_on=date(2023, 10, 2))
    apb[2] = replace(apb[2], enacted_on=date(2023, 12, 31))
    apb[3] = replace(apb[3], mark=replace(apb[3].mark, state=State.SUBMITTED, verified_by=None))
    lppd[0] = replace(lppd[0], mark=replace(lppd[0].mark, takeover=True))
    stray = _document("35.08.10.1005", "apb_desa", 2024, date(2023, 12, 1))
    return (*rkp, *apb, *lppd, stray)


def activities(number: int = 24) -> tuple[ActivityRow, ...]:
    """Return activities over the whole year: one outside authority, one cancelled, one planned, one submitted."""
    rows = [_activity(index) for index in range(number)]
    rows[3] = replace(rows[3], is_outside_authority=True, function=None, mark=_reasoned(rows[3], "urusan kabupaten"))
    rows[5] = replace(rows[5], status=Status.CANCELLED, mark=_reasoned(rows[5], "narasumber berhalangan"))
    rows[7] = replace(rows[7], mark=replace(rows[7].mark, state=State.SUBMITTED, verified_by=None))
    rows[11] = replace(rows[11], status=Status.PLANNED)
    return tuple(rows)


def _reasoned(row: ActivityRow, reason: str) -> Mark:
    return replace(row.mark, reason=reason)


def _activity(index: int) -> ActivityRow:
    unit = list(UNITS)[index % 2]
    return ActivityRow(
        mark=mark("activity", f"FK-{index + 1:03}"),
        number=f"FK-{index + 1:03}",
        unit=unit,
        participants=(),
        dated=date(2023, index % 12 + 1, 10),
        kind="fasilitasi" if index % 3 else "koordinasi",
        function="g",
        other_functions=(),
        is_outside_authority=False,
        description="Pembahasan penyusunan dokumen perencanaan desa bersama pendamping dan perangkat desa",
        place=None,
        status=Status.DONE,
    )


def outputs(rows: tuple[ActivityRow, ...]) -> tuple[OutputRow, ...]:
    """Return an output for most activities: some only minutes, one after the year."""
    made = [
        OutputRow(
            mark=mark("output", f"O-{row.number}"),
            activity=row.mark.ref.key,
            kind="notulen" if index % 8 == 6 else "berita_acara",
            title=f"BA/{index + 1:03}/2023",
            dated=date(2024, 1, 8) if index == 23 else row.dated.replace(day=20),
        )
        for index, row in enumerate(rows)
        if index % 9 != 4
    ]
    return tuple(made)


def evidence() -> tuple[EvidenceRow, ...]:
    """Return papers that prove some rows: one kept with its hash, one only named."""
    kept = hashlib.sha256(b"contoh").hexdigest()
    return (
        EvidenceRow(
            mark=mark("evidence", "E-1"),
            book="village_document",
            key="rkp_desa-2024-2001",
            title="Perdes RKP Desa 2024 Banjarwaru",
            location="bukti/perdes-rkp-2024-banjarwaru.pdf",
            sha256=kept,
        ),
        EvidenceRow(
            mark=mark("evidence", "E-2"),
            book="output",
            key="O-FK-001",
            title="Berita acara 001",
            location="map hijau 2023",
            sha256=None,
        ),
    )


def official_ipp(amount: str = "4.12", year: int = 2023) -> RecordedValueRow:
    """Return an official index with the letter that states it."""
    return RecordedValueRow(
        mark=mark("recorded_value", f"ipp-{year}"),
        indicator="ipp",
        year=year,
        quarter=None,
        quantity="official",
        amount=Decimal(amount),
        paper="Surat Bagian Organisasi Nomor 000/12/2024",
        paper_dated=date(2024, 1, 15),
    )


def component_scores() -> tuple[RecordedValueRow, ...]:
    """Return the scored components of the index, without an official result."""
    names = ("kebijakan", "profesionalisme_sdm", "sarana_prasarana", "sistem_informasi", "konsultasi_pengaduan")
    return tuple(
        replace(official_ipp(amount="4.00"), quantity=name, mark=mark("recorded_value", f"ipp-{name}"))
        for name in (*names, "inovasi", "f03")
    )


def target_rows(amounts: dict[str, Decimal]) -> tuple[TargetRow, ...]:
    """Return the same target for the year and for each of its quarters, by indicator."""
    return tuple(
        TargetRow(
            mark=mark("target", f"{indicator}-{quarter}"),
            indicator=indicator,
            year=2023,
            quarter=quarter,
            kind=TargetKind.AGREED,
            amount=amount,
            paper="Perjanjian Kinerja Tahun 2023",
            paper_number="188.45/7/2023",
            paper_dated=date(2023, 1, 9),
        )
        for indicator, amount in amounts.items()
        for quarter in (None, 1, 2, 3, 4)
    )


def books(**changes: object) -> Books:
    """Return the sample books, with changes."""
    rows = activities()
    value = Books(
        office=office(),
        paper=paper(),
        law=law(),
        villages=tuple(
            VillageRow(code=code, name=name, kind=village_kind(code), valid_from=None, valid_to=None)
            for code, name in VILLAGES.items()
        ),
        units=tuple(UnitRow(code=code, name=name, valid_from=None, valid_to=None) for code, name in UNITS.items()),
        activities=rows,
        outputs=outputs(rows),
        village_documents=documents(),
        recorded_values=(official_ipp(),),
        evidence=evidence(),
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def measured(
    *,
    quarter: int | None = None,
    as_of: datetime = datetime(2024, 2, 5, 7, 5, tzinfo=UTC),
    targets: dict[str, Decimal] | None = None,
    year_basis: YearBasis | None = None,
    **changes: object,
) -> OfficeMeasurement:
    """Return the sample books measured for 2023."""
    return measure_office(
        books(targets=target_rows(TARGETS if targets is None else targets), **changes),
        period=Period(year=2023, quarter=quarter),
        as_of=as_of,
        year_basis=year_basis,
    )


def budget() -> tuple[BudgetRow, ...]:
    """Return a tree of two programmes, one under an indicator, whose sums agree."""

    def node(code: str, name: str, parent: str | None, ceiling: str, *quarters: int) -> BudgetRow:
        first, second, third, fourth = (Decimal(each) for each in quarters)
        amounts = (first, second, third, fourth)
        return BudgetRow(code=code, name=name, parent=parent, ceiling=Decimal(ceiling), quarters=amounts)

    return (
        node(
            "7.01.01",
            "Program Penunjang Urusan",
            None,
            "900000000.00",
            200_000_000,
            210_000_000,
            220_000_000,
            250_000_000,
        ),
        node(
            "7.01.06", "Program Pembinaan Desa", "iku-2", "150000000.50", 20_000_000, 30_000_000, 40_000_000, 50_000_000
        ),
        node(
            "7.01.06.2.01", "Fasilitasi Desa", "7.01.06", "150000000.50", 20_000_000, 30_000_000, 40_000_000, 50_000_000
        ),
    )


def complete(measured_year: OfficeMeasurement, **changes: object) -> OfficeMeasurement:
    """Return a measurement with a text in every place of its report, the budget, and what earlier years said."""
    indicators = measured_year.paper.indicators
    texts = tuple(
        AnalysisRow(
            ref=Ref(book="analysis", key=f"{place.indicator}:{place.section}", version=1),
            place=place,
            text=f"Uraian {place.section} untuk {place.indicator or 'kantor'}.\n\nAlinea kedua {place.section}.",
            recorded_by="perencana",
        )
        for place in places(indicators, quarter=None)
    )
    year_before = EarlierFigure(
        year=2022, indicator="iku-2", value=Decimal("73.33"), target=Decimal("90.00"), attainment=Decimal("81.48")
    )
    silent = earlier.silent(2021, indicators, reason=earlier.NOT_OPENED)
    said = replace(measured_year, analyses=texts, budget=budget(), earlier=(year_before, *silent))
    return replace(said, **changes)  # type: ignore[arg-type]


PROGRAMMES = (
    BudgetRow(
        code="7.01.02",
        name="Program Pelayanan Publik",
        parent=None,
        ceiling=Decimal("100000000.00"),
        quarters=(Decimal(20_000_000), Decimal("22500000.50"), Decimal(25_000_000), Decimal(30_000_000)),
    ),
    BudgetRow(
        code="7.01.06",
        name="Program Pembinaan Pemerintahan Desa",
        parent=None,
        ceiling=Decimal("50500000.00"),
        quarters=(Decimal(5_000_000), Decimal(10_000_000), Decimal(12_000_000), Decimal(0)),
    ),
)


def agreement(*, first: OfficialRow | None = OFFICIAL, since: date | None = date(2023, 1, 5)) -> Paper:
    """Return the Perjanjian Kinerja of 2023, both parties recorded unless the first is left out."""
    agreed = agreement_of(target_rows(TARGETS), paper(), year=2023, kind=TargetKind.AGREED)
    assert agreed
    second = replace(OFFICIAL, position="bupati", name="NAMA BUPATI CONTOH", rank=None, nip=None)
    parties = Parties(first=first, second=second)
    return perjanjian_kinerja.compose(
        agreed,
        office=office(),
        budget=PROGRAMMES,
        parties=parties,
        as_of=datetime(2023, 1, 12, tzinfo=UTC),
        ceilings_since=since,
    )


def amended_agreement() -> Paper:
    """Return a Perubahan of sample books that names IKU 1 alone, without parties, budget and a target of the index."""
    first = [row for row in target_rows(TARGETS) if row.indicator != "ipp"]
    changes = {"kind": TargetKind.AMENDED, "paper": "PK Perubahan", "paper_number": None}
    later = replace(
        next(row for row in first if (row.indicator, row.quarter) == ("iku-1", None)),
        mark=mark("target", "iku-1-perubahan"),
        amount=Decimal("95.00"),
        paper_dated=date(2023, 10, 17),
        **changes,  # type: ignore[arg-type]
    )
    agreed = agreement_of([*first, later], paper(), year=2023, kind=TargetKind.AMENDED)
    assert agreed
    return perjanjian_kinerja.compose(
        agreed,
        office=office(is_sample=True),
        budget=(),
        parties=Parties(first=None, second=None),
        as_of=datetime(2023, 11, 1, tzinfo=UTC),
    )


def action_plan(measured: OfficeMeasurement, *, first: OfficialRow | None = OFFICIAL) -> Paper:
    """Return the Rencana Aksi of a measured year, its targets those of the sample."""
    return rencana_aksi.compose(
        replace(measured, budget=PROGRAMMES),
        aims=quarterly_aims(target_rows(TARGETS), paper(), year=2023),
        actions=open_actions(
            measured, government=UNITS["pemerintahan"], planning="Sub Bagian Perencanaan dan Keuangan"
        ),
        official=first,
    )


def aims_without_targets() -> tuple[QuarterlyAim, ...]:
    """Return the indicators of the paper, none of them with a target."""
    return quarterly_aims((), paper(), year=2023)
