"""Who holds the posts of the office: those who sign its papers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import officials
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.officials import OfficialEntry
from cermat.actions.permissions import Act
from cermat.registers import roles, selectors
from cermat.registers.scope import Scope
from cermat.web import entries, names
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.forms import DayField, choices, texts
from cermat.web.working_papers import Link

POSITIONS = [("Camat", "Camat"), ("Sekretaris Camat", "Sekretaris Camat")]
ACTING = [(each, each) for each in roles.ACTING]


class OfficialForm(forms.Form):
    """Somebody who holds a post from a day on."""

    position = choices("Jabatan", POSITIONS)
    name = texts("Nama dengan gelar", longest=200)
    rank = texts("Pangkat", required=False, longest=100)
    nip = texts("NIP", required=False, longest=30)
    acting = choices("Pelaksana", ACTING, required=False, empty="Definitif")
    valid_from = DayField("Mulai menjabat")
    valid_to = DayField("Sampai dengan", required=False)


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return everybody who holds or held a post."""
    add_address = reverse("tambah_pejabat") if names.may(scope, Act.KEEP_OFFICIALS) else None
    context = {"officials": selectors.officials(scope), "add_address": add_address}
    return page(request, scope, "web/pejabat.html", context)


@door("GET", "POST", who=those_who_may(Act.KEEP_OFFICIALS))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of somebody who takes up a post."""
    form = OfficialForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            officials.add(by=scope, entry=_entry(form.cleaned_data))
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error("valid_from", str(refusal))
        else:
            messages.success(request, "Pejabat dicatat.")
            return HttpResponseRedirect(reverse("pejabat"))
    context = {
        "heading": "Catat pejabat",
        "lede": "Nama ini dicetak sebagai penanda tangan naskah yang bertanggal dalam masa jabatannya.",
        "crumbs": [Link(address=reverse("pejabat"), words="Pejabat")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)


def _entry(cleaned: dict[str, Any]) -> OfficialEntry:
    return OfficialEntry(
        position=cleaned["position"],
        name=cleaned["name"],
        valid_from=cleaned["valid_from"],
        valid_to=cleaned["valid_to"],
        rank=cleaned["rank"] or None,
        nip=cleaned["nip"] or None,
        acting=cleaned["acting"] or None,
    )
