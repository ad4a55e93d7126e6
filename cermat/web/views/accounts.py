"""A person's own account: the password, and the second factor. allauth's pages, behind our door and in our words."""

from collections.abc import Callable
from typing import Any

from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy

from cermat.actions import sessions
from cermat.registers import selectors
from cermat.registers.roles import ROLE_WORDS
from cermat.registers.scope import Scope
from cermat.web import devices, proofs
from cermat.web.admission import EVERYBODY, OWN_ACCOUNT, Admission
from cermat.web.doors import Door, chrome, door, page
from cermat.web.editing import Button
from cermat.web.working_papers import Link

ABOVE = {"akun": "Akun saya", "mfa_index": "Langkah kedua"}


def behind_the_door(
    view: Callable[..., HttpResponse],
    *methods: str,
    above: tuple[str, ...] = (),
    who: Admission = EVERYBODY,
    is_about_factors: bool = False,
    **said: Any,
) -> Door:
    """Return one of allauth's pages as a page of ours: behind the door, with what stands around every page.

    The second factor is set up and shown on these pages, so none of them asks for it first. `above`: the pages it
    lies below, by name. `is_about_factors`: without a second factor it leads to the page where one is set up.
    """

    @door(*methods, who=who, asks_proof=False)
    def answer(request: HttpRequest, scope: Scope, **address: Any) -> HttpResponse:
        if is_about_factors and not proofs.factors_of(request).is_any:
            return redirect("mfa_index")
        response = view(request, **address)
        if isinstance(response, TemplateResponse):
            crumbs = [Link(address=reverse(name), words=ABOVE[name]) for name in above]
            around = chrome(request, scope, waiting=selectors.waiting_count(scope))
            context = {**(response.context_data or {}), **said, "crumbs": crumbs, "scope": scope, "chrome": around}
            response.context_data = context
            response.status_code = 422 if "form" in context and context["form"].errors else 200
        return response

    return answer


def form_page(
    view: Any, *, heading: str, lede: str, button: str, template: str = "web/form.html", **settings: Any
) -> Door:
    """Return one of allauth's forms drawn as every form of ours."""
    drawn = view.as_view(template_name=template)
    said: dict[str, Any] = {"second": None, "preview": None, "buttons": [Button(value="kirim", words=button)]}
    return behind_the_door(drawn, "GET", "POST", heading=heading, lede=lede, **said, **settings)


class OtherPassword(PasswordChangeView):
    """Changes the password; every other session ends with the old one."""

    success_url = reverse_lazy("akun")

    def form_valid(self, form: Any) -> HttpResponse:
        """Say that it was done."""
        response: HttpResponse = super().form_valid(form)
        messages.success(self.request, "Sandi Anda sudah diganti; sesi Anda di perangkat lain berakhir.")
        return response


class AddTotp(ActivateTOTPView):
    """Sets an application of one-time codes up."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the session as proven from here on, under another key."""
        response: HttpResponse = super().form_valid(form)
        proofs.prove(self.request)
        messages.success(self.request, "Aplikasi kode sudah terpasang.")
        return response


class RemoveTotp(DeactivateTOTPView):
    """Removes the application of one-time codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the proof back where nothing is left that proves."""
        response: HttpResponse = super().form_valid(form)
        proofs.forget(self.request)
        messages.success(self.request, "Aplikasi kode sudah dilepas; sesi Anda di perangkat lain berakhir.")
        return response


class AddKey(AddWebAuthnView):
    """Sets a security key up."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the session as proven from here on, under another key."""
        response: HttpResponse = super().form_valid(form)
        proofs.prove(self.request)
        messages.success(self.request, "Kunci keamanan sudah terpasang.")
        return response


class RemoveKey(RemoveWebAuthnView):
    """Removes a security key."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the proof back where nothing is left that proves."""
        response: HttpResponse = super().form_valid(form)
        proofs.forget(self.request)
        messages.success(self.request, "Kunci keamanan sudah dilepas; sesi Anda di perangkat lain berakhir.")
        return response


