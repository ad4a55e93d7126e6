"""The shapes of the law: papers, deadlines, kinds, scales and indices, each value dated and sourced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from cermat.rules.errors import NoRuleInForce
from cermat.rules.parameters import (
    CategoryParameters,
    ChangeParameters,
    CompositeParameters,
    MeanParameters,
    NotMeasurableParameters,
    RecordedRatioParameters,
    RecordedValueParameters,
    SumParameters,
    WeightedIndexParameters,
)
from cermat.words.dates import write_date


class Confidence(StrEnum):
    """How sure we are of a value: read in its source, recalled, or decided by us."""

    SEEN = "seen"
    RECALLED_HIGH = "recalled_high"
    RECALLED_MEDIUM = "recalled_medium"
    DECIDED = "decided"


class YearBasis(StrEnum):
    """Which fiscal years make up one performance year."""

    EVENT = "event"
    DOCUMENT = "document"
    IN_FORCE = "in_force"


class LegalEvent(StrEnum):
    """The act whose day is compared with the deadline."""

    ENACTED = "ditetapkan"
    SUBMITTED = "disampaikan"


class Counted(StrEnum):
    """Which rows are counted: every one that was done, or those alone that fulfil the rule they are judged by."""

    DONE = "done"
    FULFILLED = "fulfilled"


class Direction(StrEnum):
    """Whether a higher or a lower value is the better one."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A paper or regulation that a value rests on; `id` may be cited with a clause: `id#2.1`.

    `clauses` pairs each clause that may be cited with the words that print it.
    """

    id: str
    title: str
    confidence: Confidence
    last_checked_on: date
    clauses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """What every dated value carries. `valid_from` is the first day it is in force."""

    valid_from: date
    source: str
    confidence: Confidence
    last_checked_on: date


class HasValidFrom(Protocol):
    """Anything with a first day in force."""

    @property
    def valid_from(self) -> date: ...


V = TypeVar("V", bound=HasValidFrom)


def in_force(values: Sequence[V], *, on: date, what: str) -> V:
    """Return the value in force on a day: the newest one that had begun by then.

    Raises NoRuleInForce before the first value begins; it never falls back to another one.
    """
    begun = [value for value in values if value.valid_from <= on]
    if not begun:
        raise NoRuleInForce(
            f"Tidak ada aturan {what} yang berlaku pada {write_date(on)}; "
            "tambahkan aturan dengan tanggal mulai dan sumbernya."
        )
    return max(begun, key=lambda value: value.valid_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineValue(DatedValue):
    """A deadline for a fiscal year: the last day of `month` in fiscal year + `year_offset`, or a fixed day.

    `day` None means the month's last day.
    """

    year_offset: int
    month: int
    day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A village document and its deadline. `due_values` is ordered by `valid_from`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    event: LegalEvent
    due_values: tuple[DeadlineValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputKind:
    """A kind of paper an activity may leave behind, and since when it is an admissible output or only proof."""

    id: str
    name: str
    admissible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputKindsValue(DatedValue):
    """The kinds known from a day on."""

    kinds: tuple[OutputKind, ...]

    def by_id(self) -> Mapping[str, OutputKind]:
        """Return the kinds by id."""
        return {kind.id: kind for kind in self.kinds}


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A half-open band [lower, next lower) of a scale. `lower` None: everything below the next band."""

    lower: Decimal | None
    grade: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleValue(DatedValue):
    """The bands of a scale, highest first, without gap or overlap."""

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale that grades a rounded value: predicates of attainment, grades of the IPP."""

    id: str
    name: str
    values: tuple[ScaleValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexComponent:
    """One scored component of a weighted index; `weight` is its share of the whole, the weights add up to 1."""

    id: str
    name: str
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexValue(DatedValue):
    """A weighted index from a day on. `maximum` is the highest score a component can have (the lowest is 0)."""

    components: tuple[IndexComponent, ...]
    maximum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A weighted index (IPP) and the scale that grades it."""

    id: str
    name: str
    scale: str
    values: tuple[IndexValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(DatedValue):
    """What we decided where the paper is silent or wavers; its statement is printed under the figures it affects."""

    id: str
    value: str
    statement: str
    indicators: tuple[str, ...]
    adr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula in the words of the paper: terms above the bar are added, the bar's other side stands below."""

    numerator: tuple[str, ...]
    denominator: str | None
    factor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinessParameters:
    """`timeliness`: which documents, of which kinds of village, on which year basis."""

    documents: tuple[str, ...]
    village_kinds: tuple[str, ...]
    year_basis: YearBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpParameters:
    """`follow_up`: the functions an activity may fall under; outputs are cut at the period's end."""

    functions: tuple[str, ...]
    follow_up_cutoff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountParameters:
    """`count`: how many of the rows another method judges were done, or fulfil its rule."""

    counted: Counted
    method: str
    parameters: TimelinessParameters | FollowUpParameters


Parameters = (
    TimelinessParameters
    | FollowUpParameters
    | CountParameters
    | WeightedIndexParameters
    | RecordedValueParameters
    | RecordedRatioParameters
    | SumParameters
    | MeanParameters
    | ChangeParameters
    | CompositeParameters
    | CategoryParameters
    | NotMeasurableParameters
)


class Attainment(StrEnum):
    """How a realisation R is set against a target T."""

    RATIO = "ratio"
    MIRRORED = "mirrored"
    INVERSE = "inverse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of a paper: its printed words, and our reading of them (method and parameters).

    `number` is None for the goal's indicator. `attainment`: RATIO R/T, MIRRORED (2T-R)/T, INVERSE T/R.
    `responsible` is None where the paper's cell is empty; `responsible_reading` is who we read there.
    """

    id: str
    number: int | None
    objective: str
    name: str
    formula: Formula | None
    explanation: tuple[str, ...]
    data_source: str | None
    responsible: str | None
    responsible_reading: str
    unit: str
    direction: Direction
    attainment: Attainment
    method: str
    parameters: Parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The paper's header block, as printed. `functions` maps the letters a, b, … to their text."""

    title: tuple[str, ...]
    institution: str
    duty: str
    functions: Mapping[str, str]
    goal: str
    goal_indicator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The paper's closing block. `name` and `nip` are as the facsimile has them and are never used elsewhere."""

    place: str
    dated: date
    office_title: str
    name: str | None
    nip: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IkuPaper:
    """An IKU paper: a versioned legal object with its verbatim text and our reading beside it.

    `year_to` None: until a later paper. `facsimile` is kept letter by letter. `document_kinds`
    and `sources` hold the shared law with the paper's own laid over it. `text` is the file it was read from.
    `retroactive_because`: why it is in force for years before the year of its own day; None where it is not.
    """

    id: str
    kind: str
    number: str | None
    dated: date
    office: str
    year_from: int
    year_to: int | None
    source: Source
    header: Header
    indicators: tuple[Indicator, ...]
    signature: Signature
    decisions: tuple[Decision, ...]
    facsimile: str
    document_kinds: Mapping[str, DocumentKind]
    sources: Mapping[str, Source]
    text: str = field(repr=False)
    retroactive_because: str | None = None

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, or None."""
        return next((each for each in self.indicators if each.id == indicator_id), None)


class Rung(StrEnum):
    """Who is reminded: whoever does the work, then those who answer for it, upwards."""

    DOER = "pelaksana"
    KASI = "kasi"
    SECRETARY = "sekretaris"
    CAMAT = "camat"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderStep:
    """Who is reminded `days_left` days before a due day: 0 on the day itself, negative after it."""

    days_left: int
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersValue(DatedValue):
    """Who is reminded when, and when books close: so many days after a month's and a quarter's last day.

    `steps` go from the earliest to the latest. `inbox_weekday`: the ISO weekday on which a full inbox alone is told.
    """

    month_closes_after: int
    quarter_closes_after: int
    inbox_weekday: int
    steps: tuple[ReminderStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The law shipped with the package, by id."""

    sources: Mapping[str, Source]
    document_kinds: Mapping[str, DocumentKind]
    output_kinds: tuple[OutputKindsValue, ...]
    scales: Mapping[str, Scale]
    indices: Mapping[str, Index]
    reminders: tuple[RemindersValue, ...]
