"""The hours in which nobody is written to."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From one local time until another, over midnight where the first is the later; equal times: never quiet."""

    begin: time = time(19)
    end: time = time(6)

    def holds(self, instant: datetime, zone: ZoneInfo) -> bool:
        """Return whether an aware instant lies in the quiet hours of a zone; the first minute does, the last not."""
        local = instant.astimezone(zone).time()
        if self.begin <= self.end:
            return self.begin <= local < self.end
        return local >= self.begin or local < self.end

    def after(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """Return the first instant from then on that is not quiet."""
        if not self.holds(instant, zone):
            return instant
        local = instant.astimezone(zone)
        days = 1 if local.time() >= self.end else 0
        return datetime.combine(local.date() + timedelta(days=days), self.end, tzinfo=zone)
