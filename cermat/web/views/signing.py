"""Signing out, by its button only."""

from typing import Any

from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse

from cermat.web.doors import wrong_method


class SignOut(LogoutView):
    """Signs a person out; an address typed by hand gets the page that says which way to open it."""

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the same page as every other address does."""
        return wrong_method(request, {"POST"})
