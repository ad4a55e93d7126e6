"""Measurements: what was frozen of a year, and one of them on its way through review and approval."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import cycle, evidence_files, measurements, papers
from cermat.actions.cycle import Step
from cermat.actions.errors import FaultyEntry, StaleEdit, WrongState
from cermat.actions.issuing import Wanted
from cermat.actions.permissions import Act
from cermat.documents.writers.forms import WRITERS
from cermat.evidence.errors import FileRefused, ScannerSilent, StoreRefused
from cermat.indicators.comparing import compare
from cermat.indicators.figures import OfficeMeasurement
from cermat.registers import measuring, selectors
from cermat.registers.scope import Scope
from cermat.web import handing_out, issued, names, periods, printing
from cermat.web import measurements as shown
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.doors import door, page
from cermat.web.entries import show_problems
from cermat.web.forms import DayField, sent_text, texts
from cermat.web.periods import Asked
from cermat.web.views.rows import seen_version

STEPS = {address: step for step, address in shown.STEP_ADDRESSES.items()}
ACTS = {
    Step.SUBMIT: measurements.submit,
    Step.REVIEW: measurements.review,
    Step.APPROVE: measurements.approve,
    Step.PUBLISH: measurements.publish,
}
DONE = {
    Step.SUBMIT: "Pengukuran diajukan dan menunggu reviu.",
    Step.REVIEW: "Pengukuran direviu dan menunggu persetujuan Camat.",
    Step.APPROVE: "Pengukuran disetujui dan terkunci.",
    Step.PUBLISH: "Pengukuran dipublikasikan.",
    Step.SEND_BACK: "Pengukuran dikembalikan kepada penyiapnya beserta catatan Anda.",
    Step.RECORD_APPROVAL: "Persetujuan di atas kertas dicatat; pengukuran terkunci.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A period that was not frozen for the reason that was typed, and why not."""

    quarter: int | None
    reason: str
    sentence: str


class SheetForm(forms.Form):
    """The sheet the Camat signed by hand, and its scan."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    paper = texts("Nama dan nomor lembar persetujuan", longest=300)
    dated = DayField("Tanggal lembar")
    scan = forms.FileField(label="Hasil pindai (PDF, JPEG, atau PNG)")


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return a year's periods, where each stands, and which of them can be frozen now."""
    return _listed(request, scope, periods.asked(request, scope))


def _listed(
    request: HttpRequest, scope: Scope, asked: Asked, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "periods": shown.periods(scope, asked.year),
        "may_freeze": names.may(scope, Act.PREPARE_MEASUREMENT),
        "unwritten": shown.unwritten(scope, asked.year),
        "refused": refused,
    }
    return page(request, scope, "web/pengukuran.html", context, status=status)


