"""Where a person is reached: one check for whoever writes an address or a number, the person himself or the admin."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cermat.actions.errors import Problem

_PHONE = re.compile(r"(?:\+?62|0)(8\d{7,11})", re.ASCII)


def written_phone(text: str) -> str:
    """Return a mobile number as WhatsApp wants it: `0812-3456-7890` becomes `6281234567890`; empty stays empty."""
    match = _PHONE.fullmatch(_bare(text))
    return f"62{match.group(1)}" if match else ""


def problems(*, email: str, phone: str) -> Iterator[Problem]:
    """Yield what is wrong with an address and a number; both may be empty."""
    if email and not _is_address(email):
        yield Problem(field="email", sentence="Alamat surel tidak sah; tulis seperti nama@contoh.go.id.")
    if _bare(phone) and not written_phone(phone):
        yield Problem(field="phone", sentence="Nomor WhatsApp tidak sah; tulis seperti 0812-3456-7890.")


def _bare(text: str) -> str:
    return re.sub(r"[\s().-]", "", text)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return text.isascii()
