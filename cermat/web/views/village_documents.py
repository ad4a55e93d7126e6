"""Village documents: the grid village × document × year, and the form with the verdict before saving."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import village_documents
from cermat.actions.entries import VillageDocumentEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.permissions import Act
from cermat.actions.village_documents import Preview
from cermat.registers.scope import Scope
from cermat.web import editors, entries, grids, names, periods
from cermat.web.addresses import correct_address, row_address
from cermat.web.admission import EVERYBODY, those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button, PreviewView, digest, preview_view
from cermat.web.working_papers import Link

CHECK = Button(value="periksa", words="Periksa")
DRAFT = Button(value="draf", words="Simpan sebagai draf", is_plain=True)


@door("GET", who=EVERYBODY)
def grid(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return who owes which document in a performance year, and how it stands."""
    asked = periods.asked(request, scope)
    built = grids.grid(scope, asked)
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "summary": built.summary,
        "heads": built.heads,
        "grid": built.rows,
        "others": built.others,
        "obstacle": built.obstacle,
        "add_address": reverse("tambah_dokumen") if names.may(scope, Act.RECORD_VILLAGE_DOCUMENT) else None,
    }
    return page(request, scope, "web/dokumen_desa.html", context)


@door("GET", "POST", who=those_who_may(Act.RECORD_VILLAGE_DOCUMENT))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form; sent once it says what the document would mean, sent again it is saved."""
    form = editors.village_document_form(scope, editors.sent(request), editors.preset(request))
    preview = None
    if request.method == "POST" and form.is_valid():
        entry = entries.village_document(form.cleaned_data)
        try:
            preview = village_documents.preview(by=scope, entry=entry)
            saved = None if preview.same_number else _save(request, scope, entry)
            if saved is not None:
                return saved
        except FaultyEntry as refusal:
            preview = None
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            preview = None
            form.add_error("number", str(refusal))
    return _form_page(request, scope, form, preview)


def _save(request: HttpRequest, scope: Scope, entry: VillageDocumentEntry) -> HttpResponse | None:
    """Save what was looked at, and return where to go; None where it has yet to be looked at."""
    wanted = request.POST.get("tindakan")
    is_draft = wanted == DRAFT.value
    if not is_draft and not (wanted == "simpan" and request.POST.get("diperiksa") == digest(entry)):
        return None
    key = village_documents.add(by=scope, entry=entry, submitted=not is_draft)
    said = "Disimpan sebagai draf; belum dihitung." if is_draft else "Disimpan dan diajukan; menunggu verifikasi."
    messages.success(request, said)
    return HttpResponseRedirect(row_address("village_document", key))


def _form_page(request: HttpRequest, scope: Scope, form: forms.Form, preview: Preview | None) -> HttpResponse:
    view: PreviewView | None = None
    if preview is not None:
        entry = entries.village_document(form.cleaned_data)
        view = preview_view(
            preview,
            entry,
            save_words="Simpan dan ajukan",
            correcting=correct_address("village_document", preview.same_number) if preview.same_number else None,
        )
    context = {
        "heading": "Catat dokumen desa",
        "lede": "Isi tanggal seperti pada dokumennya, lalu tekan Periksa. Yang tersimpan hanya yang sudah diperiksa.",
        "crumbs": [Link(address=reverse("dokumen_desa"), words="Dokumen desa")],
        "form": form,
        "preview": view,
        "second": None,
        "buttons": [CHECK, DRAFT],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
