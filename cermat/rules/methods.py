"""The methods an indicator may name, and the parameters each of them reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cermat.rules.names import COUNTED_UNITS, UNIT_WORDS
from cermat.rules.nodes import (
    Node,
    choice,
    decimal,
    distinct,
    fields,
    integer,
    items,
    name,
    one_of,
    some_items,
    text,
    unless_null,
)
from cermat.rules.parameters import (
    CategoryParameters,
    ChangeParameters,
    CompositeParameters,
    Course,
    MeanParameters,
    NotMeasurableParameters,
    Quarters,
    RecordedRatioParameters,
    RecordedValueParameters,
    SumParameters,
    ToldIn,
    WeightedIndexParameters,
)
from cermat.rules.types import (
    Counted,
    CountParameters,
    DocumentKind,
    FollowUpParameters,
    Parameters,
    TimelinessParameters,
    YearBasis,
)

# As the last segment of an area code tells them apart: 1xxx, 2xxx, 3xxx.
VILLAGE_KINDS = ("kelurahan", "desa", "desa_adat")
FOLLOW_UP_CUTOFFS = ("period_end",)
COUNTED_ROWS = ("activities", "documents", "villages", "number")
# Percentages, indices and quotients are never added up.
AMOUNTS = ("number", "rupiah", *COUNTED_UNITS)
VALUES = tuple(unit for unit in UNIT_WORDS if unit != "category")
MOST_YEARS_BEFORE = 10
LONGEST_QUANTITY = 100
UNIT_OF_SCALE = {1: "quotient", 100: "percent", 1_000: "per_1000", 10_000: "per_10000", 100_000: "per_100000"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What parameters may refer to: ids of document kinds and indices, letters of functions."""

    document_kinds: Mapping[str, DocumentKind]
    indices: tuple[str, ...]
    functions: tuple[str, ...]


def read_parameters(node: Node, *, method: str, known: Known) -> Parameters:
    """Return the parameters of a method; `method` is a key of METHODS."""
    return METHODS[method](node, known)


def units_of(method: str, parameters: Parameters) -> tuple[str, ...]:
    """Return the units a value of this method may be told in."""
    if isinstance(parameters, RecordedRatioParameters):
        return (UNIT_OF_SCALE[parameters.scale],)
    if isinstance(parameters, ChangeParameters):
        return ("percent",) if parameters.told_in is ToldIn.PERCENT else AMOUNTS
    return UNITS_OF_METHOD[method]


UNITS_OF_METHOD: dict[str, tuple[str, ...]] = {
    "timeliness": ("percent",),
    "follow_up": ("percent",),
    "count": COUNTED_ROWS,
    "weighted_index": ("index",),
    "recorded_value": VALUES,
    "sum": AMOUNTS,
    "mean": VALUES,
    "composite": ("percent",),
    "category": ("category",),
    "not_measurable": VALUES,
}


def _timeliness(node: Node, known: Known) -> TimelinessParameters:
    found = fields(node, "documents village_kinds year_basis")
    return TimelinessParameters(
        documents=_chosen(found["documents"], tuple(known.document_kinds), what="jenis dokumen"),
        village_kinds=_chosen(found["village_kinds"], VILLAGE_KINDS, what="jenis desa"),
        year_basis=choice(found["year_basis"], YearBasis),
    )


def _follow_up(node: Node, known: Known) -> FollowUpParameters:
    found = fields(node, "functions follow_up_cutoff")
    return FollowUpParameters(
        functions=_chosen(found["functions"], known.functions, what="fungsi"),
        follow_up_cutoff=one_of(found["follow_up_cutoff"], FOLLOW_UP_CUTOFFS),
    )


def _weighted_index(node: Node, known: Known) -> Parameters:
    return WeightedIndexParameters(index=one_of(fields(node, "index")["index"], known.indices))


def _recorded_value(node: Node, known: Known) -> Parameters:
    found = fields(node, "minimum maximum")
    minimum, maximum = unless_null(found["minimum"], decimal), unless_null(found["maximum"], decimal)
    if not _is_ascending(minimum, maximum):
        raise found["maximum"].fault(
            f"batas atas {maximum} tidak di atas batas bawah {minimum}", "tukar atau perbaiki kedua batas"
        )
    return RecordedValueParameters(minimum=minimum, maximum=maximum)


