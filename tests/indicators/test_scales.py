"""Scales without gaps: the printed bounds of the regulations leave 90 < x < 91 open, ours do not."""

from datetime import date
from decimal import Decimal

import pytest

from cermat.indicators.scales import grade
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.words.numbers import round_half_up
from tests.indicators.make import PERMENDAGRI

ON = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("120.00", "Sangat Tinggi"),
        ("91.00", "Sangat Tinggi"),
        ("90.99", "Tinggi"),
        ("90.50", "Tinggi"),
        ("90.00", "Tinggi"),
        ("76.00", "Tinggi"),
        ("75.99", "Sedang"),
        ("75.01", "Sedang"),
        ("66.00", "Sedang"),
        ("65.99", "Rendah"),
        ("51.00", "Rendah"),
        ("50.99", "Sangat Rendah"),
        ("50.00", "Sangat Rendah"),
        ("0.00", "Sangat Rendah"),
        ("-5.00", "Sangat Rendah"),
    ],
)
def test_permendagri_86_2017_grades_every_value_between_the_printed_bounds(value, name):
    assert grade(PERMENDAGRI, Decimal(value), on=ON).name == name
    assert grade(law().scales["permendagri_86_2017"], Decimal(value), on=ON).name == name


@pytest.mark.parametrize(
    ("value", "position"), [("85.00", 0), ("84.99", 1), ("70", 1), ("69.99", 2), ("50", 2), ("49.99", 3)]
)
def test_the_scale_of_three_bounds_is_shipped_too(value, position):
    scale = law().scales["tiga_tingkat"]
    assert grade(scale, Decimal(value), on=ON) is scale.values[0].bands[position]


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("5.00", "A"),
        ("4.51", "A"),
        ("4.50", "A-"),
        ("4.01", "A-"),
        ("4.00", "B"),
        ("3.51", "B"),
        ("3.50", "B-"),
        ("3.01", "B-"),
        ("3.00", "C"),
        ("2.51", "C"),
        ("2.50", "C-"),
        ("2.01", "C-"),
        ("2.00", "D"),
        ("1.51", "D"),
        ("1.50", "E"),
        ("1.01", "E"),
        ("1.00", "F"),
        ("0.00", "F"),
    ],
)
def test_the_ipp_grades_have_no_gap(value, letter):
    assert grade(law().scales["ipp"], Decimal(value), on=ON).grade == letter


def test_a_value_is_rounded_once_before_it_is_graded():
    scale = law().scales["ipp"]
    assert grade(scale, round_half_up(Decimal("4.505")), on=ON).grade == "A"
    assert grade(scale, round_half_up(Decimal("4.5049")), on=ON).grade == "A-"
    assert grade(PERMENDAGRI, round_half_up(Decimal("90.995")), on=ON).name == "Sangat Tinggi"


def test_before_a_scale_begins_there_is_no_grade():
    with pytest.raises(NoRuleInForce, match="permendagri_86_2017"):
        grade(PERMENDAGRI, Decimal(90), on=date(1999, 12, 31))
