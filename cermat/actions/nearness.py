"""What somebody may have meant: the accepted names nearest to the one written, and activities that may be the same."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from cermat.actions.entries import ActivityEntry
from cermat.indicators.rows import ActivityRow

ALIKE = 0.75
DAYS_APART = 1
# Letters of a description: comparing costs their square.
COMPARED = 500


def nearest(name: str, accepted: Iterable[str], *, count: int = 1) -> list[str]:
    """Return up to `count` accepted names most like this one, best first; empty when none is near."""
    by_folded = {each.casefold(): each for each in accepted}
    return [by_folded[near] for near in get_close_matches(name.casefold(), by_folded, n=count, cutoff=0.6)]


def twins(entry: ActivityEntry, rows: Iterable[ActivityRow]) -> list[ActivityRow]:
    """Return the activities that may be the one entered, most alike first.

    Of the same unit, at most a day apart, described alike, not annulled, and not known to be at another place.
    """
    near = [(_likeness(entry, row), row) for row in rows if _is_near(entry, row)]
    return [row for likeness, row in sorted(near, key=lambda pair: -pair[0]) if likeness >= ALIKE]


def _is_near(entry: ActivityEntry, row: ActivityRow) -> bool:
    is_elsewhere = entry.place is not None and row.place is not None and entry.place != row.place
    is_far = abs((entry.dated - row.dated).days) > DAYS_APART
    return row.unit == entry.unit and not (row.mark.annulled or is_elsewhere or is_far)


def _likeness(entry: ActivityEntry, row: ActivityRow) -> float:
    return SequenceMatcher(None, _plain(entry.description), _plain(row.description), autojunk=False).ratio()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())[:COMPARED]
