"""Activities: the lists, and the forms for an activity's further outputs and for any row's evidence."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import evidence, outputs, permissions
from cermat.actions.errors import AlreadyThere, FaultyEntry, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.indicators.rows import ActivityRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import activity_lists, ageing, editors, entries, lists, names, periods, rows
from cermat.web.addresses import row_address
from cermat.web.admission import EVERYBODY, RECORDING, those_who_may
from cermat.web.books import door_of, subject
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.working_papers import Link
from cermat.words.dates import write_date

SAVE = Button(value="simpan", words="Simpan dan ajukan")
DRAFT = Button(value="draf", words="Simpan sebagai draf", is_plain=True)
SUBMITTED = "Disimpan dan diajukan; menunggu verifikasi."
DRAFTED = "Disimpan sebagai draf; belum dihitung."


@door("GET", who=EVERYBODY)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the year's activities, of one unit, state, quarter or words where asked, a page at a time."""
    asked = periods.asked(request, scope, within=periods.YEARS_OF_DAYS)
    every = activity_lists.activities(scope, asked)
    chosen = activity_lists.chosen(request, every)
    shown, leaf = lists.cut(request, chosen)
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "quarters": periods.quarter_options(asked.quarter, is_cumulative=False),
        "units": activity_lists.unit_options(scope, request.GET.get("unit", "")),
        "states": activity_lists.state_options(request.GET.get("keadaan", "")),
        "words": lists.searched(request),
        "activities": activity_lists.views_with_outputs(scope, shown, as_of=asked.as_of),
        "shown": len(chosen),
        "total": len(every),
        "leaf": leaf,
        "may_record": names.may(scope, Act.RECORD_ACTIVITY),
    }
    return page(request, scope, "web/kegiatan.html", context)


@door("GET", who=EVERYBODY)
def waiting(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the activities that wait for an output that counts, oldest first, a page at a time."""
    asked = periods.asked(request, scope)
    every, unit = ageing.waiting(scope, asked.year), request.GET.get("unit", "")
    chosen = [each for each in every if unit in ("", each.activity.unit)]
    shown, leaf = lists.cut(request, chosen)
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "units": activity_lists.unit_options(scope, unit),
        "before": asked.year - 1,
        "counts": ageing.counts(scope, every),
        "waiting": ageing.views(scope, shown),
        "shown": len(chosen),
        "total": len(every),
        "leaf": leaf,
    }
    return page(request, scope, "web/menunggu_keluaran.html", context)


@door("GET", "POST", who=those_who_may(Act.RECORD_ACTIVITY))
def add_output(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return the form of a further output of an activity."""
    parent = selectors.activity_versions(scope, key)[-1]
    permissions.check_can(scope, Act.RECORD_ACTIVITY, Subject(unit=parent.unit))
    form = editors.output_form(scope, editors.sent(request), _first_words(request, scope, parent))
    if request.method == "POST" and form.is_valid():
        is_submitted = request.POST.get("tindakan") != DRAFT.value
        try:
            outputs.add(by=scope, activity=key, entry=entries.output(form.cleaned_data), submitted=is_submitted)
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except (AlreadyThere, WrongState) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, SUBMITTED if is_submitted else DRAFTED)
            return HttpResponseRedirect(row_address("activity", key))
    return _beside_page(request, scope, form, row=parent, heading="Tambah keluaran", buttons=[SAVE, DRAFT])


def _first_words(request: HttpRequest, scope: Scope, parent: ActivityRow) -> dict[str, str]:
    """Return what the form of an output says before anybody types: a proof's title and day, else today."""
    kind = request.GET.get("kind", "")
    proofs = names.output_kinds(scope, admissible=False)
    if kind not in proofs:
        return {"kind": kind, "dated": write_date(names.today(scope))}
    return {"kind": kind, "title": outputs.proof_title(proofs[kind], parent.number), "dated": write_date(parent.dated)}


@door("GET", "POST", who=those_who_may(*RECORDING))
def add_evidence(request: HttpRequest, scope: Scope, slug: str, key: str) -> HttpResponse:
    """Return the form that says where the paper proving a row is kept."""
    book = door_of(slug)
    history = book.versions(scope, key)
    judged = subject(scope, history)
    permissions.check_can(scope, book.recording, Subject(unit=judged.unit, village=judged.village))
    form = entries.EvidenceForm(editors.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            evidence.add(by=scope, entry=entries.evidence(form.cleaned_data, book=book.book, key=key))
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error("location", str(refusal))
        else:
            messages.success(request, SUBMITTED)
            return HttpResponseRedirect(row_address(book.book, key))
    return _beside_page(request, scope, form, row=history[-1], heading="Tambah rujukan bukti", buttons=[SAVE])


def _beside_page(
    request: HttpRequest, scope: Scope, form: forms.Form, *, row: rows.Row, heading: str, buttons: list[Button]
) -> HttpResponse:
    title = rows.title(row, names.names(scope))
    context = {
        "heading": heading,
        "lede": f"Untuk {title}.",
        "crumbs": [Link(address=row_address(row.mark.ref.book, row.mark.ref.key), words=title)],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": buttons,
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
