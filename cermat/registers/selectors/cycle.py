"""The measurements that were frozen: where each stands, who did what with it, and the values themselves."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Min

from cermat.indicators import cycle
from cermat.indicators.cycle import LOCKED, CycleStage, Edition
from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.registers import snapshots
from cermat.registers.errors import NotFound
from cermat.registers.memory import remembered
from cermat.registers.models import FrozenMeasurement, Snapshot
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import known, refuse_one_place


@remembered
def editions(scope: Scope, *, year: int | None = None) -> tuple[Edition, ...]:
    """Return where every frozen measurement stands, by period (quarters, then the year), then edition."""
    refuse_one_place(scope)
    found = known(FrozenMeasurement, scope, None)
    if year is not None:
        found = found.filter(year=year)
    latest = {each.key: each for each in _versions(found)}
    return tuple(sorted(latest.values(), key=_in_order))


def edition_history(scope: Scope, key: str) -> tuple[Edition, ...]:
    """Return every step of one frozen measurement, oldest first. Raises NotFound."""
    refuse_one_place(scope)
    found = tuple(_versions(known(FrozenMeasurement, scope, None).filter(key=key)))
    if not found:
        raise NotFound(f"Pengukuran “{key}” tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return found


def successor(scope: Scope, key: str) -> Edition | None:
    """Return what takes a measurement's place, None where it is its period's last; see `cycle.successor`.

    Raises NotFound.
    """
    own = edition_history(scope, key)[-1]
    return cycle.successor(own, editions(scope, year=own.period.year))


def snapshot(scope: Scope, key: str) -> OfficeMeasurement:
    """Return the values that were frozen, lines and rules included. Raises NotFound."""
    return snapshots.read(_snapshot(scope, key).text)


def snapshot_sha256(scope: Scope, key: str) -> str:
    """Return the SHA-256 of the text the values were frozen in. Raises NotFound."""
    return _snapshot(scope, key).sha256


def locked_periods(scope: Scope) -> tuple[Period, ...]:
    """Return the periods of which an approved measurement stands."""
    return tuple(dict.fromkeys(each.period for each in editions(scope) if each.is_locked))


def locks(scope: Scope, *, year: int, as_of: datetime | None = None) -> dict[Period, datetime]:
    """Return when a measurement of each period of a year was first approved; of those approved by then."""
    locked = [stage.value for stage in LOCKED]
    found = known(FrozenMeasurement, scope, as_of).filter(year=year, stage__in=locked).order_by()
    first = found.values_list("quarter").annotate(Min("recorded_at"))
    return {Period(year=year, quarter=quarter): at for quarter, at in first}


def _snapshot(scope: Scope, key: str) -> Snapshot:
    refuse_one_place(scope)
    found = known(Snapshot, scope, None).filter(key=key).first()
    if found is None:
        raise NotFound(f"Isi pengukuran “{key}” tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return found


def _in_order(edition: Edition) -> tuple[int, int, int]:
    return edition.period.year, edition.period.quarter or 5, edition.edition


def _versions(rows: Iterable[FrozenMeasurement]) -> Iterator[Edition]:
    """Yield versions as they come, by key, then version; from its approval on each says when that was."""
    locked_at: dict[str, datetime] = {}
    for row in rows:
        if CycleStage(row.stage) in LOCKED:
            locked_at.setdefault(row.key, row.recorded_at)
        yield _edition(row, locked_at.get(row.key))


def _edition(row: FrozenMeasurement, locked_at: datetime | None) -> Edition:
    return Edition(
        key=row.key,
        version=row.version,
        period=Period(year=row.year, quarter=row.quarter),
        edition=row.edition,
        stage=CycleStage(row.stage),
        snapshot=row.snapshot,
        prepared_by=row.prepared_by,
        reviewed_by=row.reviewed_by,
        reviewed_as=row.reviewed_as,
        approved_by=row.approved_by,
        approved_as=row.approved_as,
        approval_paper=row.approval_paper,
        approval_dated=row.approval_dated,
        approval_scan=row.approval_scan,
        reopens=row.reopens,
        remark=row.reason,
        locked_at=locked_at,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )
