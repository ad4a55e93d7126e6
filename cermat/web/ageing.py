"""The ageing list: activities that wait for an output that counts, oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cermat.actions.permissions import Act, Subject
from cermat.indicators.awaiting import Awaiting, awaiting
from cermat.indicators.figures import Period
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import names
from cermat.web.addresses import row_address
from cermat.words.numbers import write_number


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """An activity without an output that counts. `add_address` None: this person records none for it."""

    address: str
    number: str
    description: str
    dated: date
    age: str
    unit: str
    there: str
    add_address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCount:
    """How many activities of a unit wait, and for how long the oldest has."""

    unit: str
    words: str


def waiting(scope: Scope, year: int) -> tuple[Awaiting, ...]:
    """Return what waits of a year and of the year before it: outputs often follow in the next one."""
    periods = [Period(year=each, quarter=None) for each in (year - 1, year)]
    return awaiting(
        selectors.latest(row for period in periods for row in selectors.activities(scope, period=period)),
        selectors.latest(row for period in periods for row in selectors.outputs(scope, period=period)),
        admissible=names.output_kinds(scope, admissible=True),
        today=names.today(scope),
    )


def views(scope: Scope, found: Iterable[Awaiting]) -> list[WaitingView]:
    """Return what waits as a list shows it, in the order given."""
    units = {unit.code: unit.name for unit in selectors.units(scope)}
    called = names.output_kinds(scope, admissible=False)
    return [_view(scope, each, units, called) for each in found]


def _view(scope: Scope, each: Awaiting, units: dict[str, str], called: dict[str, str]) -> WaitingView:
    row = each.activity
    may_add = names.may(scope, Act.RECORD_ACTIVITY, Subject(unit=row.unit))
    return WaitingView(
        address=row_address("activity", row.mark.ref.key),
        number=row.number,
        description=row.description,
        dated=row.dated,
        age=age_words(each.days),
        unit=units.get(row.unit, row.unit),
        there=_there(each, called),
        add_address=reverse("tambah_keluaran", kwargs={"key": row.mark.ref.key}) if may_add else None,
    )


def _there(each: Awaiting, called: dict[str, str]) -> str:
    if each.has_draft:
        return "keluarannya masih draf"
    proofs = ", ".join(called.get(kind, kind).lower() for kind in each.proofs)
    return f"baru bukti pelaksanaan: {proofs}" if proofs else "belum ada keluaran maupun bukti pelaksanaan"


def age_words(days: int) -> str:
    """Return for how long something has waited, in words."""
    return f"{days} hari" if days > 0 else "sejak hari ini"


def counts(scope: Scope, found: Iterable[Awaiting]) -> list[UnitCount]:
    """Return how many wait of each unit, the unit with the most first; `found` comes oldest first."""
    units = {unit.code: unit.name for unit in selectors.units(scope)}
    of_units: dict[str, list[Awaiting]] = {}
    for each in found:
        of_units.setdefault(units.get(each.activity.unit, each.activity.unit), []).append(each)
    ordered = sorted(of_units.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        UnitCount(unit=unit, words=f"{write_number(len(own))} kegiatan, terlama {age_words(own[0].days)}")
        for unit, own in ordered
    ]
