"""What was done, by whom and when: the events of an office's chain."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cermat.indicators.rows import Ref
from cermat.registers.errors import NotFound
from cermat.registers.models import BOOKS, AuditEvent, Book
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import known, known_events, touched
from cermat.registers.selectors.work import activity_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One act. `recorded_by` is who acted; `refs` are the versions it wrote, at most `SHOWN` of them in a list."""

    seq: int
    recorded_at: datetime
    recorded_by: str
    verb: str
    summary: str
    refs: tuple[Ref, ...]
    rows: int
    hash: str


SHOWN = 20


def events(
    scope: Scope, *, limit: int = 50, before: int | None = None, as_of: datetime | None = None
) -> tuple[EventRow, ...]:
    """Return the office's latest events, newest first, older than number `before`; one village's operator sees none."""
    if scope.is_one_place:
        return ()
    found = known_events(scope, as_of).order_by("-seq")
    page = list((found if before is None else found.filter(seq__lt=before))[:limit])
    refs = _refs(scope, page)
    return tuple(_event(event, refs.get(event.seq, ())) for event in page)


def events_of(scope: Scope, ref: Ref) -> tuple[EventRow, ...]:
    """Return the events that wrote any version of a row, oldest first, each with the version. Raises NotFound."""
    versions = _versions(scope, ref)
    if not versions:
        raise NotFound(f"Baris “{ref.key}” tidak ditemukan; periksa nomornya atau alamatnya.")
    by_seq = {row.event_seq: Ref(book=ref.book, key=ref.key, version=row.version) for row in versions}
    found = known_events(scope, None).filter(seq__in=by_seq)
    return tuple(_event(event, (by_seq[event.seq],)) for event in found)


def _versions(scope: Scope, ref: Ref) -> list[Book]:
    own = {
        "village_document": Q(village__in=scope.villages),
        "activity": Q(place__in=scope.villages),
        "output": Q(activity__in=activity_keys(scope, None, None)),
    }
    if ref.book not in BOOKS or (scope.is_one_place and ref.book not in own):
        return []
    found = known(BOOKS[ref.book], scope, None).filter(key=ref.key)
    return list(touched(found, own[ref.book]) if scope.is_one_place else found)


def _event(event: AuditEvent, refs: Iterable[Ref]) -> EventRow:
    return EventRow(
        seq=event.seq,
        recorded_at=event.recorded_at,
        recorded_by=event.recorded_by,
        verb=event.verb,
        summary=event.summary,
        refs=tuple(refs),
        rows=len(event.manifest.splitlines()),
        hash=event.hash,
    )


def _refs(scope: Scope, page: list[AuditEvent]) -> dict[int, list[Ref]]:
    """Return the versions each event wrote, up to `SHOWN`, with one query per book."""
    ids: dict[str, list[int]] = defaultdict(list)
    for event in page:
        for line in event.manifest.splitlines()[:SHOWN]:
            book, pk, _ = line.split(" ")
            ids[book].append(int(pk))
    refs: dict[int, list[Ref]] = defaultdict(list)
    for book, pks in ids.items():
        rows = BOOKS[book]._default_manager.filter(office_id=scope.office, pk__in=pks).order_by("pk")
        for row in rows.only("key", "version", "event_seq"):
            refs[row.event_seq].append(Ref(book=book, key=row.key, version=row.version))
    return refs
