"""The people of an office: invited by a link, closed and reopened, and what roles they hold from when to when."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from cermat.actions import accounts, users
from cermat.actions.accounts import InvitationEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.registers import selectors
from cermat.registers.roles import ACTING, ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import Assignment
from cermat.web import editors, entries, names, once, people
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.conflicts import stale_form
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.forms import DayField, choices, sent_text, texts
from cermat.web.people import PersonView
from cermat.web.working_papers import Link
from cermat.words.dates import write_date, write_span

ROLES = [(role.value, ROLE_WORDS[role]) for role in Role if role is not Role.KONSOL]
DEEDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "nonaktifkan": (accounts.close, "Akun dinonaktifkan; sesinya sudah berakhir."),
    "aktifkan": (accounts.reopen, "Akun diaktifkan kembali."),
    "lepas-langkah-kedua": (accounts.remove_factors, "Langkah kedua dilepas; yang bersangkutan memasang yang baru."),
}


class RoleForm(forms.Form):
    """A role, for a unit or a village where it is for one, from a day to a day."""

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = choices("Peran", ROLES)
        self.fields["unit"] = choices(
            "Unit", names.unit_pairs(scope), required=False, hint="Untuk staf dan kepala unit"
        )
        village = choices(
            "Desa", names.village_pairs(scope, only_desa=False), required=False, hint="Untuk operator desa"
        )
        self.fields["village"] = village

    def clean(self) -> dict[str, Any]:
        """Return what was sent; a role for a unit or a village names it, from the list beside it."""
        sent = self.cleaned_data
        for role, name in ((users.OF_UNIT, "unit"), ({Role.OPERATOR_DESA}, "village")):
            if sent.get("role") in role and not sent.get(name) and name not in self.errors:
                label = self.fields[name].label
                self.add_error(name, f"{label} belum dipilih; pilih dari daftar.")
        return sent


class GivenRoleForm(RoleForm):
    """A further role."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = [(each, each) for each in ACTING]
        self.fields["acting"] = choices("Memegang jabatan sebagai", pairs, required=False, empty="Definitif")
        self.fields["valid_from"] = DayField("Mulai", required=False)
        self.fields["valid_to"] = DayField("Sampai dengan", required=False)


class InvitationForm(RoleForm):
    """Who is invited, and as what."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_role = dict(self.fields)
        self.fields = {
            "name": texts("Nama", longest=150),
            "username": texts("Nama pengguna", hint="Huruf kecil, angka, titik; tidak dapat diganti lagi", longest=150),
            **of_role,
            "position": texts("Jabatan", required=False, longest=200),
            "phone": texts("Nomor WhatsApp", required=False, longest=20),
            "email": texts("Surel", required=False, longest=254),
        }
        self._scope = kwargs["scope"]

    def clean(self) -> dict[str, Any]:
        """Return what was sent; everything that is wrong with it is said at once, each at its field."""
        sent = super().clean()
        entry = _invitation({name: sent.get(name, "") for name in self.fields})
        for problem in accounts.invitation_problems(self._scope, entry):
            if problem.field not in self.errors:
                self.add_error(problem.field, problem.sentence)
        return sent


class EndForm(forms.Form):
    """The last day of a role, over the version that was seen, and why it ends."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    last_day = DayField("Hari terakhir")
    reason = texts("Alasan")


class ReasonForm(forms.Form):
    """Why something is done to an account."""

    reason = texts("Alasan")


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return everybody who is or was something to the office."""
    context = {"people": people.views(scope), "may_keep": names.may(scope, Act.KEEP_USERS)}
    return page(request, scope, "web/orang.html", context)


@door("GET", "POST", who=those_who_may(Act.KEEP_USERS))
def invite(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of an invitation, and once it is sent the link, shown this one time."""
    form = InvitationForm(editors.sent(request), scope=scope)
    if request.method == "POST" and form.is_valid():
        entry = _invitation(form.cleaned_data)
        try:
            token = accounts.invite(by=scope, entry=entry)
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error("username", str(refusal))
        else:
            shown = _link_shown(request, scope, entry.username, token)
            # The link is shown this one time: sent again, the form leads to where another is made.
            shown[once.SHOWN_AT] = reverse("orang_satu", args=[entry.username])
            return shown
    lede = "Yang diundang menetapkan sandinya sendiri lewat tautan yang berlaku sekali."
    return _form(request, scope, form, heading="Undang orang", lede=lede, button="Undang")


