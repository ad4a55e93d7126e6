"""What the acts of an office wrote, column by column: for an export that takes up where the last one ended."""

from collections.abc import Iterable, Sequence
from typing import Any

from cermat.registers.errors import NotFound
from cermat.registers.models import Activity, Book, IkuPaper, OfficeProfile, Output, Village, VillageDocument
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import known_events

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


def chain_head(scope: Scope) -> tuple[int, str]:
    """Return the number and the hash of the office's last act. Raises NotFound for an office without books."""
    last = known_events(scope, None).last()
    if last is None:
        raise NotFound(f"Kantor {scope.office} tidak ditemukan; buka bukunya lebih dahulu dengan cermat init.")
    return last.seq, last.hash


def is_sample(scope: Scope) -> bool:
    """Return whether the office's books are sample books."""
    return OfficeProfile.objects.filter(office_id=scope.office, is_sample=True).exists()


def is_in_chain(scope: Scope, *, seq: int, sha256: str) -> bool:
    """Return whether the office's chain holds an act of this number and hash: whether these are the same books."""
    return known_events(scope, None).filter(seq=seq, hash=sha256).exists()
