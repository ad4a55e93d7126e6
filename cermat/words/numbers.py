"""Numbers as official papers print them: comma for decimals, dot for thousands."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from cermat.words.errors import CermatError

ABSENT = "–"


def round_half_up(exact: Fraction | Decimal | int, *, places: int = 2) -> Decimal:
    """Return an exact number rounded once, half away from zero, to so many decimal places."""
    ratio = Fraction(exact)
    scaled = abs(ratio) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    quotient = Decimal(whole if ratio >= 0 else -whole).scaleb(-places)
    return quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def with_places(exact: Decimal, *, least: int = 2) -> Decimal:
    """Return the same number with at least so many decimal places, and no further zeros: `80.00`, `3.875`."""
    decimals = f"{exact.normalize():f}".partition(".")[2]
    return exact.quantize(Decimal(1).scaleb(-max(least, len(decimals))))


def write_number(value: Decimal | int | None) -> str:
    """Return `1.234,56`; the number keeps the decimals it carries. None is a dash, never 0."""
    if value is None:
        return ABSENT
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def write_percent(value: Decimal | None) -> str:
    """Return `93,33%`. None is a dash, never 0."""
    return ABSENT if value is None else f"{write_number(value)}%"


def write_rupiah(amount: Decimal) -> str:
    """Return `Rp1.234.567`, with two decimals where there are sen."""
    is_whole = amount == amount.to_integral_value()
    return f"Rp{write_number(round_half_up(amount, places=0 if is_whole else 2))}"


class UnreadableNumber(CermatError):
    """A text that is not a number written the Indonesian way."""


_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?", re.ASCII)


def read_number(text: str) -> Decimal:
    """Return the number a text names: `3,87` or `1.234,56`; comma for decimals, dots only before three digits.

    Raises UnreadableNumber for anything else: `3.87` is never guessed.
    """
    cleaned = text.strip()
    if len(cleaned) > 30 or not _NUMBER.fullmatch(cleaned):
        raise UnreadableNumber(f"“{cleaned[:30]}” bukan bilangan yang dikenal; tulis koma untuk desimal, contoh: 3,87.")
    return Decimal(cleaned.replace(".", "").replace(",", "."))