@door("GET", who=WHOLE_OFFICE)
def person(request: HttpRequest, scope: Scope, username: str) -> HttpResponse:
    """Return one person: roles, what was done to the account, and what may be done to it."""
    found = _found(scope, username)
    context = {
        "one": found,
        "deeds": people.deeds(scope, username),
        "may_keep": names.may(scope, Act.KEEP_USERS),
        "may_remove_factors": names.may(scope, Act.REMOVE_FACTORS) and username != scope.username,
        "may_confirm": found.is_unconfirmed and names.may(scope, Act.CONFIRM_CHECKER) and username != scope.username,
        "is_self": username == scope.username,
        "form": ReasonForm(),
    }
    return page(request, scope, "web/orang_satu.html", context)


@door("POST", who=those_who_may(Act.KEEP_USERS))
def renew_link(request: HttpRequest, scope: Scope, username: str) -> HttpResponse:
    """Make a new link, and show it this one time."""
    return _link_shown(request, scope, username, accounts.renew_link(by=scope, username=username))


@door("POST", who=those_who_may(Act.KEEP_USERS, Act.REMOVE_FACTORS))
def act(request: HttpRequest, scope: Scope, username: str, deed: str) -> HttpResponse:
    """Close or reopen an account, or take its second factor off, with a reason."""
    if deed not in DEEDS:
        raise Http404
    return _acted(request, scope, username, *DEEDS[deed])


@door("POST", who=those_who_may(Act.CONFIRM_CHECKER))
def confirm(request: HttpRequest, scope: Scope, username: str) -> HttpResponse:
    """Confirm a new checker, with the paper it rests on."""
    done = "Pengangkatan disahkan; verifikasi orang ini berlaku mulai sekarang."
    return _acted(request, scope, username, accounts.confirm, done)


def _acted(
    request: HttpRequest, scope: Scope, username: str, do: Callable[..., None], done: str
) -> HttpResponseRedirect:
    try:
        do(by=scope, username=username, reason=sent_text(request, "reason"))
    except (FaultyEntry, WrongState) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("orang_satu", username=username)


@door("GET", "POST", who=those_who_may(Act.KEEP_USERS))
def give_role(request: HttpRequest, scope: Scope, username: str) -> HttpResponse:
    """Return the form of a further role."""
    _found(scope, username)
    form = GivenRoleForm(editors.sent(request), scope=scope)
    if request.method == "POST" and form.is_valid():
        try:
            users.give_role(by=scope, username=username, **_filled(form.cleaned_data))
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, "Peran diberikan.")
            return redirect("orang_satu", username=username)
    return _form(request, scope, form, heading="Beri peran", lede=username, button="Beri peran", of=username)


@door("GET", "POST", who=those_who_may(Act.KEEP_USERS))
def end_role(request: HttpRequest, scope: Scope, username: str, key: str) -> HttpResponse:
    """Return the form by which a role ends."""
    held = next((each for each in selectors.assignments(scope) if each.key == key and each.username == username), None)
    if held is None:
        raise Http404
    form = EndForm(editors.sent(request), initial={"version": held.version})
    try:
        if form.is_valid() and entries.is_done(form, lambda cleaned: users.end_role(by=scope, key=key, **cleaned)):
            messages.success(request, "Akhir peran dicatat.")
            return redirect("orang_satu", username=username)
    except StaleEdit as refusal:
        standing = _standing(held)
        return stale_form(request, scope, form, standing=standing, refusal=str(refusal), address=request.path)
    lede = f"{username}: {people.role_words(held, names.names(scope))}, {write_span(held.valid_from, held.valid_to)}"
    return _form(request, scope, form, heading="Akhiri peran", lede=lede, button="Akhiri peran", of=username)


def _standing(held: Assignment) -> EndForm:
    """Return the form as the books fill it; why the other one ended the role is not asked beside one's own reason."""
    last_day = write_date(held.valid_to) if held.valid_to else ""
    form = EndForm(initial={"version": held.version, "last_day": last_day})
    del form.fields["reason"]
    return form


def _invitation(cleaned: Mapping[str, Any]) -> InvitationEntry:
    return InvitationEntry(**{**cleaned, "unit": cleaned["unit"] or None, "village": cleaned["village"] or None})


def _filled(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each or None for name, each in cleaned.items()}


def _found(scope: Scope, username: str) -> PersonView:
    found = people.view(scope, username)
    if found is None:
        raise Http404
    return found


def _link_shown(request: HttpRequest, scope: Scope, username: str, token: str) -> HttpResponse:
    found = _found(scope, username)
    context = {"one": found, "link": people.link_view(request, found.person, token)}
    return page(request, scope, "web/tautan.html", context)


def _form(
    request: HttpRequest, scope: Scope, form: forms.Form, *, heading: str, lede: str, button: str, of: str | None = None
) -> HttpResponse:
    crumbs = [Link(address=reverse("orang"), words="Orang")]
    if of:
        crumbs.append(Link(address=reverse("orang_satu", args=[of]), words=of))
    context = {
        "heading": heading,
        "lede": lede,
        "crumbs": crumbs,
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words=button)],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
