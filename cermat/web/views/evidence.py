"""Files that prove a row: sent whole by a form or in pieces by the page's script, promised, looked at, taken away."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, RawPostDataException
from django.urls import reverse

from cermat.actions import evidence, permissions, uploads
from cermat.actions.errors import AlreadyThere, FaultyEntry, WrongState
from cermat.actions.evidence_files import hand_out, hand_out_view
from cermat.actions.permissions import Subject
from cermat.actions.uploads import OutOfStep, Progress
from cermat.evidence.errors import EvidenceError
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import files, handing_out, lists, names, papers_beside
from cermat.web.addresses import row_address
from cermat.web.admission import EVERYBODY, RECORDING, those_who_may
from cermat.web.books import DOORS, BookDoor, door_of, subject
from cermat.web.doors import door, page
from cermat.web.views.rows import row_page

AS_A_FORM = "Potongan berkas tidak sampai utuh; muat ulang halaman, lalu unggah berkasnya lagi."
NOTHING_CHOSEN = "Belum ada berkas yang dipilih; pilih foto atau naskahnya, lalu unggah."


@door("POST", who=those_who_may(*RECORDING))
def send(request: HttpRequest, scope: Scope, slug: str, key: str) -> HttpResponse:
    """Keep every file of a form as evidence of a row; those refused are named with the reason, the others are kept."""
    book = _recordable(scope, slug, key)
    chosen = request.FILES.getlist("berkas")
    is_personal = "pribadi" in request.POST
    kind = request.POST.get(papers_beside.KIND) if book.book == "activity" else None
    answers = [_kept(scope, book.book, key, file, proof_kind=kind, is_personal=is_personal) for file in chosen]
    refusals = [answer for answer in answers if answer]
    if refusals or not chosen:
        kept = f"{len(chosen) - len(refusals)} berkas tersimpan. " if len(chosen) > len(refusals) else ""
        said = kept + (" ".join(refusals) or NOTHING_CHOSEN)
        return row_page(request, scope, *_shown_at(request, scope, book, key), refusal=said)
    messages.success(request, f"{len(chosen)} berkas tersimpan sebagai bukti; menunggu verifikasi.")
    shown, at = _shown_at(request, scope, book, key)
    return HttpResponseRedirect(row_address(shown.book, at))


def _shown_at(request: HttpRequest, scope: Scope, book: BookDoor, key: str) -> tuple[BookDoor, str]:
    """Return the row whose page the form stood on: an output's files are sent from its activity's checklist too."""
    if book.book == "output" and "dari_kegiatan" in request.POST:
        return DOORS["activity"], book.versions(scope, key)[-1].activity
    return book, key


def _kept(
    scope: Scope, book: str, key: str, file: "UploadedFile[bytes]", *, proof_kind: str | None, is_personal: bool
) -> str | None:
    """Keep a file beside a row, or as a proof of an activity; return why it is refused, None where it is kept."""
    name, pieces = file.name or "", file.chunks()
    try:
        if proof_kind:
            evidence.attach_proof(
                by=scope, activity=key, kind=proof_kind, name=name, pieces=pieces, has_personal_data=is_personal
            )
        else:
            evidence.attach(by=scope, book=book, key=key, name=name, pieces=pieces, has_personal_data=is_personal)
    except (EvidenceError, FaultyEntry, WrongState) as refusal:
        return f"{files.shown_name(name)}: {refusal}"
    return None


@door("POST", who=those_who_may(*RECORDING))
def promise(request: HttpRequest, scope: Scope, slug: str, key: str) -> HttpResponse:
    """Say that the evidence of a row follows."""
    book = _recordable(scope, slug, key)
    try:
        evidence.promise(by=scope, book=book.book, key=key)
    except AlreadyThere as refusal:
        return row_page(request, scope, book, key, refusal=str(refusal))
    messages.success(
        request, "Ditandai: buktinya menyusul. Baris ini ada pada daftar Bukti menyusul sampai berkasnya diunggah."
    )
    return HttpResponseRedirect(row_address(book.book, key))


@door("GET", who=EVERYBODY)
def following(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the rows whose evidence was promised and has not come, those promised first on top, a page at a time."""
    every, called = selectors.following(scope), names.names(scope)
    shown, leaf = lists.cut(request, every)
    context = {
        "following": [files.following_view(scope, each, called) for each in shown],
        "total": len(every),
        "leaf": leaf,
    }
    return page(request, scope, "web/bukti_menyusul.html", context)


