"""A form sent twice counts once: the second answer leads where the first led, and says so."""

import hashlib
from collections.abc import Callable, Iterator

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import sent_forms
from cermat.registers import sent
from cermat.registers.scope import Scope
from cermat.registers.sent import SentAlready
from cermat.words.errors import CermatError

SAID = "Formulir ini sudah disimpan; pengiriman kedua tidak menambah apa-apa."
# Where an answer that is a page of its own shows what was done.
SHOWN_AT = "Content-Location"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - its name


def answered(
    request: HttpRequest, scope: Scope, answer: Callable[[], HttpResponse], *, above: Callable[[], str]
) -> HttpResponse:
    """Return the answer to a request; a form that was sent before leads where it led, or, unanswered, to `above`.

    The same form is the same content from the same page: each page's forms carry a token of that page alone.
    """
    if request.method != "POST" or TOKEN not in request.POST:
        return answer()
    key = _key(request, scope)
    if (led := sent_forms.led_to(key)) is not None:
        return _said(request, led or above())
    try:
        with sent.under_way(key) as form:
            response = answer()
    except (SentAlready, CermatError):
        # Both may have been under way at once; this one came second to the office.
        if (led := sent_forms.led_to(key)) is not None:
            return _said(request, led or above())
        raise
    if address := _address(request, response):
        sent_forms.keep(key, address=address)
    elif form.is_counted:
        sent_forms.give_back(key)
    elif (led := sent_forms.led_to(key)) is not None:
        return _said(request, led or above())
    return response


def _said(request: HttpRequest, address: str) -> HttpResponse:
    messages.success(request, SAID)
    return HttpResponseRedirect(address)


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
