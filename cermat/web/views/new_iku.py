"""A new IKU paper, filled in from the signed one: first (*penetapan*) or in place of another (*perubahan*)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import iku_papers
from cermat.actions.errors import AlreadyThere, StaleEdit
from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.errors import FaultyRuleFile
from cermat.rules.types import IkuPaper
from cermat.web import iku_drafts, names
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.iku_drafts import Base, Draft


@door("GET", "POST", who=those_who_may(Act.KEEP_IKU_PAPERS))
def new(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of a new paper, begun from another one where `dari` names it, and record it."""
    named = request.GET.get("dari", "")
    return _answer(request, scope, Base(_paper(scope, named) if named else None))


@door("GET", "POST", who=those_who_may(Act.KEEP_IKU_PAPERS))
def correct(request: HttpRequest, scope: Scope, paper: str) -> HttpResponse:
    """Return the form of a paper that was copied wrongly, and record it anew under its own name."""
    found, newest = _paper(scope, paper), selectors.paper_version(scope, paper)
    opened = request.POST.get("version", "")
    version = int(opened) if opened.isascii() and opened.isdecimal() and len(opened) < 6 else newest
    return _answer(request, scope, Base(found, version if request.method == "POST" else newest))


def _answer(request: HttpRequest, scope: Scope, base: Base) -> HttpResponse:
    """Return the form, or where the person goes once nothing in it is refused."""
    if request.method != "POST":
        return _page(request, scope, iku_drafts.begun(base, institution=selectors.office(scope).name))
    rows, act = iku_drafts.sent_rows(request.POST), request.POST.get("tindakan", "")
    if act == "simpan":
        draft = iku_drafts.sent(base, request.POST, rows, is_final=True)
        return _recorded(request, scope, draft) or _page(request, scope, draft, status=422)
    return _page(request, scope, iku_drafts.sent(base, request.POST, _changed(rows, act), is_final=False))


def _paper(scope: Scope, paper_id: str) -> IkuPaper:
    """Return a paper of the office. Raises Http404."""
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
        paper = _kept(scope, draft, text)
    except FaultyRuleFile as refusal:
        iku_drafts.show_fault(draft, text, refusal)
        return None
    except AlreadyThere as refusal:
        draft.head.add_error("dated", str(refusal))
        return None
    except StaleEdit as refusal:
        draft.head.add_error(None, str(refusal))
        return None
    messages.success(request, "IKU dicatat; periksa sekali lagi dengan naskahnya.")
    return HttpResponseRedirect(f"{reverse('iku')}?tahun={paper.year_from}")


def _kept(scope: Scope, draft: Draft, text: str) -> IkuPaper:
    version = draft.base.version
    if version is None:
        return iku_papers.enter(by=scope, text=text)
    return iku_papers.correct(by=scope, text=text, version=version, reason=draft.head.cleaned_data["reason"])


def _page(request: HttpRequest, scope: Scope, draft: Draft, *, status: int = 200) -> HttpResponse:
    return page(request, scope, "web/iku_baru.html", {"draft": draft, "base": draft.base}, status=status)
