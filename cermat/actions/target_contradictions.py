"""What the targets one paper sets for an indicator's year say against each other.

Pure: the indicator, and the amounts by quarter (None: the year's). A quarter runs from 1 January, so the fourth one is
the year. What cannot both be so by the method itself is refused; what is odd is told to the verifier, never barring.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cermat.rules.parameters import ChangeParameters, MeanParameters, Quarters, SumParameters
from cermat.rules.types import Direction, Indicator
from cermat.words.dates import QUARTERS
from cermat.words.numbers import write_number

Amounts = Mapping[int | None, Decimal]
_FROM_ROWS = frozenset({"follow_up", "timeliness", "count"})
_OF_WHAT_IS_DONE = frozenset({"timeliness", "count"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two targets that do not agree; `quarters`: both, the one that stands out last. `is_impossible`: by the method."""

    quarters: tuple[int | None, int | None]
    sentence: str
    is_impossible: bool


def contradictions(indicator: Indicator, amounts: Amounts) -> Iterator[Contradiction]:
    """Yield each pair of targets that do not agree."""
    yield from _fourth_beside_the_year(indicator, amounts)
    yield from _falls(indicator, amounts)


def _fourth_beside_the_year(indicator: Indicator, amounts: Amounts) -> Iterator[Contradiction]:
    fourth, year = amounts.get(4), amounts.get(None)
    if fourth is None or year is None or fourth == year:
        return
    is_impossible = _is_year_at_its_end(indicator)
    said = f"Target triwulan IV {write_number(fourth)} berbeda dari target tahun {write_number(year)}"
    why = "padahal triwulan IV dihitung sejak 1 Januari sehingga sama dengan tahunnya"
    remedy = f"{why}; {_COPY_ANEW}" if is_impossible else _COMPARE
    yield Contradiction(quarters=(None, 4), sentence=f"{said}, {remedy}", is_impossible=is_impossible)


def _falls(indicator: Indicator, amounts: Amounts) -> Iterator[Contradiction]:
    is_impossible = _never_falls(indicator)
    if not is_impossible and indicator.direction is Direction.LOWER_IS_BETTER:
        return
    course: list[int | None] = [quarter for quarter in (1, 2, 3, 4) if quarter in amounts]
    if 4 not in amounts and None in amounts and _is_year_at_its_end(indicator):
        course.append(None)
    for before, after in pairwise(course):
        if amounts[after] < amounts[before]:
            said = (
                f"Target {_called(after)} {write_number(amounts[after])} lebih rendah dari {_called(before)} "
                f"{write_number(amounts[before])}"
            )
            why = f"padahal yang dihitung sejak 1 Januari tidak dapat berkurang; {_COPY_ANEW}"
            yield Contradiction(
                quarters=(before, after),
                sentence=f"{said}, {why if is_impossible else _COMPARE}",
                is_impossible=is_impossible,
            )


_COMPARE = "cocokkan kedua angka dengan naskahnya."
_COPY_ANEW = (
    "salin ulang dari naskahnya, atau bila naskahnya memang demikian, catat target tahunnya saja sampai naskahnya "
    "diperbaiki."
)


def _called(quarter: int | None) -> str:
    return "tahun" if quarter is None else f"triwulan {QUARTERS[quarter - 1]}"


def _is_year_at_its_end(indicator: Indicator) -> bool:
    """Return whether the fourth quarter and the year are one figure: counted from rows, or made of the quarters."""
    made_of_quarters = isinstance(indicator.parameters, SumParameters | MeanParameters | ChangeParameters)
    return indicator.method in _FROM_ROWS or made_of_quarters


def _never_falls(indicator: Indicator) -> bool:
    """Return whether the figure only grows within a year: what is done of a full number, or amounts added up."""
    parameters = indicator.parameters
    is_flow = isinstance(parameters, SumParameters | MeanParameters) and parameters.quarters is Quarters.CUMULATIVE
    return indicator.method in _OF_WHAT_IS_DONE or is_flow
