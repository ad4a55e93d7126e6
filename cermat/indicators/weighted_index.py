"""`weighted_index`: an index of weighted scores (IPP), or the official result that states it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cermat.indicators.figures import Figure, Line, Verdict
from cermat.indicators.quantities import of_index
from cermat.indicators.question import Question, period_words
from cermat.indicators.recorded import Quantity, quantity_line, remaining_lines, shelve
from cermat.indicators.remarks import WITHOUT_EVIDENCE, spread
from cermat.indicators.rows import EvidenceRow, RecordedValueRow
from cermat.indicators.scales import grade
from cermat.rules.parameters import WeightedIndexParameters
from cermat.rules.types import Index
from cermat.words.numbers import round_half_up


def index_of(question: Question) -> Index:
    """Return the index an indicator names. Raises TypeError for another method's indicator."""
    parameters = question.indicator.parameters
    if not isinstance(parameters, WeightedIndexParameters):
        raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode weighted_index.")
    return question.law.indices[parameters.index]


def quantities(question: Question) -> tuple[Quantity, ...]:
    """Return what the index rests on: the official result, then the components with the weights in force.

    The weights are those of the period's last day. Raises NoRuleInForce before the first.
    """
    return of_index(index_of(question), on=question.period.last_day)


def working_paper(
    rows: Sequence[RecordedValueRow], *, question: Question, evidence: Sequence[EvidenceRow]
) -> tuple[Line, ...]:
    """Return the official result's line, one line per component, then one line per other row of this indicator.

    A verified official result is counted alone; the components then stand beside it.
    """
    asked = quantities(question)
    shelf = shelve(rows, evidence, question=question)
    lines = tuple(quantity_line(quantity, shelf, question=question) for quantity in asked)
    official, *components = lines
    is_official = official.verdict is Verdict.RECORDED
    return (
        replace(official, in_denominator=is_official, in_numerator=is_official),
        *(_beside(line) if is_official else _counted(line) for line in components),
        *remaining_lines(shelf, lines, quantities=asked, question=question),
    )


def _beside(line: Line) -> Line:
    note = "Hasil resmi sudah diverifikasi dan dipakai; nilai unsur ini hanya pembanding."
    others = (each for each in line.notes if each != WITHOUT_EVIDENCE)
    return replace(line, is_unverified=False, lacks_evidence=False, notes=(note, *others))


def _counted(line: Line) -> Line:
    is_recorded = line.verdict is Verdict.RECORDED
    return replace(line, in_denominator=is_recorded or line.is_unverified, in_numerator=is_recorded)


def figure(lines: Sequence[Line], *, question: Question) -> Figure:
    """Return the official result, or the weighted sum of the components, all verified; None with the reason otherwise.

    The sum is exact; its grade is that of the sum rounded half up to two places.
    """
    official, components = lines[0], lines[1 : len(quantities(question))]
    exact = _weighted(official) if official.in_numerator else _sum(components)
    return Figure(
        method="weighted_index",
        lines=tuple(lines),
        share=None,
        due=None,
        mean=None,
        exact=exact,
        obstacle=_obstacle(components, question) if exact is None else None,
        is_recorded=official.in_numerator,
        grade=_grade_words(exact, question),
    )


def _weighted(line: Line) -> Fraction:
    return Fraction(line.amount or 0) * Fraction(line.weight or 0)


def _sum(components: Sequence[Line]) -> Fraction | None:
    if not all(line.in_numerator for line in components):
        return None
    return sum((_weighted(line) for line in components), Fraction(0))


def _grade_words(exact: Fraction | None, question: Question) -> str | None:
    """Return the grade and its name: `A (Pelayanan Prima)`."""
    if exact is None:
        return None
    scale = question.law.scales[index_of(question).scale]
    band = grade(scale, round_half_up(exact), on=question.period.last_day)
    return f"{band.grade} ({band.name})"


def _obstacle(components: Sequence[Line], question: Question) -> str:
    open_components = spread(line.subject for line in components if not line.in_numerator)
    return (
        f"Tidak dapat diukur: {index_of(question).name} {period_words(question.period)} belum dinilai; catat dan "
        f"verifikasi hasil resminya beserta suratnya, atau nilai unsur yang belum ada: {open_components}."
    )
