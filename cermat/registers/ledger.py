"""The one way rows enter the books: an act, stamped under its office's lock, sealed by one event in its chain."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, TypeVar, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from cermat.registers import clock, memory, sent
from cermat.registers.errors import InvalidRow, NotFound, OfficeExists
from cermat.registers.hashing import GENESIS, hash_of, manifests
from cermat.registers.models import BOOKS, Anchor, AuditEvent, Book, Office
from cermat.registers.verification import Fault, verify
from cermat.registers.writing import Cleaner, copy_versions, insert

__all__ = [
    "Act",
    "Fault",
    "act",
    "acts",
    "add_to",
    "heads",
    "last_seq",
    "last_seqs",
    "open_office",
    "repeat",
    "settle",
    "verify",
    "written_by",
]

BOOK_OF = {model: book for book, model in BOOKS.items()}
TICK = timedelta(microseconds=1)
# What followers may look at of a written row, where its book has it: of one that was repeated no other column is read.
FOLLOWED = frozenset(
    {"office_id", "key", "version", "state", "annulled", "takes_back", "activity", "kind", "fiscal_year"}
)
R = TypeVar("R", bound=Book)
# What is done after the rows of acts are written and sealed, in their transaction; see `registers.apps`.
followers: list[Callable[[Sequence["Act"]], None]] = []


class Act:
    """An act under way: the office is locked, and every row added carries its stamp.

    `recorded_at` is later than everything the office recorded before; `seq` is the event that will seal the act.
    """

    def __init__(self, *, office: str, by: str, previous: AuditEvent | None, present: datetime) -> None:
        self.office = office
        self.by = by
        self.seq = previous.seq + 1 if previous else 1
        self.prev_hash = previous.hash if previous else GENESIS
        self.recorded_at = max(present, previous.recorded_at + TICK) if previous else present
        self.rows: dict[str, list[Book]] = defaultdict(list)

    def add(self, row: R) -> R:
        """Write one new version and return it; raises InvalidRow when it breaks a rule of its book."""
        memory.end()
        self.sign(row)
        try:
            row.clean_fields(exclude={"office"})
            row.clean()
            _insert(row)
        except ValidationError as error:
            raise _refusal(row, error) from error
        self.rows[BOOK_OF[type(row)]].append(row)
        return row

    def add_all(self, rows: Iterable[Book]) -> None:
        """Write many new versions at once, as `add_to` does."""
        add_to({self: rows})

    def sign(self, row: Book) -> None:
        """Stamp a row as one of this act."""
        # On verification the content's author stays; whoever acts stands in the event.
        row.office_id = self.office
        row.event_seq = self.seq
        row.recorded_at = self.recorded_at
        row.recorded_by = row.recorded_by or self.by


def add_to(written: Mapping[Act, Iterable[Book]]) -> None:
    """Write many new versions of acts at once; raises InvalidRow, for rules across columns without naming the row."""
    by_model: dict[type[Book], list[tuple[Act, Book]]] = defaultdict(list)
    for under, rows in written.items():
        for row in rows:
            by_model[type(row)].append((under, row))
    memory.end()
    for model, members in by_model.items():
        clean = Cleaner(model, exclude=frozenset({"office"})).clean
        for under, row in members:
            under.sign(row)
            try:
                clean(row)
            except ValidationError as error:
                raise _refusal(row, error) from error
    for model, members in by_model.items():
        with _refusals_of(model):
            insert([row for _, row in members])
        for under, row in members:
            under.rows[BOOK_OF[model]].append(row)


def repeat(rows: QuerySet[R], told: Mapping[Act, Mapping[str, Any]]) -> Sequence[R]:
    """Write a next version of each of these rows, as the database copies them, and return what is FOLLOWED of them.

    `told`: in which columns the next versions of an act's office say something else, the same columns of every act.
    Nothing is cleaned: the content is what the book holds. Raises InvalidRow.
    """
    if not (told and rows.exists()):
        return []
    memory.end()
    model = rows.model
    stamped = {
        each.office: {"event_seq": each.seq, "recorded_at": each.recorded_at, **columns}
        for each, columns in told.items()
    }
    columns = [field.attname for field in model._meta.concrete_fields if field.attname in FOLLOWED]
    with _refusals_of(model):
        # Tuples with the columns' names: a model of each takes longer to build than to read.
        written = cast(list[R], copy_versions(rows, stamped, shown=columns))
    by_office = {each.office: each for each in told}
    for row in written:
        by_office[row.office_id].rows[BOOK_OF[model]].append(row)
    return written


@contextmanager
def act(*, office: str, by: str, verb: str, summary: str) -> Iterator[Act]:
    """Lock an office and hand out an Act; its rows and one event become one transaction.

    An act that adds no row writes nothing. Raises NotFound for an office without books, and SentAlready.
    """
    with acts(by=by, verb=verb, summaries={office: summary}) as begun:
        yield begun[office]


@contextmanager
def acts(*, by: str, verb: str, summaries: Mapping[str, str]) -> Iterator[Mapping[str, Act]]:
    """Lock some offices and hand out an Act of each; all their rows, and one event an office, become one transaction.

    `summaries`: what each office's event says. Offices are locked by code, and held until the outermost transaction
    ends: who locks some after others takes them by code, too. Until the first row the same question is answered once
    (`registers.memory`): whoever writes beside the books before it, as accounts are, asks first. Raises what `act`
    raises.
    """
    with transaction.atomic():
        lock(*summaries)
        sent.refuse_second()
        with memory.one_reading(of_act=True):
            previous, present = _last_events(summaries), clock.now().astimezone(UTC)
            begun = {
                office: Act(office=office, by=by, previous=previous.get(office), present=present)
                for office in sorted(summaries)
            }
            yield begun
        _seal(list(begun.values()), verb=verb, summaries=summaries)


@contextmanager
def open_office(*, office: str, by: str, verb: str, summary: str) -> Iterator[Act]:
    """Make an office and hand out its first Act. Raises OfficeExists when it has books."""
    with transaction.atomic():
        if Office.objects.filter(pk=office).exists():
            raise OfficeExists(f"Buku kantor {office} sudah dibuka; pakai buku yang ada.")
        Office.objects.create(pk=office)
        begun = Act(office=office, by=by, previous=None, present=clock.now().astimezone(UTC))
        yield begun
        if not begun.rows:
            raise InvalidRow(f"Buku kantor {office} tidak dapat dibuka tanpa satu baris pun; isi profilnya.")
        _seal([begun], verb=verb, summaries={office: summary})


def settle(office: str) -> datetime:
    """Return an instant up to which all acts of an office are committed, and after which all later ones are stamped.

    Waits for acts under way. Raises NotFound for an office without books.
    """
    with transaction.atomic():
        _hold(office)
        last = _last_events([office]).get(office)
        # One tick back: the next act may read the clock within the same microsecond.
        settled = clock.now() - TICK
        return max(settled, last.recorded_at) if last else settled


def hold_every_office() -> None:
    """Keep every office from acting until the transaction ends; for what touches what they share."""
    list(Office.objects.select_for_update().order_by("pk"))


def lock(*offices: str) -> None:
    """Wait until the offices are ours, until the transaction ends. Raises NotFound for an office without books.

    What was read before may not be true any more: it is asked anew.
    """
    memory.end()
    _hold(*offices)


def _hold(*offices: str) -> None:
    # On SQLite every transaction takes the write lock when it begins (transaction_mode IMMEDIATE).
    held = Office.objects.select_for_update().filter(pk__in=offices).order_by("pk")
    for office in sorted({*offices}.difference(held.values_list("pk", flat=True))):
        raise NotFound(f"Kantor {office} tidak ditemukan; buka bukunya lebih dahulu dengan cermat init.")


def last_seq(office: str) -> int:
    """Return the number of an office's latest event; 0 without any."""
    return last_seqs([office])[office]


