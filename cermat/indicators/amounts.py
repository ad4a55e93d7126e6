"""Recorded quantities over a period: their quarters added up, or the last one taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cermat.indicators.figures import Line, Period, Verdict
from cermat.indicators.question import Question, period_words
from cermat.indicators.recorded import Quantity, Recorded, quantity_line
from cermat.indicators.remarks import spread
from cermat.rules.parameters import Quarters

NOT_ADDED = "Nilai setahun sudah tercatat dan dipakai; nilai triwulan ini tidak ditambahkan lagi."


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity in a period: the lines it is made of, and those of the same period that stand beside it.

    `exact` is None while one of its lines is not recorded.
    """

    lines: tuple[Line, ...]
    beside: tuple[Line, ...]
    exact: Fraction | None


def amount_of(
    quantity: Quantity, shelf: Sequence[Recorded], *, question: Question, period: Period, quarters: Quarters
) -> Amount:
    """Return a quantity's amount in a period.

    CUMULATIVE: each quarter is recorded alone, and they are added from 1 January. LAST_VALUE: the last quarter's. A
    year is what is recorded for it, where that is verified, else what its quarters make.
    """
    whole, *parts = (
        quantity_line(quantity, shelf, question=question, period=each)
        for each in (period, *_quarters(period, quarters))
    )
    if period.quarter is not None:
        return _amount(parts, [])
    stated = [part for part in parts if part.rows]
    if whole.verdict is Verdict.RECORDED or not stated:
        return _amount([whole], [replace(part, notes=(NOT_ADDED, *part.notes)) for part in stated])
    return _amount(parts, [whole] if whole.rows else [])


def _quarters(period: Period, quarters: Quarters) -> tuple[Period, ...]:
    last = period.quarter or 4
    first = 1 if quarters is Quarters.CUMULATIVE else last
    return tuple(Period(year=period.year, quarter=quarter) for quarter in range(first, last + 1))


def _amount(lines: Sequence[Line], beside: Sequence[Line]) -> Amount:
    amounts = [Fraction(line.amount) for line in lines if is_recorded(line) and line.amount is not None]
    exact = sum(amounts, Fraction(0)) if len(amounts) == len(lines) else None
    return Amount(lines=tuple(lines), beside=tuple(map(_standing_beside, beside)), exact=exact)


def _standing_beside(line: Line) -> Line:
    """Return a line that counts nowhere: it lacks nothing and waits for nobody."""
    return replace(line, is_unverified=False, lacks_evidence=False)


def is_recorded(line: Line) -> bool:
    """Return whether a line's quantity may be reckoned with: verified, and within its bounds."""
    return line.verdict is Verdict.RECORDED


def missing_sentence(lines: Iterable[Line], question: Question) -> str:
    """Return which quantities are missing, and what to do."""
    missing = spread(f"“{line.subject}”" for line in lines if not is_recorded(line))
    return (
        f"Tidak dapat diukur: {missing} untuk {period_words(question.period)} belum tercatat atau belum diverifikasi; "
        "catat nilainya beserta surat yang menyatakannya, lalu mintakan verifikasi."
    )
