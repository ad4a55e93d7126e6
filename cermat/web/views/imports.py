"""Excel in: templates, handing a file in, looking at what it would do, taking it, and taking it back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from cermat.actions.errors import WrongState
from cermat.actions.imports import FaultyFile, staging, templates, undoing
from cermat.actions.imports.staging import Stage, Staged
from cermat.actions.permissions import Act
from cermat.registers import budgeting
from cermat.registers.scope import Scope
from cermat.web import imports
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.forms import choices
from cermat.web.printing import CONTENT_TYPES

IMPORTERS = those_who_may(Act.IMPORT, Act.KEEP_BUDGET)


class Upload(forms.Form):
    """Which table, and the file."""

    file = forms.FileField(
        label="Berkas Excel (.xlsx) atau CSV",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "Berkas belum dipilih; pilih berkas .xlsx atau .csv.",
            "empty": "Berkas ini kosong (0 bita); simpan ulang, lalu coba lagi.",
            "invalid": "Berkas tidak terkirim; pilih lagi, lalu coba lagi.",
        },
    )


@door("GET", "POST", who=IMPORTERS)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the page where files are handed in, with the person's own files; take one that was sent."""
    offered = staging.may_hand_in(scope)
    kinds = [(kind.name, imports.title(kind)) for kind in offered]
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    form.fields = {"table": choices("Isi berkas", kinds, is_open=True), **form.fields}
    form.fields["table"].initial = request.GET.get("tabel") or next((name for name, _ in kinds), None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            id = staging.hand_in(by=scope, table=form.cleaned_data["table"], file=sent.name, content=sent.read())
        except FaultyFile as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("impor_berkas", id=id)
    context = {
        "form": form,
        "templates": {kind.word: kind.name for kind in offered}.items(),
        "files": imports.file_views(scope, staging.mine(by=scope)),
    }
    return page(request, scope, "web/impor.html", context, status=422 if form.errors else 200)


@door("GET", who=IMPORTERS)
def template(request: HttpRequest, scope: Scope, table: str) -> HttpResponse:
    """Return the empty workbook of a table."""
    kind = next((kind for kind in staging.may_hand_in(scope) if kind.name == table), None)
    if kind is None:
        raise Http404
    return _workbook(templates.write(by=scope, table=table), f"templat-{slugify(kind.words)}")


@door("GET", who=IMPORTERS)
def file(request: HttpRequest, scope: Scope, id: str) -> HttpResponse:
    """Return how far a file is: under way, checked, taken, or why not."""
    return _file_page(request, scope, staging.find(by=scope, id=id))


@door("POST", who=IMPORTERS)
def take(request: HttpRequest, scope: Scope, id: str) -> HttpResponse:
    """Take the lines that are right, or those ticked."""
    staged = staging.find(by=scope, id=id)
    lines = imports.right_lines(staged) if request.POST.get("tindakan") == "semua" else _ticked(request, staged)
    try:
        staging.take(by=scope, id=id, lines=lines, withdraws=request.POST.get("tidak_ada") == "tarik")
    except WrongState as refusal:
        return _file_page(request, scope, staging.find(by=scope, id=id), refusal=str(refusal))
    return redirect("impor_berkas", id=id)


@door("POST", who=IMPORTERS)
def stop(request: HttpRequest, scope: Scope, id: str) -> HttpResponse:
    """Stop working on a file."""
    try:
        staging.stop(by=scope, id=id)
    except WrongState as refusal:
        return _file_page(request, scope, staging.find(by=scope, id=id), refusal=str(refusal))
    messages.success(request, "Dihentikan; tidak ada yang disimpan.")
    return redirect("impor_berkas", id=id)


@door("POST", who=IMPORTERS)
def go_on(request: HttpRequest, scope: Scope, id: str) -> HttpResponse:
    """Have the work on a file begun again that stands still."""
    try:
        staging.go_on(by=scope, id=id)
    except WrongState as refusal:
        return _file_page(request, scope, staging.find(by=scope, id=id), refusal=str(refusal))
    return redirect("impor_berkas", id=id)


@door("GET", who=IMPORTERS)
def annotated(request: HttpRequest, scope: Scope, id: str) -> HttpResponse:
    """Return the person's own rows with what is wrong beside each, in a workbook that can be handed in again."""
    staged = staging.find(by=scope, id=id)
    if not staged.by_line:
        raise Http404
    rows = staging.table_of(by=scope, id=id).rows
    content = templates.write(by=scope, table=staged.table, rows=rows, faults=staged.faults)
    return _workbook(content, f"kesalahan-{slugify(staged.kind.words)}")


@door("GET", "POST", who=IMPORTERS)
def batch(request: HttpRequest, scope: Scope, seq: str) -> HttpResponse:
    """Return what a file wrote and whether it can be taken back; take it back."""
    if not (seq.isascii() and seq.isdigit() and len(seq) <= 12):
        raise Http404
    found = undoing.batch(by=scope, seq=int(seq))
    if request.method == "POST":
        try:
            count = undoing.undo(by=scope, seq=found.seq)
        except WrongState as refusal:
            return page(request, scope, "web/impor_batch.html", {"batch": found, "refusal": str(refusal)}, status=422)
        messages.success(request, f"Ditarik kembali: {count} baris berkas, seperti sebelum berkas itu masuk.")
        return redirect("impor_batch", seq=seq)
    return page(request, scope, "web/impor_batch.html", {"batch": found, "refusal": None})


def _file_page(request: HttpRequest, scope: Scope, staged: Staged, *, refusal: str | None = None) -> HttpResponse:
    is_checked = staged.stage is Stage.CHECKED
    context = {
        "view": imports.file_views(scope, [staged])[0],
        "refusal": refusal,
        "lines": imports.line_views(staged, staging.table_of(by=scope, id=staged.id)) if is_checked else [],
        "faults": staged.faults[: imports.FAULTS],
        "more_faults": max(0, len(staged.faults) - imports.FAULTS),
        "findings": _findings(scope, staged),
        "batch": undoing.batch(by=scope, seq=staged.event) if staged.event is not None else None,
    }
    return page(request, scope, "web/impor_berkas.html", context, status=422 if refusal else 200)


def _findings(scope: Scope, staged: Staged) -> int | None:
    """Return how much the audit finds in the year's budget now that a file was taken; None for other tables."""
    if staged.kind.year is None or staged.stage is not Stage.DONE:
        return None
    return len(budgeting.audited(scope, year=staged.kind.year).findings)


def _ticked(request: HttpRequest, staged: Staged) -> list[int]:
    ticked = set(request.POST.getlist("baris"))
    return [number for number in staged.by_line if str(number) in ticked]


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
