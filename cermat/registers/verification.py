"""Reading the chain again: every row, event and anchor recomputed from what the database holds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from cermat.registers.hashing import GENESIS, Stored, digest, stored
from cermat.registers.models import BOOKS, Anchor, AuditEvent, Office

EVENTS = AuditEvent._meta.db_table
ANCHORS = Anchor._meta.db_table
Progress = Callable[[int, int], None]
STEP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was recorded. `office` is empty for an anchor; `where` is what to look up."""

    office: str
    where: str
    sentence: str


@dataclass(slots=True, kw_only=True)
class _Office:
    """What the database holds of one office. `rows` by book and id."""

    code: str
    exists: bool
    events: list[Stored]
    rows: dict[tuple[str, str], Stored]
    by_seq: dict[Any, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))


class _Pace:
    """Tells how far the reading has come, every `STEP` rows; counts nothing where nobody listens."""

    def __init__(self, office: str | None, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._total = _count(office) if progress else 0

    def through(self, rows: Iterator[Stored]) -> Iterator[Stored]:
        for row in rows:
            self._done += 1
            if self._progress and (self._done % STEP == 0 or self._done == self._total):
                self._progress(self._done, self._total)
            yield row


def _count(office: str | None) -> int:
    cut = {} if office is None else {"office_id": office}
    models: list[type[Model]] = [AuditEvent, *BOOKS.values()]
    return Anchor.objects.count() + sum(model._default_manager.filter(**cut).count() for model in models)


def verify(office: str | None = None, progress: Progress | None = None) -> list[Fault]:
    """Return every fault of one office's books, or of all, and of the anchors, in the order of the chain.

    `progress` is told how many rows, events and anchors are read, and how many there are.
    """
    pace = _Pace(office, progress)
    anchors = list(pace.through(stored(Anchor.objects.order_by("number"))))
    numbers = {anchor.get("number") for anchor in anchors}
    codes = _codes() if office is None else [office]
    faults: list[Fault] = []
    heads: dict[tuple[str, str], str] = {}
    for code in codes:
        held = _read(code, pace)
        faults.extend(_office_faults(held, numbers))
        heads.update({(code, str(event.get("seq"))): str(event.get("hash")) for event in held.events})
    faults.extend(_anchor_faults(anchors, heads, offices=set(codes)))
    return faults


def _codes() -> list[str]:
    named = set(Office.objects.values_list("pk", flat=True))
    models: list[type[Model]] = [AuditEvent, *BOOKS.values()]
    for model in models:
        named |= set(model._default_manager.order_by().values_list("office_id", flat=True).distinct())
    return sorted(named, key=str)


@transaction.atomic
def _read(code: str, pace: _Pace) -> _Office:
    # Under the office's lock: an act between two of these reads would look like an inserted row.
    Office.objects.select_for_update().filter(pk=code).first()
    held = _Office(
        code=code,
        exists=Office.objects.filter(pk=code).exists(),
        events=list(pace.through(stored(AuditEvent.objects.filter(office_id=code).order_by("seq", "id")))),
        rows={},
    )
    for book, model in BOOKS.items():
        for columns in pace.through(stored(model._default_manager.filter(office_id=code).order_by("pk"))):
            place = (book, str(columns.get("id")))
            held.rows[place] = {**columns, "sha256": digest(book, columns)}
            held.by_seq[_hashable(columns.get("event_seq"))].append(place)
    return held


def _hashable(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)


def _office_faults(held: _Office, anchors: set[Any]) -> Iterator[Fault]:
    if not held.exists:
        yield _fault(held, "kantor", sentence=f"Kantor {held.code} hilang, tetapi buku-bukunya masih ada.")
    elif not held.events and not held.rows:
        yield _fault(held, "kantor", sentence=f"Kantor {held.code} disisipkan: tidak ada peristiwa yang membukanya.")
    expected, previous = 1, GENESIS
    for event in held.events:
        seq = event.get("seq")
        if isinstance(seq, int) and seq > expected:
            yield from _lost_events(held, expected, last=seq - 1)
        yield from _event_faults(held, event, previous=previous, is_next=not isinstance(seq, int) or seq >= expected)
        yield from _link_faults(held, event, anchors=anchors)
        yield from _row_faults(held, event)
        expected = seq + 1 if isinstance(seq, int) else expected + 1
        previous = str(event.get("hash"))
    yield from _orphans(held, expected)


def _lost_events(held: _Office, first: int, *, last: int) -> Iterator[Fault]:
    named = f"{first}" if first == last else f"{first} sampai {last}"
    yield _fault(held, f"peristiwa {named}", sentence=f"Peristiwa nomor {named} kantor {held.code} hilang dari rantai.")
    for seq in [seq for seq in held.by_seq if isinstance(seq, int) and first <= seq <= last]:
        _take(held, seq)


def _take(held: _Office, seq: Any) -> list[tuple[str, str]]:
    return [place for place in held.by_seq.pop(seq, []) if held.rows.pop(place, None)]


def _event_faults(held: _Office, event: Stored, *, previous: str, is_next: bool) -> Iterator[Fault]:
    named = f"peristiwa {event.get('seq')}"
    said = f"Peristiwa nomor {event.get('seq')} ({event.get('id')}) kantor {held.code}"
    if event.get("hash") != _own_hash(EVENTS, event):
        yield _fault(held, named, sentence=f"{said} diubah atau disisipkan: isinya tidak cocok dengan sidiknya.")
    elif event.get("prev_hash") != previous or not is_next:
        yield _fault(held, named, sentence=f"{said} tidak menyambung peristiwa sebelumnya.")


def _own_hash(table: str, columns: Stored) -> str:
    return digest(table, {name: value for name, value in columns.items() if name != "hash"})


def _link_faults(held: _Office, event: Stored, *, anchors: set[Any]) -> Iterator[Fault]:
    number = event.get("anchor_id")
    # Read before the events: an anchor made meanwhile is looked up once more.
    if number not in anchors and not Anchor.objects.filter(pk=_number(number)).exists():
        said = f"Jangkar nomor {number} hilang; peristiwa nomor {event.get('seq')} kantor {held.code} menyebutnya."
        yield _fault(held, f"jangkar {number}", sentence=said)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _row_faults(held: _Office, event: Stored) -> Iterator[Fault]:
    seq = event.get("seq")
    for line in str(event.get("manifest", "")).splitlines():
        book, pk, sha256 = (*line.split(" "), "", "", "")[:3]
        row = held.rows.pop((book, pk), None)
        if row is None:
            sentence = f"Baris buku {book} id {pk}, yang dicatat peristiwa nomor {seq} kantor {held.code}, hilang."
            yield _fault(held, f"{book} {pk}", sentence=sentence)
        elif row["sha256"] != sha256:
            yield _fault(held, f"{book} {pk}", sentence=f"{_said(held, book, row=row)} diubah setelah dicatat.")
    yield from _inserted(held, _hashable(seq))


def _inserted(held: _Office, seq: Any) -> Iterator[Fault]:
    for book, pk in held.by_seq.pop(seq, []):
        row = held.rows.pop((book, pk), None)
        if row is not None:
            sentence = f"{_said(held, book, row=row)} disisipkan: tidak ada peristiwa yang mencatatnya."
            yield _fault(held, f"{book} {pk}", sentence=sentence)


def _orphans(held: _Office, expected: int) -> Iterator[Fault]:
    if held.by_seq.get(expected) and any(place in held.rows for place in held.by_seq[expected]):
        yield from _lost_events(held, expected, last=expected)
    for seq in list(held.by_seq):
        yield from _inserted(held, seq)


def _said(held: _Office, book: str, *, row: Stored) -> str:
    return (
        f"Baris {row.get('key')} versi {row.get('version')} buku {book} (id {row.get('id')}, "
        f"peristiwa nomor {row.get('event_seq')}) kantor {held.code}"
    )


def _fault(held: _Office, where: str, *, sentence: str) -> Fault:
    return Fault(office=held.code, where=where, sentence=sentence)


def _anchor_faults(
    anchors: Iterable[Stored], heads: dict[tuple[str, str], str], *, offices: set[str]
) -> Iterator[Fault]:
    expected, previous = 1, GENESIS
    for anchor in anchors:
        number = anchor.get("number")
        if isinstance(number, int) and number > expected:
            named = f"{expected}" if number == expected + 1 else f"{expected} sampai {number - 1}"
            yield Fault(office="", where=f"jangkar {named}", sentence=f"Jangkar nomor {named} hilang.")
        if sentence := _anchor_fault(anchor, previous, heads=heads, offices=offices):
            yield Fault(office="", where=f"jangkar {number}", sentence=f"Jangkar nomor {number} {sentence}")
        expected = number + 1 if isinstance(number, int) else expected + 1
        previous = str(anchor.get("hash"))


def _anchor_fault(anchor: Stored, previous: str, *, heads: dict[tuple[str, str], str], offices: set[str]) -> str | None:
    if anchor.get("hash") != _own_hash(ANCHORS, anchor):
        return "diubah atau disisipkan: isinya tidak cocok dengan sidiknya."
    if anchor.get("prev_hash") != previous:
        return "tidak menyambung jangkar sebelumnya."
    for line in str(anchor.get("heads", "")).splitlines():
        office, seq, head = (*line.split(" "), "", "", "")[:3]
        if office in offices and heads.get((office, seq)) != head:
            return f"menyebut peristiwa nomor {seq} kantor {office} yang kini hilang atau lain."
    return None
