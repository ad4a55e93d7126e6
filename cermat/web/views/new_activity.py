"""A new activity: typed in under a minute, or copied from an earlier one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import activities, batches
from cermat.actions.batches import ActivityRecord, OutputRecord
from cermat.actions.entries import ActivityEntry, OutputEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, FaultyOutput
from cermat.actions.permissions import Act
from cermat.registers.scope import Scope
from cermat.web import activity_lists, closings, editors, entries, new_activities
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
    except FaultyOutput as refusal:
        _show_faulty_output(filled, refusal)
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
    left = tuple(OutputRecord(entry=each) for each in _outputs(filled, entry, scope))
    record = ActivityRecord(entry=entry, outputs=left)
    summary = f"Kegiatan nomor {entry.number}" + (f" dan {len(left)} keluaran" if left else "")
    activity, *_ = batches.record(by=scope, summary=summary, activity_records=[record], submitted=is_submitted)
    messages.success(request, DONE[is_submitted])
    if late := closings.late_words(scope, entry.unit, entry.dated):
        messages.info(request, late)
    return HttpResponseRedirect(row_address("activity", activity.key))


def _outputs(filled: NewActivity, entry: ActivityEntry, scope: Scope) -> list[OutputEntry]:
    """Return what the activity left behind: the first output, then the proofs ticked, dated as the activity."""
    first = [entries.output(filled.first.cleaned_data)] if filled.first.has_changed() else []
    return [*first, *entries.proofs(filled.proofs.cleaned_data, entry, kinds=new_activities.proof_kinds(scope))]


def _show_faulty_output(filled: NewActivity, refusal: FaultyOutput) -> None:
    """Put the faults at the first output's fields; a proof, which has no fields of its own, is named above the form."""
    is_first = refusal.position == 0 and filled.first.has_changed()
    if is_first:
        entries.show_problems(filled.first, refusal)
    else:
        filled.main.add_error(None, f"Bukti pelaksanaan: {refusal}")
