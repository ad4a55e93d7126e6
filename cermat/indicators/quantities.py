"""Which quantities an indicator takes from other authorities, what they are called, and between which bounds."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from cermat.indicators.recorded import OFFICIAL, Quantity
from cermat.rules.parameters import (
    CategoryParameters,
    ChangeParameters,
    CompositeParameters,
    MeanParameters,
    RecordedRatioParameters,
    RecordedValueParameters,
    SumParameters,
    WeightedIndexParameters,
)
from cermat.rules.types import Index, Indicator, Parameters, in_force

_LOWEST_SCORE = Decimal(0)
_PERCENT = Decimal(100)


def quantities_of(parameters: Parameters, indices: Mapping[str, Index], *, on: date) -> tuple[Quantity, ...]:
    """Return the quantities an indicator rests on by the rules of a day; empty where its figure comes from rows.

    Raises NoRuleInForce before an index has its first weights.
    """
    if isinstance(parameters, WeightedIndexParameters):
        return of_index(indices[parameters.index], on=on)
    if isinstance(parameters, RecordedRatioParameters):
        return of_ratio(parameters)
    if isinstance(parameters, SumParameters | MeanParameters):
        return of_names(parameters.quantities)
    if isinstance(parameters, ChangeParameters):
        return of_names((parameters.quantity,))
    if isinstance(parameters, CategoryParameters):
        return (of_category(parameters),)
    return (of_value(parameters),) if isinstance(parameters, RecordedValueParameters) else ()


def of_index(index: Index, *, on: date) -> tuple[Quantity, ...]:
    """Return the official result, then the components with the weights of the day. Raises NoRuleInForce."""
    value = in_force(index.values, on=on, what=f"bobot {index.name}")
    weighed = [(OFFICIAL, f"Hasil resmi {index.name}", Decimal(1))]
    weighed += [(each.id, each.name, each.weight) for each in value.components]
    return tuple(
        Quantity(id=each, name=name, minimum=_LOWEST_SCORE, maximum=value.maximum, weight=weight)
        for each, name, weight in weighed
    )


def of_value(parameters: RecordedValueParameters) -> Quantity:
    """Return the value another authority decides, with the bounds its paper gives."""
    return Quantity(
        id=OFFICIAL, name="Nilai resmi", minimum=parameters.minimum, maximum=parameters.maximum, weight=Decimal(1)
    )


def of_category(parameters: CategoryParameters) -> Quantity:
    """Return the category another authority gives: its place on the scale, 1 the lowest."""
    last = Decimal(len(parameters.categories))
    return Quantity(
        id=OFFICIAL, name="Kategori resmi", minimum=Decimal(1), maximum=last, categories=parameters.categories
    )


def of_ratio(parameters: RecordedRatioParameters) -> tuple[Quantity, Quantity]:
    """Return what stands above the bar and what stands below it."""
    return (
        Quantity(id=parameters.numerator, name=f"Pembilang: {parameters.numerator}"),
        Quantity(id=parameters.denominator, name=f"Penyebut: {parameters.denominator}"),
    )


def of_names(names: Sequence[str]) -> tuple[Quantity, ...]:
    """Return quantities that are called in the books as the paper calls them."""
    return tuple(Quantity(id=each, name=each) for each in names)


def names_of(parameters: Parameters, indices: Mapping[str, Index]) -> dict[str, str]:
    """Return what every quantity an indicator ever rested on is called, by id; the newest name wins."""
    if not isinstance(parameters, WeightedIndexParameters):
        return {each.id: each.name for each in quantities_of(parameters, indices, on=date.min)}
    index = indices[parameters.index]
    return {each.id: each.name for value in index.values for each in of_index(index, on=value.valid_from)}


def bounds_of(indicator: Indicator, indices: Mapping[str, Index], *, on: date) -> Quantity | None:
    """Return an indicator's value with the bounds it lies between by the rules of a day; None where it has none.

    Raises NoRuleInForce before an index has its first weights.
    """
    if isinstance(indicator.parameters, WeightedIndexParameters):
        return of_index(indices[indicator.parameters.index], on=on)[0]
    if isinstance(indicator.parameters, RecordedValueParameters):
        value = of_value(indicator.parameters)
        return None if value.minimum is None and value.maximum is None else value
    if isinstance(indicator.parameters, CategoryParameters):
        return of_category(indicator.parameters)
    if indicator.unit == "percent" and not isinstance(indicator.parameters, ChangeParameters | CompositeParameters):
        return Quantity(id=OFFICIAL, name=indicator.name, minimum=_LOWEST_SCORE, maximum=_PERCENT)
    return None
