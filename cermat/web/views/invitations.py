"""Where a link leads that somebody was sent: there a person sets his password, and is signed in by it."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cermat.actions import account_mails, accounts
from cermat.actions.accounts import DeadLink
from cermat.actions.errors import FaultyEntry
from cermat.actions.throttles import TooManyTries
from cermat.web import entries, tries
from cermat.web.account_forms import password_hint, passwords, same_twice
from cermat.web.doors import wrong_method
from cermat.web.forms import texts

_KNOWN = ("GET", "HEAD", "POST")


class NewPassword(forms.Form):
    """A password, twice."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["password1"] = passwords("Sandi baru", is_new=True, hint=password_hint())
        self.fields["password2"] = passwords("Sandi baru sekali lagi", is_new=True)

    def clean(self) -> dict[str, Any]:
        """Return both when they are the same."""
        return same_twice(self)


class Forgotten(forms.Form):
    """Whose password was forgotten."""

    username = texts("Nama pengguna", longest=150)


def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Return the page where a person sets his password, and sign him in once it is set."""
    if request.method not in _KNOWN:
        return wrong_method(request, _KNOWN)
    try:
        attempt = tries.token(request)
        user = accounts.person_of(token)
        attempt.was_right()
        return _entered(request, token, user)
    except (DeadLink, TooManyTries) as refusal:
        return render(request, "web/tautan_mati.html", {"refusal": str(refusal)}, status=404)


def _entered(request: HttpRequest, token: str, invited: Any) -> HttpResponse:
    form = NewPassword(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = accounts.set_password(token=token, password=form.cleaned_data["password1"])
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        else:
            signed_in: HttpResponse = perform_password_login(request, {"username": user.username}, Login(user=user))
            return signed_in
    name = invited.get_full_name() or invited.username
    context = {"form": form, "name": name, "username": invited.username}
    return render(request, "web/undangan.html", context, status=422 if form.errors else 200)


def forgotten(request: HttpRequest) -> HttpResponse:
    """Return what to do about a forgotten password; where mail is set up a link goes out, for whom is not said."""
    if request.method not in _KNOWN:
        return wrong_method(request, _KNOWN)
    form, refusal, is_sent = Forgotten(request.POST if request.method == "POST" else None), "", False
    if request.method == "POST" and account_mails.is_possible() and form.is_valid():
        try:
            tries.token(request)
            pages = request.build_absolute_uri(reverse("undangan", args=["-"])).removesuffix("-/")
            account_mails.send_link.enqueue(form.cleaned_data["username"], pages)
            is_sent = True
        except TooManyTries as wait:
            refusal = str(wait)
    context = {"form": form, "by_mail": account_mails.is_possible(), "is_sent": is_sent, "refusal": refusal}
    return render(request, "web/sandi_lupa.html", context)
