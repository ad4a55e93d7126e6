"""Who verifies a row when the usual one cannot: the order of substitution, over who holds which post today.

Nobody in the order is an author of what is to be checked; whoever is an Admin stands in no order at all.
Source: keputusan-cermat#0010
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum

from cermat.indicators import rows
from cermat.registers.roles import LEADERS, ROLE_WORDS, Role

# Whose head checks what belongs to no unit: village documents, and what other authorities state.
GOVERNMENT_UNIT, PLANNING_UNIT = rows.GOVERNMENT_UNIT, "perencanaan"
# What the leaders of the office check alone, and no unit's head: its IKU papers.
LEADERSHIP = "pimpinan"


class Rank(IntEnum):
    """The order: the first rank in which somebody is left has the turn."""

    OWN_HEAD = 1
    OTHER_HEAD = 2
    SEKRETARIS = 3
    CAMAT = 4


_RANKS = {Role.SEKRETARIS: Rank.SEKRETARIS, Role.CAMAT: Rank.CAMAT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in a role today; `unit` where it is a unit's, `acting`: `Plt.`, `Plh.` or None."""

    username: str
    role: Role
    unit: str | None
    acting: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Who holds the posts of an office that verify, and what its units are called."""

    holders: tuple[Holder, ...]
    units: Mapping[str, str]


def rank_of(holder: Holder, unit: str | None) -> Rank | None:
    """Return where a holder stands in the order for a unit's rows; None outside it."""
    if unit == LEADERSHIP and holder.role not in LEADERS:
        return None
    if holder.role is Role.KASI:
        return Rank.OWN_HEAD if holder.unit == unit else Rank.OTHER_HEAD
    return _RANKS.get(holder.role)


def in_order(turns: Turns, unit: str | None, *, authors: Collection[str]) -> tuple[tuple[Holder, ...], ...]:
    """Return who may verify a unit's row, those whose turn it is first; a rank where nobody is left is left out."""
    left = [each for each in turns.holders if each.username not in authors]
    ranks = (tuple(each for each in left if rank_of(each, unit) is rank) for rank in Rank)
    return tuple(rank for rank in ranks if rank)


def ahead(turns: Turns, unit: str | None, *, username: str) -> frozenset[str]:
    """Return who stands before a person in the order for a unit's rows; before who holds no post of it: everybody."""
    ranked = [(rank, each.username) for each in turns.holders if (rank := rank_of(each, unit))]
    own = min((rank for rank, name in ranked if name == username), default=None)
    return frozenset(name for rank, name in ranked if own is None or rank < own)


def checkers(turns: Turns, unit: str | None, *, authors: Collection[str]) -> tuple[str, ...]:
    """Return the posts whose turn it is, each with its person; empty where nobody is left."""
    order = in_order(turns, unit, authors=authors)
    return tuple(f"{post(turns, each)} ({each.username})" for each in order[0]) if order else ()


def capacity(turns: Turns, unit: str | None, *, username: str) -> str | None:
    """Return as what a person verifies a unit's row, and in whose place; None where he holds no post of the order."""
    ranked = [(rank, each) for each in turns.holders if each.username == username and (rank := rank_of(each, unit))]
    if not ranked:
        return None
    rank, holder = min(ranked, key=lambda each: each[0])
    if rank is Rank.OWN_HEAD or unit in {None, LEADERSHIP}:
        return post(turns, holder)
    return f"{post(turns, holder)}, pengganti {_head(turns, unit)}"


def post(turns: Turns, holder: Holder) -> str:
    """Return what a holder's post is called, acting or in full."""
    words = _head(turns, holder.unit) if holder.role is Role.KASI else ROLE_WORDS[holder.role]
    return f"{holder.acting} {words}" if holder.acting else words


def _head(turns: Turns, unit: str | None) -> str:
    return f"Kepala {turns.units.get(unit, unit)}" if unit else ROLE_WORDS[Role.KASI]
