"""Activities as the lists show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from cermat.indicators.figures import Period
from cermat.indicators.rows import ActivityRow, OutputRow, State, Status
from cermat.indicators.standing import versions_by_key
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import names
from cermat.web.addresses import copy_address, row_address
from cermat.web.periods import Asked, Option
from cermat.web.tones import STATE_WORDS, Tag, state_tag

ANNULLED = "dibatalkan"
COPIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityView:
    """The newest version of an activity; `status` is empty for one carried out."""

    key: str
    address: str
    copy_address: str
    number: str
    description: str
    dated: date
    unit: str
    unit_code: str
    outputs: str
    state: str
    tag: Tag
    status: str


def activities(scope: Scope, asked: Asked) -> list[ActivityView]:
    """Return the activities dated in the year, or in the one quarter asked, newest first."""
    units = {unit.code: unit.name for unit in selectors.units(scope, as_of=asked.as_of)}
    year = Period(year=asked.year, quarter=None)
    outputs: dict[str, list[OutputRow]] = {}
    for versions in versions_by_key(selectors.outputs(scope, period=year, as_of=asked.as_of)).values():
        outputs.setdefault(versions[-1].activity, []).append(versions[-1])
    known = selectors.activities(scope, period=year, as_of=asked.as_of)
    newest = [versions[-1] for versions in versions_by_key(known).values()]
    first, last = _days(asked)
    within = [row for row in newest if first <= row.dated <= last]
    ordered = sorted(within, key=lambda row: (row.dated, row.number), reverse=True)
    return [_view(row, units, _outputs(outputs.get(row.mark.ref.key, []))) for row in ordered]


def chosen(request: HttpRequest, scope: Scope, asked: Asked) -> list[ActivityView]:
    """Return the activities of the unit and state an address asks for, all of them where it asks for none."""
    unit, state = request.GET.get("unit", ""), request.GET.get("keadaan", "")
    every = activities(scope, asked)
    return [each for each in every if unit in ("", each.unit_code) and state in ("", each.state)]


def to_copy(scope: Scope) -> list[ActivityView]:
    """Return the latest activities of the units this person records for, latest first."""
    units = [code for code, _ in names.unit_pairs(scope)]
    return views(scope, selectors.recent_activities(scope, units=units, limit=COPIES))


def views(scope: Scope, rows: Iterable[ActivityRow]) -> list[ActivityView]:
    """Return activities as a list shows them, without their outputs."""
    units = {unit.code: unit.name for unit in selectors.units(scope)}
    return [_view(row, units, "") for row in rows]


def _view(row: ActivityRow, units: Mapping[str, str], outputs: str) -> ActivityView:
    return ActivityView(
        key=row.mark.ref.key,
        address=row_address("activity", row.mark.ref.key),
        copy_address=copy_address(row.mark.ref.key),
        number=row.number,
        description=row.description,
        dated=row.dated,
        unit=units.get(row.unit, row.unit),
        unit_code=row.unit,
        outputs=outputs,
        state=ANNULLED if row.mark.annulled else row.mark.state.value,
        tag=state_tag(row.mark),
        status="" if row.status is Status.DONE else row.status.value,
    )


def _days(asked: Asked) -> tuple[date, date]:
    """Return the first and last day of the quarter alone, or of the year."""
    last = Period(year=asked.year, quarter=asked.quarter).last_day
    first = date(asked.year, 1 if asked.quarter is None else asked.quarter * 3 - 2, 1)
    return first, last


def _outputs(outputs: list[OutputRow]) -> str:
    standing = [row for row in outputs if not row.mark.annulled]
    if not standing:
        return "belum ada"
    verified = sum(row.mark.state is State.VERIFIED for row in standing)
    return f"{len(standing)}, {verified} terverifikasi"


def unit_options(scope: Scope, chosen: str) -> list[Option]:
    """Return the units to choose from."""
    return [Option(value=unit.code, words=unit.name, is_chosen=unit.code == chosen) for unit in selectors.units(scope)]


def state_options(chosen: str) -> list[Option]:
    """Return the states to choose from."""
    pairs = [*((state.value, words) for state, words in STATE_WORDS.items()), (ANNULLED, "dibatalkan, salah catat")]
    return [Option(value=value, words=words, is_chosen=value == chosen) for value, words in pairs]
