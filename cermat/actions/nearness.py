"""What somebody may have meant: the accepted names nearest to the one written."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, accepted: Iterable[str], *, count: int = 1) -> list[str]:
    """Return up to `count` accepted names most like this one, best first; empty when none is near."""
    by_folded = {each.casefold(): each for each in accepted}
    return [by_folded[near] for near in get_close_matches(name.casefold(), by_folded, n=count, cutoff=0.6)]
