"""What the pages need to know of each checked book: how to read a row, who may act on it, and with what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.http import Http404

from cermat.actions import activities, outputs, recorded_values, village_documents
from cermat.actions.permissions import Act, Subject
from cermat.indicators.rows import ActivityRow, OutputRow, VillageDocumentRow
from cermat.indicators.standing import authors, deciding
from cermat.registers import selectors, substitution
from cermat.registers.scope import Scope
from cermat.registers.substitution import GOVERNMENT_UNIT, PLANNING_UNIT
from cermat.web.addresses import BOOKS
from cermat.web.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDoor:
    """A book: its name, its acts, the permission its rows are recorded with, and how a row's versions are read."""

    book: str
    acts: ModuleType
    recording: Act
    versions: Callable[[Scope, str], Sequence[Any]]


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
    return GOVERNMENT_UNIT if isinstance(row, VillageDocumentRow) else PLANNING_UNIT
