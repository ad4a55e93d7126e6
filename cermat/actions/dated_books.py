"""The versions of what is kept but not verified: units, villages, officials, roles, IKU papers, issued papers."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from cermat.actions import checks
from cermat.actions.errors import AlreadyThere, FaultyEntry, Problem
from cermat.actions.permissions import Act, check_can
from cermat.actions.versions import refuse_stale
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import Book
from cermat.registers.scope import Scope

B = TypeVar("B", bound=Book)
Problems = Callable[[], Iterable[Problem]]


def add(row: B, *, by: Scope, permission: Act, word: str, summary: str, problems: Problems = tuple) -> B:
    """Write the first version of a row whose key is given, and return it. Raises AlreadyThere for a known key.

    `problems` are looked for while the office is locked: what else stands cannot change before the row is written.
    """
    check_can(by, permission)
    with ledger.act(office=by.office, by=by.username, verb=f"mencatat {word}", summary=summary) as act:
        if latest(type(row), by=by, key=row.key) is not None:
            raise AlreadyThere(f"{word.capitalize()} {row.key} sudah tercatat; ubah yang sudah ada.")
        checks.refuse(problems())
        row.version = 1
        return act.add(row)


def change(
    row: B, *, by: Scope, permission: Act, word: str, version: int, reason: str, problems: Problems = tuple
) -> B:
    """Write other content under a known key as a new version, and return it. Raises NotFound, StaleEdit."""
    check_can(by, permission)
    if not reason.strip():
        raise FaultyEntry([Problem(field="reason", sentence="Alasan perubahan belum diisi; isi alasannya.")])
    summary = f"{row.key}: versi {version + 1} ({reason.strip()})"
    with ledger.act(office=by.office, by=by.username, verb=f"mengubah {word}", summary=summary) as act:
        refuse_stale(found(type(row), by=by, key=row.key, word=word), version)
        checks.refuse(problems())
        row.version, row.reason = version + 1, reason.strip()
        return act.add(row)


def latest(model: type[B], *, by: Scope, key: str) -> B | None:
    """Return a row's latest version; None where there is none."""
    return model._default_manager.filter(office_id=by.office, key=key).order_by("-version").first()


def found(model: type[B], *, by: Scope, key: str, word: str) -> B:
    """Return a row's latest version. Raises NotFound."""
    row = latest(model, by=by, key=key)
    if row is None:
        raise NotFound(f"{word.capitalize()} {key} tidak ditemukan; pilih dari daftar.")
    return row


def next_version(row: B, **changes: Any) -> B:
    """Return the unsaved version after this one: its content with changes, without its reason and its stamps."""
    stamps = {"id", "office_id", "version", "reason", "event_seq", "recorded_at", "recorded_by"}
    names = (field.attname for field in row._meta.concrete_fields if field.attname not in stamps)
    return type(row)(version=row.version + 1, **{**columns_of(row, *names), **changes})


def columns_of(row: Book, *names: str) -> dict[str, Any]:
    """Return some columns of a row by name."""
    return {name: getattr(row, name) for name in names}
