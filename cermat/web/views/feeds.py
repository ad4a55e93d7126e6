"""The calendar for other programs, under a secret address; and the making and revoking of that address."""

from datetime import datetime, time, timedelta
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.urls import reverse

from cermat.actions import reminders
from cermat.actions.permissions import Act
from cermat.registers import calendars, selectors
from cermat.registers.scope import Scope
from cermat.reminders import ics
from cermat.web import names
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page, wrong_method

BEHIND, AHEAD = timedelta(days=92), timedelta(days=396)


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return a person's calendar as iCalendar to whoever knows the secret; everything else is not there."""
    if request.method not in {"GET", "HEAD"}:
        return wrong_method(request, {"GET", "HEAD"})
    scope = selectors.scope_of_feed(token)
    if scope is None:
        raise Http404
    content = _content(scope, request.build_absolute_uri(reverse("kalender")))
    etag = f'"{sha256(content).hexdigest()}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="kalender.ics"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _content(scope: Scope, address: str) -> bytes:
    office, today = selectors.office(scope), names.today(scope)
    midnight = datetime.combine(today, time.min, tzinfo=office.zone)
    last = selectors.last_recorded_at(scope)
    return ics.write(
        calendars.calendar(scope, first=today - BEHIND, last=today + AHEAD),
        office=office.code,
        name=f"Tenggat {office.name}",
        stamp=max(midnight, last),
        address=address,
    )


@door("POST", who=those_who_may(Act.KEEP_OWN_REMINDERS))
def make(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Make a new secret address and show it, this once."""
    token = reminders.make_address(by=scope)
    address = request.build_absolute_uri(reverse("kalender_ics", kwargs={"token": token}))
    return page(request, scope, "web/alamat_kalender.html", {"address": address})


@door("POST", who=those_who_may(Act.KEEP_OWN_REMINDERS))
def revoke(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Make the secret address stop working."""
    reminders.revoke_address(by=scope)
    messages.success(request, "Alamat kalender Anda sudah dicabut; kalender yang memakainya tidak diperbarui lagi.")
    return redirect("pengingat")
