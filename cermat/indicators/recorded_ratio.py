"""`recorded_ratio`: two quantities another register states, one over the other."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cermat.indicators.figures import Figure, Line, Share, Verdict
from cermat.indicators.quantities import of_ratio
from cermat.indicators.question import Question, period_words
from cermat.indicators.recorded import quantity_line, remaining_lines, shelve
from cermat.indicators.rows import EvidenceRow, RecordedValueRow
from cermat.indicators.shares import quotient
from cermat.rules.parameters import RecordedRatioParameters


def ratio_parameters(question: Question) -> RecordedRatioParameters:
    """Return the parameters of a `recorded_ratio` indicator. Raises TypeError for another method's."""
    parameters = question.indicator.parameters
    if not isinstance(parameters, RecordedRatioParameters):
        raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode recorded_ratio.")
    return parameters


def working_paper(
    rows: Sequence[RecordedValueRow], *, question: Question, evidence: Sequence[EvidenceRow]
) -> tuple[Line, ...]:
    """Return the numerator's line, the denominator's line, then one line per other row of this indicator."""
    above, below = of_ratio(ratio_parameters(question))
    shelf = shelve(rows, evidence, question=question)
    numerator, denominator = (quantity_line(each, shelf, question=question) for each in (above, below))
    return (
        replace(numerator, in_numerator=numerator.verdict is Verdict.RECORDED),
        replace(denominator, in_denominator=denominator.verdict is Verdict.RECORDED),
        *remaining_lines(shelf, (numerator, denominator), quantities=(above, below), question=question),
    )


def figure(lines: Sequence[Line], *, question: Question) -> Figure:
    """Return the recorded numerator over the recorded denominator times the scale; None with the reason otherwise."""
    share = _share(lines[0], lines[1], scale=ratio_parameters(question).scale)
    return Figure(
        method="recorded_ratio",
        lines=tuple(lines),
        share=share,
        due=share,
        mean=None,
        exact=share.exact if share else None,
        obstacle=_obstacle(share, question),
        is_recorded=True,
    )


def _share(above: Line, below: Line, *, scale: int) -> Share | None:
    if not (above.in_numerator and below.in_denominator) or above.amount is None or below.amount is None:
        return None
    exact = quotient(Fraction(above.amount), Fraction(below.amount), scale=scale)
    return Share(numerator=above.amount, denominator=below.amount, exact=exact)


def _obstacle(share: Share | None, question: Question) -> str | None:
    if share is None:
        return (
            f"Tidak dapat diukur: pembilang atau penyebut {period_words(question.period)} belum tercatat atau belum "
            "diverifikasi; catat keduanya beserta surat yang menyatakannya."
        )
    if share.exact is None:
        return f"Tidak dapat diukur: penyebut {period_words(question.period)} tercatat 0."
    return None
