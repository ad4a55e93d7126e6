"""`composite`: the mean attainment of other indicators of the same paper."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from cermat.indicators.figures import Figure, Line, Measurement, Verdict
from cermat.indicators.question import Question, clause_of
from cermat.indicators.remarks import spread
from cermat.indicators.values import write_value
from cermat.rules.parameters import CompositeParameters
from cermat.rules.types import Indicator
from cermat.words.numbers import write_percent

_ONE = Decimal(1)


def components_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the ids of the indicators a `composite` rests on; empty for every other method."""
    parameters = indicator.parameters
    return parameters.indicators if isinstance(parameters, CompositeParameters) else ()


def figure(components: Sequence[Measurement], *, question: Question) -> Figure:
    """Return the plain mean of the attainments, each as it is printed; None with the reason while one is missing.

    `components`: the indicators it rests on, at least one. Their rows stand in their own working papers.
    """
    lines = tuple(_line(each, question) for each in components)
    exact = _mean(lines)
    return Figure(
        method="composite",
        lines=lines,
        share=None,
        due=None,
        mean=None,
        exact=exact,
        obstacle=_obstacle(lines) if exact is None else None,
    )


def _line(component: Measurement, question: Question) -> Line:
    is_measured = component.attainment is not None
    return Line(
        id=f"{question.indicator.id}/{component.indicator.id}",
        group=question.indicator.name,
        subject=component.indicator.name,
        verdict=Verdict.MEASURED if is_measured else Verdict.NOT_MEASURABLE,
        in_denominator=is_measured,
        in_numerator=is_measured,
        reason=_reason(component),
        source=clause_of(question),
        rows=(),
        deciding=None,
        recorded_by=None,
        verified_by=None,
        amount=component.attainment,
        weight=_ONE,
    )


def _reason(component: Measurement) -> str:
    if component.value is None:
        return component.figure.obstacle or "Tidak dapat diukur."
    value, target = (write_value(each, component.indicator) for each in (component.value, component.target))
    if component.target is None:
        return f"Capaian belum dapat dihitung: realisasi {value}, targetnya belum ditetapkan; catat targetnya."
    if component.attainment is None:
        return f"Capaian tidak dapat dihitung: realisasi {value} terhadap target {target} tidak dapat dibagi."
    return f"Capaian {write_percent(component.attainment)}: realisasi {value} terhadap target {target}."


def _mean(lines: Sequence[Line]) -> Fraction | None:
    amounts = [Fraction(line.amount) for line in lines if line.amount is not None]
    return sum(amounts, Fraction(0)) / len(amounts) if len(amounts) == len(lines) else None


def _obstacle(lines: Sequence[Line]) -> str:
    missing = spread(f"“{line.subject}”" for line in lines if line.amount is None)
    return f"Tidak dapat diukur: capaian {missing} belum ada; lengkapi nilai dan target indikator itu."
