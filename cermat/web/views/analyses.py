"""The texts of a year's report, or of a quarter's: what is written, what is blank, and a form for each."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import analyses
from cermat.actions.entries import AnalysisEntry
from cermat.actions.errors import FaultyEntry, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.indicators.analyses import AnalysisPlace, blank, places
from cermat.indicators.cycle import Edition
from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.registers import measuring, reporting, selectors
from cermat.registers.scope import Scope
from cermat.web import analyses as shown
from cermat.web import measurements, names, periods
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.analyses import TextForm
from cermat.web.doors import door, page
from cermat.web.entries import show_problems
from cermat.web.periods import Asked


@door("GET", who=WHOLE_OFFICE)
def of_report(request: HttpRequest, scope: Scope, year: int) -> HttpResponse:
    """Return every text of the report beside its figures; who may write has a form for each."""
    return _shown(request, scope, periods.asked(request, scope, year=year))


@door("POST", who=those_who_may(Act.WRITE_ANALYSIS))
def write(request: HttpRequest, scope: Scope, year: int, place: str) -> HttpResponse:
    """Write one text, and return to it."""
    asked = periods.asked(request, scope, year=year)
    of = _place(scope, asked, place)
    form, status = TextForm(request.POST, place=of, version=0), 422
    if form.is_valid():
        entry = AnalysisEntry(period=_period(asked), place=of, text=form.cleaned_data["text"])
        try:
            analyses.write(by=scope, entry=entry, version=form.cleaned_data["version"])
        except FaultyEntry as refusal:
            show_problems(form, refusal)
        except (StaleEdit, WrongState) as refusal:
            form, status = _again(scope, entry), 409
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Uraian disimpan.")
            return HttpResponseRedirect(f"{shown.address(_period(asked))}#{place}")
    return _shown(request, scope, asked, wrong=form, status=status)


def _again(scope: Scope, entry: AnalysisEntry) -> TextForm:
    """Return the form as it was sent, over the version that is seen now."""
    rows = selectors.analyses(scope, period=entry.period)
    latest = next((row.ref.version for row in rows if row.place == entry.place), 0)
    return TextForm({"text": entry.text, "version": latest}, place=entry.place, version=latest)


def _shown(
    request: HttpRequest, scope: Scope, asked: Asked, *, wrong: TextForm | None = None, status: int = 200
) -> HttpResponse:
    measured = _measured(scope, asked)
    every = places(measured.paper.indicators, quarter=asked.quarter)
    context = {
        "asked": asked,
        "title": measurements.title(measured.period),
        "as_of": measured.as_of,
        "quarters": periods.quarter_options(asked.quarter),
        "groups": shown.groups(measured, wrong=wrong, may_quote=names.may(scope, Act.RECORD_VALUE)),
        "blank": len(blank(every, measured.analyses)),
        "every": len(every),
        "standing": shown.standing_words(_editions(scope, measured.period), measured.office.zone),
        "may_write": names.may(scope, Act.WRITE_ANALYSIS),
        "form": wrong,
    }
    return page(request, scope, "web/analisis.html", context, status=status)


def _measured(scope: Scope, asked: Asked) -> OfficeMeasurement:
    return reporting.complete(scope, measuring.measure(scope, year=asked.year, quarter=asked.quarter))


def _editions(scope: Scope, period: Period) -> list[Edition]:
    return [each for each in selectors.editions(scope, year=period.year) if each.period == period]


def _period(asked: Asked) -> Period:
    return Period(year=asked.year, quarter=asked.quarter)


def _place(scope: Scope, asked: Asked, named: str) -> AnalysisPlace:
    """Return which text an address names. Raises Http404 for one that the report does not ask for."""
    indicators = selectors.paper_in_force(scope, year=asked.year).indicators
    found = (place for place in places(indicators, quarter=asked.quarter) if shown.place_id(place) == named)
    place = next(found, None)
    if place is None:
        raise Http404
    return place
