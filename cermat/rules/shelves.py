"""The files of the shared law: document kinds with deadlines, output kinds, scales, indices, reminders."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

from cermat.rules.dated import dated_items, read_dated, read_named
from cermat.rules.names import plain
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
    texts,
    unless_null,
)
from cermat.rules.types import (
    Band,
    DeadlineValue,
    DocumentKind,
    Index,
    IndexComponent,
    IndexValue,
    LegalEvent,
    OutputKind,
    OutputKindsValue,
    ReminderStep,
    RemindersValue,
    Rung,
    Scale,
    ScaleValue,
    Source,
)

Sources = Mapping[str, Source]
# 2023 is no leap year: a deadline must exist in every year.
_COMMON_YEAR = 2023


def read_document_kind(node: Node, sources: Sources) -> DocumentKind:
    """Return a document kind and its deadlines."""
    found = fields(node, "id name event due_values", optional="aliases")
    kind_id, printed = read_named(found)
    return DocumentKind(
        id=kind_id,
        name=printed,
        aliases=texts(found["aliases"]) if "aliases" in found else (),
        event=choice(found["event"], LegalEvent),
        due_values=tuple(
            _deadline(value, sources) for value in dated_items(found["due_values"], "year_offset month day")
        ),
    )


def _deadline(found: Mapping[str, Node], sources: Sources) -> DeadlineValue:
    month = integer(found["month"], low=1, high=12)
    return DeadlineValue(
        year_offset=integer(found["year_offset"], low=-2, high=2),
        month=month,
        day=unless_null(found["day"], lambda node: _day_of_month(node, month)),
        **read_dated(found, sources),
    )


def _day_of_month(node: Node, month: int) -> int:
    found = integer(node, low=1, high=31)
    last = monthrange(_COMMON_YEAR, month)[1]
    if found > last:
        raise node.fault(
            f"tanggal {found} tidak ada pada bulan {month} setiap tahun", "tulis null untuk hari terakhir bulan itu"
        )
    return found


def refuse_shared_names(named: Iterable[tuple[Node, DocumentKind]]) -> None:
    """Refuse a name that could mean two document kinds."""
    owners: dict[str, str] = {}
    for node, kind in named:
        for each in (kind.id, kind.name, *kind.aliases):
            owner = owners.setdefault(plain(each), kind.id)
            if owner != kind.id:
                raise node.fault(
                    f"nama “{each}” sudah dipakai jenis dokumen “{owner}”", "beri tiap jenis dokumen nama sendiri"
                )


def read_output_kinds(node: Node, sources: Sources) -> tuple[OutputKindsValue, ...]:
    """Return the kinds of output, by the day they are known from."""
    values = dated_items(fields(node, "values")["values"], "admissible proof_only")
    return tuple(OutputKindsValue(kinds=_kinds(found), **read_dated(found, sources)) for found in values)


def _kinds(found: Mapping[str, Node]) -> tuple[OutputKind, ...]:
    shelves = [(found["admissible"], True), (found["proof_only"], False)]
    named = [
        (item, OutputKind(id=name(kind["id"]), name=text(kind["name"]), admissible=admissible))
        for shelf, admissible in shelves
        for item in items(shelf)
        for kind in [fields(item, "id name")]
    ]
    distinct([(item, kind.id) for item, kind in named], "jenis output")
    return tuple(kind for _, kind in named)


def read_scale(node: Node, sources: Sources) -> Scale:
    """Return a scale."""
    found = fields(node, "id name values")
    scale_id, printed = read_named(found)
    values = tuple(
        ScaleValue(bands=_bands(value["bands"]), **read_dated(value, sources))
        for value in dated_items(found["values"], "bands")
    )
    return Scale(id=scale_id, name=printed, values=values)


def _bands(node: Node) -> tuple[Band, ...]:
    found = [fields(item, "lower grade name") for item in some_items(node)]
    bands = tuple(
        Band(lower=unless_null(band["lower"], decimal), grade=text(band["grade"]), name=text(band["name"]))
        for band in found
    )
    distinct([(band["grade"], text(band["grade"])) for band in found], "jenjang")
    if bands[-1].lower is not None:
        raise found[-1]["lower"].fault(
            "ada celah di bawah jenjang terendah", "tulis “lower: null” pada jenjang terakhir"
        )
    _refuse_overlap([band["lower"] for band in found[:-1]])
    return bands


def _refuse_overlap(nodes: list[Node]) -> None:
    above: Decimal | None = None
    for node in nodes:
        lower = decimal(node)
        if above is not None and lower >= above:
            raise node.fault(
                f"batas bawah {lower} tumpang tindih dengan {above} di atasnya", "urutkan jenjang dari yang tertinggi"
            )
        above = lower


def read_index(node: Node, sources: Sources, *, scales: Mapping[str, Scale]) -> Index:
    """Return a weighted index."""
    found = fields(node, "id name scale values")
    index_id, printed = read_named(found)
    values = tuple(
        IndexValue(
            components=_components(value["components"]), maximum=decimal(value["maximum"]), **read_dated(value, sources)
        )
        for value in dated_items(found["values"], "components maximum")
    )
    return Index(id=index_id, name=printed, scale=one_of(found["scale"], scales), values=values)


def _components(node: Node) -> tuple[IndexComponent, ...]:
    found = [fields(item, "id name weight") for item in some_items(node)]
    components = tuple(
        IndexComponent(id=name(each["id"]), name=text(each["name"]), weight=_weight(each["weight"])) for each in found
    )
    distinct([(each["id"], text(each["id"])) for each in found], "komponen")
    total = sum(component.weight for component in components)
    if total != 1:
        raise node.fault(f"jumlah bobot {total}, bukan 1", "perbaiki “weight” agar jumlahnya tepat 1")
    return components


def _weight(node: Node) -> Decimal:
    weight = decimal(node)
    if weight <= 0:
        raise node.fault(f"bobot {weight} tidak masuk akal", "tulis bobot di atas 0")
    return weight


def read_reminders(node: Node, sources: Sources) -> tuple[RemindersValue, ...]:
    """Return who is reminded when, by the day it is in force from."""
    keys = "month_closes_after quarter_closes_after inbox_weekday steps"
    return tuple(
        RemindersValue(
            month_closes_after=integer(found["month_closes_after"], low=0, high=31),
            quarter_closes_after=integer(found["quarter_closes_after"], low=0, high=31),
            inbox_weekday=integer(found["inbox_weekday"], low=1, high=7),
            steps=_steps(found["steps"]),
            **read_dated(found, sources),
        )
        for found in dated_items(fields(node, "values")["values"], keys)
    )


def _steps(node: Node) -> tuple[ReminderStep, ...]:
    found = [fields(item, "days_left rungs") for item in some_items(node)]
    steps = tuple(
        ReminderStep(
            days_left=integer(each["days_left"], low=-30, high=60),
            rungs=tuple(choice(rung, Rung) for rung in some_items(each["rungs"])),
        )
        for each in found
    )
    for number, (before, after) in enumerate(pairwise(steps), 1):
        if after.days_left >= before.days_left:
            raise found[number]["days_left"].fault(
                f"{after.days_left} hari tidak sesudah {before.days_left} hari", "urutkan langkah dari yang terawal"
            )
    return steps
