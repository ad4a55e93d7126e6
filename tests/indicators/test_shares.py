"""Shares, quotients and means of groups, counted from lines."""

from fractions import Fraction

import pytest

from cermat.indicators.figures import Line, Verdict
from cermat.indicators.shares import mean_of_groups, quotient, share_of


def lines(group, numerator, denominator, outside=0):
    """Lines of one group: some in the numerator, the rest in the denominator, and some outside both."""
    flags = [(True, number < numerator) for number in range(denominator)] + [(False, False)] * outside
    return [
        Line(
            id=f"{group}/{number}",
            group=group,
            subject=group,
            verdict=Verdict.ON_TIME,
            in_denominator=below,
            in_numerator=above,
            reason=".",
            source="naskah",
            rows=(),
            deciding=None,
            recorded_by=None,
            verified_by=None,
        )
        for number, (below, above) in enumerate(flags)
    ]


def test_a_share_counts_the_lines_of_the_denominator_alone():
    share = share_of(lines("a", 2, 3, outside=4))
    assert (share.numerator, share.denominator, share.exact) == (2, 3, Fraction(200, 3))
    assert share_of(lines("a", 1, 4), scale=1000).exact == 250
    assert share_of([]).exact is None


@pytest.mark.parametrize(
    ("above", "below", "scale", "expected"), [(1, 3, 100, Fraction(100, 3)), (0, 3, 100, 0), (3, 0, 100, None)]
)
def test_a_quotient_is_exact_and_absent_over_zero(above, below, scale, expected):
    assert quotient(above, below, scale=scale) == expected


def test_the_mean_of_groups_is_not_the_pooled_share():
    counted = [*lines("a", 1, 1), *lines("b", 1, 4), *lines("c", 0, 5)]
    assert mean_of_groups(counted, ["a", "b"]) == Fraction(125, 2)
    assert mean_of_groups(counted, ["a", "b", "c"]) == Fraction(125, 3)
    assert mean_of_groups(counted, ["c"]) == 0
    assert share_of(counted).exact == 20


def test_an_empty_group_or_none_leaves_no_mean():
    counted = [*lines("a", 1, 1), *lines("b", 0, 0, outside=2)]
    assert mean_of_groups(counted, ["a", "b"]) is None
    assert mean_of_groups(counted, ["b"]) is None
    assert mean_of_groups(counted, []) is None
