"""The IKU paper as a page that reads like the signed one."""

from django.http import HttpRequest, HttpResponse

from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.errors import NoPaperInForce
from cermat.registers.scope import Scope
from cermat.web import names, periods
from cermat.web.admission import EVERYBODY
from cermat.web.doors import door, page
from cermat.words.dates import write_date


@door("GET", who=EVERYBODY)
def iku(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the paper in force for the year asked, with its facsimile below it."""
    asked = periods.asked(request, scope)
    chosen = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "papers": [*reversed(selectors.papers(scope))],
        "may_write": names.may(scope, Act.KEEP_IKU_PAPERS),
    }
    try:
        paper = selectors.paper_in_force(scope, year=asked.year, as_of=asked.as_of)
    except NoPaperInForce as absence:
        return page(request, scope, "web/iku_kosong.html", {**chosen, "refusal": str(absence)})
    number = f"nomor {paper.number}" if paper.number else "tanpa nomor"
    until = str(paper.year_to) if paper.year_to else "ada IKU berikutnya"
    context = {
        "paper": paper,
        "functions": list(paper.header.functions.items()),
        "numbered": [indicator for indicator in paper.indicators if indicator.number is not None],
        "about": f"IKU {paper.kind}, {number}, tanggal {write_date(paper.dated)}; berlaku untuk tahun kinerja "
        f"{paper.year_from} sampai {until}.",
        **chosen,
    }
    return page(request, scope, "web/iku.html", context)
