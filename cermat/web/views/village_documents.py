"""Village documents: the grid village × document × year, and the form with the verdict before saving."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import batches, village_documents
from cermat.actions.entries import VillageDocumentEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.permissions import Act
from cermat.actions.village_documents import Preview
from cermat.registers.scope import Scope
from cermat.web import editors, entries, grids, names, papers_named, periods
from cermat.web import filling as filling_of
from cermat.web.addresses import correct_address, row_address
from cermat.web.admission import EVERYBODY, those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button, PreviewView, digest, preview_view
from cermat.web.grids import Grid
from cermat.web.papers_named import PaperForm
from cermat.web.periods import Asked
from cermat.web.working_papers import Link

CHECK = Button(value="periksa", words="Periksa")
DRAFT = Button(value="draf", words="Simpan sebagai draf", is_plain=True)


@door("GET", who=EVERYBODY)
def grid(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return who owes which document in a performance year, and how it stands."""
    asked = periods.asked(request, scope)
    return _grid_page(request, scope, asked, grids.grid(scope, asked))


@door("POST", who=those_who_may(Act.RECORD_VILLAGE_DOCUMENT))
def fill(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the grid with what each filled cell would mean; sent again as it was looked at, all are saved at once."""
    asked = periods.asked(request, scope)
    built = grids.grid(scope, asked, request.POST)
    filling, refusal = built.filling, ""
    is_seen = request.POST.get("diperiksa") == filling.mark
    if filling.conflicts:
        refusal = filling_of.CHANGED
    elif request.POST.get("tindakan") == filling_of.SAVE and filling.count and is_seen and not filling.has_faults:
        refusal = filling_of.save(scope, filling) or ""
        if not refusal:
            messages.success(request, f"{filling.count} dokumen disimpan dan diajukan; menunggu verifikasi.")
            return HttpResponseRedirect(f"{reverse('dokumen_desa')}?tahun={asked.year}")
    elif not filling.count and not filling.has_faults:
        refusal = "Belum ada yang diisi atau diubah; tulis nomor dan tanggal pada dokumen yang ingin dicatat."
    return _grid_page(request, scope, asked, built, refusal=refusal)


def _grid_page(request: HttpRequest, scope: Scope, asked: Asked, built: Grid, *, refusal: str = "") -> HttpResponse:
    filling = built.filling
    is_one_village = len(built.rows) == 1 and scope.is_one_place
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "summary": built.summary,
        "heads": built.heads,
        "grid": built.rows,
        "others": built.others,
        "obstacle": built.obstacle,
        "filling": filling,
        "faults": list(filling_of.faults(filling)),
        "fillable": bool(filling.cells),
        "is_looked_at": bool(filling.count) and not filling.has_faults,
        "count": filling.count,
        "refusal": refusal,
        "conflicts": grids.conflict_links(filling),
        "fill_address": f"{reverse('isi_dokumen')}?tahun={asked.year}",
        "is_one_village": is_one_village,
        "village": built.rows[0].village if is_one_village else "",
        "duties": grids.duties(built.rows[0]) if is_one_village else [],
        "add_address": reverse("tambah_dokumen") if names.may(scope, Act.RECORD_VILLAGE_DOCUMENT) else None,
    }
    status = 409 if filling.conflicts else 422 if filling.has_faults or refusal else 200
    return page(request, scope, "web/dokumen_desa.html", context, status=status)


@door("GET", "POST", who=those_who_may(Act.RECORD_VILLAGE_DOCUMENT))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form; sent once it says what the document would mean, sent again it is saved."""
    form = editors.village_document_form(scope, editors.sent(request), editors.preset(request))
    paper = None if scope.is_one_place else PaperForm(editors.sent(request))
    preview = None
    if request.method == "POST" and form.is_valid():
        entry = entries.village_document(form.cleaned_data)
        try:
            preview = village_documents.preview(by=scope, entry=entry)
            saved = None if preview.same_number else _save(request, scope, entry, paper)
            if saved is not None:
                return saved
        except FaultyEntry as refusal:
            preview = None
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            preview = None
            form.add_error("number", str(refusal))
    return _form_page(request, scope, form, preview, paper)


def _save(
    request: HttpRequest, scope: Scope, entry: VillageDocumentEntry, paper: forms.Form | None
) -> HttpResponse | None:
    """Save what was looked at, and return where to go; None where it has yet to be looked at, or lacks its paper."""
    wanted = request.POST.get("tindakan")
    if wanted == DRAFT.value:
        key = village_documents.add(by=scope, entry=entry, submitted=False)
        messages.success(request, "Disimpan sebagai draf; belum dihitung.")
        return HttpResponseRedirect(row_address("village_document", key))
    if not (wanted == "simpan" and request.POST.get("diperiksa") == digest(entry)):
        return None
    record = papers_named.record(entry, paper)
    if record is None:
        return None
    (ref, *_) = batches.record(by=scope, summary=f"dokumen desa nomor {entry.number}", documents=[record])
    messages.success(request, "Disimpan dan diajukan; menunggu verifikasi.")
    return HttpResponseRedirect(row_address("village_document", ref.key))


def _form_page(
    request: HttpRequest, scope: Scope, form: forms.Form, preview: Preview | None, paper: forms.Form | None
) -> HttpResponse:
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
        "second": paper,
        "second_heading": "Dicatat atas nama desa",
        "buttons": [CHECK, DRAFT],
    }
    is_faulty = form.errors or (paper is not None and paper.errors)
    return page(request, scope, "web/form.html", context, status=422 if is_faulty else 200)
