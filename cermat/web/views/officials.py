"""Who holds the posts of the office: those who sign its papers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import officials
from cermat.actions.errors import StaleEdit
from cermat.actions.officials import OfficialEntry
from cermat.actions.permissions import Act
from cermat.documents.reports.phrases import regency_post
from cermat.indicators.rows import OfficialRow
from cermat.registers import roles, selectors
from cermat.registers.roles import ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.web import editors, entries, names
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.conflicts import stale_form
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.editors import Sent
from cermat.web.forms import DayField, change_fields, choices, texts
from cermat.web.working_papers import Link
from cermat.words.dates import write_date

ACTING = [(each, each) for each in roles.ACTING]


class OfficialForm(forms.Form):
    """Somebody who holds a post from a day on: one of `posts`."""

    position = choices("Jabatan", [])
    name = texts("Nama dengan gelar", longest=200)
    rank = texts("Pangkat", required=False, longest=100)
    nip = texts("NIP", required=False, longest=30)
    acting = choices("Pelaksana", ACTING, required=False, empty="Definitif")
    valid_from = DayField("Mulai menjabat")
    valid_to = DayField("Sampai dengan", required=False)

    def __init__(self, *args: Any, posts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"] = choices("Jabatan", [(post, post) for post in posts])


def _posts(scope: Scope) -> list[str]:
    """Return the posts whose names papers carry: who signs, prepares and reviews, and the head of the regency."""
    heads = (f"Kepala {unit.name}" for unit in selectors.units(scope))
    signing = (Role.CAMAT, Role.SEKRETARIS, Role.PERENCANA)
    return [*(ROLE_WORDS[role] for role in signing), *heads, regency_post(selectors.office(scope))]


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return everybody who holds or held a post."""
    add_address = reverse("tambah_pejabat") if names.may(scope, Act.KEEP_OFFICIALS) else None
    context = {
        "officials": selectors.officials(scope),
        "add_address": add_address,
        "keeps_units": names.may(scope, Act.KEEP_UNITS),
    }
    return page(request, scope, "web/pejabat.html", context)


@door("GET", "POST", who=those_who_may(Act.KEEP_OFFICIALS))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of somebody who takes up a post."""
    form = OfficialForm(editors.sent(request), posts=_posts(scope))
    if form.is_valid() and entries.is_done(form, lambda cleaned: officials.add(by=scope, entry=_entry(cleaned))):
        messages.success(request, "Pejabat dicatat.")
        return HttpResponseRedirect(reverse("pejabat"))
    return _form_page(request, scope, form, heading="Catat pejabat")


@door("GET", "POST", who=those_who_may(Act.KEEP_OFFICIALS))
def change(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return the form that corrects what is said of an official, or says when his term ended."""
    found = next((each for each in selectors.officials(scope) if each.ref and each.ref.key == key), None)
    if found is None or found.ref is None:
        raise Http404
    version, posts = found.ref.version, [*dict.fromkeys((*_posts(scope), found.position))]
    form = _changing(editors.sent(request), found, version=version, posts=posts)

    def act(cleaned: dict[str, Any]) -> None:
        seen, reason = cleaned["version"], cleaned["reason"]
        officials.change(by=scope, key=key, version=seen, entry=_entry(cleaned), reason=reason)

    try:
        if form.is_valid() and entries.is_done(form, act):
            messages.success(request, "Perubahan pejabat dicatat; naskah yang sudah terbit tidak berubah.")
            return HttpResponseRedirect(reverse("pejabat"))
    except StaleEdit as refusal:
        standing = _changing(None, found, version=version, posts=posts)
        return stale_form(request, scope, form, standing=standing, refusal=str(refusal), address=request.path)
    return _form_page(request, scope, form, heading=f"Ubah atau akhiri: {found.position} {found.name}")


def _changing(sent: Sent, official: OfficialRow, *, version: int, posts: Sequence[str]) -> OfficialForm:
    form = OfficialForm(sent, initial=_initial(official), posts=posts)
    form.fields.update(change_fields(version))
    return form


def _form_page(request: HttpRequest, scope: Scope, form: forms.Form, *, heading: str) -> HttpResponse:
    context = {
        "heading": heading,
        "lede": "Nama ini dicetak sebagai penanda tangan naskah yang bertanggal dalam masa jabatannya.",
        "crumbs": [Link(address=reverse("pejabat"), words="Pejabat")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)


def _initial(official: OfficialRow) -> dict[str, Any]:
    return {
        "position": official.position,
        "name": official.name,
        "rank": official.rank or "",
        "nip": official.nip or "",
        "acting": official.acting or "",
        "valid_from": write_date(official.valid_from),
        "valid_to": write_date(official.valid_to) if official.valid_to else "",
    }


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
