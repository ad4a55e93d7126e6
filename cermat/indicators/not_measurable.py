"""`not_measurable`: a text of a paper that is kept, and refused with the reason."""

from cermat.indicators.figures import Figure
from cermat.indicators.question import Question
from cermat.rules.parameters import NotMeasurableParameters


def figure(*, question: Question) -> Figure:
    """Return a figure without lines and without a value, and why. Raises TypeError for another method's indicator."""
    parameters = question.indicator.parameters
    if not isinstance(parameters, NotMeasurableParameters):
        raise TypeError(f"Indikator {question.indicator.id} tidak memakai metode not_measurable.")
    return Figure(
        method="not_measurable",
        lines=(),
        share=None,
        due=None,
        mean=None,
        exact=None,
        obstacle=f"Tidak dapat diukur: {parameters.reason.strip().rstrip('.')}.",
    )
