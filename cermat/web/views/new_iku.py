"""A new IKU paper, filled in from the signed one: first (*penetapan*) or in place of another (*perubahan*)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import iku_codes, iku_papers
from cermat.actions.errors import AlreadyThere, FaultyEntry, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.indicators.obligations import paper_for
from cermat.indicators.rows import State
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.errors import FaultyRuleFile
from cermat.rules.types import IkuPaper
from cermat.web import iku_drafts, names
from cermat.web.addresses import row_address
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.iku_drafts import Base, Draft

DONE = (
    "IKU dicatat dan diajukan. Unggah pindaian naskahnya pada Bukti; berlaku setelah Sekretaris Camat atau Camat "
    "mencocokkannya."
)


@door("GET", "POST", who=those_who_may(Act.KEEP_IKU_PAPERS))
def new(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of a new paper, and record it.

    Begun from the paper that `dari` names, else from the one in force, and empty where `kosong` is asked.
    """
    named, is_empty = request.GET.get("dari", ""), "kosong" in request.GET
    begun_from = _paper(scope, named) if named else None if is_empty else _in_force(scope)
    return _answer(request, scope, Base(begun_from, codes=iku_codes.used(scope)))


@door("GET", "POST", who=those_who_may(Act.KEEP_IKU_PAPERS))
def correct(request: HttpRequest, scope: Scope, paper: str) -> HttpResponse:
    """Return the form of a paper that was copied wrongly, as it was written last, and hand it in anew."""
    newest = selectors.paper_versions(scope, paper)[-1]
    opened = request.POST.get("version", "")
    is_sent = opened.isascii() and opened.isdecimal() and len(opened) < 6
    version = int(opened) if is_sent else newest.mark.ref.version
    remark = newest.mark.reason if newest.mark.state is State.RETURNED else None
    return _answer(request, scope, Base(newest.paper, version, remark, iku_codes.used(scope, but=paper)))


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


def _in_force(scope: Scope) -> IkuPaper | None:
    """Return the paper in force this year, else the latest there is; None for an office without papers."""
    papers = selectors.papers(scope)
    return paper_for(papers, names.today(scope).year) or (papers[-1] if papers else None)


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
        key = _kept(scope, draft, text)
    except FaultyRuleFile as refusal:
        iku_drafts.show_fault(draft, text, refusal)
        return None
    except AlreadyThere as refusal:
        draft.head.add_error("dated", str(refusal))
        return None
    except FaultyEntry as refusal:
        for problem in refusal.problems:
            draft.show(problem)
        return None
    except (StaleEdit, WrongState) as refusal:
        draft.head.add_error(None, str(refusal))
        return None
    messages.success(request, DONE)
    return HttpResponseRedirect(row_address("iku_paper", key))


def _kept(scope: Scope, draft: Draft, text: str) -> str:
    paper, version = draft.base.paper, draft.base.version
    if paper is None or version is None:
        return iku_papers.enter(by=scope, text=text, continuing=draft.continuing())
    iku_papers.correct(
        by=scope,
        key=paper.id,
        version=version,
        entry=text,
        reason=draft.head.cleaned_data["reason"],
        continuing=draft.continuing(),
    )
    return paper.id


def _page(request: HttpRequest, scope: Scope, draft: Draft, *, status: int = 200) -> HttpResponse:
    return page(
        request,
        scope,
        "web/iku_baru.html",
        {"draft": draft, "base": draft.base, "remark": draft.base.remark, "in_force": _in_force(scope)},
        status=status,
    )
