"""The office's settings, and recording one with the paper that says so."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import evidence_files, letterheads
from cermat.actions import settings as setting_acts
from cermat.actions.errors import StaleEdit, WrongState
from cermat.actions.letterheads import LetterheadEntry
from cermat.actions.permissions import Act
from cermat.documents.content import PaperSize
from cermat.evidence.errors import FileRefused, ScannerSilent, StoreRefused
from cermat.indicators.rows import OfficeRow, SettingKind
from cermat.indicators.settings import SETTING_WORDS
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import editors, entries, handing_out, names, printing, settings
from cermat.web.admission import WHOLE_OFFICE, those_who_may
from cermat.web.conflicts import stale_form
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.forms import change_fields, choices, passages
from cermat.web.working_papers import Link


class LetterheadForm(forms.Form):
    """What the office's papers look like, and why it changes. `drops_logo` is asked where there is one to drop."""

    def __init__(self, *args: Any, version: int, has_logo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"] = passages("Baris di bawah nama kantor", hint=ADDRESS_HINT, required=False)
        sizes = [(size.value, name) for size, name in printing.SIZES.items()]
        self.fields["paper_size"] = choices("Kertas naskah", sizes, is_open=True)
        self.fields["logo"] = forms.FileField(label="Logo baru", help_text="PNG atau JPEG", required=False)
        if has_logo:
            self.fields["drops_logo"] = forms.BooleanField(label="Hapus logo yang ada", required=False)
        self.fields.update(change_fields(version))
        self.fields["reason"].help_text = "Misalnya nomor peraturan tata naskah dinas"


ADDRESS_HINT = "Alamat, telepon, laman, pos-el, kode pos; paling banyak tiga baris"


@door("GET", who=WHOLE_OFFICE)
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what the office works by, each setting leading to its row."""
    context = {
        "cards": settings.cards(scope),
        "office": selectors.office(scope),
        "keeps_letterhead": names.may(scope, Act.KEEP_LETTERHEAD),
    }
    return page(request, scope, "web/setelan.html", context)


@door("GET", "POST", who=those_who_may(Act.KEEP_LETTERHEAD))
def letterhead(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of what the office's papers look like."""
    office = selectors.office(scope)
    form = _letterhead_form(request, office)
    if request.method == "POST" and form.is_valid():
        try:
            if entries.is_done(form, lambda cleaned: _change_letterhead(scope, cleaned)):
                messages.success(request, "Kop disimpan; naskah yang sudah terbit dan yang dibekukan tidak berubah.")
                return HttpResponseRedirect(reverse("setelan"))
        except (FileRefused, StoreRefused, ScannerSilent) as refusal:
            form.add_error("logo", str(refusal))
        except WrongState as refusal:
            form.add_error(None, str(refusal))
        except StaleEdit as refusal:
            standing = _letterhead_form(None, office)
            return stale_form(request, scope, form, standing=standing, refusal=str(refusal), address=request.path)
    context = {
        "heading": "Ubah kop naskah",
        "lede": "Berlaku untuk naskah yang dibuat sejak disimpan. Logonya disimpan sebagai gambar kecil yang bersih.",
        "crumbs": [Link(address=reverse("setelan"), words="Setelan")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)


def _letterhead_form(request: HttpRequest | None, office: OfficeRow) -> LetterheadForm:
    is_sent = request is not None and request.method == "POST"
    initial = {"address": office.address, "paper_size": office.paper_size}
    sent = (request.POST, request.FILES) if request is not None and is_sent else (None, None)
    return LetterheadForm(*sent, initial=initial, version=office.version, has_logo=office.logo is not None)


def _change_letterhead(scope: Scope, cleaned: dict[str, Any]) -> int:
    logo = cleaned["logo"]
    return letterheads.change(
        by=scope,
        version=cleaned["version"],
        entry=LetterheadEntry(
            address=cleaned["address"],
            paper_size=PaperSize(cleaned["paper_size"]),
            keeps_logo=not cleaned.get("drops_logo"),
        ),
        reason=cleaned["reason"],
        logo=(logo.name, logo.chunks()) if logo else None,
    )


@door("GET", who=WHOLE_OFFICE)
def logo(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the logo of the letterhead. Raises Http404 where there is none."""
    sha256 = selectors.office(scope).logo
    if sha256 is None:
        raise Http404
    return handing_out.shown(evidence_files.hand_out(selectors.files(scope, [sha256])[sha256]))


@door("GET", "POST", who=those_who_may(Act.RECORD_SETTING))
def add(request: HttpRequest, scope: Scope, kind: str) -> HttpResponse:
    """Return the form of one kind of setting. Raises Http404 for no kind."""
    if kind not in set(SettingKind):
        raise Http404
    form = editors.setting_form(scope, editors.sent(request), {"kind": kind})

    def record(cleaned: dict[str, object]) -> object:
        return setting_acts.add(by=scope, entry=entries.setting(cleaned))

    if form.is_valid() and entries.is_done(form, record):
        messages.success(request, "Setelan disimpan dan diajukan; berlaku setelah diverifikasi orang lain.")
        return HttpResponseRedirect(reverse("setelan"))
    name = SETTING_WORDS[SettingKind(kind)]
    context = {
        "heading": f"Ubah {name[:1].lower()}{name[1:]}",
        "lede": f"{settings.PURPOSES[SettingKind(kind)]} Pengukuran yang sudah dibekukan tidak berubah.",
        "crumbs": [Link(address=reverse("setelan"), words="Setelan")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan dan ajukan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
