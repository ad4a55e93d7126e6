"""`recorded_value` and `category`: a value or a grade another authority decides, recorded with its paper."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cermat.indicators.figures import Figure, Line, Verdict
from cermat.indicators.quantities import of_category, of_value
from cermat.indicators.question import Question, period_words
from cermat.indicators.recorded import Quantity, quantity_line, remaining_lines, shelve
from cermat.indicators.rows import EvidenceRow, RecordedValueRow
from cermat.rules.parameters import CategoryParameters, RecordedValueParameters


def working_paper(
    rows: Sequence[RecordedValueRow], *, question: Question, evidence: Sequence[EvidenceRow]
) -> tuple[Line, ...]:
    """Return the line of the official value, then one line per other row of this indicator."""
    quantity = _quantity(question)
    shelf = shelve(rows, evidence, question=question)
    line = quantity_line(quantity, shelf, question=question)
    is_used = line.verdict is Verdict.RECORDED
    return (
        replace(line, in_denominator=is_used, in_numerator=is_used),
        *remaining_lines(shelf, (line,), quantities=(quantity,), question=question),
    )


def _quantity(question: Question) -> Quantity:
    parameters = question.indicator.parameters
    if isinstance(parameters, CategoryParameters):
        return of_category(parameters)
    if isinstance(parameters, RecordedValueParameters):
        return of_value(parameters)
    raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode recorded_value.")


def figure(lines: Sequence[Line], *, question: Question) -> Figure:
    """Return the official value where one is verified and within bounds; None with the reason otherwise."""
    official = lines[0]
    exact = Fraction(official.amount) if official.in_numerator and official.amount is not None else None
    obstacle = (
        f"Tidak dapat diukur: nilai resmi {period_words(question.period)} belum dinilai atau belum diverifikasi; "
        "catat nilainya beserta surat yang menyatakannya."
    )
    return Figure(
        method=question.indicator.method,
        lines=tuple(lines),
        share=None,
        due=None,
        mean=None,
        exact=exact,
        obstacle=obstacle if exact is None else None,
        is_recorded=True,
    )
