"""The pages of whoever supervises several offices, and the choice of the office that is open."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cermat.indicators.figures import Period
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import periods, regions
from cermat.web.admission import WHOLE_OFFICE
from cermat.web.doors import OFFICE_CHOSEN, door, opens, page


@door("GET", who=WHOLE_OFFICE)
def wilayah(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return every office this person supervises, or those within an area code, with what each counted."""
    asked = periods.asked(request, scope)
    period = Period(year=asked.year, quarter=asked.quarter)
    region = regions.region(scope, request.GET.get("di", ""), period=period)
    if region is None:
        raise Http404
    context = {
        "asked": asked,
        "years": periods.recent_years(scope, asked.year),
        "quarters": periods.quarter_options(asked.quarter),
        "region": region,
    }
    return page(request, scope, "web/wilayah.html", context)


@door("POST", who=WHOLE_OFFICE, counts_once=False)
def buka_kantor(request: HttpRequest, scope: Scope, code: str) -> HttpResponse:
    """Open one of the offices this person supervises: every page is of that office until another is opened.

    `ke`: the page of ours to go on to; without one, the office's first.
    """
    office = selectors.office(selectors.supervising_scope(scope, code))
    request.session[OFFICE_CHOSEN] = code
    messages.success(request, f"Sekarang yang terbuka: {office.name}.")
    wanted = request.POST.get("ke", "")
    return redirect(wanted if opens(wanted) else reverse("beranda"))
