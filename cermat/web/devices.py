"""Devices a person signed in from before: a stranger's guesses elsewhere do not keep him out there."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

NAME = "perangkat"
_SALT = "cermat.perangkat"
_AGE = 180 * 24 * 60 * 60
_PEOPLE = 8


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


def _people(request: HttpRequest) -> dict[str, str]:
    try:
        kept: dict[str, str] = signing.loads(request.COOKIES.get(NAME, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return {}
    return kept
