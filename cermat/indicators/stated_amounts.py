"""`sum` and `mean` of quantities another register states."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cermat.indicators.amounts import Amount, amount_of, is_recorded, missing_sentence
from cermat.indicators.figures import Figure, Line
from cermat.indicators.quantities import of_names
from cermat.indicators.question import Question
from cermat.indicators.recorded import remaining_lines, shelve
from cermat.indicators.rows import EvidenceRow, RecordedValueRow
from cermat.rules.parameters import MeanParameters, SumParameters

_ONE = Decimal(1)


def figure(rows: Sequence[RecordedValueRow], *, question: Question, evidence: Sequence[EvidenceRow]) -> Figure:
    """Return the sum of the quantities, or their mean; None with the reason while one of them is missing.

    Each quantity has one line per recorded part of the period; then comes one line per other row of this indicator.
    """
    parameters = question.indicator.parameters
    if not isinstance(parameters, SumParameters | MeanParameters):
        raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode sum atau mean.")
    quantities, shelf = of_names(parameters.quantities), shelve(rows, evidence, question=question)
    amounts = [
        amount_of(each, shelf, question=question, period=question.period, quarters=parameters.quarters)
        for each in quantities
    ]
    is_mean = isinstance(parameters, MeanParameters)
    made = [line for each in amounts for line in (_averaged(each) if is_mean else _added(each))]
    lines = (*made, *(line for each in amounts for line in each.beside))
    exact = _exact(amounts, is_mean=is_mean)
    return Figure(
        method=question.indicator.method,
        lines=(*lines, *remaining_lines(shelf, lines, quantities=quantities, question=question)),
        share=None,
        due=None,
        mean=None,
        exact=exact,
        obstacle=missing_sentence(made, question) if exact is None else None,
        is_recorded=True,
    )


def _exact(amounts: Sequence[Amount], *, is_mean: bool) -> Fraction | None:
    known = [each.exact for each in amounts if each.exact is not None]
    if len(known) < len(amounts):
        return None
    total = sum(known, Fraction(0))
    return total / len(known) if is_mean else total


def _added(amount: Amount) -> list[Line]:
    return [
        replace(line, in_numerator=is_recorded(line), in_denominator=is_recorded(line) or line.is_unverified)
        for line in amount.lines
    ]


def _averaged(amount: Amount) -> list[Line]:
    """Return the lines of a quantity above the bar, of which one alone stands below it: it is averaged once."""
    above = _added(amount)
    return [replace(line, weight=_ONE, in_denominator=line.in_denominator and line is above[0]) for line in above]
