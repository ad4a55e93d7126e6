"""What the books hand out: one frozen value per stored version, and plain values for people and places."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from cermat.rules.types import IkuPaper


class State(StrEnum):
    """Where a version stands between the one who recorded it and the one who checks it."""

    DRAFT = "draf"
    SUBMITTED = "diajukan"
    RETURNED = "dikembalikan"
    VERIFIED = "terverifikasi"


class Status(StrEnum):
    """Whether an activity is planned, was carried out, or was cancelled."""

    PLANNED = "rencana"
    DONE = "terlaksana"
    CANCELLED = "batal"


class VillageKind(StrEnum):
    """What the last segment of an area code says: 1xxx, 2xxx, 3xxx."""

    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa_adat"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Ref:
    """The stored version a value came from: its book, its key in the office's books, its version from 1."""

    book: str
    key: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Who recorded a version and when, its state, and who verified it.

    `annulled`: this version says the row was recorded by mistake. `reason`: why it was corrected, annulled,
    returned, cancelled or put outside authority; None where nothing needed a reason. `takeover`: taken over
    from old books by `import --verified`. `verified_by` is None unless the state is VERIFIED; `verified_as`: the
    verifier's post, and in whose place he stood; None where that was not kept. `takes_back`: the earlier version this
    one takes back together with the file it came from. `restores`: the earlier version whose content it takes up again.
    """

    ref: Ref
    state: State
    annulled: bool
    reason: str | None
    recorded_at: datetime
    recorded_by: str
    verified_by: str | None
    takeover: bool
    verified_as: str | None = None
    takes_back: int | None = None
    restores: int | None = None


# Where evidence is, when it is not a place people go to: a file kept here, and a file promised.
KEPT_HERE = "tersimpan di Cermat"
FOLLOWING = "menyusul"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """A reference to a paper that proves a row. `sha256` is None until the file itself is kept."""

    mark: Mark
    book: str
    key: str
    title: str
    location: str
    sha256: str | None

    @property
    def is_kept_here(self) -> bool:
        """Return whether its file is kept by the program."""
        return self.location == KEPT_HERE and self.sha256 is not None

    @property
    def is_following(self) -> bool:
        """Return whether the row waits for a file that was promised."""
        return self.location == FOLLOWING and not self.mark.annulled


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageDocumentRow:
    """One version of a village document. `enacted_on`: the Perdes; `submitted_on`: receipt at the Camat's office.

    `draft_received_on`, `evaluated_on`: the steps of an APBDes before its Perdes. `amendment`: which perubahan this is,
    from 1; None for the document itself.
    """

    mark: Mark
    village: str
    kind: str
    fiscal_year: int
    number: str
    enacted_on: date | None
    submitted_on: date | None
    draft_received_on: date | None = None
    evaluated_on: date | None = None
    amendment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """One version of an activity. `function` is a letter of the paper, None when outside authority.

    `unit` leads; `participants` are unit codes; `place` is a village code or None for the office itself. `grounds`:
    why it was cancelled or lies outside authority; None too where an old row says it in its mark's reason.
    """

    mark: Mark
    number: str
    unit: str
    participants: tuple[str, ...]
    dated: date
    kind: str
    function: str | None
    other_functions: tuple[str, ...]
    is_outside_authority: bool
    description: str
    place: str | None
    status: Status
    grounds: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRow:
    """One version of a paper an activity left behind. Whether its kind is admissible is for the rules to say."""

    mark: Mark
    activity: str
    kind: str
    title: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedValueRow:
    """One version of a quantity another authority or register states, with the paper that states it.

    `quantity` is `official`, a component of an index, the numerator or denominator of a recorded ratio, or `reported`.
    `quarter` None: for the year. `amount` is exact. `paper_number` None: it carries none, or its name says it.
    """

    mark: Mark
    indicator: str
    year: int
    quarter: int | None
    quantity: str
    amount: Decimal
    paper: str
    paper_dated: date
    paper_number: str | None = None


class TargetKind(StrEnum):
    """Which paper sets a target: the year's agreement, its amendment, the Renstra for its end, or a national one."""

    AGREED = "perjanjian"
    AMENDED = "perubahan"
    END_OF_RENSTRA = "akhir_renstra"
    NATIONAL = "nasional"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One version of a target, with the paper that sets it. `quarter` None: for the year; `paper_number` None: none."""

    mark: Mark
    indicator: str
    year: int
    quarter: int | None
    kind: TargetKind
    amount: Decimal
    paper: str
    paper_number: str | None
    paper_dated: date


class SettingKind(StrEnum):
    """What a setting sets: the scale that grades attainment, its cap, or the closing day of a period's books."""

    SCALE = "skala_predikat"
    CAP = "batas_capaian"
    CLOSING = "hari_tutup_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One version of a setting, in force from `valid_from` until the next one, and the paper that says so.

    `value`: the scale's id, the cap in percent, or the days after a period's end; empty: none.
    """

    mark: Mark
    kind: SettingKind
    value: str
    valid_from: date
    paper: str
    paper_number: str | None
    paper_dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IkuPaperRow:
    """One version of an IKU paper.

    Verified by nobody though its state says so: recorded by the command line, and in force at once.
    `without_scan`: why it was verified without a scan of the signed paper; None where there was one, or none verified.
    """

    mark: Mark
    paper: IkuPaper
    without_scan: str | None = None

    @property
    def is_recorded_at_once(self) -> bool:
        """Return whether the version is in force without a second person."""
        return self.mark.state is State.VERIFIED and self.mark.verified_by is None


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageRow:
    """A desa, desa adat or kelurahan. None dates: since ever, until further notice (`valid_to` is inclusive)."""

    code: str
    name: str
    kind: VillageKind
    valid_from: date | None
    valid_to: date | None


# The unit that fetches and records the documents of every village (docs/adr/0011).
GOVERNMENT_UNIT = "pemerintahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A Seksi or Sub Bagian of the office. `version`: the latest one in the book."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRow:
    """A unit's word that a month's book is complete; `is_nil`: it had no activity (*nihil*)."""

    unit: str
    year: int
    month: int
    is_nil: bool
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """A numbered *tanda terima* for one version of a village document.

    `received_at`: the instant it was stamped, None where the paper's own stamp says the day. `recorded_at`: when the
    receipt was given.
    """

    key: str
    document: str
    document_version: int
    year: int
    sequence: int
    received_on: date
    received_at: datetime | None
    receiver: str
    receiver_position: str
    recorded_at: datetime

    @property
    def number(self) -> str:
        """Return its number in the office's list of the year: `007/TT/2026`."""
        return f"{self.sequence:03}/TT/{self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionRow:
    """The kabupaten's decision that a village is exempt from a document; shown beside the figure, never changing it."""

    key: str
    version: int
    village: str
    kind: str
    fiscal_year: int
    paper: str
    paper_dated: date
    reason: str
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRow:
    """Who holds an office of the kecamatan, and how: `acting` is None, `Plt.` or `Plh.`.

    `ref`: its latest version in the book, None for one who stands in no book.
    """

    position: str
    name: str
    rank: str | None
    nip: str | None
    acting: str | None
    valid_from: date
    valid_to: date | None
    ref: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """An office as its letterhead names it. `opened_at`: when its books were opened. `address` may be empty.

    `is_sample`: sample books, marked DATA CONTOH wherever they show. `paper_size`: the sheet its papers are printed on
    where none is asked for. `logo`: the SHA-256 of the picture in its letterhead; None: none. `version`: its profile's.
    """

    code: str
    name: str
    regency: str
    seat: str
    address: str
    zone: ZoneInfo
    opened_at: datetime
    is_sample: bool = False
    paper_size: str = "a4"
    logo: str | None = None
    version: int = 1


def exists_on(valid_from: date | None, valid_to: date | None, *, day: date) -> bool:
    """Return whether something valid from one day to another (None: open) exists on a day; ends are inclusive."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
