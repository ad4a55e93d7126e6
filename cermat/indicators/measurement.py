"""Measuring: figures rounded once, beside their targets, for one indicator or a whole office."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from cermat.indicators import (
    change,
    composite,
    counting,
    follow_up,
    lateness,
    not_measurable,
    recorded_ratio,
    recorded_value,
    stated_amounts,
    timeliness,
    weighted_index,
)
from cermat.indicators.attainment import attainment
from cermat.indicators.books import Books
from cermat.indicators.closings import reopened_months, unclosed_months
from cermat.indicators.composite import components_of
from cermat.indicators.figures import Figure, Line, Measurement, Obligation, OfficeMeasurement, Period
from cermat.indicators.obligations import closing_day, obligations
from cermat.indicators.question import Question
from cermat.indicators.scales import grade
from cermat.indicators.settings import cap_of, closing_day_of, scale_of, settings_on
from cermat.indicators.targets import targets_of
from cermat.rules.judging import row_indicator
from cermat.rules.types import IkuPaper, Indicator, TimelinessParameters, YearBasis
from cermat.words.dates import last_elapsed_day
from cermat.words.numbers import round_half_up

NO_OTHERS: Mapping[str, Measurement] = MappingProxyType({})


def measure_office(
    books: Books,
    *,
    period: Period,
    as_of: datetime,
    year_basis: YearBasis | None = None,
) -> OfficeMeasurement:
    """Return every indicator of the office's paper measured for a period, in the paper's order.

    `as_of` is aware: the instant the books are known at. `year_basis` None takes the paper's own. Raises
    NoRuleInForce where a rule that is needed was not in force.
    """
    basis = year_basis or paper_basis(books.paper)
    elapsed = last_elapsed_day(as_of, books.office.zone)
    questions = [
        Question(
            paper=books.paper, law=books.law, indicator=indicator, period=period, year_basis=basis, elapsed=elapsed
        )
        for indicator in books.paper.indicators
    ]
    measured: dict[str, Measurement] = {}
    for question in sorted(questions, key=_rests_on_others):
        measured[question.indicator.id] = measure(books, question=question, others=measured)
    return OfficeMeasurement(
        office=books.office,
        paper=books.paper,
        period=period,
        as_of=as_of.astimezone(books.office.zone),
        year_basis=basis,
        measurements=tuple(measured[each.id] for each in books.paper.indicators),
        unclosed=unclosed_months(books.units, books.closings, period=period, elapsed=elapsed),
        reopened=reopened_months(books.units, books.closings, activities=books.activities, period=period),
        closings=books.closings,
        settings=settings_on(books.settings, day=period.last_day),
    )


def paper_basis(paper: IkuPaper) -> YearBasis:
    """Return the year basis a paper names for its documents; EVENT where it asks for none."""
    judging = (row_indicator(each).parameters for each in paper.indicators)
    named = (each.year_basis for each in judging if isinstance(each, TimelinessParameters))
    return next(named, YearBasis.EVENT)


def _rests_on_others(question: Question) -> bool:
    return bool(components_of(question.indicator))


def measure(
    books: Books,
    *,
    question: Question,
    others: Mapping[str, Measurement] = NO_OTHERS,
) -> Measurement:
    """Return one indicator measured: its figure, and its values rounded half up to two places, once each.

    `others`: by id, the indicators measured before; a `composite` rests on them.
    """
    indicator = question.indicator
    components = [others[each] for each in components_of(indicator)]
    settings, how = settings_on(books.settings, day=question.period.last_day), indicator.attainment
    closing_day = closing_day_of(settings, question.period.last_day)
    figure = lateness.marked(_figure(books, question, components=components), books, closing_day=closing_day)
    targets = targets_of(books.targets, indicator.id, period=question.period)
    target = targets.period.amount if targets.period else None
    reached = attainment(figure.exact, target, how=how, cap=cap_of(settings))
    is_capped = reached != attainment(figure.exact, target, how=how)
    lines = figure.lines
    return Measurement(
        indicator=indicator,
        period=question.period,
        figure=figure,
        value=_rounded(figure.exact),
        due_value=_rounded(figure.due.exact if figure.due else None),
        mean_value=_rounded(figure.mean),
        is_provisional=is_provisional(question) or any(each.is_provisional for each in components),
        target=target,
        attainment=reached,
        predicate=_predicate(reached, books, scale=scale_of(settings), on=question.period.last_day),
        not_counted=sum(not line.in_denominator and not line.in_numerator for line in lines),
        unverified=sum(line.is_unverified for line in lines),
        without_evidence=sum(line.lacks_evidence for line in lines),
        taken_over=sum(line.is_takeover and (line.in_denominator or line.in_numerator) for line in lines),
        decisions=tuple(each for each in question.paper.decisions if indicator.id in each.indicators),
        targets=targets,
        cap=reached if is_capped else None,
        late=sum(line.is_late_entry and (line.in_denominator or line.in_numerator) for line in lines),
    )


def _figure(books: Books, question: Question, *, components: Sequence[Measurement]) -> Figure:
    if components:
        return composite.figure(components, question=question)
    return FIGURES[question.indicator.method](books, question)


def _rounded(exact: Fraction | None) -> Decimal | None:
    return None if exact is None else round_half_up(exact)


def _predicate(reached: Decimal | None, books: Books, *, scale: str, on: date) -> str | None:
    return None if reached is None else grade(books.law.scales[scale], reached, on=on).name


def is_provisional(question: Question) -> bool:
    """Return whether the period was not yet over on the day asked: for a year, whether its last due day was not."""
    last = last_day(question.paper, question.indicator, period=question.period, basis=question.year_basis)
    return last > question.elapsed


def last_day(paper: IkuPaper, indicator: Indicator, *, period: Period, basis: YearBasis) -> date:
    """Return the last day of a period; of a year whose documents count, its last due day.

    Until it is over, what is measured is provisional (*sementara*).
    """
    judging = row_indicator(indicator)
    if period.quarter is not None or not isinstance(judging.parameters, TimelinessParameters):
        return period.last_day
    return closing_day(paper, judging, year=period.year, basis=basis)


def owed_and_lines(books: Books, question: Question) -> tuple[tuple[Obligation, ...], tuple[Line, ...]]:
    """Return a year's obligations and the lines of their working paper: first one per obligation, in their order."""
    owed = obligations(
        books.villages, books.paper, indicator=question.indicator, year=question.period.year, basis=question.year_basis
    )
    lines = timeliness.working_paper(
        books.village_documents,
        owed,
        question=question,
        villages=books.villages,
        evidence=books.evidence,
        exemptions=books.exemptions,
    )
    return owed, lines


