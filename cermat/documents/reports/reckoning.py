"""How the amounts of a working paper make its figure, as a table whose cells a spreadsheet reckons anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cermat.documents.content import Align, Cell, Column, Row, Table, amount, cell, percent
from cermat.documents.reports.lines import COUNTED, SUM_BELOW
from cermat.indicators.figures import Line, Measurement
from cermat.rules.parameters import ChangeParameters, Course, RecordedRatioParameters

NAME, VALUE = "Hitungan", "Hasil"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One number on the way to the figure: what it is called, how it is reckoned, and what it is."""

    words: str
    reckoned: str
    number: Callable[[Measurement], int | Decimal]


def _added(*, weighted: bool = False, of_denominator: bool = False) -> Callable[[Measurement], Decimal]:
    def number(measurement: Measurement) -> Decimal:
        lines = (line for line in measurement.figure.lines if _stands(line, of_denominator=of_denominator))
        return sum(
            ((line.amount or Decimal(0)) * ((line.weight or Decimal(0)) if weighted else 1) for line in lines),
            Decimal(0),
        )

    return number


def _stands(line: Line, *, of_denominator: bool) -> bool:
    return line.in_denominator if of_denominator else line.in_numerator


def _product(*heads: str) -> str:
    return f"SUMPRODUCT({','.join(f'{{{COUNTED}|{head}}}' for head in heads)})"


_ABOVE, _BELOW = _product("Nilai", "Pembilang"), _product("Nilai", "Penyebut")
_SUM = _Step(words="Jumlah nilai", reckoned=_ABOVE, number=_added())
_WEIGHTED = _Step(
    words="Jumlah nilai × bobot", reckoned=_product("Nilai", "Bobot", "Pembilang"), number=_added(weighted=True)
)
_NUMBER = _Step(
    words="Banyaknya",
    reckoned=SUM_BELOW,
    number=lambda measurement: sum(line.in_denominator for line in measurement.figure.lines),
)
_NOW = _Step(words="Nilai periode ini", reckoned=_ABOVE, number=_added())
_BEFORE = _Step(words="Nilai pembanding", reckoned=_BELOW, number=_added(of_denominator=True))
_UPPER = _Step(words="Pembilang", reckoned=_ABOVE, number=_added())
_LOWER = _Step(words="Penyebut", reckoned=_BELOW, number=_added(of_denominator=True))
# Per method: the numbers on the way, then how the figure is made of them; `{1}` is the first.
_STEPS: Mapping[str, tuple[tuple[_Step, ...], str]] = {
    "sum": ((_SUM,), "{1}"),
    "recorded_value": ((_SUM,), "{1}"),
    "mean": ((_SUM, _NUMBER), "{1}/{2}"),
    "composite": ((_SUM, _NUMBER), "{1}/{2}"),
    "weighted_index": ((_WEIGHTED,), "{1}"),
    "change": ((_NOW, _BEFORE), ""),
    "recorded_ratio": ((_UPPER, _LOWER), ""),
}


def table(measurement: Measurement) -> Table | None:
    """Return the numbers that make the figure, and the figure; None where it is counted, graded or not measurable."""
    method = measurement.figure.method
    if measurement.value is None or method not in _STEPS:
        return None
    steps, said = _STEPS[method]
    made = said or _made(measurement)
    places = {f"{{{number}}}": f"{{{NAME}|{VALUE}|{number}}}" for number in range(1, len(steps) + 1)}
    for short, place in places.items():
        made = made.replace(short, place)
    rows = (*(Row((cell(each.words), _step(each, measurement))) for each in steps), _result(measurement, made))
    return Table(name=NAME, columns=(Column("Langkah", 70), Column(VALUE, 30, Align.RIGHT)), rows=rows, is_small=True)


def _step(step: _Step, measurement: Measurement) -> Cell:
    return amount(step.number(measurement), reckoned=step.reckoned)


def _result(measurement: Measurement, made: str) -> Row:
    drawn = percent if measurement.indicator.unit == "percent" else amount
    return Row((cell("Realisasi"), drawn(measurement.value, reckoned=f"ROUND({made},2)")), is_total=True)


def _made(measurement: Measurement) -> str:
    parameters = measurement.indicator.parameters
    if isinstance(parameters, RecordedRatioParameters):
        return f"{{1}}/{{2}}*{parameters.scale}"
    is_fall = isinstance(parameters, ChangeParameters) and parameters.course is Course.DECREASE
    difference = "({2}-{1})" if is_fall else "({1}-{2})"
    return f"{difference}/{{2}}*100" if measurement.indicator.unit == "percent" else difference