@door("GET", who=OWN_ACCOUNT, asks_proof=False)
def account(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what a person may do about his own account."""
    context = {
        "roles": sorted(ROLE_WORDS[role] for role in scope.roles),
        "is_required": proofs.is_required(scope),
        "is_proven": proofs.is_proven(request),
    }
    return page(request, scope, "web/akun.html", context)


@door("GET", who=EVERYBODY, asks_proof=False)
def factors(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return which second factors a person has, and what may be added."""
    context = {
        "factors": proofs.factors_of(request),
        "is_required": proofs.is_required(scope),
        "may_add_key": proofs.may_add_key(request),
    }
    return page(request, scope, "web/langkah_kedua.html", context)


@door("GET", "POST", who=OWN_ACCOUNT, asks_proof=False)
def open_sessions(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return where this person is signed in; sent, one of the sessions ends, or every other one."""
    this = request.session.session_key
    if request.method == "POST":
        number = request.POST.get("nomor", "")
        if number.isascii() and number.isdigit() and len(number) <= 12:
            sessions.end(scope.username, number=int(number))
        else:
            sessions.end_all(scope.username, but=this)
        messages.success(request, "Sesi sudah diakhiri; perangkat itu harus masuk lagi.")
        return redirect("sesi")
    zone = selectors.office(scope).zone
    listed = [
        {
            "session": each,
            "device": devices.in_words(each.user_agent),
            "begun_at": each.begun_at.astimezone(zone),
            "seen_at": each.seen_at.astimezone(zone),
        }
        for each in sessions.of(request.user, this=this)
    ]
    return page(request, scope, "web/sesi.html", {"listed": listed})


password = form_page(
    OtherPassword,
    template="web/sandi.html",
    heading="Ganti sandi",
    lede="Pakai sandi yang tidak Anda pakai di tempat lain.",
    button="Ganti sandi",
    above=("akun",),
    who=OWN_ACCOUNT,
)
password_again = form_page(
    ReauthenticateView,
    template="web/sandi.html",
    heading="Pastikan ini Anda",
    lede="Isi sandi Anda sekali lagi sebelum pengamanan akun diubah.",
    button="Lanjutkan",
    above=("akun",),
)
code_again = form_page(
    CodeAgainView,
    heading="Pastikan ini Anda",
    lede="Isi kode dari aplikasi di telepon Anda, atau satu kode pemulihan.",
    button="Lanjutkan",
    above=("akun",),
)
remove_totp = form_page(
    RemoveTotp,
    heading="Lepas aplikasi kode",
    lede="Kode dari aplikasi itu tidak berlaku lagi. Bila peran Anda mewajibkan langkah kedua, pasang yang baru.",
    button="Lepas",
    above=("akun", "mfa_index"),
    is_about_factors=True,
)
new_recovery_codes = form_page(
    GenerateRecoveryCodesView,
    heading="Buat kode pemulihan baru",
    lede="Kode pemulihan yang lama tidak berlaku lagi.",
    button="Buat kode baru",
    above=("akun", "mfa_index"),
    is_about_factors=True,
)
add_totp = behind_the_door(AddTotp.as_view(template_name="web/pasang_aplikasi.html"), "GET", "POST")
recovery_codes = behind_the_door(
    ViewRecoveryCodesView.as_view(template_name="web/kode_pemulihan.html"), "GET", is_about_factors=True
)
add_key = behind_the_door(
    AddKey.as_view(template_name="web/kunci.html"),
    "GET",
    "POST",
    above=("akun", "mfa_index"),
    heading="Pasang kunci keamanan",
    lede="Beri nama yang Anda kenali, lalu ikuti permintaan peramban.",
    key_button="Pasang",
)
key_again = behind_the_door(
    ReauthenticateWebAuthnView.as_view(template_name="web/kunci.html"),
    "GET",
    "POST",
    above=("akun",),
    heading="Pastikan ini Anda",
    lede="Tunjukkan kunci keamanan Anda sekali lagi.",
    key_button="Pakai kunci keamanan",
)
remove_key = form_page(
    RemoveKey,
    heading="Lepas kunci keamanan",
    lede="Kunci itu tidak membuka akun Anda lagi.",
    button="Lepas",
    above=("akun", "mfa_index"),
    is_about_factors=True,
)
