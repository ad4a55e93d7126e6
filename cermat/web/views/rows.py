"""A row's page, and the acts sent from it."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from cermat.actions import evidence as evidence_acts
from cermat.actions import iku_papers, permissions
from cermat.actions.errors import AlreadyThere, FaultyEntry, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.actions.policies import Step
from cermat.indicators.rows import ActivityRow, OutputRow, TargetRow, VillageDocumentRow
from cermat.indicators.standing import deciding, without_taken_back
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import iku_checking, locks, names, papers_beside, receiving, rows, verdicts
from cermat.web.addresses import SLUGS, row_address
from cermat.web.admission import EVERYBODY, RECORDING, those_who_may
from cermat.web.books import DOORS, Acts, BookDoor, door_of, subject
from cermat.web.conflicts import stale_page, typed_facts
from cermat.web.doors import door, page
from cermat.web.events import event_views
from cermat.web.figures import Fact
from cermat.web.forms import sent_text
from cermat.web.rows import Names, Row
from cermat.web.steps import ADDRESSES, check_may, form_for, steps
from cermat.web.working_papers import Link

LISTS = {
    "activity": "kegiatan",
    "output": "kegiatan",
    "village_document": "dokumen_desa",
    "recorded_value": "beranda",
    "target": "target",
    "setting": "setelan",
    "iku_paper": "iku",
}
LIST_WORDS = {
    "kegiatan": "Kegiatan",
    "dokumen_desa": "Dokumen desa",
    "target": "Target",
    "setelan": "Setelan",
    "iku": "IKU",
    "beranda": "Beranda",
}
DONE = {
    Step.VERIFY: "Sudah diverifikasi: versi {} yang berlaku mulai sekarang.",
    Step.SEND_BACK: "Dikembalikan kepada pencatatnya beserta catatan Anda (versi {}).",
    Step.SUBMIT: "Sudah diajukan (versi {}). Menunggu verifikasi orang lain.",
    Step.ANNUL: "Pembatalan diajukan (versi {}). Berlaku setelah diverifikasi orang lain.",
    Step.RESTORE: "Pemulihan diajukan (versi {}). Berlaku setelah diverifikasi orang lain.",
}
OF_EVIDENCE = {
    Step.VERIFY: "Bukti sudah diverifikasi.",
    Step.CORRECT: "Perbaikan bukti diajukan; menunggu verifikasi orang lain.",
    Step.SUBMIT: "Bukti diajukan lagi; menunggu verifikasi orang lain.",
    Step.SEND_BACK: "Bukti dikembalikan kepada pencatatnya beserta catatan Anda.",
    Step.ANNUL: "Pembatalan bukti diajukan; berlaku setelah diverifikasi orang lain.",
}
STEPS = {address: step for step, address in ADDRESSES.items()}


@door("GET", who=EVERYBODY)
def row(request: HttpRequest, scope: Scope, slug: str, key: str) -> HttpResponse:
    """Return a row's page: what it says, what may be done with it, its versions and its audit events."""
    return row_page(request, scope, door_of(slug), key)


def row_page(
    request: HttpRequest,
    scope: Scope,
    book: BookDoor,
    key: str,
    *,
    failed: tuple[Step, forms.Form] | None = None,
    refusal: str | None = None,
    status: int = 422,
) -> HttpResponse:
    """Return a row's page, with a refused act's form open again, or a refusal above everything, with this status."""
    history = book.versions(scope, key)
    called = names.names(scope)
    newest = history[-1]
    shown = rows.versions(history, called, locked_at=locks.locked_at(scope, newest))
    every = list(steps(scope, book, history, shown, failed=failed))
    judged, may_record = subject(scope, history), _may_record(scope, book, history)
    context = {
        "heading": rows.title(newest, called),
        "crumbs": _crumbs(scope, newest, called),
        "newest": shown[0],
        "standing": _standing(history),
        "facts": rows.facts(newest, called),
        **receiving.authorship(scope, history, shown),
        "verdict": verdicts.verdict(newest, verdicts.beside(scope, [newest])),
        "acts": [each for each in every if each.refusal is None],
        "barred": [each for each in every if each.refusal is not None and each.is_possible],
        "unavailable": [each for each in every if not each.is_possible],
        "versions": shown,
        "events": event_views(selectors.events_of(scope, newest.mark.ref), called),
        "form": failed[1] if failed else forms.Form(),
        "refusal": refusal,
        "iku": iku_checking.checking(scope, history),
        **papers_beside.outputs(scope, newest, called, judged, may_record=may_record),
        **receiving.receipt(scope, newest),
        **papers_beside.evidence(scope, newest, called, judged, may_record=may_record),
    }
    return page(request, scope, "web/baris.html", context, status=status if failed or refusal else 200)


@door("POST", who=those_who_may(*RECORDING, Act.VERIFY))
def act(request: HttpRequest, scope: Scope, slug: str, key: str, act: str) -> HttpResponse:
    """Do what a button of a row's page asks, and return to where the person came from."""
    if slug == SLUGS["evidence"]:
        return _act_on_evidence(request, scope, key, STEPS.get(act))
    book, step = door_of(slug), STEPS.get(act)
    if step is None or step is Step.CORRECT:
        raise Http404
    history = book.versions(scope, key)
    check_may(scope, book, history, step)
    shown = rows.versions(history, names.names(scope))
    form = form_for(step, shown, request.POST, lacks_scan=iku_checking.lacks_scan(scope, history[-1]))
    try:
        if form is not None and not form.is_valid():
            return row_page(request, scope, book, key, failed=(step, form))
        done = _do(request, scope, book.acts, key, step)
    except StaleEdit as refusal:
        return conflict(request, scope, book, key, seen=request.POST.get("version", ""), refusal=str(refusal))
    except FaultyEntry as refusal:
        return row_page(request, scope, book, key, refusal=str(refusal))
    except WrongState as refusal:
        return row_page(request, scope, book, key, refusal=str(refusal))
    messages.success(request, DONE[step].format(done))
    return _back(request, book.book, key)


