"""*Serah terima*: a person's posts, with what waits for them, pass to a successor."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cermat.actions import handovers
from cermat.actions.errors import FaultyEntry, StaleEdit
from cermat.actions.handovers import HandoverEntry
from cermat.actions.permissions import Act
from cermat.registers.roles import ACTING
from cermat.registers.scope import Scope
from cermat.web import editors, entries, handover_views
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.forms import DayField, choices, texts
from cermat.web.names import Pairs


class HandoverForm(forms.Form):
    """From whom, to whom, from when on, by which paper."""

    def __init__(self, *args: Any, predecessors: Pairs, successors: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["predecessor"] = choices("Yang menyerahkan", predecessors)
        self.fields["successor"] = choices("Penerusnya", successors)
        self.fields["first_day"] = DayField("Mulai bertugas")
        self.fields["acting"] = choices(
            "Memegang jabatan sebagai", [(each, each) for each in ACTING], required=False, empty="Definitif"
        )
        self.fields["paper"] = texts("Dasar", hint="Nomor dan tanggal surat keputusan atau berita acara", longest=300)


@door("GET", "POST", who=those_who_may(Act.KEEP_USERS))
def hand_over(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form; sent once it says what passes to whom, sent again it is done."""
    form = HandoverForm(
        editors.sent(request),
        predecessors=handover_views.predecessors(scope),
        successors=handover_views.successors(scope),
    )
    passing = None
    if request.method == "POST" and form.is_valid():
        entry = _entry(form.cleaned_data)
        try:
            passing = handover_views.passing(scope, entry)
            if request.POST.get("diperiksa") == passing.digest:
                handovers.hand_over(by=scope, entry=entry)
                messages.success(request, f"Serah terima kepada {entry.successor} sudah dicatat.")
                return redirect("serah_terima")
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except StaleEdit as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "passing": passing, "past": handover_views.past(scope), "second": None}
    return page(request, scope, "web/serah_terima.html", context, status=422 if form.errors else 200)


def _entry(cleaned: Mapping[str, Any]) -> HandoverEntry:
    return HandoverEntry(
        predecessor=cleaned["predecessor"],
        successor=cleaned["successor"],
        first_day=cleaned["first_day"],
        paper=cleaned["paper"],
        acting=cleaned["acting"] or None,
    )
