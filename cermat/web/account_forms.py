"""The forms of signing in: allauth's, with our words, and every try counted."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AuthenticateAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from cermat.actions.throttles import TooManyTries
from cermat.web import tries
from cermat.web.forms import texts

CODE_HINT = "6 angka dari aplikasi, atau satu kode pemulihan"


def passwords(label: str, *, is_new: bool = False, hint: str = "") -> forms.CharField:
    """Return a password field with our sentences; a password manager may fill it."""
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if is_new else "current-password"}),
        error_messages={
            "required": f"{label} belum diisi; isi lebih dahulu.",
            "max_length": f"{label} terlalu panjang; tulis paling banyak 1000 huruf.",
            "null_characters_not_allowed": f"{label} memuat tanda yang tidak dapat dibaca; ketik ulang.",
        },
    )


def password_hint() -> str:
    """Return what a new password must be, in words."""
    return " ".join(password_validators_help_texts())


def same_twice(form: forms.Form) -> dict[str, Any]:
    """Return what was sent; refuses where the two new passwords differ."""
    sent = form.cleaned_data
    if "password1" in sent and "password2" in sent and sent["password1"] != sent["password2"]:
        form.add_error("password2", "Kedua sandi baru tidak sama; ketik ulang yang kedua.")
    return sent


def codes(hint: str) -> forms.CharField:
    """Return a field for a code of the second factor."""
    field = texts("Kode verifikasi", hint=hint, longest=20)
    field.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric"}
    return field


class SignIn(LoginForm):
    """Name and password; the same sentence for an unknown name and a wrong password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        username = texts("Nama pengguna", longest=150)
        username.widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields = {"login": username, "password": passwords("Sandi")}


class PasswordAgain(ReauthenticateForm):
    """The password once more, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = passwords("Sandi")


class OtherPassword(ChangePasswordForm):
    """The old password, and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = passwords("Sandi sekarang")
        self.fields["password1"] = passwords("Sandi baru", is_new=True, hint=password_hint())
        self.fields["password2"] = passwords("Sandi baru sekali lagi", is_new=True)

    def clean_oldpassword(self) -> str:
        """Return the old password when it is right; a wrong one is counted like one at the door."""
        password: str = self.cleaned_data["oldpassword"]
        if not get_account_adapter().reauthenticate(self.user, password):
            raise get_account_adapter().validation_error("enter_current_password")
        return password

    def clean_password1(self) -> str:
        """Return the new password when the office's rules for passwords take it."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Return both new passwords when they are the same."""
        return same_twice(self)


class Code(AuthenticateForm):
    """A code of the second factor, or a recovery code, once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = codes(CODE_HINT)

    def clean_code(self) -> str:
        """Return the code when it is right and was not used before."""
        return _counted(self.user.get_username(), super().clean_code)


class CodeAgain(AuthenticateAgainForm):
    """A code of the second factor once more, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = codes(CODE_HINT)

    def clean_code(self) -> str:
        """Return the code when it is right and was not used before."""
        return _counted(self.user.get_username(), super().clean_code)


class FirstCode(ActivateTOTPForm):
    """The first code of an application that was just set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = codes("6 angka yang sekarang tampil di aplikasi")

    def clean_code(self) -> str:
        """Return the code when it is right; it cannot be used to sign in afterwards."""
        return _counted(self.user.get_username(), super().clean_code)


class NewKey(AddWebAuthnForm):
    """A security key, with a name to know it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = texts("Nama kunci", required=False, longest=100)
        self.fields["credential"].error_messages["required"] = "Kunci keamanan belum menjawab; coba lagi."


def _counted(username: str, clean: Any) -> str:
    try:
        attempt = tries.code(username)
    except TooManyTries as refusal:
        raise ValidationError(str(refusal)) from refusal
    code: str = clean()
    if not tries.is_first_use(username, code):
        raise get_adapter().validation_error("incorrect_code")
    attempt.was_right()
    return code
