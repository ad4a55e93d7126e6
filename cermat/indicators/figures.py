"""A number contains its lines."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from cermat.indicators.analyses import AnalysisRow
from cermat.indicators.budget import BudgetRow
from cermat.indicators.rows import ClosingRow, EvidenceRow, ExemptionRow, OfficeRow, Ref, SettingRow, TargetRow
from cermat.rules.types import Decision, IkuPaper, Indicator, YearBasis


class Verdict(StrEnum):
    """What became of one line. The value is its identifier; `VERDICT_WORDS` says it in words."""

    ON_TIME = "tepat_waktu"
    LATE = "terlambat"
    MISSING = "belum_disusun"
    NOT_YET_DUE = "belum_jatuh_tempo"
    FOLLOWED_UP = "ditindaklanjuti"
    FOLLOWED_UP_LATER = "ditindaklanjuti_setelah_periode"
    NOT_FOLLOWED_UP = "belum_ditindaklanjuti"
    UNVERIFIED = "belum_terverifikasi"
    DRAFT = "draf"
    ANNULLED = "dibatalkan"
    CANCELLED = "batal"
    PLANNED = "rencana"
    OUTSIDE_AUTHORITY = "di_luar_kewenangan"
    OUTSIDE_PERIOD = "di_luar_periode"
    UNMATCHED = "tanpa_kewajiban"
    RECORDED = "tercatat"
    ABSENT = "belum_dinilai"
    MEASURED = "terukur"
    NOT_MEASURABLE = "tidak_dapat_diukur"


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.ON_TIME: "tepat waktu",
    Verdict.LATE: "terlambat",
    Verdict.MISSING: "belum disusun",
    Verdict.NOT_YET_DUE: "belum jatuh tempo",
    Verdict.FOLLOWED_UP: "ditindaklanjuti",
    Verdict.FOLLOWED_UP_LATER: "ditindaklanjuti setelah periode",
    Verdict.NOT_FOLLOWED_UP: "belum ditindaklanjuti",
    Verdict.UNVERIFIED: "belum terverifikasi",
    Verdict.DRAFT: "draf",
    Verdict.ANNULLED: "dibatalkan, salah catat",
    Verdict.CANCELLED: "batal",
    Verdict.PLANNED: "rencana",
    Verdict.OUTSIDE_AUTHORITY: "di luar kewenangan",
    Verdict.OUTSIDE_PERIOD: "di luar periode",
    Verdict.UNMATCHED: "tanpa kewajiban",
    Verdict.RECORDED: "tercatat, bukan dihitung",
    Verdict.ABSENT: "belum dinilai",
    Verdict.MEASURED: "terukur",
    Verdict.NOT_MEASURABLE: "tidak dapat diukur",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Obligation:
    """One document one village owes, and the last day still on time."""

    village: str
    village_name: str
    kind: str
    kind_name: str
    fiscal_year: int
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a working paper: an obligation, an activity, a recorded quantity, or rows that match none.

    `id` is unique in the paper. `group` is what lines are filtered by (kind of document, unit). `subject` names it
    in words. `rows` are all stored versions that stand in this line; `deciding` is the one that decided, None for an
    obligation without a document. `recorded_by`/`verified_by` are of the deciding version. `reason` is a sentence in
    Indonesian; `notes` are further remarks on the same line. `source` is an id of a source, with a clause where it
    has one. `dated` is the day that was tested. `is_due`: False only for an obligation not yet due.
    `is_unverified`: stands in the denominator on a version no second person has verified.
    `evidence`: of the deciding rows. `lacks_evidence`: counted in the numerator without any evidence.
    `exemption`: the kabupaten's decision about this obligation; it never changes what the line counts.
    `is_late_entry`: a row of it was first recorded after the closing day; `is_after_lock`: a version of its rows was
    recorded after the period's measurement was approved.
    `place`: the village an obligation is of, in words; None elsewhere.
    `amount`: the recorded quantity, None for lines that are counted. `weight`: its share of an index, None elsewhere.
    """

    id: str
    group: str
    subject: str
    verdict: Verdict
    in_denominator: bool
    in_numerator: bool
    reason: str
    source: str
    rows: tuple[Ref, ...]
    deciding: Ref | None
    recorded_by: str | None
    verified_by: str | None
    dated: date | None = None
    due: date | None = None
    is_due: bool = True
    is_unverified: bool = False
    is_takeover: bool = False
    lacks_evidence: bool = False
    evidence: tuple[EvidenceRow, ...] = ()
    notes: tuple[str, ...] = ()
    exemption: ExemptionRow | None = None
    place: str | None = None
    amount: Decimal | None = None
    weight: Decimal | None = None
    is_late_entry: bool = False
    is_after_lock: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A numerator over a denominator, and their exact quotient times the scale; None when nothing can be divided."""

    numerator: int | Decimal
    denominator: int | Decimal
    exact: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The lines, and what follows from them.

    `share` is the official figure. `due` the same over the obligations already due (equal to `share` where nothing
    falls due). `mean` is the mean of the groups' percentages, None where the method has no groups or a group is
    empty. `exact` is the unrounded value, None when it cannot be measured; then `obstacle` is the sentence that says
    why. `is_recorded`: *tercatat, bukan dihitung*. `grade` comes from the index's own scale, None elsewhere.
    """

    method: str
    lines: tuple[Line, ...]
    share: Share | None
    due: Share | None
    mean: Fraction | None
    exact: Fraction | None
    obstacle: str | None
    is_recorded: bool = False
    grade: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A performance year, or its first `quarter` quarters, always from 1 January. `last_day` is inclusive."""

    year: int
    quarter: int | None

    @property
    def key(self) -> str:
        """Return how keys and data name it: `2023-tw2`, `2023-tahun`."""
        return f"{self.year}-tahun" if self.quarter is None else f"{self.year}-tw{self.quarter}"

    @property
    def first_day(self) -> date:
        """Return 1 January."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """Return the last day of the quarter, or 31 December."""
        return (date(self.year, 3, 31), date(self.year, 6, 30), date(self.year, 9, 30), date(self.year, 12, 31))[
            (self.quarter or 4) - 1
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What one indicator is set against; None: nothing verified sets it.

    `period` is for the measured period alone, and what attainment is reckoned from; `year` for its year.
    """

    period: TargetRow | None = None
    year: TargetRow | None = None
    end_of_renstra: TargetRow | None = None
    national: TargetRow | None = None


