"""A measurement with what its report says beside the figures: the planner's texts, the budget, earlier years."""

from collections.abc import Iterator
from dataclasses import replace

from cermat.indicators import earlier
from cermat.indicators.cycle import Edition
from cermat.indicators.earlier import YEARS_BACK
from cermat.indicators.figures import EarlierFigure, OfficeMeasurement, Period
from cermat.registers import selectors
from cermat.registers.scope import Scope


def complete(scope: Scope, measured: OfficeMeasurement) -> OfficeMeasurement:
    """Return a measurement with texts and budget as known at its instant, and what approved earlier years said."""
    return replace(
        measured,
        analyses=selectors.analyses(scope, period=measured.period, as_of=measured.as_of),
        budget=selectors.budget(scope, year=measured.period.year, as_of=measured.as_of),
        earlier=tuple(_earlier(scope, measured)),
    )


def _earlier(scope: Scope, measured: OfficeMeasurement) -> Iterator[EarlierFigure]:
    """Yield what the years before a year's measurement said, latest first; nothing for a quarter's."""
    if measured.period.quarter is not None:
        return
    locked = {each.period: each for each in selectors.editions(scope) if each.is_locked}
    for year in range(measured.period.year - 1, measured.period.year - 1 - YEARS_BACK, -1):
        yield from _year(scope, measured, year, edition=locked.get(Period(year=year, quarter=None)))


def _year(
    scope: Scope, measured: OfficeMeasurement, year: int, *, edition: Edition | None
) -> tuple[EarlierFigure, ...]:
    indicators = measured.paper.indicators
    if edition is not None:
        return earlier.said_by(selectors.snapshot(scope, edition.snapshot), indicators)
    was_open = measured.office.opened_at.astimezone(measured.office.zone).year <= year
    if was_open:
        return earlier.silent(year, indicators, reason=earlier.NOT_APPROVED)
    rows = selectors.reported_values(scope, year=year, as_of=measured.as_of)
    return earlier.quoted(year, indicators, rows=rows, reason=earlier.NOT_OPENED)
