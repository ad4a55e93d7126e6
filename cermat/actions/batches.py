"""Many rows in one act: what a unit records together, and what one person verifies together.

The same permissions, checks and steps as row by row; whole or not at all, and one event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cermat.actions import (
    activities,
    checks,
    evidence,
    facts,
    iku_papers,
    outputs,
    permissions,
    recorded_values,
    settings,
    targets,
    versions,
    village_documents,
)
from cermat.actions.checks import Facts
from cermat.actions.entries import ActivityEntry, EvidenceEntry, OutputEntry, VillageDocumentEntry
from cermat.actions.errors import AlreadyThere, FaultyOutput
from cermat.actions.versions import M, Noun
from cermat.indicators.rows import FOLLOWING, Ref, State
from cermat.registers import ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import CheckedBook
from cermat.registers.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where the paper that proves a row is kept."""

    title: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRecord:
    """An output with what proves it."""

    entry: OutputEntry
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRecord:
    """An activity with its outputs."""

    entry: ActivityEntry
    outputs: tuple[OutputRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A village document with what proves it; `follows`: its paper is promised."""

    entry: VillageDocumentEntry
    proofs: tuple[Proof, ...] = ()
    follows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCorrection:
    """Other content for a village document, over the version that was seen, with the paper that comes with it."""

    key: str
    version: int
    entry: VillageDocumentEntry
    reason: str
    proofs: tuple[Proof, ...] = ()
    follows: bool = False


def record(
    *,
    by: Scope,
    summary: str,
    activity_records: Sequence[ActivityRecord] = (),
    documents: Sequence[DocumentRecord] = (),
    corrections: Sequence[DocumentCorrection] = (),
    submitted: bool = True,
) -> tuple[Ref, ...]:
    """Record activities with their outputs, and village documents, handed in or as drafts; correct some beside them.

    Returns what was written, each activity before its outputs. Raises FaultyOutput for an output of an activity,
    FaultyEntry for anything else.
    """
    known = facts.of(by)
    with ledger.act(office=by.office, by=by.username, verb="mencatat beberapa baris", summary=summary) as act:
        shelves = _Shelves(by, State.SUBMITTED if submitted else State.DRAFT)
        rows = [row for each in activity_records for row in _activity_rows(by, each, known, shelves)]
        rows += [row for each in documents for row in _document_rows(by, each, known, shelves)]
        rows += [row for each in corrections for row in _correction_rows(by, each, shelves)]
        act.add_all(rows)
    return tuple(Ref(book=ledger.BOOK_OF[type(row)], key=row.key, version=row.version) for row in rows)


def verify(*, by: Scope, refs: Sequence[Ref], summary: str) -> None:
    """Verify several submitted versions that other people recorded, each named as it was seen."""
    with ledger.act(office=by.office, by=by.username, verb="memverifikasi beberapa baris", summary=summary) as act:
        act.add_all([versions.verified(noun_of(by, ref), by=by, key=ref.key, version=ref.version) for ref in refs])


class _Shelves:
    """The rows of each book by identity, and the keys taken, growing as a batch goes on."""

    def __init__(self, by: Scope, state: State) -> None:
        self._by = by
        self._state = state
        self._known: dict[type[CheckedBook], tuple[set[str], set[tuple[object, ...]]]] = {}

    def place(self, noun: Noun[M], row: M, state: State | None = None) -> M:
        """Return the row as a first version under a free key, in the batch's state or its own. Raises AlreadyThere."""
        if noun.model not in self._known:
            found = versions.histories(noun, self._by.office)
            self._known[noun.model] = set(found), set(versions.by_identity(noun, found))
        keys, identities = self._known[noun.model]
        identity = tuple(noun.identity(row).values())
        if identity in identities:
            raise AlreadyThere(f"{noun.label(row)} sudah tercatat; perbaiki yang sudah ada, jangan dicatat lagi.")
        row.key, row.version = versions.free_key(versions.key_stem(noun, row), keys), 1
        row.state = (state or self._state).value
        keys.add(row.key)
        identities.add(identity)
        return row


def _activity_rows(by: Scope, each: ActivityRecord, known: Facts, shelves: _Shelves) -> Iterator[CheckedBook]:
    activity = activities.row_of(each.entry)
    permissions.check_can(by, activities.NOUN.recording, activities.NOUN.subject(by, activity))
    checks.refuse(checks.activity_problems(each.entry, known))
    yield shelves.place(activities.NOUN, activity)
    for position, output in enumerate(each.outputs):
        held_on, status = each.entry.dated, each.entry.status
        if problems := list(checks.output_problems(output.entry, held_on=held_on, status=status, facts=known)):
            raise FaultyOutput(problems, position=position)
        row = shelves.place(outputs.NOUN, outputs.row_of(output.entry, activity=activity.key))
        yield row
        yield from _proof_rows("output", row.key, output.proofs, shelves)


def _document_rows(by: Scope, each: DocumentRecord, known: Facts, shelves: _Shelves) -> Iterator[CheckedBook]:
    entry, noun = village_documents.stamped(each.entry, known), village_documents.NOUN
    row = village_documents.row_of(entry)
    permissions.check_can(by, noun.recording, noun.subject(by, row))
    checks.refuse(village_documents.problems(by, entry, known))
    yield shelves.place(noun, row)
    yield from _paper_rows(row.key, each.proofs, shelves, follows=each.follows)


def _correction_rows(by: Scope, each: DocumentCorrection, shelves: _Shelves) -> Iterator[CheckedBook]:
    yield village_documents.corrected(by=by, key=each.key, version=each.version, entry=each.entry, reason=each.reason)
    # The folder that holds the draft holds its Perdes, too: what was said already is not said again.
    said = selectors.latest(selectors.evidence_of(by, "village_document", each.key))
    held = {row.location for row in said if not row.mark.annulled}
    proofs = [proof for proof in each.proofs if proof.location not in held]
    yield from _paper_rows(each.key, proofs, shelves, follows=each.follows and FOLLOWING not in held)


def _paper_rows(key: str, proofs: Sequence[Proof], shelves: _Shelves, *, follows: bool) -> Iterator[CheckedBook]:
    yield from _proof_rows("village_document", key, proofs, shelves)
    if follows:
        promise = evidence.promised("village_document", key)
        yield shelves.place(evidence.noun_for("village_document"), promise, State.DRAFT)


def _proof_rows(book: str, key: str, proofs: Sequence[Proof], shelves: _Shelves) -> Iterator[CheckedBook]:
    for proof in proofs:
        entry = EvidenceEntry(book=book, key=key, title=proof.title, location=proof.location)
        checks.refuse(checks.evidence_problems(entry))
        yield shelves.place(evidence.noun_for(book), evidence.row_of(entry))


_NOUNS: dict[str, Noun[Any]] = {
    "activity": activities.NOUN,
    "output": outputs.NOUN,
    "village_document": village_documents.NOUN,
    "recorded_value": recorded_values.NOUN,
    "target": targets.NOUN,
    "setting": settings.NOUN,
    "iku_paper": iku_papers.NOUN,
}


def noun_of(by: Scope, ref: Ref) -> Noun[Any]:
    """Return what the steps need to know of the row's book. Raises NotFound for a book whose rows nobody verifies."""
    if ref.book == "evidence":
        return evidence.noun_of(by, ref.key)
    if ref.book not in _NOUNS:
        raise NotFound(f"Buku {ref.book} tidak diperiksa baris demi baris; pilih baris dari kotak tugas.")
    return _NOUNS[ref.book]
