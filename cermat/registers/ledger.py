"""The one way rows enter the books: an act, stamped under its office's lock, sealed by one event in its chain."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import OuterRef, Subquery

from cermat.registers import clock, memory, sent
from cermat.registers.errors import InvalidRow, NotFound, OfficeExists
from cermat.registers.hashing import GENESIS, digest, hash_of, stored
from cermat.registers.models import BOOKS, Anchor, AuditEvent, Book, Office
from cermat.registers.verification import Fault, verify

__all__ = ["Act", "Fault", "act", "last_seq", "open_office", "settle", "verify"]

BOOK_OF = {model: book for book, model in BOOKS.items()}
TICK = timedelta(microseconds=1)
BATCH = 500
R = TypeVar("R", bound=Book)
# What is done after an act's rows are written and sealed, in its transaction; see `registers.apps`.
followers: list[Callable[["Act"], None]] = []


class Act:
    """An act under way: the office is locked, and every row added carries its stamp.

    `recorded_at` is later than everything the office recorded before; `seq` is the event that will seal the act.
    """

    def __init__(self, *, office: str, by: str, previous: AuditEvent | None) -> None:
        self.office = office
        self.by = by
        self.seq = previous.seq + 1 if previous else 1
        self.prev_hash = previous.hash if previous else GENESIS
        self.recorded_at = _stamp(previous)
        self.rows: dict[str, list[Book]] = defaultdict(list)

    def add(self, row: R) -> R:
        """Write one new version and return it; raises InvalidRow when it breaks a rule of its book."""
        self._sign(row)
        with _faults_of(row):
            row.clean_fields(exclude={"office"})
            row.clean()
            row.validate_constraints()
        row.save(force_insert=True)
        self.rows[BOOK_OF[type(row)]].append(row)
        return row

    def add_all(self, rows: Iterable[Book]) -> None:
        """Write many new versions at once; raises InvalidRow, for rules across columns without naming the row."""
        by_model: dict[type[Book], list[Book]] = defaultdict(list)
        for row in rows:
            self._sign(row)
            with _faults_of(row):
                row.clean_fields(exclude={"office"})
            by_model[type(row)].append(row)
        for model, members in by_model.items():
            with _refusals_of(model):
                written = model._default_manager.bulk_create(members, batch_size=BATCH)
            self.rows[BOOK_OF[model]].extend(written)

    def _sign(self, row: Book) -> None:
        # On verification the content's author stays; whoever acts stands in the event.
        row.office_id = self.office
        row.event_seq = self.seq
        row.recorded_at = self.recorded_at
        row.recorded_by = row.recorded_by or self.by


@contextmanager
def act(*, office: str, by: str, verb: str, summary: str) -> Iterator[Act]:
    """Lock an office and hand out an Act; its rows and one event become one transaction.

    An act that adds no row writes nothing. Raises NotFound for an office without books, and SentAlready.
    """
    with transaction.atomic():
        lock(office)
        sent.refuse_second()
        begun = Act(office=office, by=by, previous=_last_event(office))
        yield begun
        _seal(begun, verb=verb, summary=summary)


@contextmanager
def open_office(*, office: str, by: str, verb: str, summary: str) -> Iterator[Act]:
    """Make an office and hand out its first Act. Raises OfficeExists when it has books."""
    with transaction.atomic():
        if Office.objects.filter(pk=office).exists():
            raise OfficeExists(f"Buku kantor {office} sudah dibuka; pakai buku yang ada.")
        Office.objects.create(pk=office)
        begun = Act(office=office, by=by, previous=None)
        yield begun
        if not begun.rows:
            raise InvalidRow(f"Buku kantor {office} tidak dapat dibuka tanpa satu baris pun; isi profilnya.")
        _seal(begun, verb=verb, summary=summary)


def settle(office: str) -> datetime:
    """Return an instant up to which all acts of an office are committed, and after which all later ones are stamped.

    Waits for acts under way. Raises NotFound for an office without books.
    """
    with transaction.atomic():
        _hold(office)
        last = _last_event(office)
        # One tick back: the next act may read the clock within the same microsecond.
        settled = clock.now() - TICK
        return max(settled, last.recorded_at) if last else settled


def hold_every_office() -> None:
    """Keep every office from acting until the transaction ends; for what touches what they share."""
    list(Office.objects.select_for_update().order_by("pk"))


def lock(office: str) -> None:
    """Wait until the office is ours, until the transaction ends. Raises NotFound for an office without books.

    What was read before may not be true any more: it is asked anew.
    """
    memory.end()
    _hold(office)


def _hold(office: str) -> None:
    # On SQLite every transaction takes the write lock when it begins (transaction_mode IMMEDIATE).
    try:
        Office.objects.select_for_update().get(pk=office)
    except Office.DoesNotExist:
        raise NotFound(f"Kantor {office} tidak ditemukan; buka bukunya lebih dahulu dengan cermat init.") from None


def last_seq(office: str) -> int:
    """Return the number of an office's latest event; 0 without any."""
    last = _last_event(office)
    return last.seq if last else 0