def last_seqs(offices: Collection[str]) -> dict[str, int]:
    """Return the number of each office's latest event; 0 without any."""
    return dict.fromkeys(offices, 0) | {office: last.seq for office, last in _last_events(offices).items()}


def heads(offices: Collection[str]) -> dict[str, str]:
    """Return the hash of each office's latest event, which seals everything before it; none of one without events."""
    return {office: last.hash for office, last in _last_events(offices).items()}


def _last_events(offices: Collection[str]) -> dict[str, AuditEvent]:
    last = AuditEvent.objects.filter(office=OuterRef("pk")).order_by("-seq").values("pk")[:1]
    named = Office.objects.filter(pk__in=offices).annotate(last=Subquery(last)).values("last")
    events = AuditEvent.objects.filter(pk__in=named).only("office_id", "seq", "recorded_at", "hash")
    return {event.office_id: event for event in events}


def written_by(seqs: Mapping[str, int]) -> Q:
    """Return the condition that a row was written by an office's event of a number, `seqs` by office."""
    offices: dict[int, list[str]] = defaultdict(list)
    for office, seq in seqs.items():
        offices[seq].append(office)
    return reduce(or_, (Q(event_seq=seq, office__any_of=codes) for seq, codes in offices.items()), Q(pk__in=[]))


