"""`count`: how many of the rows another method judges were done, or fulfil its rule."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cermat.indicators.figures import Figure, Line, Verdict
from cermat.indicators.question import Question
from cermat.indicators.remarks import WITHOUT_EVIDENCE
from cermat.rules.types import Counted, CountParameters

_NOTHING_DONE = (Verdict.MISSING, Verdict.NOT_YET_DUE)


def _parameters(question: Question) -> CountParameters:
    parameters = question.indicator.parameters
    if not isinstance(parameters, CountParameters):
        raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode count.")
    return parameters


def figure(lines: Sequence[Line], *, question: Question) -> Figure:
    """Return how many lines of another method's working paper are counted; nothing to count is 0.

    Only what a second person verified is counted. A counted line stands on both sides of the bar, any other on neither.
    """
    wanted = _parameters(question).counted
    counted = tuple(_judged(line, wanted) for line in lines)
    return Figure(
        method="count",
        lines=counted,
        share=None,
        due=None,
        mean=None,
        exact=Fraction(sum(line.in_numerator for line in counted)),
        obstacle=None,
    )


def _judged(line: Line, counted: Counted) -> Line:
    is_counted = line.in_numerator if counted is Counted.FULFILLED else _is_done(line)
    is_bare = is_counted and (line.lacks_evidence or not line.evidence)
    notes = (*line.notes, WITHOUT_EVIDENCE) if is_bare and WITHOUT_EVIDENCE not in line.notes else line.notes
    return replace(
        line,
        in_denominator=is_counted,
        in_numerator=is_counted,
        is_unverified=False,
        lacks_evidence=is_bare,
        notes=notes,
    )


def _is_done(line: Line) -> bool:
    return line.in_denominator and not line.is_unverified and line.verdict not in _NOTHING_DONE
