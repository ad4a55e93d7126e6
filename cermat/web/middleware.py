"""What every answer tells the browser before anything else."""

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from cermat.evidence.media import MAX_BYTES, MEBI, MOST_BYTES
from cermat.registers.memory import one_reading
from cermat.web.for_everybody import knows_nobody
from cermat.web.urls import PUBLIC

# The one style that stands in a page, that of the public ones, by its hash.
_STYLE = b64encode(sha256((Path(__file__).parent / "templates" / "publik.css").read_bytes()).digest()).decode()
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"style-src 'self' 'sha256-{_STYLE}'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# What anybody may send without signing in: one file, and the form around it.
MOST_FROM_ANYBODY = MAX_BYTES + MEBI
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def bounded_body(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that refuses what is too large before any of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        size = int(announced) if announced.isdigit() else 0
        if size > MOST_FROM_ANYBODY and (size > MOST_BYTES or _is_public(request)):
            return render(request, "413.html", {"takes_one_file": size <= MOST_BYTES}, status=413)
        return get_response(request)

    return answer


def _is_public(request: HttpRequest) -> bool:
    """Return whether an address opens without signing in."""
    try:
        return resolve(request.path_info).url_name in PUBLIC
    except Resolver404:
        return False


def readable_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that finds nothing under an address with a null character: no book holds one."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "404.html", status=404)
        return get_response(request)

    return answer


def without_cookies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that keeps cookies from what answers everybody alike: none is read, so none is set.

    Caches hand these answers out to others.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        with suppress(Resolver404):
            if knows_nobody(resolve(request.path_info).func):
                request.COOKIES = {}
        return get_response(request)

    return answer


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that allows our own files and one inline style alone, and keeps pages out of caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response

    return answer


def asked_once(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware under which a request asks the books the same question once, until it acts on them."""

    def answer(request: HttpRequest) -> HttpResponse:
        with one_reading():
            return get_response(request)

    return answer
