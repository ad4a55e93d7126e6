"""Taking a whole file back: every row it wrote stands again as before, by new versions, in one event an office.

No second person is needed, because nothing he checked leaves: a batch of which a row was verified, changed or built
upon since is refused, naming the rows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Q

from cermat.actions import activities, outputs, permissions, policies, versions, village_documents
from cermat.actions.errors import WrongState
from cermat.actions.imports import deliveries, undoing_budgets
from cermat.actions.imports.taking import TAKEOVER_VERB, VERB, Progress, silent
from cermat.actions.permissions import Act
from cermat.actions.policies import Standing
from cermat.actions.versions import Noun
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent, CheckedBook, Evidence, Output
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import named
from cermat.registers.selectors.work import NOTHING

UNDO_VERB = "menarik kembali berkas"
TAKEN_BACK = "Berkas ini sudah ditarik kembali; masukkan berkas yang benar bila masih perlu."
NAMED = 5  # rows named in a refusal
_NOUNS: tuple[Noun[Any], ...] = (activities.NOUN, outputs.NOUN, village_documents.NOUN)
# By office and key.
Histories = Mapping[tuple[str, str], Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one file wrote, counted in its lines. `refusal`: why it may not be taken back."""

    seq: int
    summary: str
    new: int
    corrected: int
    is_taken_back: bool
    refusal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """How many lines stand as before, in how many offices."""

    lines: int
    offices: int


def batch(*, by: Scope, seq: int) -> Batch:
    """Return what a file wrote, to whoever took it in, and to the console. Raises NotFound for any other event."""
    event = _event(by, seq)
    if nodes := undoing_budgets.written(by.office, seq):
        return _batch_of_nodes(event, nodes)
    moved_on = [by.office] if ledger.last_seq(by.office) > seq else []
    written = _written([event], moved_on)
    lines = _lines(_latest(written))
    new = sum(1 for place in lines if any(_began(histories.get(place, ()), seq) for histories in written.values()))
    return Batch(
        seq=seq,
        summary=event.summary,
        new=new,
        corrected=len(lines) - new,
        is_taken_back=_is_taken_back(event),
        refusal=_refusal_of_part(event) or _refusal([event], written, moved_on),
    )


def taken_back(*, by: Scope, seqs: Collection[int]) -> set[int]:
    """Return which of the files of these events were taken back."""
    events = AuditEvent.objects.filter(office_id=by.office, seq__in=seqs)
    return {seq for _, seq in _taken_back(events)}


def undo(*, by: Scope, seq: int) -> int:
    """Take a file back and return how many of its lines stand as before. Raises WrongState naming what forbids."""
    event = _event(by, seq)
    nodes = undoing_budgets.written(by.office, seq)
    permissions.check_can(by, Act.KEEP_BUDGET if nodes else Act.IMPORT)
    if sentence := _refusal_of_part(event):
        raise WrongState(sentence)
    if not nodes:
        return _take_back([event], by=by.username)
    told = _told(event)
    with ledger.act(office=by.office, by=by.username, verb=UNDO_VERB, summary=told) as act:
        if sentence := _refusal_of_nodes(event, nodes):
            raise WrongState(sentence)
        act.add_all(undoing_budgets.as_before(history, told) for history in nodes.values())
    return len(nodes)


def undo_delivery(*, by: Sequence[Scope], name: str, progress: Progress = silent) -> Undone:
    """Take a delivery back in every office it went to, or in none, and return how much stands as before.

    `by`: one person's scopes of these offices. `progress` is told how many offices are done. Raises NotFound for a name
    that no delivery has, or one that went to other offices too, WrongState naming what forbids.
    """
    name = name.strip().lower()
    if not name:
        raise NotFound("Nama kiriman kosong; tulis nama yang tercetak saat berkasnya dimasukkan.")
    scopes = {scope.office: scope for scope in by}
    events = {event.office_id: event for event in _events_of(name)}
    if not events or events.keys() - scopes.keys():
        raise NotFound(f"Kiriman {name} tidak ditemukan; namanya tercetak saat berkasnya dimasukkan.")
    for office in events:
        permissions.check_can(scopes[office], Act.IMPORT)
    lines = done = 0
    with transaction.atomic():
        for some in deliveries.together(events):
            lines += _take_back([events[office] for office in some], by=scopes[some[0]].username)
            done += len(some)
            progress(done, len(events))
    return Undone(lines=lines, offices=len(events))


