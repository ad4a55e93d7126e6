"""Activities as the lists show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from cermat.indicators.figures import Period
from cermat.indicators.lateness import first_lock, is_after_lock
from cermat.indicators.rows import ActivityRow, OutputRow, State, Status
from cermat.indicators.standing import versions_by_key
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import lists, names
from cermat.web.addresses import copy_address, row_address
from cermat.web.locks import TAG
from cermat.web.periods import Asked, Option
from cermat.web.tones import STATE_WORDS, Tag, state_tag

ANNULLED = "dibatalkan"
COPIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityView:
    """The newest version of an activity; `status` is empty for one carried out.

    `late`: it was recorded after the measurement of its period was approved.
    """

    address: str
    copy_address: str
    number: str
    description: str
    dated: date
    unit: str
    outputs: str
    tag: Tag
    status: str
    late: Tag | None = None


def activities(scope: Scope, asked: Asked) -> list[ActivityRow]:
    """Return the newest versions of the activities dated in the year, or in the one quarter asked, newest first."""
    year = Period(year=asked.year, quarter=None)
    known = selectors.activities(scope, period=year, as_of=asked.as_of)
    newest = [versions[-1] for versions in versions_by_key(known).values()]
    first, last = _days(asked)
    within = [row for row in newest if first <= row.dated <= last]
    return sorted(within, key=lambda row: (row.dated, row.number), reverse=True)


def chosen(request: HttpRequest, every: Iterable[ActivityRow]) -> list[ActivityRow]:
    """Return the activities of the unit, state and words an address asks for, all of them where it asks for none."""
    unit, state = request.GET.get("unit", ""), request.GET.get("keadaan", "")
    words = lists.searched(request)
    return [
        row
        for row in every
        if unit in ("", row.unit)
        and state in ("", _state(row))
        and lists.says(f"{row.number} {row.description}", words)
    ]


def to_copy(scope: Scope) -> list[ActivityView]:
    """Return the latest activities of the units this person records for, latest first."""
    units = [code for code, _ in names.unit_pairs(scope)]
    return views(scope, selectors.recent_activities(scope, units=units, limit=COPIES))


def views_with_outputs(scope: Scope, rows: Sequence[ActivityRow], *, as_of: datetime | None) -> list[ActivityView]:
    """Return activities as a list shows them, with how many outputs each has."""
    units = {unit.code: unit.name for unit in selectors.units(scope, as_of=as_of)}
    outputs: dict[str, list[OutputRow]] = {row.mark.ref.key: [] for row in rows}
    for versions in versions_by_key(selectors.outputs(scope, activities=outputs, as_of=as_of)).values():
        outputs[versions[-1].activity].append(versions[-1])
    locks = {year: selectors.locks(scope, year=year) for year in {row.dated.year for row in rows}}
    return [
        replace(
            _view(row, units, _outputs(outputs[row.mark.ref.key])),
            late=TAG if is_after_lock(row.mark.recorded_at, first_lock(locks[row.dated.year], row.dated)) else None,
        )
        for row in rows
    ]


def views(scope: Scope, rows: Iterable[ActivityRow]) -> list[ActivityView]:
    """Return activities as a list shows them, without their outputs."""
    units = {unit.code: unit.name for unit in selectors.units(scope)}
    return [_view(row, units, "") for row in rows]


def _view(row: ActivityRow, units: Mapping[str, str], outputs: str) -> ActivityView:
    return ActivityView(
        address=row_address("activity", row.mark.ref.key),
        copy_address=copy_address(row.mark.ref.key),
        number=row.number,
        description=row.description,
        dated=row.dated,
        unit=units.get(row.unit, row.unit),
        outputs=outputs,
        tag=state_tag(row.mark),
        status="" if row.status is Status.DONE else row.status.value,
    )


def address(*, year: int, quarter: int, unit: str) -> str:
    """Return the address of the list of a unit's activities of a quarter."""
    return f"{reverse('kegiatan')}?{urlencode({'tahun': year, 'triwulan': quarter, 'unit': unit})}"


def _state(row: ActivityRow) -> str:
    return ANNULLED if row.mark.annulled else row.mark.state.value


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
