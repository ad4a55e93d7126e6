"""Devices a person signed in from before: a stranger's guesses elsewhere do not keep him out there."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

NAME = "perangkat"
_SALT = "cermat.perangkat"
_AGE = 180 * 24 * 60 * 60
_PEOPLE = 8
# The first that is found counts: Edge calls itself Chrome too, Chrome Safari, Android Linux.
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = {
    "Android": "telepon Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "komputer Windows",
    "Mac OS": "komputer Mac",
    "Linux": "komputer Linux",
}


def known(request: HttpRequest, username: str) -> str | None:
    """Return what this device is called for a person; None where he never signed in from it."""
    return _people(request).get(username)


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let the device keep, signed by us, that this person signed in from it; the latest few people are kept."""
    people = _people(request)
    name = people.pop(username, None) or secrets.token_urlsafe(12)
    kept = dict([*people.items(), (username, name)][-_PEOPLE:])
    response.set_cookie(
        NAME,
        signing.dumps(kept, salt=_SALT),
        max_age=_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def in_words(user_agent: str) -> str:
    """Return which browser on which kind of device a session belongs to, as far as it says so."""
    browser = next((word for mark, word in _BROWSERS.items() if mark in user_agent), "Peramban lain")
    system = next((word for mark, word in _SYSTEMS.items() if mark in user_agent), "perangkat lain")
    return f"{browser} di {system}"


def _people(request: HttpRequest) -> dict[str, str]:
    try:
        kept: dict[str, str] = signing.loads(request.COOKIES.get(NAME, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return {}
    return kept
