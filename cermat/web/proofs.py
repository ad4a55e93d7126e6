"""The second factor at the door: who needs it, whether this session was proven by it, and where one goes for it."""

import time
from dataclasses import dataclass
from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from cermat.actions import passwords, permissions, sessions
from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.scope import Scope

# Who verifies, approves or administrates signs in by two steps.
PROVEN_ACTS = (Act.VERIFY, Act.KEEP_USERS, Act.KEEP_OFFICIALS, Act.KEEP_UNITS, Act.KEEP_VILLAGES)
FRESH = 5 * 60
BY_FACTOR = "mfa"


def is_required(scope: Scope) -> bool:
    """Return whether a person needs the second factor; before sample books nobody does."""
    may = any(permissions.refusal_everywhere(scope, act) is None for act in PROVEN_ACTS)
    return may and not selectors.office(scope).is_sample


def detour(request: HttpRequest, scope: Scope) -> str | None:
    """Return where a person must go before this page opens: for a new password, or for the second factor."""
    if passwords.is_expired(scope.username):
        return reverse("account_change_password")
    if is_proven(request) or not is_required(scope):
        return None
    if not is_mfa_enabled(request.user):
        return reverse("mfa_index")
    back = request.get_full_path() if request.method == "GET" else reverse("beranda")
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}"


def is_proven(request: HttpRequest) -> bool:
    """Return whether the second factor was shown in this session."""
    return any(record["method"] == BY_FACTOR for record in _records(request))


def is_fresh(request: HttpRequest) -> bool:
    """Return whether the person showed who he is, with all he has, within the last minutes."""
    wanted = {BY_FACTOR} if is_mfa_enabled(request.user) else {BY_FACTOR, "password"}
    return any(time.time() - record["at"] < FRESH for record in _records(request) if record["method"] in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What a person has set up: an application of codes, and security keys by number and name."""

    has_application: bool
    keys: tuple[tuple[int, str], ...]

    @property
    def is_any(self) -> bool:
        """Return whether there is a second factor at all."""
        return self.has_application or bool(self.keys)


def factors_of(request: HttpRequest) -> Factors:
    """Return the second factors of the person who asks."""
    kept = list(Authenticator.objects.filter(user=request.user).order_by("pk"))
    return Factors(
        has_application=any(each.type == Authenticator.Type.TOTP for each in kept),
        keys=tuple((each.pk, str(each)) for each in kept if each.type == Authenticator.Type.WEBAUTHN),
    )


def may_add_key(request: HttpRequest) -> bool:
    """Return whether browsers let a security key answer here: at a name under https, or at localhost."""
    name = request.get_host().partition(":")[0]
    is_number = name.startswith("[") or name.replace(".", "").isdigit()
    return name == "localhost" or (request.is_secure() and not is_number)


def prove(request: HttpRequest) -> None:
    """Note that the person has just set the second factor up, and give the session another key."""
    record_authentication(request, request.user, BY_FACTOR, reauthenticated=True)
    sessions.rotate(request.session)


def forget(request: HttpRequest) -> None:
    """Take the proof back from the session when the last second factor is gone, and end the person's other sessions."""
    if not is_mfa_enabled(request.user):
        kept = [record for record in _records(request) if record["method"] != BY_FACTOR]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept
    sessions.end_all(request.user.get_username(), but=request.session.session_key)


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return records
