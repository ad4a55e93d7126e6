"""How a value of an indicator is written: in its own unit, the same on page, paper and command line."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from cermat.indicators.attainment import attainment_obstacle
from cermat.indicators.figures import VERDICT_WORDS, Figure, Measurement, Verdict
from cermat.rules.names import COUNTED_UNITS, UNIT_WORDS
from cermat.rules.parameters import CategoryParameters, ChangeParameters, RecordedRatioParameters
from cermat.rules.types import Indicator
from cermat.words.numbers import ABSENT, write_number, write_percent, write_rupiah

_NOT_MEASURABLE = "Tidak dapat diukur: "
# What obstacles tell the office to do stands after their cause, as an imperative.
_TO_DO = re.compile(r"; (?:catat|lengkapi|periksa) .*$", re.DOTALL)


def write_value(value: Decimal | None, indicator: Indicator) -> str:
    """Return `93,33%`, `Rp1.500.000`, `12 dokumen`, `2,50 hari`, `4,12`. None is a dash, never 0."""
    if value is None:
        return ABSENT
    if isinstance(indicator.parameters, CategoryParameters):
        return category_named(value, indicator.parameters.categories) or write_number(value)
    if indicator.unit in COUNTED_UNITS:
        return f"{write_number(_without_empty_decimals(value))} {UNIT_WORDS[indicator.unit]}"
    return _WRITERS.get(indicator.unit, write_number)(value)


def write_attainment(measured: Measurement) -> str:
    """Return an attainment in percent, where a cap held it with the cap: `120,00% (dibatasi 120,00%)`.

    *tidak dapat diukur* where there are realisation and target and yet no quotient; a dash where either is absent.
    """
    if obstacle_of(measured):
        return VERDICT_WORDS[Verdict.NOT_MEASURABLE]
    held = "" if measured.cap is None else f" (dibatasi {write_percent(measured.cap)})"
    return f"{write_percent(measured.attainment)}{held}"


def obstacle_of(measured: Measurement) -> str | None:
    """Return why there is no attainment though there are realisation and target; None otherwise."""
    return attainment_obstacle(measured.figure.exact, measured.target, how=measured.indicator.attainment)


def write_amount(amount: Decimal | None, indicator: Indicator) -> str:
    """Return a quantity that a value is made of: in the value's unit where it is told in it, else as a bare number."""
    parameters = indicator.parameters
    is_bare = isinstance(parameters, RecordedRatioParameters | ChangeParameters) and indicator.unit not in _OWN_UNITS
    return write_number(amount) if is_bare else write_value(amount, indicator)


def category_named(place: Decimal, categories: Sequence[str]) -> str | None:
    """Return the category that stands on a place of its scale, 1 the lowest; None for what is no place of it."""
    is_place = place == place.to_integral_value() and 1 <= place <= len(categories)
    return categories[int(place) - 1] if is_place else None


_OWN_UNITS = ("rupiah", *COUNTED_UNITS)
_WRITERS: Mapping[str, Callable[[Decimal], str]] = {"percent": write_percent, "rupiah": write_rupiah}


def _without_empty_decimals(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def cause_of(figure: Figure) -> str:
    """Return why a figure cannot be measured, as papers say it: without what the office is to do about it.

    Empty for one that can.
    """
    cause = _TO_DO.sub("", (figure.obstacle or "").removeprefix(_NOT_MEASURABLE)).rstrip(".")
    return f"{cause[:1].upper()}{cause[1:]}." if cause else ""
