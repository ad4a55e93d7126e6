"""Answers that are the same for everybody: kept by caches for a while, then asked for again by their mark."""

import gzip
from collections.abc import Callable, Mapping
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from cermat.web.doors import wrong_method

KEPT_FOR = 300  # seconds: a correction shows after so long at the latest
_FEWEST = 200  # bytes; below that nothing is won
_METHODS = ("GET", "HEAD")
_views = set[Callable[..., HttpResponse]]()


def for_reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view that answers by the methods that read alone, without anybody's cookies."""

    @wraps(view)
    def answered(request: HttpRequest, **address: Any) -> HttpResponse:
        return view(request, **address) if request.method in _METHODS else wrong_method(request, _METHODS)

    # Nothing is changed, and nobody's cookie is read: there is nothing to forge.
    exempt = csrf_exempt(answered)
    _views.add(exempt)
    return exempt


def knows_nobody(view: Callable[..., Any]) -> bool:
    """Return whether a view answers everybody alike."""
    return view in _views


def page(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """Return a page that is the same for everybody: made without the request, so that nobody's name gets into it."""
    return answer(request, render_to_string(template, dict(context)).encode(), "text/html; charset=utf-8")


def answer(request: HttpRequest, body: bytes, content_type: str) -> HttpResponse:
    """Return a body with a strong mark of its bytes, packed where the asker unpacks; 304 where he has it already.

    It is packed here and not by the middleware, which makes each answer another one.
    """
    is_packed = len(body) >= _FEWEST and "gzip" in request.headers.get("Accept-Encoding", "")
    mark = f'"{sha256(body).hexdigest()}{"-gzip" if is_packed else ""}"'
    response = HttpResponse(gzip.compress(body, 9, mtime=0) if is_packed else body, content_type=content_type)
    if is_packed:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = mark
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=mark, response=response) or response
