"""How allauth asks Cermat: its two adapters. What is tried is counted, and every sentence is ours."""

import base64
import hashlib
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from cermat.actions import passwords
from cermat.actions.throttles import TooManyTries
from cermat.web import devices, proofs, sessions, tries

DOES_NOT_MATCH = "Sandi tidak cocok; periksa huruf besar dan kecilnya, lalu coba lagi."


class AccountAdapter(DefaultAccountAdapter):
    """Signing in: by username, each try counted, known devices apart from strangers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": (
            "Nama pengguna atau sandi tidak cocok; periksa huruf besar dan kecilnya, lalu coba lagi."
        ),
        "incorrect_password": DOES_NOT_MATCH,
        "enter_current_password": DOES_NOT_MATCH,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited by their office's admin."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Return False: every answer is a page."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows says what was done."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return whose name and password these are, or None. Raises ValidationError when too much was tried."""
        username = credentials["username"]
        try:
            attempt = tries.sign_in(request, username)
        except TooManyTries as refusal:
            raise ValidationError(str(refusal)) from refusal
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user is not None:
            attempt.was_right()
        return user

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign a person in, under a new session key, and begin to count the session's time."""
        super().login(request, user)
        sessions.begin(request)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any) -> HttpResponse:
        """Return the answer to a sign-in; the device is known from now on."""
        response: HttpResponse = super().post_login(request, user, **hooks)
        devices.remember(request, response, user.get_username())
        return response

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Give a person the password he chose."""
        passwords.choose(user, password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether the person must show again who he is before the second factor is touched."""
        return not proofs.is_fresh(context.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return how a person shows it: by the second factor where there is one, not by the password alone."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        by_factor = [each for each in methods if each["id"] != "reauthenticate"]
        return by_factor or methods


class FactorAdapter(DefaultMFAAdapter):
    """The second factor: its secrets are kept enciphered, its QR is drawn here."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Kode tidak cocok atau sudah dipakai; tunggu kode berikutnya, lalu coba lagi.",
    }

    def encrypt(self, text: str) -> str:
        """Return a secret enciphered with the program's own key, so that a copy of the tables does not hold it."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was enciphered."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Return the QR of an address as SVG."""
        drawn: str = segno.make(url, error="m").svg_inline(scale=5, border=3, light="#fff")
        return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Return what a security key is called when nobody names it."""
        return "Kunci keamanan"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the address for which a security key answers."""
        return {"id": context.request.get_host().partition(":")[0], "name": "Cermat"}


def _cipher() -> Fernet:
    key = hashlib.sha256(b"cermat second factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
