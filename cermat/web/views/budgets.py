"""The budget tree of a year, with what its audit finds."""

from django.http import Http404, HttpRequest, HttpResponse

from cermat.actions.permissions import Act
from cermat.registers import budgeting
from cermat.registers.scope import Scope
from cermat.web import budgets, names, periods
from cermat.web.admission import WHOLE_OFFICE
from cermat.web.doors import door, page

FINDINGS = 50


@door("GET", who=WHOLE_OFFICE)
def tree(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the upper levels of a year's tree, or one branch of it, and the findings of the whole."""
    asked = periods.asked(request, scope)
    budget = budgeting.audited(scope, year=asked.year, as_of=asked.as_of)
    code = request.GET.get("cabang", "")
    branch = budgets.inside(budget, code, year=asked.year) if code else None
    if code and branch is None:
        raise Http404
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "count": len(budget.rows),
        "branch": branch,
        "sections": [] if branch else budgets.sections(budget, year=asked.year),
        "findings": budget.findings[:FINDINGS],
        "more_findings": max(0, len(budget.findings) - FINDINGS),
        "may_keep": names.may(scope, Act.KEEP_BUDGET),
    }
    return page(request, scope, "web/anggaran.html", context)
