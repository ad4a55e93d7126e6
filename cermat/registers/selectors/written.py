"""What the acts of an office wrote, column by column: for an export that takes up where the last one ended."""

from collections.abc import Iterable, Sequence
from typing import Any

from cermat.registers.models import Activity, Book, IkuPaper, Output, Village, VillageDocument
from cermat.registers.scope import Scope

_BOOKS: dict[str, type[Book]] = {
    "activity": Activity,
    "output": Output,
    "village_document": VillageDocument,
    "village": Village,
    "iku_paper": IkuPaper,
}


def written(scope: Scope, book: str, columns: Sequence[str], *, after: int, head: int) -> Iterable[tuple[Any, ...]]:
    """Return the versions that the acts after one, up to another, wrote in a book: these columns of each, by key."""
    rows = _BOOKS[book]._default_manager.filter(office_id=scope.office, event_seq__gt=after, event_seq__lte=head)
    return rows.order_by("key", "version").values_list(*columns).iterator(chunk_size=10_000)
