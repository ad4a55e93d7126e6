"""A quantity another authority states, entered with the paper that states it: *tercatat, bukan dihitung*."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cermat.actions import facts, permissions, recorded_values
from cermat.actions.entries import RecordedValueEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.actions.permissions import Act
from cermat.registers import measuring
from cermat.registers.scope import Scope
from cermat.web import entries, periods
from cermat.web.addresses import row_address
from cermat.web.admission import those_who_may
from cermat.web.doors import door, page
from cermat.web.editing import Button
from cermat.web.forms import DayField, NumberField, choices, texts
from cermat.web.names import Pairs
from cermat.web.working_papers import Link

QUARTERS = [("1", "Triwulan I"), ("2", "Triwulan II"), ("3", "Triwulan III"), ("4", "Triwulan IV")]


class RecordedValueForm(forms.Form):
    """A quantity and the paper that states it."""

    def __init__(self, *args: Any, quantities: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"] = choices("Yang dicatat", quantities)
        self.fields["amount"] = NumberField("Nilai")
        self.fields["quarter"] = choices("Masa", QUARTERS, required=False, empty="Setahun")
        self.fields["paper"] = texts("Surat yang menyatakan", hint="Nama dan nomor surat atau laporan", longest=300)
        self.fields["paper_dated"] = DayField("Tanggal surat")


@door("GET", "POST", who=those_who_may(Act.RECORD_VALUE))
def add(request: HttpRequest, scope: Scope, year: int, indicator: str) -> HttpResponse:
    """Return the form of one quantity of an indicator that is recorded and not computed."""
    asked = periods.asked(request, scope, year=year)
    pairs = _quantities(scope, asked.year, indicator)
    form = RecordedValueForm(request.POST if request.method == "POST" else None, quantities=pairs)
    if request.method == "POST" and form.is_valid():
        try:
            key = recorded_values.add(by=scope, entry=_entry(form.cleaned_data, indicator, asked.year))
        except FaultyEntry as refusal:
            entries.show_problems(form, refusal)
        except AlreadyThere as refusal:
            form.add_error("quantity", str(refusal))
        else:
            messages.success(request, "Disimpan dan diajukan; menunggu verifikasi.")
            return HttpResponseRedirect(row_address("recorded_value", key))
    context = {
        "heading": f"Catat nilai tahun {asked.year}",
        "lede": "Nilai ini ditetapkan pihak lain: dicatat beserta suratnya, lalu diperiksa orang kedua.",
        "crumbs": [Link(address=reverse("angka", args=[asked.year, indicator]), words="Angka")],
        "form": form,
        "second": None,
        "preview": None,
        "buttons": [Button(value="simpan", words="Simpan dan ajukan")],
    }
    return page(request, scope, "web/form.html", context, status=422 if form.errors else 200)


def address(scope: Scope, year: int, indicator: str) -> str | None:
    """Return where this person records a quantity of an indicator; None where it is computed or not his to record."""
    is_his = permissions.refusal(scope, Act.RECORD_VALUE) is None
    if not is_his or indicator not in facts.of(scope).quantities:
        return None
    return reverse("catat_nilai", args=[year, indicator])


def _quantities(scope: Scope, year: int, indicator: str) -> Pairs:
    """Return the quantities of an indicator with their names. Raises Http404 for one that is not recorded."""
    asked = facts.of(scope).quantities.get(indicator)
    measured = measuring.measure(scope, year=year).measurements
    figure = next((each.figure for each in measured if each.indicator.id == indicator), None)
    if asked is None or figure is None:
        raise Http404
    names = {line.id.removeprefix(f"{indicator}/"): line.subject for line in figure.lines}
    return [(quantity, names.get(quantity, quantity)) for quantity in asked]


def _entry(cleaned: dict[str, Any], indicator: str, year: int) -> RecordedValueEntry:
    return RecordedValueEntry(
        indicator=indicator,
        year=year,
        quantity=cleaned["quantity"],
        amount=cleaned["amount"],
        paper=cleaned["paper"],
        paper_dated=cleaned["paper_dated"],
        quarter=int(cleaned["quarter"]) if cleaned["quarter"] else None,
    )