def _is_ascending(minimum: Decimal | None, maximum: Decimal | None) -> bool:
    return minimum is None or maximum is None or minimum < maximum


def _recorded_ratio(node: Node, known: Known) -> Parameters:
    found = fields(node, "numerator denominator scale")
    scale = integer(found["scale"], low=1, high=100_000)
    if scale not in UNIT_OF_SCALE:
        raise found["scale"].fault(
            f"skala {scale} tidak dikenal", f"pilih salah satu dari: {', '.join(map(str, UNIT_OF_SCALE))}"
        )
    above, below = found["numerator"], found["denominator"]
    distinct([(above, _quantity(above)), (below, _quantity(below))], "besaran")
    return RecordedRatioParameters(numerator=_quantity(above), denominator=_quantity(below), scale=scale)


def _sum(node: Node, known: Known) -> Parameters:
    found = fields(node, "quantities quarters")
    return SumParameters(quantities=_quantities(found["quantities"]), quarters=choice(found["quarters"], Quarters))


def _mean(node: Node, known: Known) -> Parameters:
    found = fields(node, "quantities quarters")
    return MeanParameters(quantities=_quantities(found["quantities"]), quarters=choice(found["quarters"], Quarters))


def _change(node: Node, known: Known) -> Parameters:
    found = fields(node, "quantity quarters years_before course told_in")
    return ChangeParameters(
        quantity=_quantity(found["quantity"]),
        quarters=choice(found["quarters"], Quarters),
        years_before=integer(found["years_before"], low=1, high=MOST_YEARS_BEFORE),
        course=choice(found["course"], Course),
        told_in=choice(found["told_in"], ToldIn),
    )


def _composite(node: Node, known: Known) -> Parameters:
    named = [(item, name(item)) for item in some_items(fields(node, "indicators")["indicators"])]
    distinct(named, "indikator")
    return CompositeParameters(indicators=tuple(each for _, each in named))


def _category(node: Node, known: Known) -> Parameters:
    listed = fields(node, "categories")["categories"]
    named = [(item, text(item)) for item in items(listed)]
    distinct(named, "kategori")
    if len(named) < 2:
        raise listed.fault("skala kurang dari dua kategori", "tulis semua kategori, dari yang terendah")
    return CategoryParameters(categories=tuple(each for _, each in named))


def _quantities(node: Node) -> tuple[str, ...]:
    named = [(item, _quantity(item)) for item in some_items(node)]
    distinct(named, "besaran")
    return tuple(each for _, each in named)


def _quantity(node: Node) -> str:
    """Return what a quantity is called, as it will stand in the books."""
    called = text(node)
    if len(called) > LONGEST_QUANTITY:
        raise node.fault(f"nama besaran lebih dari {LONGEST_QUANTITY} huruf", "ringkas namanya")
    return called


def _chosen(node: Node, options: tuple[str, ...], *, what: str) -> tuple[str, ...]:
    named = [(item, one_of(item, options)) for item in some_items(node)]
    distinct(named, what)
    return tuple(each for _, each in named)


def _count(node: Node, known: Known) -> Parameters:
    found = fields(node, "counted method parameters")
    method = one_of(found["method"], ROW_METHODS)
    return CountParameters(
        counted=choice(found["counted"], Counted),
        method=method,
        parameters=ROW_METHODS[method](found["parameters"], known),
    )


def _not_measurable(node: Node, known: Known) -> Parameters:
    return NotMeasurableParameters(reason=text(fields(node, "reason")["reason"]))


ROW_METHODS: dict[str, Callable[[Node, Known], TimelinessParameters | FollowUpParameters]] = {
    "timeliness": _timeliness,
    "follow_up": _follow_up,
}
METHODS: dict[str, Callable[[Node, Known], Parameters]] = {
    **ROW_METHODS,
    "count": _count,
    "weighted_index": _weighted_index,
    "recorded_value": _recorded_value,
    "recorded_ratio": _recorded_ratio,
    "sum": _sum,
    "mean": _mean,
    "change": _change,
    "composite": _composite,
    "category": _category,
    "not_measurable": _not_measurable,
}
