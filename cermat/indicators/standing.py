"""Which version of a row counts: the table "What counts" of state and count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from cermat.indicators.rows import EvidenceRow, Mark, State


class HasMark(Protocol):
    """Any stored version."""

    @property
    def mark(self) -> Mark: ...


R = TypeVar("R", bound=HasMark)


def versions_by_key(rows: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    """Return the versions of each row that were not taken back, oldest first, by key; keys are sorted.

    A row of which everything was taken back is not there.
    """
    grouped: dict[str, list[R]] = {}
    for row in sorted(rows, key=lambda row: row.mark.ref):
        grouped.setdefault(row.mark.ref.key, []).append(row)
    return {key: left for key, versions in grouped.items() if (left := without_taken_back(versions))}


def verified_standing(rows: Iterable[R]) -> Iterator[R]:
    """Yield the version that counts of each row a second person has verified, annulled ones left out."""
    for versions in versions_by_key(rows).values():
        row, _ = deciding(versions)
        if is_verified(row.mark) and not row.mark.annulled:
            yield row


def authors(versions: Iterable[tuple[int, State, str, bool]]) -> frozenset[str]:
    """Return everybody who may not check a row: who wrote since it was last verified, and once an earlier version was
    restored since, who ever wrote it.

    Of each version its number, state, author, and whether it takes up an earlier one again.
    """
    known = list(versions)
    verified = max((number for number, state, _, _ in known if state is State.VERIFIED), default=0)
    is_restored = any(restores for number, _, _, restores in known if number > verified)
    return frozenset(author for number, _, author, _ in known if is_restored or number > verified)


def without_taken_back(versions: Sequence[R]) -> tuple[R, ...]:
    """Return the versions without those taken back with the file they came from, and without those that did so."""
    gone: set[int] = set()
    for row in versions:
        if row.mark.takes_back is not None:
            gone |= {row.mark.takes_back, row.mark.ref.version}
    return tuple(row for row in versions if row.mark.ref.version not in gone) if gone else tuple(versions)


def deciding(versions: Sequence[R]) -> tuple[R, R | None]:
    """Return the version that counts, and the latest version where that is a later one (a correction pending).

    The latest verified version counts. Where none is verified, the latest one counts that says anything for
    counting: submitted before draft, so that no draft takes back what was submitted, and never an annulment that no
    second person has verified while another version stands. `versions` is not empty, in any order.
    """
    if len(versions) == 1:
        return versions[0], None
    latest = max(versions, key=_version)
    counting = max(versions, key=lambda row: (_rank(row.mark), _version(row)))
    return counting, None if counting is latest else latest


def _version(row: HasMark) -> int:
    return row.mark.ref.version


def _rank(mark: Mark) -> int:
    if is_verified(mark):
        return 3
    if mark.annulled:
        return 0
    return 1 if is_draft(mark) else 2


def is_verified(mark: Mark) -> bool:
    """Return whether a second person has verified this version."""
    return mark.state is State.VERIFIED


def is_annulled(mark: Mark) -> bool:
    """Return whether this version says, verified by a second person, that the row was recorded by mistake."""
    return mark.annulled and is_verified(mark)


def is_draft(mark: Mark) -> bool:
    """Return whether this version has not been submitted."""
    return mark.state is State.DRAFT


def standing_evidence(
    evidence: Iterable[EvidenceRow], *books: str
) -> Mapping[tuple[str, str], tuple[EvidenceRow, ...]]:
    """Return the evidence standing for each (book, key) of these books.

    Of each paper its latest version, no drafts, no annulled ones.
    """
    standing: dict[tuple[str, str], tuple[EvidenceRow, ...]] = {}
    for versions in versions_by_key(row for row in evidence if row.book in books).values():
        latest = versions[-1]
        if not latest.mark.annulled and not is_draft(latest.mark):
            proven = (latest.book, latest.key)
            standing[proven] = (*standing.get(proven, ()), latest)
    return standing
