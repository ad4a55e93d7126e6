"""The office's own pages: the Camat's page, the chain of events, and the closing of months."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cermat.actions import monthly_closings, permissions
from cermat.actions.permissions import Act, Subject
from cermat.registers import measuring, selectors
from cermat.registers.errors import NotMeasurable
from cermat.registers.scope import Scope
from cermat.web import closings, first_steps, home, inboxes, measurements, names, new_checkers, periods
from cermat.web.admission import EVERYBODY, WHOLE_OFFICE, those_who_may
from cermat.web.doors import door, page
from cermat.web.errors import UnreadableAddress
from cermat.web.events import event_views
from cermat.web.periods import Asked

SHOWN, PAGE = 5, 50


@door("GET", who=EVERYBODY)
def beranda(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the Camat's page; one village's operator gets that village's grid."""
    if not names.reads_whole_office(scope):
        return redirect("dokumen_desa")
    asked = periods.asked(request, scope)
    waiting = inboxes.in_order(scope, inboxes.in_turn(selectors.inbox(scope)))
    context: dict[str, object] = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "quarters": periods.quarter_options(asked.quarter),
        "inbox": inboxes.waiting_views(scope, waiting[:SHOWN]),
        "inbox_count": len(waiting),
        "inbox_more": len(waiting) > SHOWN,
        "measurements": measurements.waiting(scope),
        "new_checkers": new_checkers.views(scope),
        "closable": names.may(scope, Act.CLOSE_MONTH),
        "first_steps": first_steps.first_steps(scope),
    }
    try:
        office = measuring.measure(
            scope, year=asked.year, quarter=asked.quarter, as_of=asked.as_of, year_basis=asked.basis
        )
    except NotMeasurable as refusal:
        context |= home.refused(scope, asked, str(refusal))
    else:
        context |= home.measured(office, asked, today=names.today(scope))
    return page(request, scope, "web/beranda.html", context, waiting=len(waiting))


@door("GET", who=WHOLE_OFFICE)
def riwayat(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the office's events, newest first, a page at a time."""
    text = request.GET.get("sebelum", "")
    if text and not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise UnreadableAddress(f"“{text}” pada alamat bukan nomor peristiwa; pakai angka.")
    events = selectors.events(scope, limit=PAGE, before=int(text) if text else None)
    older = len(events) == PAGE and events[-1].seq > 1
    context = {
        "events": event_views(events, names.names(scope)),
        "older_address": f"{reverse('riwayat')}?sebelum={events[-1].seq}" if older else None,
    }
    return page(request, scope, "web/riwayat.html", context)


@door("GET", "POST", who=those_who_may(Act.CLOSE_MONTH))
def tutup_buku(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the months that wait to be closed by this person's units, and close the one sent."""
    if request.method == "POST":
        wanted = closings.wanted(request.POST)
        if wanted is None:
            raise Http404
        permissions.check_can(scope, Act.CLOSE_MONTH, Subject(unit=wanted.unit))
        if request.POST.get("tetap") != "1" and closings.to_confirm(scope, wanted):
            return _months_page(request, scope, periods.asked(request, scope, year=wanted.year), asked_for=wanted)
        monthly_closings.close(by=scope, unit=wanted.unit, year=wanted.year, month=wanted.month, is_nil=wanted.is_nil)
        messages.success(request, "Buku bulan itu sudah ditutup.")
        return redirect(f"{reverse('tutup_buku')}?tahun={wanted.year}")
    is_open = not request.GET.get("tahun")
    asked = periods.asked(request, scope, year=closings.year_shown(scope) if is_open else None)
    return _months_page(request, scope, asked)


def _months_page(
    request: HttpRequest, scope: Scope, asked: Asked, *, asked_for: closings.Wanted | None = None
) -> HttpResponse:
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "months": closings.open_months(scope, asked.year, asked=asked_for),
    }
    return page(request, scope, "web/tutup_buku.html", context, status=422 if asked_for else 200)
