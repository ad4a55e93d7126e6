"""`change`: a quantity another register states, against the same period of an earlier year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cermat.indicators.amounts import Amount, amount_of, is_recorded, missing_sentence
from cermat.indicators.figures import Figure, Line, Period
from cermat.indicators.quantities import of_names
from cermat.indicators.question import Question, period_words
from cermat.indicators.recorded import remaining_lines, shelve
from cermat.indicators.rows import EvidenceRow, RecordedValueRow
from cermat.rules.parameters import ChangeParameters, Course, ToldIn
from cermat.rules.types import IkuPaper


def figure(rows: Sequence[RecordedValueRow], *, question: Question, evidence: Sequence[EvidenceRow]) -> Figure:
    """Return by how much the quantity rose or fell; None with the reason where a side is missing, or divides by 0.

    The lines of the period stand above the bar, those of the earlier one below it.
    """
    parameters = _parameters(question)
    (quantity,), shelf = of_names((parameters.quantity,)), shelve(rows, evidence, question=question)
    now, before = (
        amount_of(quantity, shelf, question=question, period=period, quarters=parameters.quarters)
        for period in (question.period, earlier_period(question))
    )
    made = (*map(_above, now.lines), *map(_below, before.lines))
    lines = (*made, *now.beside, *before.beside)
    exact = _exact(now, before, parameters=parameters)
    return Figure(
        method="change",
        lines=(*lines, *remaining_lines(shelf, lines, quantities=(quantity,), question=question)),
        share=None,
        due=None,
        mean=None,
        exact=exact,
        obstacle=_obstacle(made, question) if exact is None else None,
        is_recorded=True,
    )


def _parameters(question: Question) -> ChangeParameters:
    parameters = question.indicator.parameters
    if not isinstance(parameters, ChangeParameters):
        raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode change.")
    return parameters


def earlier_period(question: Question) -> Period:
    """Return the period the asked one is set against: the same quarter, or the whole year, so many years before."""
    return replace(question.period, year=question.period.year - _parameters(question).years_before)


def earlier_years(paper: IkuPaper, year: int) -> Mapping[str, int]:
    """Return the earlier year whose quantities a performance year needs too, by indicator."""
    return {
        each.id: year - each.parameters.years_before
        for each in paper.indicators
        if isinstance(each.parameters, ChangeParameters)
    }


def _above(line: Line) -> Line:
    return replace(line, in_numerator=is_recorded(line), in_denominator=line.is_unverified)


def _below(line: Line) -> Line:
    return replace(line, in_denominator=is_recorded(line) or line.is_unverified)


def _exact(now: Amount, before: Amount, *, parameters: ChangeParameters) -> Fraction | None:
    if now.exact is None or before.exact is None:
        return None
    increase = now.exact - before.exact
    difference = increase if parameters.course is Course.INCREASE else -increase
    if parameters.told_in is ToldIn.DIFFERENCE:
        return difference
    return None if before.exact == 0 else difference / before.exact * 100


def _obstacle(made: Sequence[Line], question: Question) -> str:
    if not all(map(is_recorded, made)):
        return missing_sentence(made, question)
    earlier = period_words(earlier_period(question))
    return (
        f"Tidak dapat diukur: nilai pembanding {earlier} tercatat 0, sehingga perubahannya tidak dapat dinyatakan "
        "dalam persen; periksa nilai pembanding itu."
    )
