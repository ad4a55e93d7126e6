"""Where anybody checks an issued paper, without signing in: what it says, whether it stands, what a copy is."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cermat.actions import papers
from cermat.actions.throttles import TooManyTries
from cermat.evidence.copies import Verdict
from cermat.evidence.errors import EvidenceError
from cermat.evidence.inspection import check_size
from cermat.indicators.issuing import Issued
from cermat.registers import selectors
from cermat.web import checked, tries
from cermat.web.doors import wrong_method

_KNOWN = ("GET", "HEAD", "POST")


class CopyForm(forms.Form):
    """A copy of the paper, to be compared with what was issued."""

    copy = forms.FileField(
        label="Salinan naskah (PDF, DOCX, XLSX, atau foto)",
        error_messages={
            "required": "Salinan belum dipilih; pilih berkasnya lebih dahulu.",
            "missing": "Salinan belum dipilih; pilih berkasnya lebih dahulu.",
            "empty": "Berkas ini kosong; pilih berkas salinannya.",
            "invalid": "Berkas tidak terkirim; pilih berkasnya lagi.",
        },
    )


def check(request: HttpRequest, code: str) -> HttpResponse:
    """Return what an issued paper says and whether it stands, and of a copy that was sent what it is."""
    if request.method not in _KNOWN:
        return wrong_method(request, _KNOWN)
    scope = selectors.scope_of_issued(code)
    if scope is None:
        return render(request, "web/periksa_tidak_ada.html", status=404)
    form = CopyForm(request.POST, request.FILES) if request.method == "POST" else CopyForm()
    paper = selectors.issued_paper(scope, code)
    verdict, refusal, status = None, "", 200
    if request.method == "POST":
        try:
            verdict = _judged(request, form, paper)
            status = 200 if verdict else 422
        except TooManyTries as wait:
            refusal, status = str(wait), 429
        except EvidenceError as refused:
            refusal, status = str(refused), 422
    context = {
        "shown": checked.view(scope, paper),
        "form": form,
        "refusal": refusal,
        "verdict": checked.verdict(verdict),
    }
    return render(request, "web/periksa.html", context, status=status)


def _judged(request: HttpRequest, form: CopyForm, paper: Issued) -> Verdict | None:
    """Return what the copy is, None where none was sent. Raises TooManyTries, FileRefused, StoreRefused."""
    tries.copy(request)
    if not form.is_valid():
        return None
    copy = form.cleaned_data["copy"]
    check_size(copy.size)
    return papers.judged(paper, copy.chunks())