def _events_of(delivery: str) -> Iterator[AuditEvent]:
    found = AuditEvent.objects.filter(verb__startswith=VERB) | AuditEvent.objects.filter(verb__startswith=TAKEOVER_VERB)
    named = found.filter(summary__endswith=deliveries.told(delivery)).defer("manifest")
    return named.iterator()


def _take_back(events: Sequence[AuditEvent], *, by: str) -> int:
    """Put back what some events wrote, at most one of an office, and return how many of their lines stand as before."""
    told = {event.office_id: _told(event) for event in events}
    with ledger.acts(by=by, verb=UNDO_VERB, summaries=told) as begun:
        last = {event.office_id: event.seq for event in events if begun[event.office_id].seq == event.seq + 1}
        untouched, moved_on = _untouched(last), told.keys() - last.keys()
        written = _written(events, moved_on, besides=untouched)
        if sentence := _refusal(events, written, moved_on):
            raise WrongState(sentence)
        withdrawal = {begun[office]: _withdrawal(told[office], takes_back=1) for office in last}
        withdrawn = {noun: ledger.repeat(noun.model._default_manager.filter(untouched), withdrawal) for noun in _NOUNS}
        rows: dict[ledger.Act, list[CheckedBook]] = {act: [] for act in begun.values()}
        for histories in written.values():
            for (office, _), history in histories.items():
                rows[begun[office]].append(_as_before(history, told[office]))
        ledger.add_to(rows)
    return len(_lines(_latest(written)) | _lines(withdrawn))


def _refusal_of_part(event: AuditEvent) -> str | None:
    if not (name := deliveries.name_in(event.summary)):
        return None
    return (
        f"Berkas ini masuk ke banyak kantor sekaligus; tarik kembali seluruhnya dengan `cermat undo {name}`, atau "
        "perbaiki barisnya satu per satu."
    )


def _told(event: AuditEvent) -> str:
    return f"{event.summary} (peristiwa {event.seq})"


def _taken_back(events: Iterable[AuditEvent]) -> set[tuple[str, int]]:
    """Return which of some events were taken back, by office and number."""
    told = {(event.office_id, _told(event)): event.seq for event in events}
    offices = {office for office, _ in told}
    undone = AuditEvent.objects.filter(office__any_of=offices, verb=UNDO_VERB).values_list("office_id", "summary")
    return {(place[0], told[place]) for place in undone if place in told}


def _is_taken_back(event: AuditEvent) -> bool:
    return bool(_taken_back([event]))


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


def _untouched(seqs: Mapping[str, int]) -> Q:
    """Return the condition that a row is new by one of these events, its office's last, and waits to be checked."""
    state, annulled = policies.state_of(policies.TAKEN_BACK_FROM)
    return ledger.written_by(seqs) & Q(version=1, state=state.value, annulled=annulled)


def _withdrawal(told: str, *, takes_back: int) -> Mapping[str, object]:
    """Return what the next version of a row that leaves with its file says besides what the version taken back said."""
    state, annulled = policies.state_of(Standing.WITHDRAWN)
    return {"state": state.value, "annulled": annulled, "reason": _because(told), "takes_back": takes_back}


def _written(
    events: Sequence[AuditEvent], moved_on: Collection[str], *, besides: Q = NOTHING
) -> Mapping[Noun[Any], Histories]:
    """Return by book all versions of every row that some events wrote, at most one of an office, oldest first.

    `moved_on`: the offices that did something afterwards. `besides`: the rows that need not be looked at.
    """
    seqs = {event.office_id: event.seq for event in events}
    return {noun: _histories(noun, ledger.written_by(seqs) & ~besides, moved_on) for noun in _NOUNS}


def _histories(noun: Noun[Any], written: Q, moved_on: Collection[str]) -> Histories:
    """Return all versions of what was written; other ones are looked for where there may be any."""
    # When a row was recorded says nothing here, and takes longest to read.
    rows = noun.model._default_manager.defer("recorded_at")
    found = {(row.office_id, row.key): [row] for row in rows.filter(written)}
    others = [place for place, (row,) in found.items() if row.version > 1 or row.office_id in moved_on]
    found |= {place: [] for place in others}
    for part in named(others):
        for row in rows.filter(part).order_by("version"):
            found[row.office_id, row.key].append(row)
    return dict(sorted(found.items()))


