"""By which method the rows of an indicator are judged."""

from dataclasses import replace

from cermat.rules.types import CountParameters, IkuPaper, Indicator


def row_indicator(indicator: Indicator) -> Indicator:
    """Return the indicator by the method that judges its rows: for a `count`, the one it counts by; else itself."""
    counting = indicator.parameters
    if not isinstance(counting, CountParameters):
        return indicator
    return replace(indicator, method=counting.method, parameters=counting.parameters)


def indicator_by(paper: IkuPaper, method: str) -> Indicator | None:
    """Return the first indicator that judges rows by a method, one that only counts them last; None without any."""
    judging = (*paper.indicators, *map(row_indicator, paper.indicators))
    return next((each for each in judging if each.method == method), None)