def _last_event(office: str) -> AuditEvent | None:
    return AuditEvent.objects.filter(office_id=office).order_by("-seq").first()


def _stamp(previous: AuditEvent | None) -> datetime:
    present = clock.now().astimezone(UTC)
    return max(present, previous.recorded_at + TICK) if previous else present


@contextmanager
def _faults_of(row: Book) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        faults = tuple((field, " ".join(sentences)) for field, sentences in error.message_dict.items())
        said = "; ".join(text if field == NON_FIELD_ERRORS else f"{field}: {text}" for field, text in faults)
        raise InvalidRow(f"Baris {row.key} buku {BOOK_OF[type(row)]} ditolak: {said}", faults) from error


@contextmanager
def _refusals_of(model: type[Book]) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        broken = [each for each in model._meta.constraints if each.name and each.name in str(error)]
        said = str(broken[0].violation_error_message) if broken else "Ada baris yang versinya sudah ada."
        raise InvalidRow(f"Baris-baris buku {BOOK_OF[model]} ditolak: {said}", ((NON_FIELD_ERRORS, said),)) from error


def _seal(begun: Act, *, verb: str, summary: str) -> None:
    if not begun.rows:
        return
    event = AuditEvent(
        id=f"{begun.office}#{begun.seq}",
        office_id=begun.office,
        seq=begun.seq,
        recorded_at=begun.recorded_at,
        recorded_by=begun.by,
        verb=verb,
        summary=summary,
        manifest=_manifest(begun),
        anchor_id=_anchor(begun.recorded_at).number,
        prev_hash=begun.prev_hash,
    )
    event.hash = hash_of(event)
    event.clean_fields(exclude={"office", "anchor"})
    event.save(force_insert=True)
    for follow in followers:
        follow(begun)
    sent.count()


def _manifest(begun: Act) -> str:
    lines: list[str] = []
    for book, rows in sorted(begun.rows.items()):
        found = BOOKS[book]._default_manager.filter(office_id=begun.office, event_seq=begun.seq)
        written = sorted((columns["id"], digest(book, columns)) for columns in stored(found))
        if [pk for pk, _ in written] != sorted(row.pk for row in rows):
            raise RuntimeError(f"the act wrote {len(rows)} rows of {book}, the database shows {len(written)}")
        lines.extend(f"{book} {pk} {sha256}" for pk, sha256 in written)
    return "\n".join(lines)


def _anchor(instant: datetime) -> Anchor:
    """Return the latest anchor, after making one when none is of this UTC day or a later one."""
    latest = Anchor.objects.order_by("-number").first()
    if latest and latest.day >= instant.astimezone(UTC).date():
        return latest
    anchor = Anchor(
        number=latest.number + 1 if latest else 1,
        day=instant.astimezone(UTC).date(),
        recorded_at=instant,
        heads=_heads(),
        prev_hash=latest.hash if latest else GENESIS,
    )
    anchor.hash = hash_of(anchor)
    # Two offices may begin a day together: the second one waits for the first and takes its anchor.
    Anchor.objects.bulk_create([anchor], ignore_conflicts=connection.features.has_select_for_update)
    return Anchor.objects.order_by("-number")[0]


def _heads() -> str:
    last = AuditEvent.objects.filter(office=OuterRef("pk")).order_by("-seq")
    offices = Office.objects.annotate(seq=Subquery(last.values("seq")[:1]), head=Subquery(last.values("hash")[:1]))
    heads = offices.filter(seq__isnull=False).order_by("pk").values_list("pk", "seq", "head")
    return "\n".join(f"{code} {seq} {head}" for code, seq, head in heads)
