"""Counting lines: shares, means of groups, and their exact quotients."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cermat.indicators.figures import Line, Share


def share_of(lines: Iterable[Line], *, scale: int = 100) -> Share:
    """Return how many lines stand in the numerator and in the denominator, and their quotient times the scale."""
    counted = [line for line in lines if line.in_denominator]
    numerator = sum(line.in_numerator for line in counted)
    return Share(numerator=numerator, denominator=len(counted), exact=quotient(numerator, len(counted), scale=scale))


def quotient(numerator: Fraction | int, denominator: Fraction | int, *, scale: int) -> Fraction | None:
    """Return numerator over denominator times the scale, exact; None over 0."""
    return None if denominator == 0 else Fraction(numerator) / denominator * scale


def mean_of_groups(lines: Sequence[Line], groups: Sequence[str]) -> Fraction | None:
    """Return the mean of the groups' percentages, exact; None without groups or where a group has nothing to count."""
    quotients = [share_of(line for line in lines if line.group == group).exact for group in groups]
    known = [each for each in quotients if each is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(quotients) else None
