"""Taking a whole file back: every row it wrote stands again as before, by new versions, in one event.

No second person is needed, because nothing he checked leaves: a batch of which a row was verified, changed or built
upon since is refused, naming the rows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cermat.actions import activities, outputs, permissions, policies, versions, village_documents
from cermat.actions.errors import WrongState
from cermat.actions.imports import undoing_budgets
from cermat.actions.imports.taking import TAKEOVER_VERB, VERB
from cermat.actions.permissions import Act
from cermat.actions.policies import Standing
from cermat.actions.versions import Noun
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent, CheckedBook, Evidence, Output
from cermat.registers.roles import Role
from cermat.registers.scope import Scope

UNDO_VERB = "menarik kembali berkas"
TAKEN_BACK = "Berkas ini sudah ditarik kembali; masukkan berkas yang benar bila masih perlu."
NAMED = 5  # rows named in a refusal
AT_ONCE = 1000  # a database takes only so many parameters in one query
_NOUNS: tuple[Noun[Any], ...] = (activities.NOUN, outputs.NOUN, village_documents.NOUN)
Histories = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one file wrote, counted in its lines. `refusal`: why it may not be taken back."""

    seq: int
    summary: str
    new: int
    corrected: int
    is_taken_back: bool
    refusal: str | None


def batch(*, by: Scope, seq: int) -> Batch:
    """Return what a file wrote, to whoever took it in, and to the console. Raises NotFound for any other event."""
    event = _event(by, seq)
    if nodes := undoing_budgets.written(by.office, seq):
        return _batch_of_nodes(event, nodes)
    written = {noun: _written(noun, by.office, seq) for noun in _NOUNS}
    lines = _lines(written)
    new = sum(1 for key in lines if any(_began(histories.get(key, ()), seq) for histories in written.values()))
    return Batch(
        seq=seq,
        summary=event.summary,
        new=new,
        corrected=len(lines) - new,
        is_taken_back=_is_taken_back(event),
        refusal=_refusal(event, written),
    )


def taken_back(*, by: Scope, seqs: Collection[int]) -> set[int]:
    """Return which of the files of these events were taken back."""
    told = {_told(event): event.seq for event in AuditEvent.objects.filter(office_id=by.office, seq__in=seqs)}
    undone = AuditEvent.objects.filter(office_id=by.office, verb=UNDO_VERB, summary__in=told)
    return {told[summary] for summary in undone.values_list("summary", flat=True)}


def undo(*, by: Scope, seq: int) -> int:
    """Take a file back and return how many of its lines stand as before. Raises WrongState naming what forbids."""
    event = _event(by, seq)
    nodes = undoing_budgets.written(by.office, seq)
    permissions.check_can(by, Act.KEEP_BUDGET if nodes else Act.IMPORT)
    told = _told(event)
    with ledger.act(office=by.office, by=by.username, verb=UNDO_VERB, summary=told) as act:
        written = {noun: _written(noun, by.office, seq) for noun in _NOUNS}
        if sentence := _refusal_of_nodes(event, nodes) if nodes else _refusal(event, written):
            raise WrongState(sentence)
        rows = [_as_before(history, told) for histories in written.values() for history in histories.values()]
        act.add_all([*rows, *(undoing_budgets.as_before(history, told) for history in nodes.values())])
    return len(nodes) or len(_lines(written))


def _told(event: AuditEvent) -> str:
    return f"{event.summary} (peristiwa {event.seq})"


def _is_taken_back(event: AuditEvent) -> bool:
    undone = AuditEvent.objects.filter(office_id=event.office_id, verb=UNDO_VERB, summary=_told(event))
    return undone.exists()


def _batch_of_nodes(event: AuditEvent, nodes: undoing_budgets.Histories) -> Batch:
    new = sum(1 for history in nodes.values() if history[0].event_seq == event.seq)
    return Batch(
        seq=event.seq,
        summary=event.summary,
        new=new,
        corrected=len(nodes) - new,
        is_taken_back=_is_taken_back(event),
        refusal=_refusal_of_nodes(event, nodes),
    )


def _refusal_of_nodes(event: AuditEvent, nodes: undoing_budgets.Histories) -> str | None:
    if _is_taken_back(event):
        return TAKEN_BACK
    return _cannot(list(undoing_budgets.moved(event.seq, nodes)))


