"""How long a session lasts: half an hour without use, twelve hours in all."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cermat.actions import sessions

IDLE, WHOLE, NOTED = timedelta(minutes=30), timedelta(hours=12), timedelta(minutes=1)
BEGUN, SEEN = "begun_at", "seen_at"
ENDED = "Sesi Anda berakhir karena lama tidak dipakai; masuk lagi untuk melanjutkan."


def begin(request: HttpRequest) -> None:
    """Begin to count the time of a session."""
    request.session[BEGUN] = request.session[SEEN] = timezone.now().isoformat()


def bounded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that ends a session that lasted too long or was left alone."""

    def answer(request: HttpRequest) -> HttpResponse:
        # Who brings no session is not looked up.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            _keep(request)
        return get_response(request)

    return answer


def _keep(request: HttpRequest) -> None:
    now, session = timezone.now(), request.session
    if BEGUN not in session:
        begin(request)
    seen = datetime.fromisoformat(session[SEEN])
    if now - seen > IDLE or now - datetime.fromisoformat(session[BEGUN]) > WHOLE:
        logout(request)
        messages.info(request, ENDED)
    elif now - seen > NOTED:
        # Not at every request: a write costs the disk a flush.
        session[SEEN] = now.isoformat()
        sessions.seen(session.session_key or "")
