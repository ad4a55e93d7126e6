"""What the pages need to know of each checked book: how to read a row, who may act on it, and with what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import Http404

from cermat.actions import activities, iku_papers, outputs, recorded_values, settings, targets, village_documents
from cermat.actions.permissions import Act, Subject
from cermat.indicators.rows import ActivityRow, IkuPaperRow, OutputRow, VillageDocumentRow
from cermat.indicators.standing import authors, deciding
from cermat.registers import selectors, substitution
from cermat.registers.scope import Scope
from cermat.registers.substitution import GOVERNMENT_UNIT, LEADERSHIP, PLANNING_UNIT
from cermat.web.addresses import BOOKS
from cermat.web.rows import Row


class Acts(Protocol):
    """The module of a book's acts: each step writes a new version, and returns it."""

    def submit(self, *, by: Scope, key: str, version: int) -> int:
        """Hand in a draft or a returned row."""

    def correct(self, *, by: Scope, key: str, version: int, entry: Any, reason: str) -> int:
        """Record other content."""

    def verify(self, *, by: Scope, key: str, version: int) -> int:
        """Verify what another person handed in."""

    def send_back(self, *, by: Scope, key: str, version: int, remark: str) -> int:
        """Return a row to its author."""

    def annul(self, *, by: Scope, key: str, version: int, reason: str) -> int:
        """Say that a row was recorded by mistake."""

    def restore(self, *, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
        """Take up an earlier version's content again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDoor:
    """A book: its name, its acts, the permissions its rows are recorded and checked with, and how they are read."""

    book: str
    acts: Acts
    recording: Act
    versions: Callable[[Scope, str], Sequence[Any]]
    checking: Act = Act.VERIFY


DOORS = {
    each.book: each
    for each in (
        BookDoor(book="activity", acts=activities, recording=Act.RECORD_ACTIVITY, versions=selectors.activity_versions),
        BookDoor(book="output", acts=outputs, recording=Act.RECORD_ACTIVITY, versions=selectors.output_versions),
        BookDoor(
            book="village_document",
            acts=village_documents,
            recording=Act.RECORD_VILLAGE_DOCUMENT,
            versions=selectors.document_versions,
        ),
        BookDoor(
            book="recorded_value",
            acts=recorded_values,
            recording=Act.RECORD_VALUE,
            versions=selectors.recorded_value_versions,
        ),
        BookDoor(book="target", acts=targets, recording=Act.RECORD_TARGET, versions=selectors.target_versions),
        BookDoor(book="setting", acts=settings, recording=Act.RECORD_SETTING, versions=selectors.setting_versions),
        BookDoor(
            book="iku_paper",
            acts=iku_papers,
            recording=Act.KEEP_IKU_PAPERS,
            versions=selectors.paper_versions,
            checking=Act.VERIFY_IKU_PAPER,
        ),
    )
}


def door_of(slug: str) -> BookDoor:
    """Return a book by its part of an address. Raises Http404 for no book."""
    found = DOORS.get(BOOKS.get(slug, ""))
    if found is None:
        raise Http404
    return found


def subject(scope: Scope, versions: Sequence[Row]) -> Subject:
    """Return what an act on a row is judged by: its unit or village, who wrote it, and whose turn it is to check it."""
    newest = versions[-1]
    wrote = authors(
        (row.mark.ref.version, row.mark.state, row.mark.recorded_by, row.mark.restores is not None) for row in versions
    )
    if isinstance(newest, VillageDocumentRow):
        wrote |= selectors.receivers(scope, newest.mark.ref.key)
    unit = _unit(scope, newest)
    return Subject(
        unit=unit,
        village=newest.village if isinstance(newest, VillageDocumentRow) else None,
        authors=wrote,
        checkers=substitution.checkers(selectors.turns(scope), unit, authors=wrote),
    )


def _unit(scope: Scope, row: Row) -> str:
    if isinstance(row, ActivityRow):
        return row.unit
    if isinstance(row, OutputRow):
        return deciding(selectors.activity_versions(scope, row.activity))[0].unit
    if isinstance(row, IkuPaperRow):
        return LEADERSHIP
    return GOVERNMENT_UNIT if isinstance(row, VillageDocumentRow) else PLANNING_UNIT