def _do(request: HttpRequest, scope: Scope, acts: Acts, key: str, step: Step) -> int:
    seen, said = seen_version(request), sent_text(request, "reason")
    if step is Step.VERIFY and acts is iku_papers:
        return iku_papers.verify(by=scope, key=key, version=seen, without_scan=sent_text(request, "without_scan"))
    if step is Step.VERIFY:
        return acts.verify(by=scope, key=key, version=seen)
    if step is Step.SEND_BACK:
        return acts.send_back(by=scope, key=key, version=seen, remark=said)
    if step is Step.ANNUL:
        return acts.annul(by=scope, key=key, version=seen, reason=said)
    if step is Step.RESTORE:
        earlier = int(request.POST["to_version"])
        return acts.restore(by=scope, key=key, version=seen, to_version=earlier, reason=said)
    return acts.submit(by=scope, key=key, version=seen)


def _do_to_evidence(request: HttpRequest, scope: Scope, key: str, step: Step) -> None:
    seen, said = seen_version(request), sent_text(request, "reason")
    if step is Step.VERIFY:
        evidence_acts.verify(by=scope, key=key, version=seen)
    elif step is Step.SEND_BACK:
        evidence_acts.send_back(by=scope, key=key, version=seen, remark=said)
    elif step is Step.ANNUL:
        evidence_acts.annul(by=scope, key=key, version=seen, reason=said)
    elif step is Step.CORRECT:
        title, location = sent_text(request, "title"), sent_text(request, "location")
        evidence_acts.correct(by=scope, key=key, version=seen, title=title, location=location, reason=said)
    else:
        evidence_acts.submit(by=scope, key=key, version=seen)


def seen_version(request: HttpRequest) -> int:
    """Return the version a form says the person saw. Raises WrongState where it says none."""
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise WrongState("Formulir ini tidak menyebut versi yang Anda lihat; muat ulang halaman dan coba lagi.")
    return int(text)


def _act_on_evidence(request: HttpRequest, scope: Scope, key: str, step: Step | None) -> HttpResponse:
    """Do what a button beside a row's evidence asks; a refusal is shown on the row's page."""
    if step not in OF_EVIDENCE:
        raise Http404
    found = selectors.evidence_reference(scope, key)
    try:
        _do_to_evidence(request, scope, key, step)
    except (AlreadyThere, StaleEdit, FaultyEntry, WrongState) as refusal:
        status = 409 if isinstance(refusal, StaleEdit) else 422
        return row_page(request, scope, DOORS[found.book], found.key, refusal=str(refusal), status=status)
    messages.success(request, OF_EVIDENCE[step])
    return _back(request, found.book, found.key)


def _back(request: HttpRequest, book: str, key: str) -> HttpResponseRedirect:
    if request.POST.get("next") == "menunggu":
        return redirect("menunggu")
    return HttpResponseRedirect(row_address(book, key))


def conflict(
    request: HttpRequest,
    scope: Scope,
    book: BookDoor,
    key: str,
    *,
    seen: str,
    refusal: str,
    typed: Sequence[Fact] = (),
    standing: forms.Form | None = None,
) -> HttpResponse:
    """Return the page that shows a stale edit beside what stands in the books now; `standing`: in the form's words."""
    history = book.versions(scope, key)
    called = names.names(scope)
    newest = rows.versions(history, called)[0]
    return stale_page(
        request,
        scope,
        refusal=refusal,
        number=newest.number,
        facts=typed_facts(standing) if standing else rows.facts(history[-1], called),
        seen=seen,
        typed=typed,
        address=row_address(book.book, key),
        newest=newest,
    )


def _standing(history: Sequence[Row]) -> str | None:
    left = without_taken_back(history)
    if not left:
        return "Baris ini ditarik kembali bersama berkas impornya; tidak dihitung."
    counting, pending = deciding(left)
    if pending is None:
        return None
    act = "Pembatalan" if pending.mark.annulled else "Perubahan"
    return (
        f"Yang dihitung sekarang adalah versi {counting.mark.ref.version}. "
        f"{act} pada versi {pending.mark.ref.version} belum berlaku."
    )


def _crumbs(scope: Scope, newest: Row, called: Names) -> list[Link]:
    name = LISTS[newest.mark.ref.book]
    crumbs = [Link(address=_list_address(name, newest), words=LIST_WORDS[name])]
    if isinstance(newest, OutputRow):
        parent = selectors.activity_versions(scope, newest.activity)[-1]
        crumbs.append(Link(address=row_address("activity", newest.activity), words=rows.title(parent, called)))
    return crumbs


def _list_address(name: str, newest: Row) -> str:
    address = reverse(name)
    if isinstance(newest, ActivityRow):
        return f"{address}?tahun={newest.dated.year}"
    if isinstance(newest, TargetRow):
        return f"{address}?tahun={newest.year}"
    if isinstance(newest, VillageDocumentRow):
        tested = newest.enacted_on or newest.submitted_on
        return f"{address}?tahun={tested.year}" if tested else address
    return address


def _may_record(scope: Scope, book: BookDoor, history: Sequence[Row]) -> bool:
    judged = subject(scope, history)
    place = permissions.Subject(unit=judged.unit, village=judged.village)
    return permissions.refusal(scope, book.recording, place) is None
