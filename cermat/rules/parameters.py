"""What a paper says of a method that rests on stated quantities, on other indicators, or on nothing."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Quarters(StrEnum):
    """How quarters make a longer period: CUMULATIVE adds them up (a flow), LAST_VALUE takes the last one (a stock)."""

    CUMULATIVE = "cumulative"
    LAST_VALUE = "last_value"


class ToldIn(StrEnum):
    """How a change is told: in percent of the earlier amount, or as the difference of both."""

    PERCENT = "percent_change"
    DIFFERENCE = "difference"


class Course(StrEnum):
    """Which way a change is told as a positive number."""

    INCREASE = "increase"
    DECREASE = "decrease"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedIndexParameters:
    """`weighted_index`: the index whose components are recorded; an official result recorded for the year wins."""

    index: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedValueParameters:
    """`recorded_value`: a value another authority decides, between two bounds (None: no bound)."""

    minimum: Decimal | None
    maximum: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRatioParameters:
    """`recorded_ratio`: two quantities another register states, times a scale of 100, 1.000, 10.000 …"""

    numerator: str
    denominator: str
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SumParameters:
    """`sum`: quantities another register states, added up."""

    quantities: tuple[str, ...]
    quarters: Quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanParameters:
    """`mean`: the plain mean of quantities another register states."""

    quantities: tuple[str, ...]
    quarters: Quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeParameters:
    """`change`: a quantity against the same period so many years before."""

    quantity: str
    quarters: Quarters
    years_before: int
    course: Course
    told_in: ToldIn


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeParameters:
    """`composite`: the mean attainment of other indicators of the same paper, by their ids."""

    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryParameters:
    """`category`: what another authority grades, on its own scale; the categories go from the lowest to the highest."""

    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasurableParameters:
    """`not_measurable`: why a text cannot be measured as it is written, as a clause that follows a colon."""

    reason: str
