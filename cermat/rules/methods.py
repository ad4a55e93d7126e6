"""The methods an indicator may name, and the parameters each of them reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cermat.rules.nodes import (
    Node,
    choice,
    decimal,
    distinct,
    fields,
    integer,
    one_of,
    some_items,
    text,
    unless_null,
)
from cermat.rules.types import (
    DocumentKind,
    FollowUpParameters,
    Parameters,
    RecordedRatioParameters,
    RecordedValueParameters,
    TimelinessParameters,
    WeightedIndexParameters,
    YearBasis,
)

# As the last segment of an area code tells them apart: 1xxx, 2xxx, 3xxx.
VILLAGE_KINDS = ("kelurahan", "desa", "desa_adat")
FOLLOW_UP_CUTOFFS = ("period_end",)
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
    """Return the units a value of this method may be told in; an empty tuple allows every unit."""
    if isinstance(parameters, RecordedRatioParameters):
        return (UNIT_OF_SCALE[parameters.scale],)
    return UNITS_OF_METHOD[method]


UNITS_OF_METHOD: dict[str, tuple[str, ...]] = {
    "timeliness": ("percent",),
    "follow_up": ("percent",),
    "weighted_index": ("index",),
    "recorded_value": (),
}


def _timeliness(node: Node, known: Known) -> Parameters:
    found = fields(node, "documents village_kinds year_basis")
    return TimelinessParameters(
        documents=_chosen(found["documents"], tuple(known.document_kinds), "jenis dokumen"),
        village_kinds=_chosen(found["village_kinds"], VILLAGE_KINDS, "jenis desa"),
        year_basis=choice(found["year_basis"], YearBasis),
    )


def _follow_up(node: Node, known: Known) -> Parameters:
    found = fields(node, "functions follow_up_cutoff")
    return FollowUpParameters(
        functions=_chosen(found["functions"], known.functions, "fungsi"),
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
    return RecordedRatioParameters(
        numerator=text(found["numerator"]), denominator=text(found["denominator"]), scale=scale
    )


def _chosen(node: Node, options: tuple[str, ...], what: str) -> tuple[str, ...]:
    named = [(item, one_of(item, options)) for item in some_items(node)]
    distinct(named, what)
    return tuple(each for _, each in named)


METHODS: dict[str, Callable[[Node, Known], Parameters]] = {
    "timeliness": _timeliness,
    "follow_up": _follow_up,
    "weighted_index": _weighted_index,
    "recorded_value": _recorded_value,
    "recorded_ratio": _recorded_ratio,
}