@door("GET", who=EVERYBODY)
def received(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return a file as it was received, to be saved and never to be shown by the browser."""
    return handing_out.saved(hand_out(files.openable(scope, key)))


@door("GET", who=EVERYBODY)
def view(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return a file's copy for viewing; a kind that has none is saved as it was received."""
    file = files.openable(scope, key)
    if not files.has_view_of(file):
        return handing_out.saved(hand_out(file))
    return handing_out.shown(hand_out_view(file))


def in_words_of_the_script(answer: Callable[..., Progress]) -> Callable[..., HttpResponse]:
    """Return a view whose progress and refusals are told as JSON: 409 where to go on from, 422 why not."""

    @wraps(answer)
    def told(request: HttpRequest, scope: Scope, **address: Any) -> HttpResponse:
        try:
            progress = answer(request, scope, **address)
        except OutOfStep as step:
            return JsonResponse({"offset": step.offset}, status=409)
        except (EvidenceError, FaultyEntry, WrongState) as refusal:
            return JsonResponse({"refusal": str(refusal)}, status=422)
        return JsonResponse(
            {
                "address": reverse("unggahan", kwargs={"upload": progress.id}),
                "offset": progress.offset,
                "size": progress.size,
                "done": progress.evidence is not None,
            }
        )

    return told


@door("POST", who=those_who_may(*RECORDING))
@in_words_of_the_script
def begin(request: HttpRequest, scope: Scope, slug: str, key: str) -> Progress:
    """Begin to send a file for a row in pieces, or take up what was begun."""
    book = _recordable(scope, slug, key)
    begun = uploads.begin(
        by=scope,
        book=book.book,
        key=key,
        name=request.POST.get("name", ""),
        size=_number(request.POST.get("size", "")),
        fingerprint=request.POST.get("fingerprint", ""),
        has_personal_data="pribadi" in request.POST,
        proof_kind=request.GET.get(papers_beside.KIND) if book.book == "activity" else None,
    )
    if begun.evidence is not None:
        messages.success(request, f"{begun.name} sudah tersimpan sebagai bukti di sini; tidak ditambahkan lagi.")
    return begun


@door("GET", "POST", who=those_who_may(*RECORDING))
@in_words_of_the_script
def piece(request: HttpRequest, scope: Scope, upload: str) -> Progress:
    """Say how far an upload has come, after adding the piece that was sent."""
    known = uploads.progress(by=scope, upload=upload)
    if request.method != "POST":
        return known
    offset = _number(request.GET.get("mulai", ""))
    taken = uploads.take(by=scope, upload=upload, offset=offset, piece=_sent_piece(request))
    if taken.evidence is not None:
        # The script loads the row's page again when every file has come.
        messages.success(request, f"{taken.name} tersimpan sebagai bukti; menunggu verifikasi.")
    return taken


def _sent_piece(request: HttpRequest) -> bytes:
    """Return the piece that was sent as it is. Raises WrongState where it came as a form, which was taken apart."""
    try:
        return request.body
    except RawPostDataException:
        raise WrongState(AS_A_FORM) from None


def _recordable(scope: Scope, slug: str, key: str) -> BookDoor:
    """Return the book of a row whose evidence this person may record. Raises NotFound, NotPermitted."""
    book = door_of(slug)
    judged = subject(scope, book.versions(scope, key))
    permissions.check_can(scope, book.recording, Subject(unit=judged.unit, village=judged.village))
    return book


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
