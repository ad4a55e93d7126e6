"""Exemptions: the kabupaten's decisions about village documents, shown beside the figure."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import exemptions
from cermat.actions.entries import ExemptionEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import editors, entries, exemption_lists, names
from cermat.web.admission import EVERYBODY, those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.entries import ExemptionForm
from cermat.web.forms import sent_text
from cermat.web.views.rows import seen_version
from cermat.web.working_papers import Link

SAVE = Button(value="simpan", words="Catat keputusan")


@door("GET", who=EVERYBODY)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the exemptions in force, and to the kabupaten how one is taken back."""
    context = {
        "exemptions": exemption_lists.views(scope),
        "may_decide": names.may(scope, Act.DECIDE_EXEMPTION),
    }
    return page(request, scope, "web/pengecualian.html", context)


@door("GET", "POST", who=those_who_may(Act.DECIDE_EXEMPTION))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of a decision with its paper."""
    kinds = names.document_kinds(names.paper_of(scope, names.today(scope).year))
    form = ExemptionForm(
        editors.sent(request),
        initial=editors.preset(request),
        villages=names.village_pairs(scope, only_desa=True),
        kinds=[(kind.id, kind.name) for kind in kinds.values()],
    )
    if request.method == "POST" and form.is_valid():
        try:
            exemptions.decide(by=scope, entry=ExemptionEntry(**form.cleaned_data))
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Keputusan dicatat; tampil di samping angka dan tidak mengubahnya.")
            return HttpResponseRedirect(reverse("pengecualian"))
    return _form_page(request, scope, form)


@door("POST", who=those_who_may(Act.DECIDE_EXEMPTION))
def withdraw(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Take a decision back."""
    selectors.exemption(scope, key)
    reason = sent_text(request, "reason")
    exemptions.withdraw(by=scope, key=key, version=seen_version(request), reason=reason)
    messages.success(request, "Pengecualian dicabut; keputusannya tetap ada di riwayat.")
    return HttpResponseRedirect(reverse("pengecualian"))


def _form_page(request: HttpRequest, scope: Scope, form: forms.Form) -> HttpResponse:
    context = {
        "heading": "Catat pengecualian",
        "lede": "Keputusan kabupaten yang mengecualikan satu desa dari satu dokumen. Angka resmi tidak berubah.",
        "crumbs": [Link(address=reverse("pengecualian"), words="Pengecualian")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [SAVE],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
