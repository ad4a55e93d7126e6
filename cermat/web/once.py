"""A form sent twice counts once: the second answer leads where the first led, and says so."""

import hashlib
import time
from collections.abc import Callable, Iterator

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import sent_forms
from cermat.actions.errors import WrongState
from cermat.registers.scope import Scope

SAID = "Formulir ini sudah disimpan; pengiriman kedua tidak menambah apa-apa."
UNDER_WAY = "Formulir ini sudah dikirim dan masih disimpan; tunggu sebentar, lalu muat ulang halaman sebelumnya."
# Where an answer that is a page of its own shows what was done.
SHOWN_AT = "Content-Location"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - its name
WAITS, PAUSE_SECONDS = 100, 0.1


def answered(request: HttpRequest, scope: Scope, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the answer to a request; a form that was sent before leads where it led, while that is made it is waited.

    The same form is the same content from the same page: each page's forms carry a token of that page alone. Raises
    WrongState where the first answer takes too long.
    """
    if request.method != "POST" or TOKEN not in request.POST:
        return answer()
    key = _key(request, scope)
    if (led := _led_to(key)) is not None:
        messages.success(request, SAID)
        return HttpResponseRedirect(led)
    address = None
    try:
        response = answer()
        address = _address(request, response)
    finally:
        if address is None:
            sent_forms.give_back(key)
    if address is not None:
        sent_forms.keep(key, address=address)
    return response


def _led_to(key: str) -> str | None:
    """Return where the form led that was sent before; None where this is the first."""
    for _ in range(WAITS):
        if sent_forms.take(key):
            return None
        if led := sent_forms.led_to(key):
            return led
        time.sleep(PAUSE_SECONDS)
    raise WrongState(UNDER_WAY)


def _address(request: HttpRequest, response: HttpResponse) -> str | None:
    """Return where an answer shows what was done; None where nothing was."""
    said = messages.get_messages(request)
    is_refused = any(each.level >= messages.ERROR for each in said)
    if isinstance(said, BaseStorage):
        # Looked at, not shown: they are still to be read on the next page.
        said.used = False
    return None if is_refused else response.get("Location") or response.get(SHOWN_AT)


def _key(request: HttpRequest, scope: Scope) -> str:
    content = (scope.username, request.get_full_path(), request.POST.urlencode(), *_files(request))
    return hashlib.sha256(repr(content).encode()).hexdigest()


def _files(request: HttpRequest) -> Iterator[tuple[str, str | None, str]]:
    for name, files in request.FILES.lists():
        for file in files:
            yield name, file.name, _hash_of(file)


def _hash_of(file: "UploadedFile[bytes]") -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