NO_TARGETS = Targets()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The office's settings in force on a period's last day; None: nothing verified sets it, and the usual holds."""

    scale: SettingRow | None = None
    cap: SettingRow | None = None
    closing: SettingRow | None = None


NO_SETTINGS = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One indicator measured: the figure, rounded once, beside its target.

    `value`, `due_value`, `mean_value` have two decimals, half up; None is *tidak dapat diukur* or does not apply.
    `is_provisional`: a due day of the year lies after the day it was asked (*sementara*). `target` is the amount of
    `targets.period`; `attainment` and `predicate` are None without it; `cap` is the percentage the attainment was held
    at, None where it was not. Counts are of lines: `not_counted` stand outside
    the denominator, `unverified` in it on unverified rows, `without_evidence` in the numerator without evidence,
    `taken_over` in the denominator on rows taken over from old books, `late` counted and entered after the closing day.
    """

    indicator: Indicator
    period: Period
    figure: Figure
    value: Decimal | None
    due_value: Decimal | None
    mean_value: Decimal | None
    is_provisional: bool
    target: Decimal | None
    attainment: Decimal | None
    predicate: str | None
    not_counted: int
    unverified: int
    without_evidence: int
    taken_over: int
    decisions: tuple[Decision, ...]
    targets: Targets = NO_TARGETS
    cap: Decimal | None = None
    late: int = 0

    @property
    def is_measurable(self) -> bool:
        """Return whether there is a value at all."""
        return self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFigure:
    """What one earlier year said of one indicator. `reason`: what stands in a value's place; None where there is one.

    That is why there is none, or the words of an issued paper of before the books: quoted, never reckoned with.
    `quoted`: the amount of such a quotation in words.
    """

    year: int
    indicator: str
    value: Decimal | None = None
    target: Decimal | None = None
    attainment: Decimal | None = None
    reason: str | None = None
    quoted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMeasurement:
    """All indicators of an office's paper for one period, as known at one instant.

    `as_of` is aware, in the office's own zone. `year_basis` is what IKU 2's documents were chosen by.
    `unclosed` names each (unit name, month 1-12) of the period up to the day asked that no one has closed,
    `reopened` those to which a row was added after they were closed. `analyses`, `budget` and `earlier` are what the
    period's report says beside the figures; empty where it was not asked for. `settings`: those it was made with.
    """

    office: OfficeRow
    paper: IkuPaper
    period: Period
    as_of: datetime
    year_basis: YearBasis
    measurements: tuple[Measurement, ...]
    unclosed: tuple[tuple[str, int], ...]
    reopened: tuple[tuple[str, int], ...] = ()
    closings: tuple[ClosingRow, ...] = ()
    analyses: tuple[AnalysisRow, ...] = ()
    budget: tuple[BudgetRow, ...] = ()
    earlier: tuple[EarlierFigure, ...] = ()
    settings: Settings = NO_SETTINGS
