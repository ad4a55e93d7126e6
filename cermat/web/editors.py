"""The form of each book, filled from what was sent or from a row, and the entry it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from cermat.actions import settings
from cermat.indicators.rows import (
    ActivityRow,
    OutputRow,
    RecordedValueRow,
    SettingKind,
    SettingRow,
    TargetRow,
    VillageDocumentRow,
)
from cermat.indicators.settings import band_words
from cermat.registers.grounds import grounds_in
from cermat.registers.scope import Scope
from cermat.rules.library import law
from cermat.rules.types import in_force
from cermat.web import entries, names
from cermat.web.entries import ActivityForm, OutputForm, SettingForm, TargetForm, VillageDocumentForm
from cermat.web.forms import NumberField, WholeNumberField, choices
from cermat.web.rows import Row
from cermat.words.dates import write_date
from cermat.words.numbers import write_number

Sent = Mapping[str, Any] | None
PRESETS = ("village", "kind", "fiscal_year", "amendment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """How one book's rows are typed."""

    form: Callable[[Scope, Sent, Mapping[str, Any]], forms.Form]
    initial: Callable[[Any], Mapping[str, Any]]
    entry: Callable[[dict[str, Any]], Any]


def village_document_form(scope: Scope, sent: Sent, initial: Mapping[str, Any]) -> forms.Form:
    """Return the form of a village document for this person."""
    kinds = names.document_kinds(names.paper_of(scope, names.today(scope).year))
    return VillageDocumentForm(
        sent,
        initial=initial,
        villages=names.village_pairs(scope, only_desa=True),
        kinds=[(kind.id, kind.name) for kind in kinds.values()],
        received=entries.received_day(scope, "Tanggal diterima di kantor Camat", hint=entries.SUBMITTED_HINT),
    )


def activity_form(scope: Scope, sent: Sent, initial: Mapping[str, Any]) -> forms.Form:
    """Return the form of an activity for this person."""
    called = names.names(scope)
    return ActivityForm(
        sent,
        initial=initial,
        units=names.unit_pairs(scope),
        functions=[(letter, f"{letter}. {text}") for letter, text in called.functions.items()],
        places=names.village_pairs(scope, only_desa=False),
        others=list(called.units.items()),
    )


def output_form(scope: Scope, sent: Sent, initial: Mapping[str, Any], *, prefix: str | None = None) -> forms.Form:
    """Return the form of an output; kinds that count come first."""
    kinds = in_force(law().output_kinds, on=names.today(scope), what="jenis keluaran").kinds
    pairs = [(kind.id, kind.name if kind.admissible else f"{kind.name} (bukti saja)") for kind in kinds]
    return OutputForm(sent, initial=initial, kinds=pairs, prefix=prefix)


def recorded_value_form(scope: Scope, sent: Sent, initial: Mapping[str, Any]) -> forms.Form:
    """Return the form of a recorded value that stands: its indicator and year stay what they are."""
    known = initial or sent or {}
    pairs = names.quantity_pairs(scope, known["indicator"], known["year"])
    categories = names.category_pairs(scope, known["indicator"])
    form = entries.RecordedValueForm(sent, initial=initial, quantities=pairs, categories=categories)
    form.fields["indicator"] = forms.ChoiceField(
        choices=[(known["indicator"], known["indicator"])], widget=forms.HiddenInput()
    )
    form.fields["year"] = forms.TypedChoiceField(
        choices=[(known["year"], known["year"])], coerce=int, widget=forms.HiddenInput()
    )
    return form


def target_form(scope: Scope, sent: Sent, initial: Mapping[str, Any]) -> forms.Form:
    """Return the form of a target."""
    return TargetForm(sent, initial=initial, indicators=names.indicator_pairs(scope))


def setting_form(scope: Scope, sent: Sent, initial: Mapping[str, Any]) -> forms.Form:
    """Return the form of a setting; its kind stays what it is."""
    kind = SettingKind((initial or sent or {})["kind"])
    return SettingForm(sent, initial=initial, kind=kind, value=_VALUE_FIELDS[kind](names.today(scope)))


def _scale_field(today: date) -> forms.Field:
    pairs = [(each.id, f"{each.name}: {band_words(each, on=today)}") for each in settings.scales().values()]
    return choices("Skala", pairs, is_open=True)


