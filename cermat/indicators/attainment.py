"""Attainment (*capaian*): a realisation set against its target."""

from decimal import Decimal
from fractions import Fraction

from cermat.rules.types import Attainment
from cermat.words.numbers import round_half_up


def attainment(
    value: Fraction | Decimal | None, target: Decimal | None, *, how: Attainment, cap: Decimal | None = None
) -> Decimal | None:
    """Return the attainment in percent, rounded half up to two places.

    RATIO R/T, MIRRORED (2T-R)/T, INVERSE T/R, each times 100; never above `cap` (None: no cap). None where realisation
    or target is absent, where the target is 0 or less (a worse realisation would seem the better one), and where the
    realisation is 0 under INVERSE: it cannot be measured.
    """
    if value is None or target is None or target <= 0:
        return None
    exact = _ratio(Fraction(value), Fraction(target), how=how)
    if exact is None:
        return None
    rounded = round_half_up(exact * 100)
    return rounded if cap is None else min(rounded, round_half_up(cap))


def attainment_obstacle(value: Fraction | Decimal | None, target: Decimal | None, *, how: Attainment) -> str | None:
    """Return why a realisation cannot be set against its target; None where it can, and where either is absent."""
    if value is None or target is None or attainment(value, target, how=how) is not None:
        return None
    why = "targetnya 0" if target <= 0 else "realisasinya 0, sedangkan capaian indikator ini target dibagi realisasi"
    return f"Capaian tidak dapat diukur: {why}."


def _ratio(value: Fraction, target: Fraction, *, how: Attainment) -> Fraction | None:
    if how is Attainment.RATIO:
        return value / target
    if how is Attainment.MIRRORED:
        return (2 * target - value) / target
    return None if value == 0 else target / value