@door("POST", who=those_who_may(Act.PREPARE_MEASUREMENT))
def freeze(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Freeze a period and return to its new edition; a reason that is refused stays where it was typed."""
    year, quarter = _number(request, "year"), _number(request, "quarter", required=False)
    if year is None or (quarter is not None and not 1 <= quarter <= 4):
        raise Http404
    reason = sent_text(request, "reason")
    try:
        key = measurements.freeze(by=scope, year=year, quarter=quarter, reason=reason)
    except FaultyEntry as sentence:
        refused = Refused(quarter=quarter, reason=reason, sentence=str(sentence))
        return _listed(request, scope, periods.asked(request, scope, year=year), refused=refused, status=422)
    messages.success(request, "Pengukuran dibekukan. Cocokkan angkanya, lalu ajukan.")
    return HttpResponseRedirect(reverse("pengukuran_satu", args=[key]))


@door("GET", who=WHOLE_OFFICE)
def one(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return one frozen measurement: its figures, where it stands, and what is known otherwise today."""
    return _one(request, scope, key)


def _one(
    request: HttpRequest,
    scope: Scope,
    key: str,
    *,
    form: forms.Form | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    history = selectors.edition_history(scope, key)
    edition = history[-1]
    frozen, called = selectors.snapshot(scope, edition.snapshot), names.names(scope)
    context = {
        "edition": edition,
        "heading": f"Pengukuran {shown.title(edition.period)}, edisi {edition.edition}",
        "tag": shown.stage_tag(edition),
        "later": selectors.successor(scope, key),
        "figures": shown.figure_rows(key, frozen),
        "as_of": frozen.as_of.astimezone(frozen.office.zone),
        "facts": shown.facts(edition, frozen, called, sha256=selectors.snapshot_sha256(scope, edition.snapshot)),
        "steps": list(shown.steps(scope, edition)),
        "history": shown.history(history, called),
        "form": form or SheetForm(initial={"version": edition.version}),
        "refusal": refusal,
        "remark": request.POST.get("remark", "") if refusal else "",
        "changes": _changes(scope, frozen),
        "issued": issued.of_measurement(scope, edition, called),
        "issue_refusal": papers.issue_refusal(scope, edition),
        "prints": shown.prints(edition, frozen),
        "blank_analyses": shown.blank_analyses(frozen),
    }
    return page(request, scope, "web/pengukuran_satu.html", context, status=status)


def _changes(scope: Scope, frozen: OfficeMeasurement) -> list[shown.ChangeView]:
    now = measuring.measure(scope, year=frozen.period.year, quarter=frozen.period.quarter, year_basis=frozen.year_basis)
    return shown.changes(compare(frozen, now))


@door("POST", who=those_who_may(*cycle.STEPPING))
def act(request: HttpRequest, scope: Scope, key: str, act: str) -> HttpResponse:
    """Take the step a button asks for, and return to the measurement."""
    step = STEPS.get(act)
    if step is None:
        raise Http404
    measurements.check_may(by=scope, edition=selectors.edition_history(scope, key)[-1], step=step)
    form = SheetForm(request.POST, request.FILES) if step is Step.RECORD_APPROVAL else None
    try:
        if form is not None and not form.is_valid():
            return _one(request, scope, key, form=form, status=422)
        _take(request, scope, key, step, form)
    except FaultyEntry as refusal:
        if form is not None:
            show_problems(form, refusal)
            return _one(request, scope, key, form=form, status=422)
        return _one(request, scope, key, refusal=str(refusal), status=422)
    except (FileRefused, StoreRefused, ScannerSilent) as refusal:
        if form is None:
            raise
        form.add_error("scan", str(refusal))
        return _one(request, scope, key, form=form, status=422)
    except (StaleEdit, WrongState) as refusal:
        return _one(request, scope, key, refusal=str(refusal), status=409)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(reverse("pengukuran_satu", args=[key]))


def _take(request: HttpRequest, scope: Scope, key: str, step: Step, form: forms.Form | None) -> None:
    version = seen_version(request)
    if form is not None:
        _record_approval(scope, key, form.cleaned_data)
    elif step is Step.SEND_BACK:
        measurements.send_back(by=scope, key=key, version=version, remark=sent_text(request, "remark"))
    else:
        ACTS[step](by=scope, key=key, version=version)


def _record_approval(scope: Scope, key: str, cleaned: dict[str, Any]) -> None:
    scan = cleaned["scan"]
    measurements.record_approval(
        by=scope,
        key=key,
        version=cleaned["version"],
        paper=cleaned["paper"],
        dated=cleaned["dated"],
        name=scan.name,
        pieces=scan.chunks(),
    )


@door("GET", who=WHOLE_OFFICE)
def printed(request: HttpRequest, scope: Scope, key: str, report: str, form: str) -> HttpResponse:
    """Return a paper of a frozen measurement; it is made from the frozen values alone."""
    if form not in WRITERS or report not in papers.REPORTS:
        raise Http404
    indicator = request.GET.get("indikator", "") if report == "kertas-kerja" else None
    wanted = Wanted(report=report, indicator=indicator, size=printing.size(request, scope))
    paper = papers.compose(scope, selectors.edition_history(scope, key)[-1], wanted)
    return printing.answer(paper, form=form, name=f"{wanted.stem}-{key}")


@door("GET", who=WHOLE_OFFICE)
def sheet(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return the scan of the sheet by which a measurement was approved."""
    scan = selectors.edition_history(scope, key)[-1].approval_scan
    file = selectors.files(scope, [scan]).get(scan) if scan else None
    if file is None:
        raise Http404
    return handing_out.saved(evidence_files.hand_out(file))


def _number(request: HttpRequest, name: str, *, required: bool = True) -> int | None:
    text = request.POST.get(name, "").strip()
    if not text and not required:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Http404
    return int(text)
