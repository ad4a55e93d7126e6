"""Cells pasted from Excel: typed or pasted into a grid, then looked at like any file."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from cermat.actions.imports import staging
from cermat.actions.imports.kinds import TableKind
from cermat.actions.imports.staging import Staged
from cermat.registers.scope import Scope
from cermat.web import imports, pasting
from cermat.web.doors import door, page
from cermat.web.views.imports import IMPORTERS


class Pasted(forms.Form):
    """The cells, tab-separated as a spreadsheet copies them."""

    cells = forms.CharField(
        label="Sel dari Excel",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"required": "Belum ada sel; salin dari Excel, lalu tempel di sini."},
    )


@door("GET", "POST", who=IMPORTERS)
def paste(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the grid, with the cells and faults of a file where one is named; take what was pasted as a file."""
    staged = staging.find(by=scope, id=request.GET["berkas"]) if "berkas" in request.GET else None
    kind = staged.kind if staged else _kind(request, scope)
    form = Pasted(request.POST) if request.method == "POST" else Pasted(initial={"cells": _text(scope, staged)})
    if request.method == "POST" and form.is_valid():
        content = pasting.as_file(form.cleaned_data["cells"], kind)
        return redirect(
            "impor_berkas", id=staging.hand_in(by=scope, table=kind.name, file=pasting.FILE, content=content)
        )
    context = {
        "form": form,
        "kind": kind,
        "title": imports.title(kind),
        "others": [(each.name, imports.title(each)) for each in staging.may_hand_in(scope) if each.name != kind.name],
        "faults": staged.faults[: imports.FAULTS] if staged else (),
    }
    return page(request, scope, "web/impor_tempel.html", context, status=422 if form.errors else 200)


def _kind(request: HttpRequest, scope: Scope) -> TableKind:
    kinds = {kind.name: kind for kind in staging.may_hand_in(scope)}
    asked = request.GET.get("tabel") or next(iter(kinds), "")
    if asked not in kinds:
        raise Http404
    return kinds[asked]


def _text(scope: Scope, staged: Staged | None) -> str:
    if staged is None or not staged.by_line:
        return ""
    return pasting.as_text(staging.table_of(by=scope, id=staged.id).rows, staged.kind)
