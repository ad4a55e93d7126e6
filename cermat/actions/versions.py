"""The versions of a checked book: one way to add, correct, submit, verify, send back, annul and restore a row.

Each noun (activities, outputs, …) says with a Noun what its rows are called and belong to; the steps are the same.
"""

import hashlib
import itertools
import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from cermat.actions import checks, permissions, policies
from cermat.actions.errors import AlreadyThere, FaultyEntry, Problem, StaleEdit, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import Standing, Step
from cermat.indicators.rows import State
from cermat.indicators.standing import authors
from cermat.registers import ledger, selectors, substitution
from cermat.registers.errors import NotFound
from cermat.registers.grounds import grounds_of
from cermat.registers.models import Activity, Book, CheckedBook
from cermat.registers.scope import Scope

M = TypeVar("M", bound=CheckedBook)
_NOT_A_WORD = re.compile(r"\W+")
# What a version says besides its content.
_STAMPS = frozenset(
    {"id", "office_id", "key", "version", "annulled", "reason", "event_seq", "recorded_at", "recorded_by"}
    | {"state", "verified_by", "verified_as", "without_scan", "takeover", "takes_back", "restores"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun(Generic[M]):
    """What the steps need to know of a book.

    `recording`: the act one needs for writing its rows. `label` names a row in an event. `identity` is what no other
    row may share. `subject`: the unit or village a row belongs to. `took_part`: who may not check it besides its
    authors. `checking`: the act one needs for verifying its rows. `refuse_verifying` refuses a version about to
    be verified that must not stand.
    """

    model: type[M]
    word: str
    recording: Act
    label: Callable[[M], str]
    identity: Callable[[M], Mapping[str, Any]]
    subject: Callable[[Scope, M], Subject]
    took_part: Callable[[Scope, M], frozenset[str]] = lambda by, row: frozenset()
    checking: Act = Act.VERIFY
    refuse_verifying: Callable[[Scope, M], None] = lambda by, row: None


def find(noun: Noun[M], *, by: Scope, key: str) -> M:
    """Return a row's latest version. Raises NotFound when it is missing or outside the person's reach."""
    return history_of(noun, by=by, key=key)[-1]


def history_of(noun: Noun[M], *, by: Scope, key: str) -> list[M]:
    """Return a row's versions, oldest first. Raises NotFound when it is missing or outside the person's reach."""
    versions = list(noun.model._default_manager.filter(office_id=by.office, key=key).order_by("version"))
    if not versions or (by.is_one_place and noun.subject(by, versions[-1]).village not in by.villages):
        raise NotFound(f"{noun.word.capitalize()} {key} tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return versions


def standing(row: CheckedBook) -> Standing:
    """Return where a row stands by its latest version."""
    return policies.standing_of(State(row.state), annulled=row.annulled)


def add(noun: Noun[M], row: M, *, by: Scope, submitted: bool, problems: Iterable[Problem]) -> M:
    """Write a new row's first version, submitted or as a draft, and return it; `problems` are looked at lazily."""
    _check_may_add(noun, [row], by=by, problems=problems)
    state = State.SUBMITTED if submitted else State.DRAFT
    _add(noun, [row], by=by, state=state, summary=f"{noun.label(row)}, {state}")
    return row


def add_all(noun: Noun[M], rows: Sequence[M], *, by: Scope, summary: str, problems: Iterable[Problem]) -> Sequence[M]:
    """Write the first versions of new rows, submitted, in one event or not at all, and return them."""
    _check_may_add(noun, rows, by=by, problems=problems)
    _add(noun, rows, by=by, state=State.SUBMITTED, summary=summary)
    return rows


def _check_may_add(noun: Noun[M], rows: Sequence[M], *, by: Scope, problems: Iterable[Problem]) -> None:
    for row in rows:
        permissions.check_can(by, noun.recording, noun.subject(by, row))
    checks.refuse(problems)


def _add(noun: Noun[M], rows: Sequence[M], *, by: Scope, state: State, summary: str) -> None:
    with ledger.act(office=by.office, by=by.username, verb=f"mencatat {noun.word}", summary=summary) as act:
        for row in rows:
            refuse_twin(noun, row, by=by)
            row.key, row.version, row.state = new_key(noun, row, office=by.office), 1, state.value
            act.add(row)


def correct(
    noun: Noun[M],
    *,
    by: Scope,
    key: str,
    version: int,
    content: Mapping[str, Any],
    reason: str,
    problems: Iterable[Problem],
) -> M:
    """Write other content as a new version; what was verified keeps counting until a second person verifies this."""
    after = corrected(noun, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return _write(noun, after, by=by, step=Step.CORRECT)


def corrected(
    noun: Noun[M],
    *,
    by: Scope,
    key: str,
    version: int,
    content: Mapping[str, Any],
    reason: str,
    problems: Iterable[Problem],
) -> M:
    """Return the unsaved version with other content, where this person may write it over the version he saw."""
    seen = find(noun, by=by, key=key)
    after = next_version(seen, **content)
    permissions.check_can(by, noun.recording, noun.subject(by, seen))
    permissions.check_can(by, noun.recording, noun.subject(by, after))
    refuse_stale(seen, version)
    policies.check_can(standing(seen), Step.CORRECT)
    if seen.state != State.DRAFT:
        _require("reason", reason, "Alasan perbaikan belum diisi; isi alasannya.")
    checks.refuse(problems)
    if content_of(after) == content_of(seen):
        raise WrongState("Tidak ada yang berubah; perbaiki isinya, atau batalkan.")
    told = said("perbaikan", reason)
    return _stepped(seen, after, version=version, step=Step.CORRECT, reason=told)


def submit(noun: Noun[M], *, by: Scope, key: str, version: int) -> M:
    """Hand a draft or a returned row to those who verify."""
    history = history_of(noun, by=by, key=key)
    seen = history[-1]
    permissions.check_can(by, noun.recording, noun.subject(by, seen))
    same = next_version(seen, recorded_by=seen.recorded_by)
    reason = before_return(history).reason
    return _move(noun, seen, same, by=by, version=version, step=Step.SUBMIT, reason=reason)


def verify(noun: Noun[M], *, by: Scope, key: str, version: int, **said: Any) -> M:
    """Say, as a second person, that a submitted version is right; from now on it counts. `said`: what he adds to it."""
    row = verified(noun, by=by, key=key, version=version, **said)
    return _write(noun, row, by=by, step=Step.VERIFY)


def verified(noun: Noun[M], *, by: Scope, key: str, version: int, **said: Any) -> M:
    """Return the unsaved version that says so, where this person may say it of the version he saw."""
    history = history_of(noun, by=by, key=key)
    seen, unit = history[-1], _check_may_check(noun, history, by=by)
    capacity = substitution.capacity(selectors.turns(by), unit, username=by.username)
    row = next_version(seen, recorded_by=seen.recorded_by, verified_by=by.username, verified_as=capacity, **said)
    after = _stepped(seen, row, version=version, step=Step.VERIFY, reason=seen.reason)
    noun.refuse_verifying(by, after)
    return after


def send_back(noun: Noun[M], *, by: Scope, key: str, version: int, remark: str) -> M:
    """Return a submitted version to its author with a remark."""
    history = history_of(noun, by=by, key=key)
    seen = history[-1]
    _check_may_check(noun, history, by=by)
    _require("remark", remark, "Catatan pengembalian belum diisi; tulis apa yang harus diperbaiki.")
    returned = next_version(seen, recorded_by=seen.recorded_by)
    return _move(noun, seen, returned, by=by, version=version, step=Step.SEND_BACK, reason=remark.strip())


def annul(noun: Noun[M], *, by: Scope, key: str, version: int, reason: str) -> M:
    """Say that a row was recorded by mistake; it takes effect when a second person verifies that."""
    seen = find(noun, by=by, key=key)
    permissions.check_can(by, noun.recording, noun.subject(by, seen))
    _require("reason", reason, "Alasan pembatalan belum diisi; isi alasannya.")
    return _move(noun, seen, next_version(seen), by=by, version=version, step=Step.ANNUL, reason=reason.strip())


def restore(noun: Noun[M], *, by: Scope, key: str, version: int, to_version: int, reason: str) -> M:
    """Write an earlier version's content again; it takes effect when a second person verifies that."""
    seen = find(noun, by=by, key=key)
    permissions.check_can(by, noun.recording, noun.subject(by, seen))
    _require("reason", reason, "Alasan pemulihan belum diisi; isi alasannya.")
    earlier = _earlier(noun, seen, by=by, to_version=to_version)
    permissions.check_can(by, noun.recording, noun.subject(by, earlier))
    told = said(f"pemulihan versi {to_version}", reason)
    again = next_version(seen, restores=to_version, **content_of(earlier))
    return _move(noun, seen, again, by=by, version=version, step=Step.RESTORE, reason=told)


def content_of(row: CheckedBook) -> dict[str, Any]:
    """Return what a version says, without who, when and in which state."""
    content = {name: getattr(row, name) for name in _content(type(row))}
    return content | {"grounds": grounds_of(row)} if isinstance(row, Activity) else content


@cache
def _content(model: type[CheckedBook]) -> tuple[str, ...]:
    names = (field.attname for field in model._meta.concrete_fields)
    return tuple(name for name in names if name not in _STAMPS)


@cache
def _unstamped(model: type[CheckedBook]) -> Mapping[str, Any]:
    fields = [field for field in model._meta.concrete_fields if field.attname in _STAMPS]
    return {field.attname: field.get_default() for field in fields} | {"recorded_by": ""}


def refuse_twin(noun: Noun[M], row: M, *, by: Scope) -> None:
    """Return when no other row has this row's identity now. Raises AlreadyThere naming the other one."""
    identity = noun.identity(row)
    same = noun.model._default_manager.filter(office_id=by.office, **identity).exclude(key=row.key)
    for key in sorted(set(same.values_list("key", flat=True))):
        twin = find(noun, by=by, key=key)
        if noun.identity(twin) != identity:
            continue
        remedy = "pulihkan dari riwayatnya" if twin.annulled else "perbaiki yang sudah ada"
        words = policies.STANDING_WORDS[standing(twin)]
        raise AlreadyThere(f"{noun.label(twin)} sudah tercatat ({words}); {remedy}, jangan dicatat lagi.")


def new_key(noun: Noun[M], row: M, *, office: str) -> str:
    """Return a free key for a new row."""
    stem = key_stem(noun, row)
    keys = noun.model._default_manager.filter(office_id=office, key__startswith=stem).values_list("key", flat=True)
    return free_key(stem, set(keys))


def key_stem(noun: Noun[M], row: M) -> str:
    """Return what a row's key is made of: its identity, so that the same books always get the same keys."""
    parts = [str(part) for part in noun.identity(row).values()]
    words = slugify(_NOT_A_WORD.sub("-", "-".join(parts)))[:60]
    return f"{words}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:8]}".lstrip("-")


def free_key(stem: str, taken: Container[str]) -> str:
    """Return a key that no row has: a row whose identity was corrected away keeps its key."""
    numbered = (stem if count == 1 else f"{stem}-{count}" for count in itertools.count(1))
    return next(key for key in numbered if key not in taken)


def histories(noun: Noun[M], office: str) -> Mapping[str, Sequence[M]]:
    """Return all versions of every row of a book, oldest first, by key."""
    found: dict[str, list[M]] = {}
    for row in noun.model._default_manager.filter(office_id=office).order_by("key", "version"):
        found.setdefault(row.key, []).append(row)
    return found


def histories_of(noun: Noun[M], offices: Collection[str], condition: Q) -> Mapping[str, Mapping[str, Sequence[M]]]:
    """Return by office what `histories` does, of the rows of which any version meets a condition."""
    rows = noun.model._default_manager.filter(office__any_of=offices)
    named = rows.filter(condition, office_id=OuterRef("office_id"), key=OuterRef("key"))
    found: dict[str, dict[str, list[M]]] = {office: {} for office in offices}
    for row in rows.filter(Exists(named)).order_by("key", "version"):
        found[row.office_id].setdefault(row.key, []).append(row)
    return found


def by_identity(noun: Noun[M], known: Mapping[str, Sequence[M]]) -> dict[tuple[object, ...], str]:
    """Return the key of every row by what identifies it now."""
    return {tuple(noun.identity(history[-1]).values()): key for key, history in known.items()}


def _move(noun: Noun[M], seen: M, after: M, *, by: Scope, version: int, step: Step, reason: str | None) -> M:
    return _write(noun, _stepped(seen, after, version=version, step=step, reason=reason), by=by, step=step)


def _stepped(seen: M, after: M, *, version: int, step: Step, reason: str | None) -> M:
    refuse_stale(seen, version)
    state, after.annulled = policies.state_of(policies.check_can(standing(seen), step))
    after.state, after.reason = state.value, reason
    return after


def _write(noun: Noun[M], after: M, *, by: Scope, step: Step) -> M:
    summary = f"{noun.label(after)}: versi {after.version}, {policies.STANDING_WORDS[standing(after)]}"
    told = f"{summary} ({after.reason})" if after.reason else summary
    with ledger.act(office=by.office, by=by.username, verb=f"{step} {noun.word}", summary=told) as act:
        # Under the office's lock: nobody can have written since.
        refuse_stale(find(noun, by=by, key=after.key), after.version - 1)
        if step in {Step.CORRECT, Step.RESTORE}:
            refuse_twin(noun, after, by=by)
        return act.add(after)


def refuse_stale(latest: Book, version: int) -> None:
    """Return when this version is the latest one. Raises StaleEdit saying who wrote a newer one."""
    if latest.version != version:
        raise StaleEdit(
            f"Baris ini sudah berubah sejak dibuka (kini versi {latest.version}, yang dibuka versi {version}); "
            "muat ulang halaman dan periksa isinya."
        )


def next_version(seen: M, **changes: Any) -> M:
    """Return the unsaved version after this one: its content with changes, stamped with nothing."""
    model = type(seen)
    stamps = {"office_id": seen.office_id, "key": seen.key, "version": seen.version + 1}
    told = {**_unstamped(model), **stamps, **content_of(seen), **changes}
    # By place: by name it takes three times as long, and a whole file is taken back at once.
    by_place = [told.pop(field.attname) for field in model._meta.concrete_fields]
    return model(*by_place, **told)


def _check_may_check(noun: Noun[M], history: Sequence[M], *, by: Scope) -> str | None:
    """Return whose head checks the row, where this person may check it too. Raises NotPermitted saying whose turn."""
    unit, wrote = noun.subject(by, history[-1]).unit, _authors(history) | noun.took_part(by, history[-1])
    checkers = substitution.checkers(selectors.turns(by), unit, authors=wrote) if by.username in wrote else ()
    permissions.check_can(by, noun.checking, Subject(unit=unit, authors=wrote, checkers=checkers))
    return unit


def _authors(history: Sequence[CheckedBook]) -> frozenset[str]:
    """Return everybody who wrote since the row was last verified: none of them may check it."""
    return authors((each.version, State(each.state), each.recorded_by, each.restores is not None) for each in history)


def left(history: Sequence[M]) -> list[M]:
    """Return a row's versions without those taken back with their file, and without those that did so."""
    gone = {row.takes_back for row in history} | {row.version for row in history if row.takes_back is not None}
    return [row for row in history if row.version not in gone]


def before_return(history: Sequence[M]) -> M:
    """Return the latest version that is not a return to the author, whose reason is a remark."""
    return next((row for row in reversed(history) if row.state != State.RETURNED), history[-1])


def _earlier(noun: Noun[M], seen: M, *, by: Scope, to_version: int) -> M:
    history = history_of(noun, by=by, key=seen.key)
    earlier = next((each for each in history[:-1] if each.version == to_version), None)
    if earlier is None:
        raise NotFound(f"Versi {to_version} dari baris ini tidak ada sebelum versi {seen.version}; pilih dari riwayat.")
    if earlier.annulled or earlier.state not in {State.SUBMITTED, State.VERIFIED}:
        raise WrongState(f"Versi {to_version} bukan versi yang diajukan atau terverifikasi; pilih versi lain.")
    if content_of(earlier) == content_of(seen) and not seen.annulled:
        raise WrongState(f"Versi {to_version} sama dengan isi sekarang; pilih versi lain.")
    return earlier


def _require(field: str, text: str, sentence: str) -> None:
    if not text.strip():
        raise FaultyEntry([Problem(field=field, sentence=sentence)])


def said(word: str, reason: str) -> str | None:
    """Return the reason a version is written with: what was done, and why; None where nobody said why."""
    return f"{word}: {reason.strip()}" if reason.strip() else None
