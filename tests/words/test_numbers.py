"""Numbers are rounded once, half up, and written the official way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.words.numbers import (
    UnreadableNumber,
    read_number,
    round_half_up,
    with_places,
    write_number,
    write_percent,
    write_rupiah,
)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(14, 15) * 100, "93.33"),
        (Fraction(23, 160) * 100, "14.38"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(0), "0.00"),
        (100, "100.00"),
        (Decimal("4.505"), "4.51"),
        (Decimal("4.504999"), "4.50"),
    ],
)
def test_rounds_half_up_to_two_places(exact: Fraction | Decimal | int, rounded: str) -> None:
    assert str(round_half_up(exact)) == rounded


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=997), st.integers(0, 6))
def test_is_never_further_off_than_half_a_unit(exact: Fraction, places: int) -> None:
    rounded = round_half_up(exact, places=places)
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 2 * 10**places)
    assert -rounded.as_tuple().exponent == places  # type: ignore[operator]


def test_writes_comma_and_dots_and_a_dash_for_absence() -> None:
    assert write_number(Decimal("1234.56")) == "1.234,56"
    assert write_number(1234567) == "1.234.567"
    assert write_percent(Decimal("93.33")) == "93,33%"
    assert write_percent(None) == write_number(None) == "–"


@pytest.mark.parametrize(
    ("text", "value"),
    [("3,87", "3.87"), (" 0 ", "0"), ("1.234,56", "1234.56"), ("1234,5", "1234.5"), ("1.000", "1000")],
)
def test_reads_numbers_with_a_decimal_comma(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "3.87", "3,8,7", "-1", "1e9", "NaN", "1.23.456", "12.3456", "tiga", "9" * 31, "٣", "३,५"]
)
def test_never_guesses_a_number(text: str) -> None:
    with pytest.raises(UnreadableNumber, match="tulis koma untuk desimal"):
        read_number(text)


@pytest.mark.parametrize(
    ("amount", "written"),
    [("0.00", "Rp0"), ("1234567.00", "Rp1.234.567"), ("1234.5", "Rp1.234,50"), ("-1200", "Rp-1.200")],
)
def test_rupiah_are_whole_unless_there_are_sen(amount, written):
    assert write_rupiah(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("exact", "written"),
    [("80", "80.00"), ("8E+1", "80.00"), ("3.8000", "3.80"), ("3.8750", "3.875"), ("0", "0.00")],
)
def test_keeps_a_number_and_at_least_two_places(exact: str, written: str) -> None:
    assert str(with_places(Decimal(exact))) == written
