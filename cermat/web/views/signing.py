"""Signing in, in one or two steps, and out, by its button only."""

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cermat.web.doors import wrong_method

_KNOWN = ("GET", "HEAD", "POST")
_FIRST = LoginView.as_view(template_name="web/masuk.html")
_SECOND = AuthenticateView.as_view(template_name="web/masuk_kode.html")


def sign_in(request: HttpRequest) -> HttpResponse:
    """Return the page that asks for name and password; whoever has a second factor goes on to the second step."""
    return _FIRST(request) if request.method in _KNOWN else wrong_method(request, _KNOWN)


def second_step(request: HttpRequest) -> HttpResponse:
    """Return the page that asks for the second factor; nobody is signed in before it was right."""
    if request.method not in _KNOWN:
        return wrong_method(request, _KNOWN)
    response: HttpResponse = _SECOND(request)
    if isinstance(response, TemplateResponse) and response.context_data:
        asked = response.context_data["js_data"]["request_options"]["publicKey"]
        response.context_data["has_keys"] = bool(asked.get("allowCredentials"))
    return response


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign a person out; an address typed by hand gets the page that says which way to open it."""
    if request.method != "POST":
        return wrong_method(request, {"POST"})
    logout(request)
    return redirect("account_login")
