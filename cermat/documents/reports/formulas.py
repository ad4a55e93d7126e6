"""Formulas as fractions in the words of the paper, and with the numbers of a figure."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import attrgetter

from cermat.documents.content import Formula
from cermat.documents.reports.phrases import measured_words
from cermat.indicators.figures import Measurement
from cermat.rules.parameters import ChangeParameters, Course
from cermat.rules.types import Formula as PaperFormula
from cermat.words.numbers import write_number


def in_words(formula: PaperFormula) -> Formula:
    """Return a formula of a paper as a fraction; without a denominator its words stand over one line alone."""
    above = tuple(f"{term} +" for term in formula.numerator[:-1]) + formula.numerator[-1:]
    below = (formula.denominator,) if formula.denominator else ()
    factor = formula.factor or ""
    return Formula(above=above, below=below, factor=factor, spoken=_spoken(above, below, factor=factor))


def in_numbers(measurement: Measurement) -> Formula | None:
    """Return the same fraction with its numbers and its value; None where the figure is no share."""
    share = measurement.figure.share
    formula = measurement.indicator.formula
    if share is None or formula is None:
        return None
    above, below = (write_number(share.numerator),), (write_number(share.denominator),)
    factor = f"{formula.factor or ''} = {measured_words(measurement)}".strip()
    return Formula(above=above, below=below, factor=factor, spoken=_spoken(above, below, factor=factor), lead="=")


def steps_words(measurement: Measurement) -> str:
    """Return how the amounts of the lines make the value: `0,18 × 4,50 + … = 4,12`, `(80 + 90) ÷ 2 = 85,00%`.

    An empty text where there is no value, and for a method whose lines are counted or stand as a fraction.
    """
    steps = _STEPS.get(measurement.figure.method)
    said = steps(measurement) if steps and measurement.value is not None else ""
    return f"{said} = {measured_words(measurement)}" if said else ""


def _weighted(measurement: Measurement) -> str:
    if measurement.figure.is_recorded:
        return ""
    used = (line for line in measurement.figure.lines if line.in_numerator)
    return " + ".join(f"{write_number(line.weight)} × {write_number(line.amount)}" for line in used)


def _added(measurement: Measurement) -> str:
    return " + ".join(write_number(line.amount) for line in measurement.figure.lines if line.in_numerator)


def _averaged(measurement: Measurement) -> str:
    return f"({_added(measurement)}) ÷ {sum(line.in_denominator for line in measurement.figure.lines)}"


def _changed(measurement: Measurement) -> str:
    now, before = (
        sum((line.amount for line in measurement.figure.lines if counts(line) and line.amount is not None), Decimal(0))
        for counts in (attrgetter("in_numerator"), attrgetter("in_denominator"))
    )
    parameters = measurement.indicator.parameters
    is_fall = isinstance(parameters, ChangeParameters) and parameters.course is Course.DECREASE
    first, second = (before, now) if is_fall else (now, before)
    difference = f"{write_number(first)} − {write_number(second)}"
    is_relative = measurement.indicator.unit == "percent"
    return f"({difference}) ÷ {write_number(before)} × 100" if is_relative else difference


_STEPS: Mapping[str, Callable[[Measurement], str]] = {
    "weighted_index": _weighted,
    "sum": _added,
    "mean": _averaged,
    "composite": _averaged,
    "change": _changed,
}


def _spoken(above: tuple[str, ...], below: tuple[str, ...], *, factor: str) -> str:
    divided = f"({' '.join(above)}) dibagi ({' '.join(below)})" if below else " ".join(above)
    return f"{divided} {factor}".strip()
