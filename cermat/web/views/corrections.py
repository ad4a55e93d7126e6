"""Correcting a row: the same form as for adding it, with a reason, over the version the person saw."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import permissions, village_documents
from cermat.actions.errors import AlreadyThere, FaultyEntry, StaleEdit, WrongState
from cermat.indicators.rows import State
from cermat.registers.scope import Scope
from cermat.web import editors, entries, names, rows
from cermat.web.addresses import row_address
from cermat.web.admission import RECORDING, those_who_may
from cermat.web.books import BookDoor, door_of, subject
from cermat.web.conflicts import typed_facts
from cermat.web.doors import door, page
from cermat.web.editing import Button, PreviewView, digest, preview_view
from cermat.web.editors import EDITORS
from cermat.web.forms import passages
from cermat.web.rows import Row
from cermat.web.views.rows import conflict
from cermat.web.working_papers import Link

SAVE = "simpan"
CHECK_BUTTON = Button(value="periksa", words="Periksa")
SAVE_BUTTON = Button(value=SAVE, words="Simpan perbaikan")


@door("GET", "POST", who=those_who_may(*RECORDING))
def correct(request: HttpRequest, scope: Scope, slug: str, key: str) -> HttpResponse:
    """Return the form that corrects a row; a village document's verdict is shown before it is saved."""
    book = door_of(slug)
    if book.book not in EDITORS:
        raise Http404
    history = book.versions(scope, key)
    judged = subject(scope, history)
    permissions.check_can(scope, book.recording, permissions.Subject(unit=judged.unit, village=judged.village))
    form = _form(request, scope, history[-1])
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, scope, history[-1], form, None)
    try:
        return _checked_or_saved(request, scope, book, history[-1], form)
    except StaleEdit as refusal:
        seen, typed = str(form.cleaned_data["version"]), typed_facts(form)
        standing = _standing(scope, book.versions(scope, key)[-1])
        return conflict(request, scope, book, key, seen=seen, refusal=str(refusal), typed=typed, standing=standing)
    except FaultyEntry as refusal:
        entries.show_problems(form, refusal)
    except (AlreadyThere, WrongState) as refusal:
        form.add_error(None, str(refusal))
    return _form_page(request, scope, history[-1], form, None)


def _form(request: HttpRequest, scope: Scope, newest: Row) -> forms.Form:
    """Return the book's form with the version seen and the reason; a draft needs no reason, nor does looking."""
    number = newest.mark.ref.version
    sent = editors.sent(request)
    if sent is not None and "version" not in sent:
        # Sent on from the form for adding: what the person saw there is the newest version.
        sent = sent.copy()
        sent["version"] = str(number)
    editor = EDITORS[newest.mark.ref.book]
    form = editor.form(scope, sent, {**editor.initial(newest), "version": number})
    is_needed = newest.mark.state is not State.DRAFT and request.POST.get("tindakan") == SAVE
    form.fields["correction"] = passages(
        "Alasan perbaikan", hint="Mengapa isinya diubah; tercatat di riwayat", required=is_needed
    )
    form.fields["version"] = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    return form


def _standing(scope: Scope, newest: Row) -> forms.Form:
    """Return the book's form filled with what stands."""
    editor = EDITORS[newest.mark.ref.book]
    return editor.form(scope, None, editor.initial(newest))


def _checked_or_saved(
    request: HttpRequest, scope: Scope, book: BookDoor, newest: Row, form: forms.Form
) -> HttpResponse:
    key, cleaned = newest.mark.ref.key, form.cleaned_data
    entry = EDITORS[book.book].entry(cleaned)
    view: PreviewView | None = None
    if book.book == "village_document":
        preview = village_documents.preview(by=scope, entry=entry, key=key)
        view = preview_view(preview, entry, save_words=SAVE_BUTTON.words)
    is_seen = view is None or request.POST.get("diperiksa") == digest(entry)
    if request.POST.get("tindakan") != SAVE or not is_seen:
        return _form_page(request, scope, newest, form, view)
    done = book.acts.correct(by=scope, key=key, version=cleaned["version"], entry=entry, reason=cleaned["correction"])
    messages.success(request, f"Perbaikan disimpan sebagai versi {done}; berlaku setelah diverifikasi orang lain.")
    return HttpResponseRedirect(row_address(book.book, key))


def _form_page(
    request: HttpRequest, scope: Scope, newest: Row, form: forms.Form, preview: PreviewView | None
) -> HttpResponse:
    called = names.names(scope)
    book, key = newest.mark.ref.book, newest.mark.ref.key
    title = rows.title(newest, called)
    context: dict[str, Any] = {
        "heading": f"Perbaiki: {title}",
        "lede": f"Anda mengubah versi {newest.mark.ref.version}. Versi lama tetap tersimpan di riwayat.",
        "crumbs": [Link(address=row_address(book, key), words=title)],
        "remark": newest.mark.reason if newest.mark.state is State.RETURNED else None,
        "form": form,
        "preview": preview,
        "second": None,
        "buttons": [CHECK_BUTTON if book == "village_document" else SAVE_BUTTON],
    }
    return page(request, scope, "web/perbaiki.html", context, status=422 if form.errors else 200)
