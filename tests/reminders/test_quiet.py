"""The hours in which nobody is written to."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from cermat.reminders.quiet import QuietHours

ZONES = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
NIGHT = QuietHours()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("clock", "is_quiet"), [("05:59", True), ("06:00", False), ("18:59", False), ("19:00", True), ("00:00", True)]
)
def test_the_night_is_quiet_in_the_offices_own_zone(zone: str, clock: str, is_quiet: bool) -> None:
    local = datetime.combine(date(2026, 9, 30), time.fromisoformat(clock), tzinfo=ZoneInfo(zone))
    assert NIGHT.holds(local.astimezone(UTC), ZoneInfo(zone)) is is_quiet


@pytest.mark.parametrize(
    ("begin", "end", "at", "after"),
    [
        (19, 6, "2026-09-30T22:00", "2026-10-01T06:00"),
        (19, 6, "2026-10-01T03:00", "2026-10-01T06:00"),
        (19, 6, "2026-10-01T12:34", "2026-10-01T12:34"),
        (12, 14, "2026-12-31T13:00", "2026-12-31T14:00"),
        (12, 14, "2026-12-31T14:00", "2026-12-31T14:00"),
        (7, 7, "2026-12-31T07:00", "2026-12-31T07:00"),
    ],
)
def test_what_comes_in_quiet_hours_waits_for_their_end(begin: int, end: int, at: str, after: str) -> None:
    zone = ZoneInfo("Asia/Jayapura")
    quiet = QuietHours(begin=time(begin), end=time(end))
    found = quiet.after(datetime.fromisoformat(at).replace(tzinfo=zone), zone)
    assert found == datetime.fromisoformat(after).replace(tzinfo=zone)
    assert not quiet.holds(found, zone)
