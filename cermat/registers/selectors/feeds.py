"""Secret calendar addresses: who holds one, and whose a secret is."""

from datetime import datetime

from cermat.registers.hashing import secret_hash
from cermat.registers.models import CalendarFeed
from cermat.registers.scope import Scope
from cermat.registers.selectors.scopes import scope_of


def feed_made_at(scope: Scope) -> datetime | None:
    """Return since when the person has a secret calendar address; None without one."""
    feed = CalendarFeed.objects.filter(username=scope.username, office=scope.office).first()
    return feed.made_at if feed else None


def scope_of_feed(token: str) -> Scope | None:
    """Return what the holder of a secret may ask today; None for a secret nobody holds, or whose holder has left."""
    feed = CalendarFeed.objects.filter(token_hash=secret_hash(token)).first()
    return scope_of(feed.username, office=feed.office) if feed else None
