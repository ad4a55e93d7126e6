"""Acts on the sessions of an account: which are open, when each was last used, and their end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase

from cermat.registers import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """One open session of an account. `number` names it to the person; its key is told to nobody."""

    number: int
    user_agent: str
    begun_at: datetime
    seen_at: datetime
    is_this: bool


def of(user: Any, *, this: str | None) -> tuple[OpenSession, ...]:
    """Return the open sessions of an account, the latest used first; `this`: the key of the one that asks."""
    kept = UserSession.objects.purge_and_list(user)
    listed = [
        OpenSession(
            number=each.pk,
            user_agent=each.user_agent,
            begun_at=each.created_at,
            seen_at=each.last_seen_at,
            is_this=each.session_key == this,
        )
        for each in kept
    ]
    return tuple(sorted(listed, key=lambda each: each.seen_at, reverse=True))


def seen(session_key: str) -> None:
    """Note that a session was used just now."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=clock.now())


def rotate(session: SessionBase) -> None:
    """Give a session another key, so that whoever knew the old one knows nothing."""
    before = session.session_key
    session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=session.session_key)


def end_all(username: str, *, but: str | None = None) -> int:
    """End every session of an account, or every other one than `but`, and return how many there were."""
    ended = UserSession.objects.filter(user__username=username).exclude(session_key=but)
    return sum(_ended(session) for session in ended)


def end(username: str, *, number: int) -> bool:
    """End one session of an account; return whether it was there."""
    session = UserSession.objects.filter(user__username=username, pk=number).first()
    return session is not None and _ended(session)


def _ended(session: UserSession) -> bool:
    session.end()
    return True
