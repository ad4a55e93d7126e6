"""What was recorded after its period's measurement was approved: marked wherever rows are shown."""

from datetime import date, datetime

from cermat.indicators.figures import Period
from cermat.indicators.lateness import AFTER_LOCK, first_lock
from cermat.indicators.rows import ActivityRow, IkuPaperRow, OutputRow, SettingRow, VillageDocumentRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.rows import Row
from cermat.web.tones import WAIT, Tag

TAG = Tag(words=AFTER_LOCK, tone=WAIT)


def locked_at(scope: Scope, row: Row) -> datetime | None:
    """Return when a period that holds a row was first approved; None where none was, or where a row has no day."""
    day = _day(row)
    return first_lock(selectors.locks(scope, year=day.year), day) if day else None


def _day(row: Row) -> date | None:
    if isinstance(row, ActivityRow | OutputRow):
        return row.dated
    if isinstance(row, VillageDocumentRow):
        return row.enacted_on or row.submitted_on
    if isinstance(row, SettingRow):
        return row.valid_from
    if isinstance(row, IkuPaperRow):
        return None
    return Period(year=row.year, quarter=row.quarter).last_day
