"""Acts on who holds the posts of an office."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from cermat.actions import checks, dated_books
from cermat.actions.errors import Problem
from cermat.actions.permissions import Act
from cermat.indicators.rows import OfficialRow
from cermat.registers import selectors
from cermat.registers.models import Official
from cermat.registers.roles import ACTING
from cermat.registers.scope import Scope
from cermat.words.dates import write_date

NIP_DIGITS = 18


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
    return dated_books.add(
        row,
        by=by,
        permission=Act.KEEP_OFFICIALS,
        word="pejabat",
        summary=f"{entry.position} mulai {entry.valid_from.isoformat()}",
        problems=lambda: _problems(entry, selectors.officials(by)),
    ).key


def change(*, by: Scope, key: str, version: int, entry: OfficialEntry, reason: str) -> int:
    """Record other words or days about an official as a new version, and return that version."""
    return dated_books.change(
        _row(key, entry),
        by=by,
        permission=Act.KEEP_OFFICIALS,
        word="pejabat",
        version=version,
        reason=reason,
        problems=lambda: _problems(entry, _others(by, key)),
    ).version


def _others(by: Scope, key: str) -> list[OfficialRow]:
    return [each for each in selectors.officials(by) if each.ref and each.ref.key != key]


def _problems(entry: OfficialEntry, others: Iterable[OfficialRow]) -> Iterator[Problem]:
    if entry.acting is not None and entry.acting not in ACTING:
        sentence = f"“{entry.acting}” tidak dikenal; isi Plt. atau Plh., atau kosongkan untuk pejabat definitif."
        yield Problem(field="acting", sentence=sentence)
    nip = _digits(entry.nip)
    if nip is not None and not (nip.isascii() and nip.isdigit() and len(nip) == NIP_DIGITS):
        sentence = f"NIP “{entry.nip}” tidak terdiri atas {NIP_DIGITS} angka; salin ulang dari surat keputusannya."
        yield Problem(field="nip", sentence=sentence)
    yield from checks.term_problems(entry.valid_from, entry.valid_to)
    for other in others:
        if _holds_in_full_too(entry, other):
            yield Problem(field="valid_from", sentence=_twice(entry, other))


def _holds_in_full_too(entry: OfficialEntry, other: OfficialRow) -> bool:
    """Return whether two people would hold one post in full on the same day."""
    same_post = entry.position.strip().casefold() == other.position.casefold()
    return (
        same_post
        and entry.acting is None
        and other.acting is None
        and entry.valid_from <= (other.valid_to or date.max)
        and other.valid_from <= (entry.valid_to or date.max)
    )


def _twice(entry: OfficialEntry, other: OfficialRow) -> str:
    until = f" sampai {write_date(other.valid_to)}" if other.valid_to else ""
    return (
        f"{entry.position} definitif pada masa itu sudah {other.name} (sejak {write_date(other.valid_from)}{until}), "
        f"sehingga {entry.name} tidak dapat dicatat bersamaan; isi dahulu hari berakhir {other.name}, atau catat "
        "sebagai Plt. atau Plh."
    )


def _digits(nip: str | None) -> str | None:
    return "".join((nip or "").split()) or None


def _row(key: str, entry: OfficialEntry) -> Official:
    return Official(
        key=key,
        position=entry.position.strip(),
        name=entry.name.strip(),
        rank=entry.rank,
        nip=_digits(entry.nip),
        acting=entry.acting,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )
