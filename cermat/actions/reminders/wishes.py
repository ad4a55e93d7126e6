"""The act by which a person says how he wants to be reminded."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction

from cermat.actions import checks, contacts, permissions
from cermat.actions.permissions import Act
from cermat.registers.models import ContactWish, User
from cermat.registers.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Where a person is reached and when not; `email` and `phone` may be empty, equal times mean never quiet."""

    email: str
    phone: str
    by_mail: bool
    quiet_from: time
    quiet_until: time


def keep(*, by: Scope, wish: Wish) -> None:
    """Keep how the person who acts wants to be reminded.

    Addresses and numbers of people are never written into the append-only books: this act leaves no event.
    """
    permissions.check_can(by, Act.KEEP_OWN_REMINDERS)
    checks.refuse(contacts.problems(email=wish.email, phone=wish.phone))
    with transaction.atomic():
        User.objects.filter(username=by.username).update(email=wish.email, phone=contacts.written_phone(wish.phone))
        ContactWish.objects.update_or_create(
            username=by.username,
            defaults={"by_mail": wish.by_mail, "quiet_from": wish.quiet_from, "quiet_until": wish.quiet_until},
        )
