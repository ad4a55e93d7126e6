"""The units of the office: renamed, added and ended by day, never deleted."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import units
from cermat.actions.errors import StaleEdit
from cermat.actions.permissions import Act
from cermat.indicators.rows import UnitRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import editors, entries
from cermat.web.admission import those_who_may
from cermat.web.conflicts import stale_form
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.editors import Sent
from cermat.web.forms import DayField, change_fields, texts
from cermat.web.working_papers import Link
from cermat.words.dates import write_date


class UnitForm(forms.Form):
    """What a unit is called, and when it existed."""

    name = texts("Nama unit", hint="Seperti tertulis pada peraturan susunan organisasi", longest=200)
    valid_from = DayField("Ada sejak", required=False, hint="Kosongkan bila ada sejak semula")
    valid_to = DayField("Ada sampai dengan", required=False, hint="Kosongkan bila masih ada")


class NewUnitForm(UnitForm):
    """The same with the short name by which files and addresses call it."""

    code = forms.SlugField(
        label="Kode",
        max_length=50,
        help_text="Nama pendek untuk berkas impor, misalnya pelayanan; tidak dapat diubah",
        error_messages={
            "required": "Kode belum diisi; isi lebih dahulu.",
            "max_length": "Kode terlalu panjang; tulis paling banyak 50 huruf.",
            "invalid": "Kode hanya memuat huruf, angka, dan tanda hubung; contoh: pelayanan.",
        },
    )
    field_order = ("code", "name")


@door("GET", who=those_who_may(Act.KEEP_UNITS))
def listed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return every unit the office has or had."""
    return page(request, scope, "web/unit.html", {"units": selectors.units(scope)})


@door("GET", "POST", who=those_who_may(Act.KEEP_UNITS))
def add(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the form of a new unit."""
    form = NewUnitForm(editors.sent(request))
    if form.is_valid() and entries.is_done(form, lambda cleaned: units.add(by=scope, **cleaned)):
        messages.success(request, "Unit dicatat.")
        return HttpResponseRedirect(reverse("unit"))
    return _form_page(request, scope, form, heading="Tambah unit")


@door("GET", "POST", who=those_who_may(Act.KEEP_UNITS))
def change(request: HttpRequest, scope: Scope, code: str) -> HttpResponse:
    """Return the form that renames or ends a unit."""
    found = next((each for each in selectors.units(scope) if each.code == code), None)
    if found is None:
        raise Http404
    form = _changing(editors.sent(request), found)
    try:
        if form.is_valid() and entries.is_done(form, lambda cleaned: units.change(by=scope, code=code, **cleaned)):
            messages.success(request, "Perubahan unit dicatat; baris yang sudah ada tetap pada unitnya.")
            return HttpResponseRedirect(reverse("unit"))
    except StaleEdit as refusal:
        standing = _changing(None, found)
        return stale_form(request, scope, form, standing=standing, refusal=str(refusal), address=request.path)
    return _form_page(request, scope, form, heading=f"Ubah atau akhiri: {found.name}")


def _changing(sent: Sent, unit: UnitRow) -> UnitForm:
    days = {name: getattr(unit, name) for name in ("valid_from", "valid_to")}
    written = {name: write_date(day) if day else "" for name, day in days.items()}
    form = UnitForm(sent, initial={"name": unit.name, **written})
    form.fields.update(change_fields(unit.version))
    return form


def _form_page(request: HttpRequest, scope: Scope, form: forms.Form, *, heading: str) -> HttpResponse:
    context = {
        "heading": heading,
        "lede": "Unit yang berakhir tidak menerima kegiatan sesudah hari itu; bukunya yang lama tetap terbaca.",
        "crumbs": [Link(address=reverse("unit"), words="Unit")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)
