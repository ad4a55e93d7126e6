"""Acts on the papers that activities leave behind."""

import itertools
from collections.abc import Iterator
from typing import Any

from cermat.actions import activities, checks, facts, versions
from cermat.actions.entries import OutputEntry
from cermat.actions.errors import Problem, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import Standing
from cermat.actions.versions import Noun
from cermat.indicators.rows import Status
from cermat.registers import selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import Activity, Output
from cermat.registers.scope import Scope


def add(*, by: Scope, activity: str, entry: OutputEntry, submitted: bool = True) -> str:
    """Record an output of an activity, handed in or as a draft, and return its key."""
    parent = versions.find(activities.NOUN, by=by, key=activity)
    if versions.standing(parent) is Standing.ANNULLED:
        raise WrongState(
            f"Kegiatan nomor {parent.number} sudah dibatalkan; pulihkan kegiatannya sebelum mencatat keluaran."
        )
    problems = _problems(entry, parent, by)
    return versions.add(NOUN, row_of(entry, activity=activity), by=by, submitted=submitted, problems=problems).key


def proof_of(*, by: Scope, activity: str, kind: str) -> str:
    """Return the key of a proof of this kind that stands for an activity, recording one where none does.

    One that was annulled stays so: another takes its place under the next free title. Raises NotFound for no such kind.
    """
    name, parent = proof_name(by, kind), versions.find(activities.NOUN, by=by, key=activity)
    known = [row for row in selectors.latest(selectors.outputs(by, activities=[activity])) if row.kind == kind]
    standing = [row.mark.ref.key for row in known if not row.mark.annulled]
    if standing:
        return standing[0]
    title, taken = proof_title(name, parent.number), {row.title for row in known}
    numbered = (title if count == 1 else f"{title} ({count})" for count in itertools.count(1))
    free = next(each for each in numbered if each not in taken)
    return add(by=by, activity=activity, entry=OutputEntry(kind=kind, title=free, dated=parent.dated))


def proof_name(by: Scope, kind: str) -> str:
    """Return what a kind of proof that an activity took place is called. Raises NotFound."""
    found = facts.of(by).output_kinds.get(kind)
    if found is None or found.admissible:
        raise NotFound(f"Bukti pelaksanaan “{kind}” tidak dikenal; pilih dari daftar.")
    return found.name


def proof_title(kind_name: str, number: str) -> str:
    """Return what a proof of an activity is called until somebody names it better."""
    return f"{kind_name} kegiatan {number}"


def correct(*, by: Scope, key: str, version: int, entry: OutputEntry, reason: str) -> int:
    """Record other content as a new version, and return that version. A draft needs no reason."""
    row = versions.find(NOUN, by=by, key=key)
    problems = _problems(entry, versions.find(activities.NOUN, by=by, key=row.activity), by)
    content = content_of(entry)
    row = versions.correct(NOUN, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a draft or a returned output, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(NOUN, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return an output to its author with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that an output was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's content again, and return the new version, to be verified by another person."""
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def row_of(entry: OutputEntry, *, activity: str) -> Output:
    """Return an entry as an unsaved row."""
    return Output(activity=activity, **content_of(entry))


def content_of(entry: OutputEntry) -> dict[str, Any]:
    """Return an entry as the columns of a row."""
    return {"kind": entry.kind, "title": entry.title.strip(), "dated": entry.dated}


def _problems(entry: OutputEntry, parent: Activity, by: Scope) -> Iterator[Problem]:
    status = Status(parent.status)
    return checks.output_problems(entry, held_on=parent.dated, status=status, facts=facts.of(by))


def _subject(by: Scope, row: Output) -> Subject:
    return activities.NOUN.subject(by, versions.find(activities.NOUN, by=by, key=row.activity))


NOUN = Noun(
    model=Output,
    word="keluaran",
    recording=Act.RECORD_ACTIVITY,
    label=lambda row: f"Keluaran “{row.title}”",
    identity=lambda row: {"activity": row.activity, "kind": row.kind, "title": row.title, "dated": row.dated},
    subject=_subject,
)
