"""How far an office has come with its first steps."""

from dataclasses import dataclass
from datetime import date

from cermat.indicators.rows import State, exists_on
from cermat.registers.models import Activity, Evidence, Output, RecordedValue, VillageDocument
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.places import official_in_office
from cermat.registers.selectors.reading import known
from cermat.registers.selectors.scopes import assignments

RECORDERS = frozenset({Role.STAF, Role.KASI, Role.OPERATOR_DESA})
CHECKERS = frozenset({Role.KASI, Role.SEKRETARIS, Role.CAMAT})
CHECKED = (Activity, Output, VillageDocument, RecordedValue, Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginnings:
    """What an office has done at least once. `has_two_people`: one who records and another who verifies."""

    has_two_people: bool
    has_camat: bool
    has_activity: bool
    has_village_document: bool
    has_verified_row: bool


def beginnings(scope: Scope, *, today: date) -> Beginnings:
    """Return which first steps the office has taken, people and officials as of today."""
    return Beginnings(
        has_two_people=_has_two_people(scope, today),
        has_camat=official_in_office(scope, on=today) is not None,
        has_activity=known(Activity, scope, None).exists(),
        has_village_document=known(VillageDocument, scope, None).exists(),
        has_verified_row=any(known(book, scope, None).filter(state=State.VERIFIED.value).exists() for book in CHECKED),
    )


def _has_two_people(scope: Scope, today: date) -> bool:
    held = [each for each in assignments(scope) if exists_on(each.valid_from, each.valid_to, today)]
    recording = {each.username for each in held if each.role in RECORDERS}
    checking = {each.username for each in held if each.role in CHECKERS}
    return any(recorder != checker for recorder in recording for checker in checking)
