"""Formulas as fractions in the words of the paper, and with the numbers of a figure."""

from cermat.documents.content import Formula
from cermat.documents.reports.phrases import measured_words
from cermat.indicators.figures import Measurement
from cermat.rules.types import Formula as PaperFormula
from cermat.words.numbers import write_number


def in_words(formula: PaperFormula) -> Formula:
    """Return a formula of a paper as a fraction; without a denominator its words stand over one line alone."""
    above = tuple(f"{term} +" for term in formula.numerator[:-1]) + formula.numerator[-1:]
    below = (formula.denominator,) if formula.denominator else ()
    factor = formula.factor or ""
    return Formula(above=above, below=below, factor=factor, spoken=_spoken(above, below, factor))


def in_numbers(measurement: Measurement) -> Formula | None:
    """Return the same fraction with its numbers and its value; None where the figure is no share."""
    share = measurement.figure.share
    formula = measurement.indicator.formula
    if share is None or formula is None:
        return None
    above, below = (write_number(share.numerator),), (write_number(share.denominator),)
    factor = f"{formula.factor or ''} = {measured_words(measurement)}".strip()
    return Formula(above=above, below=below, factor=factor, spoken=_spoken(above, below, factor), lead="=")


def weighted_words(measurement: Measurement) -> str:
    """Return the weighted sum with its numbers: `0,18 × 4,50 + … = 4,12`; an empty text where nothing is weighted."""
    used = [line for line in measurement.figure.lines if line.in_numerator and line.weight is not None]
    if not used or measurement.figure.is_recorded or measurement.value is None:
        return ""
    products = (f"{write_number(line.weight)} × {write_number(line.amount)}" for line in used)
    return f"{' + '.join(products)} = {measured_words(measurement)}"


def _spoken(above: tuple[str, ...], below: tuple[str, ...], factor: str) -> str:
    divided = f"({' '.join(above)}) dibagi ({' '.join(below)})" if below else " ".join(above)
    return f"{divided} {factor}".strip()
