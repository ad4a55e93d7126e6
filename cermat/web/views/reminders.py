"""A person's own page of reminders: where he is reached, when not, and what he was told."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cermat.actions import reminders
from cermat.actions.errors import FaultyEntry
from cermat.actions.permissions import Act
from cermat.actions.reminders import Wish
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import Contact
from cermat.web import entries, reminding
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.forms import choices, texts

PHONE_HINT = "Contoh: 0812-3456-7890. Pemeriksa di kantor Anda dapat mengingatkan Anda lewat nomor ini."
BY_MAIL = [("ya", "Ya, paling banyak satu sehari"), ("tidak", "Tidak")]
HOURS = [(f"{hour:02}:00", f"{hour:02}.00") for hour in range(24)]


class WishForm(forms.Form):
    """How a person wants to be reminded."""

    email = texts("Alamat surel", required=False, longest=254, hint="Kosongkan bila tidak ingin menerima surel.")
    phone = texts("Nomor WhatsApp", required=False, longest=30, hint=PHONE_HINT)
    by_mail = choices("Kirim ringkasan lewat surel", BY_MAIL, is_open=True)
    quiet_from = choices("Jam tenang mulai", HOURS)
    quiet_until = choices("Jam tenang sampai", HOURS, hint="Jam yang sama berarti tanpa jam tenang.")


@door("GET", "POST", who=those_who_may(Act.KEEP_OWN_REMINDERS))
def own(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return how the person is reminded and what he was told, and keep what he wishes."""
    contact = selectors.own_contact(scope)
    form = WishForm(request.POST) if request.method == "POST" else WishForm(initial=_initial(contact))
    if request.method == "POST" and form.is_valid():
        try:
            reminders.keep(by=scope, wish=_wish(form.cleaned_data))
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        else:
            messages.success(request, "Cara mengingatkan Anda disimpan.")
            return redirect("pengingat")
    context = {
        "form": form,
        "no_mail": reminders.why_no_mail(contact),
        "own": reminding.own(scope),
        "others": reminding.of_others_today(scope),
        "feed_made_at": reminding.feed_made_at(scope),
    }
    return page(request, scope, "web/pengingat.html", context, status=422 if form.errors else 200)


def _initial(contact: Contact) -> dict[str, Any]:
    return {
        "email": contact.email,
        "phone": contact.phone,
        "by_mail": "ya" if contact.by_mail else "tidak",
        "quiet_from": f"{contact.quiet.begin:%H:00}",
        "quiet_until": f"{contact.quiet.end:%H:00}",
    }


def _wish(cleaned: dict[str, Any]) -> Wish:
    return Wish(
        email=cleaned["email"],
        phone=cleaned["phone"],
        by_mail=cleaned["by_mail"] == "ya",
        quiet_from=time.fromisoformat(cleaned["quiet_from"]),
        quiet_until=time.fromisoformat(cleaned["quiet_until"]),
    )
