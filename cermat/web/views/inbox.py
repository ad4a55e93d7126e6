"""What waits for a person: looked through, and verified one by one or several at once."""

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from cermat.actions import batches, evidence
from cermat.actions.errors import StaleEdit, WrongState
from cermat.indicators.rows import Ref
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors.inbox import Waiting
from cermat.web import inboxes, lists, measurements, new_checkers
from cermat.web.admission import EVERYBODY
from cermat.web.books import DOORS
from cermat.web.doors import door, page

SHOWN = 50
TICKED = "centang"


@door("GET", "POST", who=EVERYBODY)
def waiting(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what waits: own turn and units first, a row beside what belongs to it; verify what was chosen."""
    if request.method == "POST":
        return _verify(request, scope)
    every, wanted = selectors.inbox(scope), request.GET.get("tampil", "")
    groups = inboxes.in_groups(scope, inboxes.for_reason(every, wanted))
    pages = list(_pages(groups, SHOWN)) or [[]]
    leaf = lists.leaf(request, last=len(pages))
    shown = inboxes.group_views(scope, pages[leaf.number - 1])
    context = {
        "groups": shown,
        "reasons": inboxes.why_options(every, wanted),
        "count": sum(map(len, groups)),
        "leaf": leaf,
        "measurements": measurements.waiting(scope),
        "new_checkers": new_checkers.views(scope),
        "may_tick": any(each.choice for group in shown for each in group.items),
    }
    return page(request, scope, "web/menunggu.html", context, waiting=len(inboxes.in_turn(every)))


def _pages(groups: Sequence[list[Waiting]], limit: int) -> Iterator[list[list[Waiting]]]:
    """Yield whole groups, on each page up to so many rows, and at least one group."""
    shown: list[list[Waiting]] = []
    for group in groups:
        if shown and sum(map(len, shown)) + len(group) > limit:
            yield shown
            shown = []
        shown.append(group)
    if shown:
        yield shown


def _verify(request: HttpRequest, scope: Scope) -> HttpResponseRedirect:
    pressed = request.POST.get("pilih", "")
    refs = inboxes.chosen(request.POST.getlist(TICKED) if pressed == TICKED else [pressed])
    if not refs:
        messages.error(request, "Belum ada baris yang dicentang; centang dahulu yang sudah Anda cocokkan.")
        return redirect("menunggu")
    try:
        _verified(scope, refs)
    except (StaleEdit, WrongState) as refusal:
        messages.error(request, f"Tidak ada yang diverifikasi. {refusal}")
    else:
        messages.success(request, f"{len(refs)} baris sudah diverifikasi. Angka memakainya mulai sekarang.")
    return redirect("menunggu")


def _verified(scope: Scope, refs: Sequence[Ref]) -> None:
    if len(refs) > 1:
        batches.verify(by=scope, refs=refs, summary=f"{len(refs)} baris dari kotak tugas")
        return
    acts = evidence if refs[0].book == "evidence" else DOORS[refs[0].book].acts
    acts.verify(by=scope, key=refs[0].key, version=refs[0].version)
