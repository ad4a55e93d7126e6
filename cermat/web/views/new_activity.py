"""A new activity: typed in under a minute, or copied from an earlier one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import activities, outputs
from cermat.actions.entries import ActivityEntry, OutputEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.permissions import Act
from cermat.registers.scope import Scope
from cermat.web import activity_lists, editors, entries, new_activities
from cermat.web.addresses import row_address
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import digest
from cermat.web.new_activities import DRAFT, NewActivity

DONE = {True: "Disimpan dan diajukan; menunggu verifikasi.", False: "Disimpan sebagai draf; belum dihitung."}


@door("GET", "POST", who=those_who_may(Act.RECORD_ACTIVITY))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of an activity; one that may be there already is saved only where that is wanted."""
    filled = new_activities.forms_for(scope, editors.sent(request), copied=request.GET.get("salin"))
    if request.method != "POST" or not filled.are_valid():
        return new_activities.form_page(request, scope, filled)
    entry = entries.activity(filled.main.cleaned_data)
    twins = activities.twins(by=scope, entry=entry)
    if twins and request.POST.get("serupa") != digest(entry):
        return new_activities.form_page(request, scope, filled, twins=twins, mark=digest(entry))
    try:
        return _save(request, scope, filled, entry)
    except FaultyEntry as refusal:
        entries.show_problems(filled.main, refusal)
    except AlreadyThere as refusal:
        free = new_activities.proposed_number(scope, entry.unit, entry.dated.year)
        filled.main.add_error("number", f"{refusal} Nomor berikutnya yang bebas: {free}.")
    return new_activities.form_page(request, scope, filled)


@door("GET", who=those_who_may(Act.RECORD_ACTIVITY))
def copy(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the latest activities of this person's units, each to be copied into a new one."""
    return page(request, scope, "web/kegiatan_salin.html", {"activities": activity_lists.to_copy(scope)})


def _save(request: HttpRequest, scope: Scope, filled: NewActivity, entry: ActivityEntry) -> HttpResponse:
    is_submitted = request.POST.get("tindakan") != DRAFT.value
    key = activities.add(by=scope, entry=entry, submitted=is_submitted)
    messages.success(request, DONE[is_submitted])
    for left in _outputs(filled, entry, scope):
        try:
            outputs.add(by=scope, activity=key, entry=left, submitted=is_submitted)
        except (FaultyEntry, AlreadyThere) as refusal:
            messages.error(request, f"Kegiatan tersimpan, tetapi “{left.title}” belum: {refusal}")
    return HttpResponseRedirect(row_address("activity", key))


def _outputs(filled: NewActivity, entry: ActivityEntry, scope: Scope) -> list[OutputEntry]:
    """Return what the activity left behind: the proofs ticked, dated as the activity, and the first output."""
    ticked = entries.proofs(filled.proofs.cleaned_data, entry, kinds=new_activities.proof_kinds(scope))
    return [*ticked, *_first(filled.first)]


def _first(form: forms.Form) -> list[OutputEntry]:
    return [entries.output(form.cleaned_data)] if form.has_changed() else []
