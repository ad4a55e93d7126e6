"""Kept files on their way to a browser: saved as they were received, or shown as the copy made for viewing."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from cermat.actions.evidence_files import HandedOut

# Whatever a received file holds, in a browser it runs nothing and reads nothing.
_SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
# A viewing copy is made by us; without a sandbox, so that the browser's own PDF reader opens it.
_VIEW = "default-src 'none'; img-src 'self'; frame-ancestors 'none'"


def saved(handed: HandedOut) -> HttpResponse:
    """Return a file as it was received, to be saved and never to be shown by the browser."""
    return _answer(handed, policy=_SANDBOX, is_saved=True)


def shown(handed: HandedOut) -> HttpResponse:
    """Return a viewing copy for the browser to show."""
    return _answer(handed, policy=_VIEW, is_saved=False)


def _answer(handed: HandedOut, *, policy: str, is_saved: bool) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(is_saved, handed.name) or "inline",
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        # Packed already: packing it again would only take time.
        "Content-Encoding": "identity",
    }
    return HttpResponse(handed.path.read_bytes(), content_type=handed.media_type, headers=headers)
