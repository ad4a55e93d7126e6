"""Which quantities an indicator takes from other authorities."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cermat.indicators.quantities import bounds_of, names_of, quantities_of
from cermat.rules.parameters import CategoryParameters, RecordedValueParameters
from tests.indicators.make import FOLLOW_UP, INDEX, IPP, LAW, RATIO, VALUE

DAY = date(2023, 12, 31)


def test_a_ratio_takes_what_stands_above_and_below_the_bar() -> None:
    assert [each.id for each in quantities_of(RATIO.parameters, {}, on=DAY)] == ["miskin", "penduduk"]


def test_a_recorded_value_has_the_bounds_of_its_paper() -> None:
    (value,) = quantities_of(VALUE.parameters, {}, on=DAY)
    assert (value.minimum, value.maximum) == (Decimal(0), Decimal(100))
    assert names_of(VALUE.parameters, {}) == {value.id: "Nilai resmi"}


def test_a_figure_of_rows_takes_none() -> None:
    assert quantities_of(FOLLOW_UP.parameters, {}, on=DAY) == ()


LATER = replace(
    INDEX.values[0],
    valid_from=date(2024, 1, 1),
    components=(replace(INDEX.values[0].components[0], name="Kebijakan baru", weight=Decimal(1)),),
)
GROWN = {"ipp": replace(INDEX, values=(*INDEX.values, LATER))}


def test_an_index_takes_its_result_and_the_components_of_the_day() -> None:
    then, now = (quantities_of(IPP.parameters, GROWN, on=day) for day in (DAY, LATER.valid_from))
    assert [each.id for each in then] == ["official", "kebijakan", "inovasi", "f03"]
    assert [(each.id, each.name, each.weight) for each in now[1:]] == [("kebijakan", "Kebijakan baru", Decimal(1))]


def test_every_quantity_an_index_ever_had_is_named_by_its_newest_name() -> None:
    assert names_of(IPP.parameters, GROWN) == {
        "official": "Hasil resmi Indeks Pelayanan Publik",
        "kebijakan": "Kebijakan baru",
        "inovasi": "Inovasi",
        "f03": "F-03",
    }


@pytest.mark.parametrize(
    ("about", "bounds"),
    [
        (IPP, (0, 5)),
        (VALUE, (0, 100)),
        (FOLLOW_UP, (0, 100)),
        (replace(RATIO, unit="per_1000"), None),
        (replace(VALUE, parameters=RecordedValueParameters(minimum=None, maximum=None)), None),
        (replace(VALUE, parameters=RecordedValueParameters(minimum=Decimal(1), maximum=None)), (1, None)),
        (replace(VALUE, parameters=CategoryParameters(categories=("rendah", "tinggi"))), (1, 2)),
    ],
)
def test_a_value_lies_between_the_bounds_of_its_method_and_unit(about, bounds):
    found = bounds_of(about, LAW.indices, on=date(2023, 12, 31))
    assert (found and (found.minimum, found.maximum)) == bounds
