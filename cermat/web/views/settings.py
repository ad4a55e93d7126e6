"""The office's settings, and recording one with the paper that says so."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import settings as setting_acts
from cermat.actions.permissions import Act
from cermat.indicators.rows import SettingKind
from cermat.indicators.settings import SETTING_WORDS
from cermat.registers.scope import Scope
from cermat.web import editors, entries, settings
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.working_papers import Link


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what the office works by, each setting leading to its row."""
    return page(request, scope, "web/setelan.html", {"cards": settings.cards(scope)})


@door("GET", "POST", who=those_who_may(Act.RECORD_SETTING))
def add(request: HttpRequest, scope: Scope, kind: str) -> HttpResponse:
    """Return the form of one kind of setting. Raises Http404 for no kind."""
    if kind not in set(SettingKind):
        raise Http404
    form = editors.setting_form(scope, editors.sent(request), {"kind": kind})

    def record(cleaned: dict[str, object]) -> object:
        return setting_acts.add(by=scope, entry=entries.setting(cleaned))

    if form.is_valid() and entries.is_done(form, record):
        messages.success(request, "Setelan disimpan dan diajukan; berlaku setelah diverifikasi orang lain.")
        return HttpResponseRedirect(reverse("setelan"))
    name = SETTING_WORDS[SettingKind(kind)]
    context = {
        "heading": f"Ubah {name[:1].lower()}{name[1:]}",
        "lede": f"{settings.PURPOSES[SettingKind(kind)]} Pengukuran yang sudah dibekukan tidak berubah.",
        "crumbs": [Link(address=reverse("setelan"), words="Setelan")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan dan ajukan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
