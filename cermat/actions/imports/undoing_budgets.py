"""Taking a budget file back: each node says again what it said before; one that was new is annulled."""

from collections.abc import Iterator, Mapping, Sequence

from cermat.actions import dated_books
from cermat.actions.imports.budget_lines import CONTENT
from cermat.registers.models import BudgetNode

Histories = Mapping[str, Sequence[BudgetNode]]


def written(office: str, seq: int) -> Histories:
    """Return all versions of every node that an event wrote, oldest first; empty where it wrote none."""
    nodes = BudgetNode.objects.filter(office_id=office)
    year = nodes.filter(event_seq=seq).order_by().values_list("year", flat=True).first()
    if year is None:
        return {}
    found: dict[str, list[BudgetNode]] = {}
    for node in nodes.filter(year=year).order_by("key", "version"):
        found.setdefault(node.key, []).append(node)
    return {key: history for key, history in found.items() if any(node.event_seq == seq for node in history)}


def moved(seq: int, histories: Histories) -> Iterator[str]:
    """Yield the nodes that changed since."""
    for history in histories.values():
        if history[-1].event_seq != seq:
            yield f"anggaran {history[-1].code} sudah berubah sesudahnya"


def as_before(history: Sequence[BudgetNode], told: str) -> BudgetNode:
    """Return the version that puts a node back: as its version before said, or annulled where there is none."""
    before, taken = history[-2] if len(history) > 1 else None, history[-1]
    said = before or taken
    return BudgetNode(
        key=taken.key,
        version=taken.version + 1,
        year=taken.year,
        code=taken.code,
        annulled=before is None or before.annulled,
        reason=f"berkas ditarik kembali: {told}",
        **dated_books.columns_of(said, *CONTENT),
    )
