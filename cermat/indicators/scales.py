"""Grades and predicates: a rounded value set on a scale."""

from datetime import date
from decimal import Decimal

from cermat.rules.types import Band, Scale, in_force


def grade(scale: Scale, value: Decimal, *, on: date) -> Band:
    """Return the band a value falls in on the scale in force on a day.

    `value` is the one rounded to two places; it is never rounded again. Raises NoRuleInForce before the scale begins.
    """
    bands = in_force(scale.values, on=on, what=scale.name).bands
    return next(band for band in bands if band.lower is None or band.lower <= value)
