"""The events of an office's chain as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cermat.registers.selectors import EventRow
from cermat.web.rows import Names, person


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One act in words; `fingerprint` is the beginning of its hash."""

    seq: int
    at: datetime
    recorded_by: str
    summary: str
    hash: str
    fingerprint: str


def event_views(events: Iterable[EventRow], called: Names) -> list[EventView]:
    """Return events as a page shows them, in the order given."""
    return [
        EventView(
            seq=each.seq,
            at=each.recorded_at.astimezone(called.zone),
            recorded_by=person(each.recorded_by, called),
            summary=f"{each.verb.capitalize()}: {each.summary}",
            hash=each.hash,
            fingerprint=each.hash[:12],
        )
        for each in events
    ]
