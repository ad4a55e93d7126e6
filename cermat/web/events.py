"""The events of an office's chain as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cermat.registers.selectors import EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One act in words; `fingerprint` is the beginning of its hash."""

    seq: int
    at: datetime
    recorded_by: str
    summary: str
    hash: str
    fingerprint: str


def event_views(events: Iterable[EventRow], zone: ZoneInfo) -> list[EventView]:
    """Return events as a page shows them, in the order given."""
    return [
        EventView(
            seq=each.seq,
            at=each.recorded_at.astimezone(zone),
            recorded_by=each.recorded_by,
            summary=f"{each.verb.capitalize()}: {each.summary}",
            hash=each.hash,
            fingerprint=each.hash[:12],
        )
        for each in events
    ]
