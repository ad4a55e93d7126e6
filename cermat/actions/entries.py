"""What a person hands to an act: the content of a row, before anything is checked."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from cermat.indicators.analyses import AnalysisPlace
from cermat.indicators.figures import Period
from cermat.indicators.rows import SettingKind, Status, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry:
    """An activity. `function` is None when it is outside authority; `reason` is required then, and when cancelled."""

    number: str
    unit: str
    dated: date
    kind: str
    function: str | None
    description: str
    status: Status = Status.DONE
    is_outside_authority: bool = False
    reason: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    other_functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputEntry:
    """A paper an activity left behind."""

    kind: str
    title: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageDocumentEntry:
    """A village document. `received_at`: the receipt stamp, where the office stamps an instant; it gives
    `submitted_on` in the office's own time zone. Of an APBDes also the steps before its Perdes, and which perubahan
    of it this is; None for the document itself. `awaits_receipt`: handed in without the day that the
    office stamps."""

    village: str
    kind: str
    fiscal_year: int
    number: str
    enacted_on: date | None = None
    submitted_on: date | None = None
    received_at: datetime | None = None
    draft_received_on: date | None = None
    evaluated_on: date | None = None
    amendment: int | None = None
    awaits_receipt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionEntry:
    """The kabupaten's decision that a village is exempt from a document, with its paper and why."""

    village: str
    kind: str
    fiscal_year: int
    paper: str
    paper_dated: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedValueEntry:
    """A quantity another authority or register states, with the paper that states it. `quarter` None: the year.

    `paper_number` None: it carries none, or its name says it.
    """

    indicator: str
    year: int
    quantity: str
    amount: Decimal
    paper: str
    paper_dated: date
    quarter: int | None = None
    paper_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetEntry:
    """A target with the paper that sets it. `quarter` None: for the year; `paper_number` None: it carries none."""

    indicator: str
    year: int
    kind: TargetKind
    amount: Decimal
    paper: str
    paper_dated: date
    quarter: int | None = None
    paper_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingEntry:
    """What the office works by from a day on; `value` as `SettingRow` holds it, `paper_number` None: none."""

    kind: SettingKind
    value: str
    valid_from: date
    paper: str
    paper_dated: date
    paper_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """A paper that proves a row of a book: where it is kept, and its SHA-256 where there is a file."""

    book: str
    key: str
    title: str
    location: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisEntry:
    """A text of a period's report."""

    period: Period
    place: AnalysisPlace
    text: str
