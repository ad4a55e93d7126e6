"""A year's targets, and entering those of one paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import targets as target_acts
from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import editors, names, periods, targets
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.doors import door, page
from cermat.web.entries import is_done
from cermat.web.targets import TargetSheet


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the targets of a year, paper by paper, each leading to its row."""
    asked = periods.asked(request, scope)
    paper = names.paper_of(scope, asked.year)
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "papers": targets.papers(scope, asked.year, indicators=paper.indicators) if paper else [],
        "may_record": paper is not None and names.may(scope, Act.RECORD_TARGET),
        "has_paper": paper is not None,
    }
    return page(request, scope, "web/target.html", context)


@door("GET", "POST", who=those_who_may(Act.RECORD_TARGET))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form for all the targets one paper sets for a year."""
    asked = periods.asked(request, scope)
    paper = selectors.paper_in_force(scope, year=asked.year)
    form = TargetSheet(editors.sent(request), indicators=paper.indicators)
    if request.method == "POST" and form.is_valid():

        def record(cleaned: object) -> object:
            return target_acts.record(by=scope, entries=form.entries(asked.year))

        if is_done(form, record):
            messages.success(request, "Target disimpan dan diajukan; berlaku setelah diverifikasi orang lain.")
            return HttpResponseRedirect(f"{reverse('target')}?tahun={asked.year}")
    context = {"asked": asked, "form": form, "groups": form.groups()}
    return page(request, scope, "web/target_tambah.html", context, status=422 if form.errors else 200)
