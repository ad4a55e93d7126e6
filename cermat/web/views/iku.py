"""The IKU paper as a page that reads like the signed one."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse

from cermat.actions.permissions import Act
from cermat.indicators.obligations import years_in_force
from cermat.registers import measuring, selectors
from cermat.registers.errors import NoPaperInForce, NotMeasurable
from cermat.registers.scope import Scope
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import IkuPaper
from cermat.web import iku_checking, iku_redline, names, periods
from cermat.web.admission import EVERYBODY, WHOLE_OFFICE
from cermat.web.doors import door, page
from cermat.web.periods import Asked
from cermat.words.dates import write_date


@door("GET", who=EVERYBODY)
def iku(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the paper in force for the year asked, with its facsimile below it."""
    asked = periods.asked(request, scope)
    chosen = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "papers": iku_checking.listed(scope, names.names(scope)),
        "waiting": iku_checking.waiting(scope, names.names(scope)),
        "may_compare": names.reads_whole_office(scope),
        "may_write": names.may(scope, Act.KEEP_IKU_PAPERS),
    }
    try:
        paper = selectors.paper_in_force(scope, year=asked.year, as_of=asked.as_of)
    except NoPaperInForce as absence:
        return page(request, scope, "web/iku_kosong.html", {**chosen, "refusal": str(absence)})
    number = f"nomor {paper.number}" if paper.number else "tanpa nomor"
    years = years_in_force(selectors.papers(scope, as_of=asked.as_of), paper)
    context = {
        "reading": iku_checking.reading(paper),
        "about": f"IKU {paper.kind}, {number}, tanggal {write_date(paper.dated)}; berlaku untuk tahun kinerja {years}.",
        **chosen,
    }
    return page(request, scope, "web/iku.html", context)


@door("GET", who=WHOLE_OFFICE)
def compared(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return two papers word by word, and a year's figures under either."""
    asked, papers = periods.asked(request, scope), selectors.papers(scope)
    if not papers:
        raise Http404
    now = _chosen(papers, request.GET.get("ke", ""), papers[-1])
    then = _chosen(papers, request.GET.get("dari", ""), papers[max(0, papers.index(now) - 1)])
    context = {
        "asked": asked,
        "papers": papers,
        "then": then,
        "now": now,
        "sections": iku_redline.sections(then, now),
        **_figures(scope, asked, then, now),
    }
    return page(request, scope, "web/iku_beda.html", context)


def _chosen(papers: Sequence[IkuPaper], paper_id: str, otherwise: IkuPaper) -> IkuPaper:
    """Return the paper asked for, or another one where none is named. Raises Http404 for an unknown one."""
    if not paper_id:
        return otherwise
    found = next((each for each in papers if each.id == paper_id), None)
    if found is None:
        raise Http404
    return found


def _figures(scope: Scope, asked: Asked, then: IkuPaper, now: IkuPaper) -> dict[str, object]:
    """Return the year's values under either paper, or why there are none."""
    try:
        old, new = (measuring.measure(scope, year=asked.year, as_of=asked.as_of, paper=each) for each in (then, now))
    except (NotMeasurable, NoRuleInForce) as refusal:
        return {"pairs": [], "refusal": str(refusal)}
    return {"pairs": iku_redline.pairs(old, new), "refusal": ""}
