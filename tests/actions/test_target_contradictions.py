"""What one paper's targets say against each other, method by method."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cermat.actions.target_contradictions import contradictions
from cermat.rules.parameters import MeanParameters, Quarters, SumParameters
from cermat.rules.types import Direction
from tests.rules.papers_at_hand import lumajang

IPP, SHARE, ON_TIME = lumajang().indicators
FLOW = replace(SHARE, method="sum", parameters=SumParameters(quantities=("a",), quarters=Quarters.CUMULATIVE))
STOCK = replace(SHARE, method="mean", parameters=MeanParameters(quantities=("a",), quarters=Quarters.LAST_VALUE))
LOWER = {"direction": Direction.LOWER_IS_BETTER}
IMPOSSIBLE, ODD = True, False


@pytest.mark.parametrize(
    ("indicator", "amounts", "expected"),
    [
        (SHARE, {None: 80, 4: 70}, [((None, 4), IMPOSSIBLE)]),
        (ON_TIME, {None: 80, 4: 70}, [((None, 4), IMPOSSIBLE)]),
        (STOCK, {None: 80, 4: 70}, [((None, 4), IMPOSSIBLE)]),
        (IPP, {None: 4, 4: 3}, [((None, 4), ODD)]),
        (SHARE, {None: 80, 1: 60, 2: 60, 4: 80}, []),
        (SHARE, {1: 90, 2: 50}, [((1, 2), ODD)]),
        (SHARE, {None: 80, 3: 90}, [((3, None), ODD)]),
        (STOCK, {1: 90, 3: 50}, [((1, 3), ODD)]),
        (IPP, {None: 3, 3: 4}, []),
        (ON_TIME, {1: 90, 2: 50}, [((1, 2), IMPOSSIBLE)]),
        (FLOW, {1: 90, 2: 50}, [((1, 2), IMPOSSIBLE)]),
        (replace(FLOW, **LOWER), {None: 40, 2: 50}, [((2, None), IMPOSSIBLE)]),
        (replace(SHARE, **LOWER), {1: 90, 2: 50}, []),
    ],
)
def test_what_cannot_be_is_told_from_what_is_odd(indicator, amounts, expected):
    found = contradictions(indicator, {quarter: Decimal(amount) for quarter, amount in amounts.items()})
    assert [(each.quarters, each.is_impossible) for each in found] == expected
