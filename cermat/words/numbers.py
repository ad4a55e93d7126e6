"""Numbers as official papers print them: comma for decimals, dot for thousands."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ABSENT = "–"


def round_half_up(exact: Fraction | Decimal | int, *, places: int = 2) -> Decimal:
    """Return an exact number rounded once, half away from zero, to so many decimal places."""
    ratio = Fraction(exact)
    scaled = abs(ratio) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    quotient = Decimal(whole if ratio >= 0 else -whole).scaleb(-places)
    return quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def write_number(value: Decimal | int | None) -> str:
    """Return `1.234,56`; the number keeps the decimals it carries. None is a dash, never 0."""
    if value is None:
        return ABSENT
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def write_percent(value: Decimal | None) -> str:
    """Return `93,33%`. None is a dash, never 0."""
    return ABSENT if value is None else f"{write_number(value)}%"