def _cap_field(today: date) -> forms.Field:
    hint = "Dalam persen, contoh: 120. Kosongkan bila capaian tidak dibatasi"
    return NumberField("Capaian paling tinggi", required=False, hint=hint)


def _days_field(today: date) -> forms.Field:
    return WholeNumberField(
        label="Hari setelah akhir periode",
        help_text="Contoh: 10. Kosongkan bila tidak ada tanggal tutup data",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Jumlah hari harus angka bulat; contoh: 10."},
    )


_VALUE_FIELDS: Mapping[SettingKind, Callable[[date], forms.Field]] = {
    SettingKind.SCALE: _scale_field,
    SettingKind.CAP: _cap_field,
    SettingKind.CLOSING: _days_field,
}


def preset(request: HttpRequest) -> dict[str, str]:
    """Return what the address says beforehand of a village document."""
    return {name: request.GET[name] for name in PRESETS if name in request.GET}


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent; None where it was only opened."""
    return request.POST if request.method == "POST" else None


def _of_document(row: VillageDocumentRow) -> Mapping[str, Any]:
    return {
        "village": row.village,
        "kind": row.kind,
        "fiscal_year": row.fiscal_year,
        "number": row.number,
        "enacted_on": _day(row.enacted_on),
        "submitted_on": _day(row.submitted_on),
        "draft_received_on": _day(row.draft_received_on),
        "evaluated_on": _day(row.evaluated_on),
        "amendment": row.amendment,
        "awaits_receipt": row.submitted_on is None,
    }


def _day(day: date | None) -> str:
    return write_date(day) if day else ""


def _of_activity(row: ActivityRow) -> Mapping[str, Any]:
    return {
        "number": row.number,
        "unit": row.unit,
        "status": row.status.value,
        "dated": write_date(row.dated),
        "kind": row.kind,
        "function": entries.OUTSIDE if row.is_outside_authority else row.function,
        "description": row.description,
        "place": row.place or "",
        "reason": grounds_in(row) or "",
        "participants": list(row.participants),
        "other_functions": list(row.other_functions),
    }


def _of_output(row: OutputRow) -> Mapping[str, Any]:
    return {"kind": row.kind, "title": row.title, "dated": write_date(row.dated)}


def _of_value(row: RecordedValueRow) -> Mapping[str, Any]:
    return {
        "indicator": row.indicator,
        "year": row.year,
        "quantity": row.quantity,
        "amount": write_number(row.amount),
        "quarter": str(row.quarter or ""),
        "paper": row.paper,
        "paper_number": row.paper_number or "",
        "paper_dated": write_date(row.paper_dated),
    }


def _of_target(row: TargetRow) -> Mapping[str, Any]:
    return {
        "indicator": row.indicator,
        "kind": row.kind.value,
        "year": row.year,
        "quarter": str(row.quarter or ""),
        "amount": write_number(row.amount),
        "paper": row.paper,
        "paper_number": row.paper_number or "",
        "paper_dated": write_date(row.paper_dated),
    }


def _of_setting(row: SettingRow) -> Mapping[str, Any]:
    is_number = row.kind is SettingKind.CAP and row.value
    return {
        "kind": row.kind.value,
        "value": write_number(Decimal(row.value)) if is_number else row.value,
        "valid_from": write_date(row.valid_from),
        "paper": row.paper,
        "paper_number": row.paper_number or "",
        "paper_dated": write_date(row.paper_dated),
    }


EDITORS = {
    "village_document": Editor(form=village_document_form, initial=_of_document, entry=entries.village_document),
    "activity": Editor(form=activity_form, initial=_of_activity, entry=entries.activity),
    "output": Editor(form=output_form, initial=_of_output, entry=entries.output),
    "recorded_value": Editor(form=recorded_value_form, initial=_of_value, entry=entries.recorded_value),
    "target": Editor(form=target_form, initial=_of_target, entry=entries.target),
    "setting": Editor(form=setting_form, initial=_of_setting, entry=entries.setting),
}


def initial_of(row: Row) -> Mapping[str, Any]:
    """Return what a row's form is filled with."""
    return EDITORS[row.mark.ref.book].initial(row)
