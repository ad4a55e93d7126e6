"""Random histories of an office, written act by act through the ledger, papers, places and people included."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from cermat.indicators.cycle import LOCKED, CycleStage
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.rows import SettingKind, State, TargetKind
from cermat.registers import areas, clock, ledger
from cermat.registers.models import (
    BOOKS,
    Account,
    Activity,
    Analysis,
    Book,
    BudgetNode,
    CheckedBook,
    Evidence,
    EvidenceFile,
    Exemption,
    FrozenMeasurement,
    IkuPaper,
    IssuedPaper,
    MonthlyClosing,
    OfficeProfile,
    Official,
    Output,
    Receipt,
    RecordedValue,
    RoleAssignment,
    Setting,
    Snapshot,
    Target,
    Unit,
    Village,
    VillageDocument,
)
from cermat.registers.roles import Deed
from cermat.rules.library import lumajang_2023_text

OFFICE = "35.08.10"
UNITS = ("pemerintahan", "umum", "pelayanan")
PEOPLE = ("staf", "kasi", "sekretaris", "camat")
BEGUN = datetime(2023, 1, 2, 1, tzinfo=UTC)


class History:
    """An office's books under a clock that runs in jumps, stands still, and now and then goes back."""

    def __init__(self, seed: int, *, office: str = OFFICE) -> None:
        self.random = Random(seed)
        self.office = office
        self.now = BEGUN

    def open(self) -> None:
        """Open the books: profile, villages, units, the Camat, and the source paper."""
        with (
            clock.fixed(self.now),
            ledger.open_office(office=self.office, by="konsol:uji", verb="membuka buku kantor", summary="Buka") as act,
        ):
            act.add(self._profile())
            act.add_all(Village(key=each.code, version=1, name=each.name) for each in areas.villages(self.office))
            act.add_all(Unit(key=unit, version=1, name=unit.title()) for unit in UNITS)
            act.add(IkuPaper(key="iku-lumajang-2023", version=1, text=lumajang_2023_text()))

    def run(self, steps: int) -> None:
        """Take so many random steps."""
        for _ in range(steps):
            self.step()

    def step(self) -> None:
        """Let some time pass and write one act of one to three rows."""
        self.now += self.random.choice(
            [timedelta(0), timedelta(hours=-3), timedelta(hours=5), timedelta(days=3), timedelta(days=25)]
        )
        with (
            clock.fixed(self.now),
            ledger.act(office=self.office, by=self._person(), verb="uji", summary="Langkah acak “uji”") as act,
        ):
            rows = [self._version(self.random.choice(MAKERS)(self)) for _ in range(self.random.randint(1, 3))]
            act.add_all({(type(row), row.key): row for row in rows}.values())

    def _version(self, row: Book) -> Book:
        known = type(row)._default_manager.filter(office_id=self.office, key=row.key)
        row.version = known.count() + 1
        if row.version > 1 and self.random.random() < 0.1 and not isinstance(row, OfficeProfile):
            row.annulled, row.reason = True, "salah catat"
        if isinstance(row, CheckedBook):
            self._check(row)
        return row

    def _check(self, row: CheckedBook) -> None:
        row.recorded_by = self._person()
        row.state = self.random.choice(list(State)).value
        if row.state == State.VERIFIED:
            row.verified_by = self.random.choice([each for each in PEOPLE if each != row.recorded_by])
        row.takeover = self.random.random() < 0.1
        row.restores = 1 if row.version > 1 and self.random.random() < 0.2 else None

    def _person(self) -> str:
        return self.random.choice(PEOPLE)

    def _day(self) -> date:
        return date(2023, 1, 1) + timedelta(days=self.random.randint(-100, 800))

    def _village(self) -> str:
        return self.random.choice(areas.villages(self.office)).code

    def _profile(self) -> OfficeProfile:
        name = self.random.choice(["Kecamatan Lumajang", "Kecamatan Lumajang Kota"])
        zone = self.random.choice(["Asia/Jakarta", "Asia/Jakarta", "Asia/Makassar"])
        return OfficeProfile(
            key=self.office, version=1, name=name, regency="Kabupaten Lumajang", seat="Lumajang", zone=zone
        )

    def _village_row(self) -> Village:
        ends = self.random.choice([None, self._day()])
        begins = self.random.choice([None, date(2020, 1, 1)])
        return Village(key=self._village(), name=f"Desa {self.random.randint(1, 9)}", valid_from=begins, valid_to=ends)

    def _unit(self) -> Unit:
        return Unit(
            key=self.random.choice([*UNITS, "baru"]),
            name="Seksi Baru",
            valid_to=self.random.choice([None, self._day()]),
        )

    def _official(self) -> Official:
        acting = self.random.choice([None, "Plt.", "Plh."])
        return Official(
            key=f"camat-{self.random.randint(1, 3)}",
            position="camat",
            name="Camat",
            acting=acting,
            valid_from=self._day(),
        )

    def _role(self) -> RoleAssignment:
        person = self._person()
        return RoleAssignment(key=f"{person}:staf", username=person, role="staf", unit=self.random.choice(UNITS))

    def _account(self) -> Account:
        person = self._person()
        return Account(key=person, username=person, deed=self.random.choice(list(Deed)).value)

    def _paper(self) -> IkuPaper:
        """Return the source paper again, or a later one of the same words that ends it."""
        text = lumajang_2023_text()
        later = self.random.choice([None, 2023, 2024])
        if later is None:
            text = text.replace("year_basis: event", f"year_basis: {self.random.choice(['event', 'in_force'])}")
            return IkuPaper(key="iku-lumajang-2023", text=text)
        text = text.replace("id: iku-lumajang-2023", "id: iku-uji", 1).replace("dated: 2023-10-17", "dated: 2024-01-05")
        return IkuPaper(key="iku-uji", text=text.replace("year_from: 2023", f"year_from: {later}", 1))

    def _activity(self) -> Activity:
        outside = self.random.random() < 0.2
        status = self.random.choice(["terlaksana", "terlaksana", "rencana", "batal"])
        number = f"A-{self.random.randint(1, 6)}"
        return Activity(
            key=number,
            number=number,
            unit=self.random.choice(UNITS),
            participants=self.random.sample(UNITS, 2),
            dated=self._day(),
            kind=self.random.choice(["fasilitasi", "koordinasi"]),
            function=None if outside else self.random.choice("abcdefghij"),
            other_functions=["c"],
            is_outside_authority=outside,
            description="Rapat “koordinasi” é",
            place=self.random.choice([None, self._village()]),
            status=status,
            reason="alasan" if outside or status == "batal" else None,
        )

    def _output(self) -> Output:
        return Output(
            key=f"O-{self.random.randint(1, 8)}",
            activity=f"A-{self.random.randint(1, 6)}",
            kind=self.random.choice(["berita_acara", "rekomendasi", "notulen"]),
            title="Keluaran",
            dated=self._day(),
        )

    def _document(self) -> VillageDocument:
        kind = self.random.choice(["rkp_desa", "apb_desa", "lppd_desa"])
        return VillageDocument(
            key=f"D-{self.random.randint(1, 12)}",
            village=self._village(),
            kind=kind,
            fiscal_year=self.random.choice([2022, 2023, 2024, 2024]),
            number="1",
            enacted_on=None if kind == "lppd_desa" else self._day(),
            submitted_on=self._day() if kind == "lppd_desa" else None,
            amendment=self.random.choice([None, None, 1]) if kind == "apb_desa" else None,
        )

    def _value(self) -> RecordedValue:
        return RecordedValue(
            key=f"ipp-{self.random.randint(1, 3)}",
            indicator="ipp",
            year=self.random.choice([2023, 2024]),
            quantity=self.random.choice(["official", "f03", "inovasi"]),
            amount=Decimal(self.random.randint(0, 500)) / 100,
            paper="Surat hasil",
            paper_dated=self._day(),
        )

    def _target(self) -> Target:
        number, kind = self.random.randint(1, 4), self.random.choice(list(TargetKind))
        is_agreed = kind in {TargetKind.AGREED, TargetKind.AMENDED}
        return Target(
            key=f"target-{number}",
            indicator=self.random.choice(["iku-1", "iku-2"]),
            year=self.random.choice([2023, 2024]),
            quarter=self.random.choice([None, 1, 2]) if is_agreed else None,
            kind=kind.value,
            amount=Decimal(self.random.randint(1, 10000)) / 100,
            paper="Perjanjian Kinerja",
            paper_dated=self._day(),
        )

    def _setting(self) -> Setting:
        kind = self.random.choice(list(SettingKind))
        value = {SettingKind.SCALE: "tiga_tingkat", SettingKind.CAP: "120", SettingKind.CLOSING: "10"}[kind]
        return Setting(
            key=f"{kind.value}-{self.random.randint(1, 3)}",
            kind=kind.value,
            value=value,
            valid_from=self._day(),
            paper="Peraturan Bupati",
            paper_dated=self._day(),
        )

    def _receipt(self) -> Receipt:
        sequence = self.random.randint(1, 40)
        return Receipt(
            key=f"2023-{sequence:04}",
            document=f"D-{self.random.randint(1, 12)}",
            document_version=1,
            year=2023,
            sequence=sequence,
            received_on=self._day(),
            received_at=self.random.choice([None, self.now]),
            receiver="Kepala Seksi",
            receiver_position="Kepala Seksi Pemerintahan",
        )

    def _exemption(self) -> Exemption:
        kind, village = self.random.choice(["rkp_desa", "apb_desa"]), self._village()
        return Exemption(
            key=f"{village}-{kind}-2024",
            village=village,
            kind=kind,
            fiscal_year=2024,
            paper="Keputusan",
            paper_dated=self._day(),
            reason="Bencana",
        )

    def _measurement(self) -> FrozenMeasurement:
        key = self.random.randint(1, 3)
        # What is published is read again by every act on it, and these histories hold no whole snapshot.
        stage = self.random.choice([each for each in CycleStage if each is not CycleStage.PUBLISHED])
        prepared, reviewed, approved = self.random.sample(PEOPLE, 3)
        return FrozenMeasurement(
            key=f"2023-tw{key}-1",
            year=2023,
            quarter=key,
            edition=1,
            stage=stage.value,
            snapshot=f"2023-tw{key}-1",
            prepared_by=prepared,
            reviewed_by=reviewed if stage is CycleStage.REVIEWED or stage in LOCKED else None,
            approved_by=approved if stage in LOCKED else None,
            reason="salah angka" if stage is CycleStage.RETURNED else None,
        )

    def _snapshot(self) -> Snapshot:
        return Snapshot(key=f"2023-tw{self.random.randint(1, 3)}-1", text="{}", sha256="cd" * 32)

    def _issued_paper(self) -> IssuedPaper:
        return IssuedPaper(
            key=f"code-{self.random.randint(1, 9)}",
            report="pengukuran",
            measurement="2023-tw1-1",
            measurement_version=4,
            snapshot_sha256="cd" * 32,
            year=2023,
            quarter=1,
            number=f"{self.random.randint(1, 99)}/2023",
            dated=self._day(),
            title="PENGUKURAN KINERJA",
            content="{}",
            files=f"pdf {'ab' * 32} 9",
            head_seq=3,
            head="ef" * 32,
        )

    def _closing(self) -> MonthlyClosing:
        unit, month = self.random.choice(UNITS), self.random.randint(1, 12)
        return MonthlyClosing(
            key=f"{unit}:2023-{month}", unit=unit, year=2023, month=month, is_nil=self.random.random() < 0.5
        )

    def _budget_node(self) -> BudgetNode:
        code = self.random.choice(["1", "1.1", "1.2"])
        quarters = {f"quarter_{number}": Decimal(self.random.randint(-9, 10**9)) / 4 for number in (1, 2, 3, 4)}
        return BudgetNode(
            key=f"2023:{code}",
            year=2023,
            code=code,
            name="Program",
            parent=None if code == "1" else "1",
            ceiling=self.random.randint(0, 10**13 - 1),
            **quarters,
        )

    def _analysis(self) -> Analysis:
        section = self.random.choice(["sebab", "kesimpulan"])
        indicator = "iku-1" if section == "sebab" else None
        return Analysis(
            key=f"2023-tahun:{indicator or 'kantor'}:{section}",
            year=2023,
            indicator=indicator,
            section=section,
            text=f"Uraian {self.random.randint(1, 9)}",
        )

    def _evidence(self) -> Evidence:
        book = self.random.choice(["activity", "output", "village_document"])
        key = {"activity": "A", "output": "O", "village_document": "D"}[book]
        return Evidence(
            key=f"E-{self.random.randint(1, 6)}",
            of_book=book,
            of_key=f"{key}-{self.random.randint(1, 6)}",
            title="Salinan",
            location="lemari 1",
            sha256=self.random.choice([None, "ab" * 32]),
        )

    def _evidence_file(self) -> EvidenceFile:
        return EvidenceFile(key=f"{self.random.randint(1, 6):064x}", media_type="image/jpeg", size=9, name="foto.jpg")


MAKERS = (
    *(History._activity, History._activity, History._output, History._document, History._document),
    *(History._document, History._value, History._target, History._closing, History._evidence, History._village_row),
    *(History._unit, History._official, History._role, History._paper, History._profile),
    History._evidence_file,
    History._account,
    *(History._receipt, History._exemption, History._measurement, History._snapshot),
    *(History._budget_node, History._analysis, History._issued_paper, History._setting),
)


def one_row_of_every_book(history: History) -> None:
    """Write one act that holds at least one row of every book."""
    with (
        clock.fixed(history.now),
        ledger.act(office=history.office, by="staf", verb="uji", summary="Satu baris tiap buku") as act,
    ):
        for make in dict.fromkeys(MAKERS):
            act.add(history._version(make(history)))
    assert all(model._default_manager.exists() for model in BOOKS.values())


def printed(measurement: OfficeMeasurement) -> bytes:
    """Return a measurement, all its lines included, as canonical JSON."""
    return json.dumps(_plain(measurement), sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
