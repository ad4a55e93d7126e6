"""The act by which a person says how he wants to be reminded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from cermat.actions import checks, permissions
from cermat.actions.errors import Problem
from cermat.actions.permissions import Act
from cermat.registers.models import ContactWish, User
from cermat.registers.scope import Scope

_PHONE = re.compile(r"(?:\+?62|0)(8\d{7,11})")


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
    checks.refuse(_problems(wish))
    with transaction.atomic():
        User.objects.filter(username=by.username).update(email=wish.email, phone=written_phone(wish.phone))
        ContactWish.objects.update_or_create(
            username=by.username,
            defaults={"by_mail": wish.by_mail, "quiet_from": wish.quiet_from, "quiet_until": wish.quiet_until},
        )


def written_phone(text: str) -> str:
    """Return a mobile number as WhatsApp wants it: `0812-3456-7890` becomes `6281234567890`; empty stays empty."""
    match = _PHONE.fullmatch(_bare(text))
    return f"62{match.group(1)}" if match else ""


def _bare(text: str) -> str:
    return re.sub(r"[\s().-]", "", text)


def _problems(wish: Wish) -> Iterator[Problem]:
    if wish.email and not _is_address(wish.email):
        yield Problem(field="email", sentence="Alamat surel tidak sah; tulis seperti nama@contoh.go.id.")
    if _bare(wish.phone) and not written_phone(wish.phone):
        yield Problem(field="phone", sentence="Nomor WhatsApp tidak sah; tulis seperti 0812-3456-7890.")


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return text.isascii()