def _event(by: Scope, seq: int) -> AuditEvent:
    event = AuditEvent.objects.filter(office_id=by.office, seq=seq).first()
    is_own = event is not None and (event.recorded_by == by.username or Role.KONSOL in by.roles)
    if event is None or not is_own or not event.verb.startswith((VERB, TAKEOVER_VERB)):
        raise NotFound(f"Impor nomor {seq} tidak ditemukan; buka dari daftar impor Anda.")
    return event


def _written(noun: Noun[Any], office: str, seq: int) -> Histories:
    """Return all versions of every row of a book that an event wrote, oldest first."""
    rows = noun.model._default_manager.filter(office_id=office)
    keys = sorted(rows.filter(event_seq=seq).order_by().values_list("key", flat=True))
    found: dict[str, list[Any]] = defaultdict(list)
    for start in range(0, len(keys), AT_ONCE):
        for row in rows.filter(key__in=keys[start : start + AT_ONCE]).order_by("key", "version"):
            found[row.key].append(row)
    return found


def _lines(written: Mapping[Noun[Any], Histories]) -> set[str]:
    """Return the keys of the lines an event wrote: an output stands on the line of its activity."""
    of_outputs = {history[-1].activity for history in written[outputs.NOUN].values()}
    return of_outputs.union(*(histories for noun, histories in written.items() if noun is not outputs.NOUN))


def _began(history: Sequence[CheckedBook], seq: int) -> bool:
    return bool(history) and history[0].event_seq == seq


def _refusal(event: AuditEvent, written: Mapping[Noun[Any], Histories]) -> str | None:
    if _is_taken_back(event):
        return TAKEN_BACK
    return _cannot(list(_moved(event.seq, written)) or list(_built_upon(event.office_id, event.seq, written)))


def _cannot(sentences: Sequence[str]) -> str | None:
    if not sentences:
        return None
    more = f"; dan {len(sentences) - NAMED} lagi" if len(sentences) > NAMED else ""
    return (
        f"Berkas ini tidak dapat ditarik kembali: {'; '.join(sentences[:NAMED])}{more}. "
        "Perbaiki atau batalkan barisnya satu per satu."
    )


def _moved(seq: int, written: Mapping[Noun[Any], Histories]) -> Iterator[str]:
    for noun, histories in written.items():
        for history in histories.values():
            latest = history[-1]
            if latest.event_seq == seq and versions.standing(latest) is policies.TAKEN_BACK_FROM:
                continue
            if any(row.event_seq >= seq and versions.standing(row) is Standing.VERIFIED for row in history):
                yield f"{noun.label(latest)} sudah diverifikasi"
            else:
                yield f"{noun.label(latest)} sudah berubah sesudahnya"


def _built_upon(office: str, seq: int, written: Mapping[Noun[Any], Histories]) -> Iterator[str]:
    """Yield the outputs and evidence recorded since on rows that would not be there any more."""
    new = {noun: {key for key, rows in written[noun].items() if _is_new(rows)} for noun in _NOUNS}
    for output in Output.objects.filter(office_id=office, event_seq__gt=seq, version=1):
        if output.activity in new[activities.NOUN]:
            yield f"{outputs.NOUN.label(output)} dicatat sesudahnya pada kegiatan dari berkas ini"
    keys = {ledger.BOOK_OF[noun.model]: found for noun, found in new.items()}
    for paper in Evidence.objects.filter(office_id=office, event_seq__gt=seq, version=1):
        if paper.of_key in keys.get(paper.of_book, ()):
            yield f"Bukti “{paper.title}” dicatat sesudahnya pada baris dari berkas ini"


def _is_new(history: Sequence[Any]) -> bool:
    return not versions.left(history[:-1])


def _as_before(history: Sequence[CheckedBook], told: str) -> CheckedBook:
    """Return the version that puts a row back: as its last version before said, or withdrawn where there is none."""
    taken = history[-1]
    before = next(reversed(versions.left(history[:-1])), None)
    row = versions.next_version(taken, recorded_by=taken.recorded_by, **(versions.content_of(before) if before else {}))
    row.takes_back = taken.version
    told = f"berkas ditarik kembali: {told}"
    row.reason = f"{before.reason} — {told}" if before and before.reason else told
    if before is None:
        state, row.annulled = policies.state_of(Standing.WITHDRAWN)
        row.state = state.value
        return row
    row.state, row.annulled, row.recorded_by = before.state, before.annulled, before.recorded_by
    row.verified_by, row.verified_as, row.takeover = before.verified_by, before.verified_as, before.takeover
    return row
