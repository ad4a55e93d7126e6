"""What a person reads when the system fails."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

AGAIN_AFTER_SECONDS = "5"


def failed(request: HttpRequest) -> HttpResponse:
    """Return the page for what went wrong: 503 where the database is away, busy or full, 500 for a fault of ours."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return render(request, "500.html", status=500)
    response = render(request, "503.html", status=503)
    response["Retry-After"] = AGAIN_AFTER_SECONDS
    return response
