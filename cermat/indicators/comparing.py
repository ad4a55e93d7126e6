"""What was said then beside what is known now: which lines differ, and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cermat.indicators.figures import Line, Measurement, OfficeMeasurement, Verdict
from cermat.indicators.rows import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """One line of a working paper as it was then and is now; None where it did not stand in the paper."""

    then: Line | None
    now: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One indicator then and now, and every line that differs. A side is None where its paper had no such indicator."""

    indicator: str
    then: Measurement | None
    now: Measurement | None
    lines: tuple[LineChange, ...]

    @property
    def is_same(self) -> bool:
        """Return whether value, target, attainment and predicate are the same and no line differs."""
        return not self.lines and _value(self.then) == _value(self.now) and not self.is_graded_otherwise

    @property
    def is_graded_otherwise(self) -> bool:
        """Return whether the same value and target have another attainment or predicate: by other settings."""
        return _value(self.then) == _value(self.now) and _graded(self.then) != _graded(self.now)


def compare(then: OfficeMeasurement, now: OfficeMeasurement) -> tuple[FigureChange, ...]:
    """Return every indicator of both measurements, in the order of then; lines in the order of then, new ones last.

    A line differs where its verdict, what it counts, its amount or its deciding version does: whatever changes a figure
    changes such a line.
    """
    before = {each.indicator.id: each for each in then.measurements}
    after = {each.indicator.id: each for each in now.measurements}
    return tuple(
        FigureChange(
            indicator=each,
            then=before.get(each),
            now=after.get(each),
            lines=tuple(_changes(before.get(each), after.get(each))),
        )
        for each in {**before, **after}
    )


def _changes(then: Measurement | None, now: Measurement | None) -> Iterator[LineChange]:
    before, after = _lines(then), _lines(now)
    for each in {**before, **after}:
        one, other = before.get(each), after.get(each)
        if _said(one) != _said(other):
            yield LineChange(then=one, now=other)


def _lines(measured: Measurement | None) -> dict[str, Line]:
    return {} if measured is None else {line.id: line for line in measured.figure.lines}


def _said(line: Line | None) -> tuple[Verdict, bool, bool, bool, Decimal | None, Ref | None] | None:
    if line is None:
        return None
    return line.verdict, line.in_denominator, line.in_numerator, line.is_due, line.amount, line.deciding


def _value(measured: Measurement | None) -> tuple[Decimal | None, Decimal | None] | None:
    return None if measured is None else (measured.value, measured.target)


def _graded(measured: Measurement | None) -> tuple[Decimal | None, str | None] | None:
    return None if measured is None else (measured.attainment, measured.predicate)
