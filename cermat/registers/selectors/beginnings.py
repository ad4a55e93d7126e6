"""How far an office has come with its first steps."""

from datetime import date
from enum import StrEnum

from cermat.indicators.rows import State, exists_on
from cermat.registers.models import (
    Activity,
    Evidence,
    IkuPaper,
    Output,
    RecordedValue,
    Setting,
    Target,
    VillageDocument,
)
from cermat.registers.roles import CHECKERS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.places import official_in_office
from cermat.registers.selectors.reading import known
from cermat.registers.selectors.scopes import assignments

RECORDERS = frozenset({Role.STAF, Role.KASI, Role.OPERATOR_DESA})
CHECKED = (Activity, Output, VillageDocument, RecordedValue, Target, Setting, IkuPaper, Evidence)


class Beginning(StrEnum):
    """A first step of an office."""

    TWO_PEOPLE = "seorang yang mencatat dan seorang lain yang memeriksa"
    CAMAT = "Camat yang menjabat"
    ACTIVITY = "kegiatan pertama"
    VILLAGE_DOCUMENT = "dokumen desa pertama"
    VERIFICATION = "verifikasi pertama"


def beginnings(scope: Scope, *, today: date) -> frozenset[Beginning]:
    """Return which first steps the office has taken, people and officials as of today."""
    taken = {
        Beginning.TWO_PEOPLE: _has_two_people(scope, today),
        Beginning.CAMAT: official_in_office(scope, on=today) is not None,
        Beginning.ACTIVITY: known(Activity, scope, None).exists(),
        Beginning.VILLAGE_DOCUMENT: known(VillageDocument, scope, None).exists(),
        Beginning.VERIFICATION: any(
            known(book, scope, None).filter(state=State.VERIFIED.value).exists() for book in CHECKED
        ),
    }
    return frozenset(step for step, is_taken in taken.items() if is_taken)


def _has_two_people(scope: Scope, today: date) -> bool:
    held = [each for each in assignments(scope) if exists_on(each.valid_from, each.valid_to, day=today)]
    recording = {each.username for each in held if each.role in RECORDERS}
    checking = {each.username for each in held if each.role in CHECKERS}
    return any(recorder != checker for recorder in recording for checker in checking)
