"""Which quantities an indicator takes from other authorities."""

from datetime import date
from decimal import Decimal

from cermat.indicators.quantities import names_of, quantities_of
from tests.indicators.make import FOLLOW_UP, RATIO, VALUE

DAY = date(2023, 12, 31)


def test_a_ratio_takes_what_stands_above_and_below_the_bar() -> None:
    assert [each.id for each in quantities_of(RATIO.parameters, {}, on=DAY)] == ["miskin", "penduduk"]


def test_a_recorded_value_has_the_bounds_of_its_paper() -> None:
    (value,) = quantities_of(VALUE.parameters, {}, on=DAY)
    assert (value.minimum, value.maximum) == (Decimal(0), Decimal(100))
    assert names_of(VALUE.parameters, {}) == {value.id: "Nilai resmi"}


def test_a_figure_of_rows_takes_none() -> None:
    assert quantities_of(FOLLOW_UP.parameters, {}, on=DAY) == ()
