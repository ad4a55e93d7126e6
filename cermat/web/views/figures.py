"""A figure with its formula, and its working paper as page and sheet."""

from django.http import HttpRequest, HttpResponse

from cermat.actions.permissions import Act
from cermat.documents.reports.charts import against_target
from cermat.indicators import export
from cermat.indicators.change import earlier_years
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.registers import measuring
from cermat.registers.scope import Scope
from cermat.rules.judging import row_indicator
from cermat.web import charts, lists, names, periods, working_papers
from cermat.web.admission import WHOLE_OFFICE
from cermat.web.doors import door, page
from cermat.web.figures import figure_view, totals
from cermat.web.periods import Asked
from cermat.web.views import recorded_values


@door("GET", who=WHOLE_OFFICE)
def figure(request: HttpRequest, scope: Scope, year: int, indicator: str) -> HttpResponse:
    """Return an indicator's page: formula, value, and what lies behind it."""
    asked = periods.asked(request, scope, year=year)
    office, measured = _measured(scope, asked, indicator)
    before = earlier_years(office.paper, asked.year).get(indicator)
    context = {
        "view": figure_view(office, measured, query=asked.query),
        "chart": charts.view(against_target(measured)),
        "closable": row_indicator(measured.indicator).method == "follow_up" and names.may(scope, Act.CLOSE_MONTH),
        "record_address": recorded_values.address(scope, asked.year, indicator),
        "earlier_year": before,
        "earlier_address": recorded_values.address(scope, before, indicator) if before else None,
        **_choices(asked, office),
    }
    return page(request, scope, "web/angka.html", context)


@door("GET", who=WHOLE_OFFICE)
def working_paper(request: HttpRequest, scope: Scope, year: int, indicator: str) -> HttpResponse:
    """Return a figure's lines, of one verdict, group or words where asked, a page at a time, with totals of all."""
    asked = periods.asked(request, scope, year=year)
    office, measured = _measured(scope, asked, indicator)
    verdict, group, words = request.GET.get("putusan", ""), request.GET.get("kelompok", ""), lists.searched(request)
    every, called = measured.figure.lines, names.names(scope)
    chosen = working_papers.chosen(every, verdict=verdict, group=group, words=words)
    shown, leaf = lists.cut(request, chosen)
    context = {
        "view": figure_view(office, measured, query=asked.query),
        "lines": [working_papers.line_view(line, office.paper.sources, called) for line in shown],
        "totals": totals(chosen),
        "leaf": leaf,
        "words": words,
        "verdicts": working_papers.verdict_options(every, verdict),
        "groups": working_papers.group_options(every, group),
        "kept": [(name, request.GET[name]) for name in ("triwulan", "per", "dasar") if request.GET.get(name)],
    }
    return page(request, scope, "web/kertas_kerja.html", context)


@door("GET", who=WHOLE_OFFICE)
def working_paper_csv(request: HttpRequest, scope: Scope, year: int, indicator: str) -> HttpResponse:
    """Return the whole working paper as a sheet of comma-separated values, as an attachment."""
    asked = periods.asked(request, scope, year=year)
    _, measured = _measured(scope, asked, indicator)
    name = f"kertas-kerja-{indicator}-{year}{f'-tw{asked.quarter}' if asked.quarter else ''}.csv"
    response = HttpResponse("\ufeff" + export.csv_text(measured.figure.lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _measured(scope: Scope, asked: Asked, indicator: str) -> tuple[OfficeMeasurement, Measurement]:
    office = measuring.measure(scope, year=asked.year, quarter=asked.quarter, as_of=asked.as_of, year_basis=asked.basis)
    return office, measuring.of_indicator(office, indicator)


def _choices(asked: Asked, office: OfficeMeasurement) -> dict[str, object]:
    return {
        "asked": asked,
        "years": [],
        "quarters": periods.quarter_options(asked.quarter),
        "bases": periods.basis_options(office.year_basis),
    }
