"""Papers that were issued under a number, and whether each still stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cermat.indicators.cycle import Edition
from cermat.indicators.figures import Period


class IssuedState(StrEnum):
    """Whether an issued paper still stands; the value says it in words."""

    STANDING = "berlaku"
    REOPENED = "dibuka kembali"
    REPLACED = "diganti"
    WITHDRAWN = "dicabut"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """One form in which a paper was issued."""

    form: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A paper that was issued. `key` is the code by which anybody checks a copy of it.

    `report` and `indicator` (None: of all) say which paper of which frozen `measurement` it is; None: of the year's
    plan. `withdrawn`: why it was taken back; None where it was not. `issued_at`: when, `dated`: the day printed on it.
    `replaces`: why it was issued although the same paper stood; None where none did.
    """

    key: str
    version: int
    report: str
    indicator: str | None
    measurement: str | None
    period: Period
    number: str
    dated: date
    title: str
    snapshot_sha256: str
    files: tuple[IssuedFile, ...]
    issued_by: str
    issued_at: datetime
    withdrawn: str | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    replaces: str | None = None


def state_of(paper: Issued, *, papers: Sequence[Issued], editions: Sequence[Edition]) -> IssuedState:
    """Return whether a paper stands beside the office's other papers and what was frozen of its period since."""
    if paper.withdrawn is not None:
        return IssuedState.WITHDRAWN
    later = later_editions(paper, editions)
    if any(each.is_locked for each in later) or any(_replaces(each, paper) for each in papers):
        return IssuedState.REPLACED
    return IssuedState.REOPENED if later else IssuedState.STANDING


def standing_instead(paper: Issued, *, papers: Sequence[Issued], editions: Sequence[Edition]) -> Issued | None:
    """Return the paper of the same kind and period that stands, None where it is this one or none stands."""
    of_kind = (each for each in papers if each != paper and _is_of_kind(each, paper))
    return next(
        (each for each in of_kind if state_of(each, papers=papers, editions=editions) is IssuedState.STANDING), None
    )


def replacement(paper: Issued, papers: Sequence[Issued]) -> Issued | None:
    """Return the paper that was issued in the place of another, the first of several; None where none was."""
    return min((each for each in papers if _replaces(each, paper)), key=lambda each: each.issued_at, default=None)


def later_editions(paper: Issued, editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Return what was frozen of a paper's period after the measurement it was made from; nothing for a year's paper."""
    if paper.measurement is None:
        return ()
    own = next(each.edition for each in editions if each.key == paper.measurement)
    return tuple(each for each in editions if each.period == paper.period and each.edition > own)


def _replaces(other: Issued, paper: Issued) -> bool:
    return _is_of_kind(other, paper) and other.withdrawn is None and other.issued_at > paper.issued_at


def _is_of_kind(other: Issued, paper: Issued) -> bool:
    """Return whether another paper says for the same period what this one says: its amendment does, too."""
    is_same = other.report in {paper.report, f"{paper.report}-perubahan"}
    return is_same and (other.indicator, other.period) == (paper.indicator, paper.period)