def _latest(written: Mapping[Noun[Any], Histories]) -> Mapping[Noun[Any], list[CheckedBook]]:
    return {noun: [history[-1] for history in histories.values()] for noun, histories in written.items()}


def _lines(rows: Mapping[Noun[Any], Sequence[Any]]) -> set[tuple[str, str]]:
    """Return the lines that rows were written from, by office and key: an output's is the line of its activity."""
    keys = {noun: attrgetter("office_id", "activity" if noun is outputs.NOUN else "key") for noun in rows}
    return {keys[noun](row) for noun, found in rows.items() for row in found}


def _began(history: Sequence[CheckedBook], seq: int) -> bool:
    return bool(history) and history[0].event_seq == seq


def _refusal(
    events: Sequence[AuditEvent], written: Mapping[Noun[Any], Histories], moved_on: Collection[str]
) -> str | None:
    if _taken_back(events):
        return TAKEN_BACK
    seqs = {event.office_id: event.seq for event in events}
    return _cannot(list(_moved(seqs, written)) or list(_built_upon(seqs, written, moved_on)))


def _cannot(sentences: Sequence[str]) -> str | None:
    if not sentences:
        return None
    more = f"; dan {len(sentences) - NAMED} lagi" if len(sentences) > NAMED else ""
    return (
        f"Berkas ini tidak dapat ditarik kembali: {'; '.join(sentences[:NAMED])}{more}. "
        "Perbaiki atau batalkan barisnya satu per satu."
    )


def _moved(seqs: Mapping[str, int], written: Mapping[Noun[Any], Histories]) -> Iterator[str]:
    for noun, histories in written.items():
        for (office, _), history in histories.items():
            latest, seq = history[-1], seqs[office]
            if latest.event_seq == seq and versions.standing(latest) is policies.TAKEN_BACK_FROM:
                continue
            if any(row.event_seq >= seq and versions.standing(row) is Standing.VERIFIED for row in history):
                yield f"{noun.label(latest)} sudah diverifikasi"
            else:
                yield f"{noun.label(latest)} sudah berubah sesudahnya"


def _built_upon(
    seqs: Mapping[str, int], written: Mapping[Noun[Any], Histories], moved_on: Collection[str]
) -> Iterator[str]:
    """Yield the outputs and evidence recorded since on rows that would not be there any more."""
    new = {noun: {place for place, rows in written[noun].items() if _is_new(rows)} for noun in _NOUNS}
    first = {"office_id__in": moved_on, "event_seq__gt": min(seqs.values()), "version": 1}
    for output in Output.objects.filter(**first):
        if output.event_seq > seqs[output.office_id] and (output.office_id, output.activity) in new[activities.NOUN]:
            yield f"{outputs.NOUN.label(output)} dicatat sesudahnya pada kegiatan dari berkas ini"
    keys = {ledger.BOOK_OF[noun.model]: found for noun, found in new.items()}
    for paper in Evidence.objects.filter(**first):
        if paper.event_seq > seqs[paper.office_id] and (paper.office_id, paper.of_key) in keys.get(paper.of_book, ()):
            yield f"Bukti “{paper.title}” dicatat sesudahnya pada baris dari berkas ini"


def _is_new(history: Sequence[Any]) -> bool:
    return not versions.left(history[:-1])


def _because(told: str) -> str:
    return f"berkas ditarik kembali: {told}"


def _as_before(history: Sequence[CheckedBook], told: str) -> CheckedBook:
    """Return the version that puts a row back: as its last version before said, or withdrawn where there is none."""
    taken = history[-1]
    before = next(reversed(versions.left(history[:-1])), None)
    if before is None:
        withdrawal = _withdrawal(told, takes_back=taken.version)
        return versions.next_version(taken, recorded_by=taken.recorded_by, **withdrawal)
    row = versions.next_version(taken, takes_back=taken.version, **versions.content_of(before))
    row.reason = f"{before.reason} — {_because(told)}" if before.reason else _because(told)
    row.state, row.annulled, row.recorded_by = before.state, before.annulled, before.recorded_by
    row.verified_by, row.verified_as, row.takeover = before.verified_by, before.verified_as, before.takeover
    return row
