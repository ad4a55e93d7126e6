"""Acts on who holds the posts of an office."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from cermat.actions import dated_books
from cermat.actions.errors import FaultyEntry, Problem
from cermat.actions.permissions import Act
from cermat.registers.models import Official
from cermat.registers.roles import ACTING
from cermat.registers.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialEntry:
    """Who holds a post, from a day to a day (None: until further notice); `acting` is `Plt.`, `Plh.` or None."""

    position: str
    name: str
    valid_from: date
    valid_to: date | None = None
    rank: str | None = None
    nip: str | None = None
    acting: str | None = None


def add(*, by: Scope, entry: OfficialEntry) -> str:
    """Record who holds a post and return the key of the row."""
    row = _row(f"{slugify(entry.position)}-{entry.valid_from.isoformat()}", entry)
    summary = f"{entry.position} mulai {entry.valid_from.isoformat()}"
    return dated_books.add(row, by=by, permission=Act.KEEP_OFFICIALS, word="pejabat", summary=summary).key


def change(*, by: Scope, key: str, version: int, entry: OfficialEntry, reason: str) -> int:
    """Record other words or days about an official as a new version, and return that version."""
    row = _row(key, entry)
    return dated_books.change(
        row, by=by, permission=Act.KEEP_OFFICIALS, word="pejabat", version=version, reason=reason
    ).version


def _row(key: str, entry: OfficialEntry) -> Official:
    if entry.acting is not None and entry.acting not in ACTING:
        sentence = f"“{entry.acting}” tidak dikenal; isi Plt. atau Plh., atau kosongkan untuk pejabat definitif."
        raise FaultyEntry([Problem(field="acting", sentence=sentence)])
    return Official(
        key=key,
        position=entry.position.strip(),
        name=entry.name.strip(),
        rank=entry.rank,
        nip=entry.nip,
        acting=entry.acting,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )
