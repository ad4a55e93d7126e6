"""A new IKU paper, filled in from the signed one: first (*penetapan*) or in place of another (*perubahan*)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import iku_papers
from cermat.actions.errors import AlreadyThere
from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.errors import FaultyRuleFile
from cermat.rules.types import IkuPaper
from cermat.web import iku_drafts, names
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.iku_drafts import Draft


@door("GET", "POST", who=those_who_may(Act.KEEP_IKU_PAPERS))
def new(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of a paper, and record it once nothing in it is refused."""
    base = _base(scope, request.GET.get("dari", ""))
    if request.method != "POST":
        return _page(request, scope, iku_drafts.begun(base, institution=selectors.office(scope).name))
    rows, act = iku_drafts.sent_rows(request.POST), request.POST.get("tindakan", "")
    if act == "simpan":
        draft = iku_drafts.sent(base, request.POST, rows, is_final=True)
        return _recorded(request, scope, draft) or _page(request, scope, draft, status=422)
    return _page(request, scope, iku_drafts.sent(base, request.POST, _changed(rows, act), is_final=False))


def _base(scope: Scope, paper_id: str) -> IkuPaper | None:
    """Return the paper a new one is begun from; None where none is named. Raises Http404 for an unknown one."""
    if not paper_id:
        return None
    found = next((each for each in selectors.papers(scope) if each.id == paper_id), None)
    if found is None:
        raise Http404
    return found


def _changed(rows: list[int], act: str) -> list[int]:
    """Return the rows after one was added or left out; as they are after any other act."""
    if act == "tambah":
        return [*rows, max(rows, default=0) + 1]
    return [row for row in rows if act != f"hapus-{row}"]


def _recorded(request: HttpRequest, scope: Scope, draft: Draft) -> HttpResponse | None:
    """Return the answer once the paper is recorded; None where something was refused, which the draft then shows."""
    if not draft.parts:
        draft.head.add_error(None, "Belum ada indikator; tambahkan sekurang-kurangnya satu.")
    if not draft.is_valid():
        return None
    text = iku_drafts.rule_file(draft, office=scope.office, today=names.today(scope))
    try:
        paper = iku_papers.enter(by=scope, text=text)
    except FaultyRuleFile as refusal:
        iku_drafts.show_fault(draft, text, refusal)
        return None
    except AlreadyThere as refusal:
        draft.head.add_error("dated", str(refusal))
        return None
    messages.success(request, "IKU dicatat; periksa sekali lagi dengan naskahnya.")
    return HttpResponseRedirect(f"{reverse('iku')}?tahun={paper.year_from}")


def _page(request: HttpRequest, scope: Scope, draft: Draft, *, status: int = 200) -> HttpResponse:
    return page(request, scope, "web/iku_baru.html", {"draft": draft, "base": draft.base}, status=status)
