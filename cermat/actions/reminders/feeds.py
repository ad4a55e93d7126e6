"""The acts on a person's secret calendar address."""

import secrets

from cermat.actions import permissions
from cermat.actions.permissions import Act
from cermat.registers import clock
from cermat.registers.hashing import secret_hash
from cermat.registers.models import CalendarFeed
from cermat.registers.scope import Scope


def make_address(*, by: Scope) -> str:
    """Return a new secret for the calendar of whoever acts, shown this once; an earlier one stops working."""
    permissions.check_can(by, Act.KEEP_OWN_REMINDERS)
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        username=by.username,
        office=by.office,
        defaults={"token_hash": secret_hash(token), "made_at": clock.now()},
    )
    return token


def revoke_address(*, by: Scope) -> None:
    """Make the secret calendar address of whoever acts stop working."""
    permissions.check_can(by, Act.KEEP_OWN_REMINDERS)
    CalendarFeed.objects.filter(username=by.username, office=by.office).delete()
