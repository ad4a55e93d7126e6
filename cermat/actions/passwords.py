"""Choosing a password: the two policies an office may follow, what each asks, and what is remembered of old ones.

`asvs` asks for length and for nothing that is easily guessed; `bssn` for kinds of characters, another one every half
year, and none twice. Which one holds is a setting.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.db import transaction

from cermat.actions.errors import FaultyEntry, Problem
from cermat.registers import clock
from cermat.registers.models import PastPassword, User

LENGTH, ADVISED = 12, 15
_REMEMBERED = 24
_KINDS = {
    "huruf besar": str.isupper,
    "huruf kecil": str.islower,
    "angka": str.isdigit,
    "tanda baca": lambda sign: not sign.isalnum() and not sign.isspace(),
}


class LongEnough:
    """Asks for so many characters."""

    def validate(self, password: str, user: Any = None) -> None:
        """Return when it is long enough."""
        if len(password) < LENGTH:
            raise ValidationError(f"Sandi baru terlalu pendek; pakai paling sedikit {LENGTH} huruf.")

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return f"Paling sedikit {LENGTH} huruf; kalimat pendek dari {ADVISED} huruf atau lebih paling mudah diingat."


class NotCommon(CommonPasswordValidator):
    """Refuses what everybody guesses first."""

    def get_error_message(self) -> str:
        """Return the refusal."""
        return "Sandi baru termasuk yang paling sering ditebak orang; pilih yang lain."

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return "Bukan sandi yang umum."


class NotLikeTheName(UserAttributeSimilarityValidator):
    """Refuses what the person's own name gives away."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "first_name", "last_name", "email"), max_similarity=0.7)

    def get_error_message(self) -> str:
        """Return the refusal."""
        return "Sandi baru terlalu mirip dengan nama atau surel Anda; pilih yang lain."

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return "Tidak mirip nama Anda."


class OfAllKinds:
    """Asks for every kind of character."""

    def validate(self, password: str, user: Any = None) -> None:
        """Return when no kind is missing."""
        if missing := [kind for kind, is_of in _KINDS.items() if not any(map(is_of, password))]:
            raise ValidationError(f"Sandi baru belum memuat {', '.join(missing)}; tambahkan.")

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return f"Memuat {', '.join(_KINDS)}."


class NeverUsed:
    """Refuses a password this person had before."""

    def validate(self, password: str, user: Any = None) -> None:
        """Return when it is a new one."""
        if user is None:
            return
        past = PastPassword.objects.filter(username=user.get_username()).order_by("-set_at")[:_REMEMBERED]
        if any(check_password(password, old) for old in (user.password, *(each.password for each in past))):
            raise ValidationError("Sandi ini pernah Anda pakai; pilih yang belum pernah.")

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return "Belum pernah Anda pakai; diganti setiap enam bulan."


def check(user: User, password: str) -> None:
    """Return when the office's policy takes a password. Raises FaultyEntry with every reason against it."""
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        raise FaultyEntry([Problem(field="password1", sentence=sentence) for sentence in refusal.messages]) from refusal


def choose(user: AbstractBaseUser, password: str) -> None:
    """Give an account a password that was checked, and remember it."""
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        PastPassword.objects.create(username=user.get_username(), password=user.password, set_at=clock.now())


def is_expired(username: str) -> bool:
    """Return whether the policy wants another password by now."""
    if settings.PASSWORD_LASTS is None:
        return False
    last = PastPassword.objects.filter(username=username).order_by("-set_at").first()
    since: datetime = last.set_at if last else User.objects.get(username=username).date_joined
    return clock.now() - since > timedelta(days=settings.PASSWORD_LASTS)