def activity_lines(books: Books, question: Question) -> tuple[Line, ...]:
    """Return the working paper of the activities: one line per activity, then those of outputs without one."""
    return follow_up.working_paper(
        books.activities, books.outputs, question=question, units=books.units, evidence=books.evidence
    )


def _timeliness(books: Books, question: Question) -> Figure:
    _, lines = owed_and_lines(books, question)
    return timeliness.figure(lines, groups=timeliness.groups_of(question))


def _follow_up(books: Books, question: Question) -> Figure:
    return follow_up.figure(activity_lines(books, question))


def _count(books: Books, question: Question) -> Figure:
    judging = replace(question, indicator=row_indicator(question.indicator))
    return counting.figure(FIGURES[judging.indicator.method](books, judging).lines, question=question)


def _weighted_index(books: Books, question: Question) -> Figure:
    lines = weighted_index.working_paper(books.recorded_values, question=question, evidence=books.evidence)
    return weighted_index.figure(lines, question=question)


def _recorded_value(books: Books, question: Question) -> Figure:
    lines = recorded_value.working_paper(books.recorded_values, question=question, evidence=books.evidence)
    return recorded_value.figure(lines, question=question)


def _recorded_ratio(books: Books, question: Question) -> Figure:
    lines = recorded_ratio.working_paper(books.recorded_values, question=question, evidence=books.evidence)
    return recorded_ratio.figure(lines, question=question)


def _stated_amounts(books: Books, question: Question) -> Figure:
    return stated_amounts.figure(books.recorded_values, question=question, evidence=books.evidence)


def _change(books: Books, question: Question) -> Figure:
    return change.figure(books.recorded_values, question=question, evidence=books.evidence)


def _not_measurable(books: Books, question: Question) -> Figure:
    return not_measurable.figure(question=question)


FIGURES: Mapping[str, Callable[[Books, Question], Figure]] = {
    "timeliness": _timeliness,
    "follow_up": _follow_up,
    "count": _count,
    "weighted_index": _weighted_index,
    "recorded_value": _recorded_value,
    "recorded_ratio": _recorded_ratio,
    "sum": _stated_amounts,
    "mean": _stated_amounts,
    "change": _change,
    "category": _recorded_value,
    "not_measurable": _not_measurable,
}