def _insert(row: Book) -> None:
    """Insert a new row. Raises ValidationError with the sentence of every rule across columns that it breaks."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # The table asks every rule of each row; which of them refused, is asked only where one did.
        row.validate_constraints()
        raise


def _refusal(row: Book, error: ValidationError) -> InvalidRow:
    faults = tuple((field, " ".join(sentences)) for field, sentences in error.message_dict.items())
    said = "; ".join(text if field == NON_FIELD_ERRORS else f"{field}: {text}" for field, text in faults)
    return InvalidRow(f"Baris {row.key} buku {BOOK_OF[type(row)]} ditolak: {said}", faults)


@contextmanager
def _refusals_of(model: type[Book]) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        broken = [each for each in model._meta.constraints if each.name and each.name in str(error)]
        said = str(broken[0].violation_error_message) if broken else "Ada baris yang versinya sudah ada."
        raise InvalidRow(f"Baris-baris buku {BOOK_OF[model]} ditolak: {said}", ((NON_FIELD_ERRORS, said),)) from error


def _seal(begun: Sequence[Act], *, verb: str, summaries: Mapping[str, str]) -> None:
    wrote = [each for each in begun if each.rows]
    if not wrote:
        return
    anchor, sealed = _anchor(max(each.recorded_at for each in wrote)).number, _manifests(wrote)
    insert(
        [
            _event(each, verb=verb, summary=summaries[each.office], manifest=sealed[each], anchor=anchor)
            for each in wrote
        ]
    )
    for follow in followers:
        follow(wrote)
    sent.count()


def _event(begun: Act, *, verb: str, summary: str, manifest: str, anchor: int) -> AuditEvent:
    event = AuditEvent(
        id=f"{begun.office}#{begun.seq}",
        office_id=begun.office,
        seq=begun.seq,
        recorded_at=begun.recorded_at,
        recorded_by=begun.by,
        verb=verb,
        summary=summary,
        manifest=manifest,
        anchor_id=anchor,
        prev_hash=begun.prev_hash,
    )
    event.hash = hash_of(event)
    event.clean_fields(exclude={"office", "anchor"})
    return event


def _manifests(wrote: Sequence[Act]) -> dict[Act, str]:
    """Return of each act one line for every row that the database shows of it, which must be those it wrote."""
    lines: dict[Act, list[str]] = {each: [] for each in wrote}
    by_event = {(each.office, each.seq): each for each in wrote}
    for book in sorted({book for each in wrote for book in each.rows}):
        authors = [each for each in wrote if each.rows.get(book)]
        found = BOOKS[book]._default_manager.filter(written_by({each.office: each.seq for each in authors}))
        shown: dict[Act, list[int]] = defaultdict(list)
        for office, seq, pks, told in manifests(book, found):
            shown[by_event[office, seq]] = pks
            lines[by_event[office, seq]].append(told)
        for each in authors:
            if shown[each] != sorted(row.pk for row in each.rows[book]):
                raise RuntimeError(
                    f"the act wrote {len(each.rows[book])} rows of {book}, the database shows {len(shown[each])}"
                )
    return {each: "\n".join(found) for each, found in lines.items()}


def _anchor(instant: datetime) -> Anchor:
    """Return the latest anchor, after making one when none is of this UTC day or a later one."""
    latest = Anchor.objects.order_by("-number").first()
    if latest and latest.day >= instant.astimezone(UTC).date():
        return latest
    anchor = Anchor(
        number=latest.number + 1 if latest else 1,
        day=instant.astimezone(UTC).date(),
        recorded_at=instant,
        heads=_anchored_heads(),
        prev_hash=latest.hash if latest else GENESIS,
    )
    anchor.hash = hash_of(anchor)
    # Two offices may begin a day together: the second one waits for the first and takes its anchor.
    Anchor.objects.bulk_create([anchor], ignore_conflicts=connection.features.has_select_for_update)
    return Anchor.objects.order_by("-number")[0]


def _anchored_heads() -> str:
    last = AuditEvent.objects.filter(office=OuterRef("pk")).order_by("-seq")
    offices = Office.objects.annotate(seq=Subquery(last.values("seq")[:1]), head=Subquery(last.values("hash")[:1]))
    heads = offices.filter(seq__isnull=False).order_by("pk").values_list("pk", "seq", "head")
    return "\n".join(f"{code} {seq} {head}" for code, seq, head in heads)
