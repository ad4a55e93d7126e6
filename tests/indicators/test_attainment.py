"""Attainment three ways, with absence as absence."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cermat.indicators.attainment import attainment, attainment_obstacle
from cermat.rules.types import Attainment

RATIO, MIRRORED, INVERSE = Attainment.RATIO, Attainment.MIRRORED, Attainment.INVERSE


@pytest.mark.parametrize(
    ("value", "target", "how", "expected"),
    [
        ("90", "100", RATIO, "90.00"),
        ("100", "90", RATIO, "111.11"),
        ("0", "90", RATIO, "0.00"),
        ("5", "10", MIRRORED, "150.00"),
        ("10", "10", MIRRORED, "100.00"),
        ("20", "10", MIRRORED, "0.00"),
        ("25", "10", MIRRORED, "-50.00"),
        ("0", "10", MIRRORED, "200.00"),
        ("5", "10", INVERSE, "200.00"),
        ("20", "10", INVERSE, "50.00"),
        ("3", "2", INVERSE, "66.67"),
    ],
)
def test_a_realisation_is_set_against_its_target(value, target, how, expected):
    result = attainment(Decimal(value), Decimal(target), how=how)
    assert str(result) == expected


@pytest.mark.parametrize("how", list(Attainment))
@pytest.mark.parametrize(
    ("value", "target"), [(None, "10"), ("10", None), ("10", "0"), ("10", "-1"), (None, None), ("0", "0")]
)
def test_what_is_absent_or_divides_by_zero_cannot_be_measured(value, target, how):
    as_number = [None if each is None else Decimal(each) for each in (value, target)]
    assert attainment(*as_number, how=how) is None


def test_a_realisation_of_zero_under_the_inverse_cannot_be_measured():
    assert attainment(Decimal(0), Decimal(10), how=INVERSE) is None


def test_the_exact_value_is_rounded_once():
    assert attainment(Fraction(2, 3) * 100, Decimal("66.67"), how=RATIO) == Decimal("100.00")
    assert attainment(Fraction(199989, 2000), Decimal(100), how=RATIO) == Decimal("99.99")
    assert attainment(Fraction(199990, 2000), Decimal(100), how=RATIO) == Decimal("100.00")


def test_a_cap_is_a_setting_and_there_is_none_by_default():
    assert attainment(Decimal(300), Decimal(100), how=RATIO) == Decimal("300.00")
    assert str(attainment(Decimal(300), Decimal(100), how=RATIO, cap=Decimal(120))) == "120.00"
    assert attainment(Decimal(119), Decimal(100), how=RATIO, cap=Decimal(120)) == Decimal("119.00")
    assert attainment(Decimal(120), Decimal(100), how=RATIO, cap=Decimal(120)) == Decimal("120.00")


@pytest.mark.parametrize(
    ("value", "target", "how", "why"),
    [
        (Decimal(0), Decimal(3), INVERSE, "realisasinya 0, sedangkan capaian indikator ini target dibagi realisasi"),
        (Decimal(5), Decimal(0), RATIO, "targetnya 0"),
        (Decimal(0), Decimal(0), INVERSE, "targetnya 0"),
        (Decimal(0), Decimal(3), RATIO, None),
        (Decimal(0), Decimal(3), MIRRORED, None),
        (None, Decimal(3), INVERSE, None),
        (Decimal(0), None, INVERSE, None),
    ],
)
def test_what_stands_in_the_way_of_an_attainment_is_said(value, target, how, why):
    assert attainment_obstacle(value, target, how=how) == (why and f"Capaian tidak dapat diukur: {why}.")
