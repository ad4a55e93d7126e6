"""What every form shares: fields that refuse with a sentence, and days read strictly."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cermat.web.errors import UnreadableText
from cermat.words.dates import UnreadableDate, read_date
from cermat.words.numbers import UnreadableNumber, read_number
from cermat.words.texts import as_seen

DAY_HINT = "Contoh: 30/09/2026 atau 30 September 2026"
NUMBER_HINT = "Koma untuk desimal, contoh: 3,87"


class SeenField(forms.CharField):
    """A text without the signs nobody sees: of them alone it is empty."""

    def to_python(self, value: Any) -> str:
        """Return the text as a reader sees it."""
        return as_seen(super().to_python(value) or "")


class WholeNumberField(forms.IntegerField):
    """A whole number in the digits of official papers; those of other scripts are refused."""

    def to_python(self, value: Any) -> int | None:
        """Return the number; refuses what is not written 0 to 9."""
        if isinstance(value, str) and not as_seen(value).isascii():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def sent_text(request: HttpRequest, name: str) -> str:
    """Return a text sent outside a form's fields, as a reader sees it; "" where none was. Raises UnreadableText."""
    text = as_seen(request.POST.get(name, ""))
    if "\0" in text:
        raise UnreadableText("Tulisan yang dikirim memuat tanda yang tidak dapat dibaca; ketik ulang, lalu kirim lagi.")
    return text


def texts(label: str, *, hint: str = "", required: bool = True, longest: int = 500) -> forms.CharField:
    """Return a one-line text field with our sentences."""
    return SeenField(
        label=label,
        help_text=hint,
        required=required,
        max_length=longest,
        error_messages={
            "required": f"{label} belum diisi; isi lebih dahulu.",
            "max_length": f"{label} terlalu panjang; tulis paling banyak {longest} huruf.",
            "null_characters_not_allowed": f"{label} memuat tanda yang tidak dapat dibaca; ketik ulang.",
        },
    )


def passages(label: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    """Return a text field of several lines with our sentences."""
    field = texts(label, hint=hint, required=required, longest=4000)
    field.widget = forms.Textarea(attrs={"rows": 3, "maxlength": 4000})
    field.widget.is_required = required
    return field


def choices(
    label: str,
    pairs: list[tuple[str, str]],
    *,
    hint: str = "",
    required: bool = True,
    is_open: bool = False,
    empty: str = "Pilih …",
) -> forms.ChoiceField:
    """Return a choice: a list that opens, or with `is_open` one button for each."""
    refusals = {
        "required": f"{label} belum dipilih; pilih salah satu.",
        "invalid_choice": f"{label} “%(value)s” tidak dikenal; pilih dari daftar.",
    }
    shown = pairs if is_open else [("", empty), *pairs]
    widget = forms.RadioSelect() if is_open else forms.Select()
    return forms.ChoiceField(
        label=label, choices=shown, help_text=hint, required=required, widget=widget, error_messages=refusals
    )


def several(label: str, pairs: list[tuple[str, str]], *, hint: str = "") -> forms.MultipleChoiceField:
    """Return a choice of any number, none included."""
    return forms.MultipleChoiceField(
        label=label,
        choices=pairs,
        help_text=hint,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"invalid_choice": f"{label} “%(value)s” tidak dikenal; pilih dari daftar."},
    )


def change_fields(version: int) -> dict[str, forms.Field]:
    """Return what every form that changes a dated row asks besides its words: the version seen, and why."""
    return {
        "version": forms.IntegerField(min_value=1, initial=version, widget=forms.HiddenInput()),
        "reason": passages("Alasan perubahan", hint="Misalnya mutasi dan nomor surat keputusannya"),
    }


class DayField(SeenField):
    """A day typed as text; cleaned to a date, or None where it may be empty. `is_stamped`: shown, not typed."""

    def __init__(self, label: str, *, required: bool = True, hint: str = DAY_HINT, is_stamped: bool = False) -> None:
        self.is_stamped = is_stamped
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            max_length=40,
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text", "readonly": is_stamped}),
            error_messages={
                "required": f"{label} belum diisi; tulis hari, bulan, tahun.",
                "max_length": f"{label} terlalu panjang; {DAY_HINT.lower()}.",
                "null_characters_not_allowed": f"{label} memuat tanda yang tidak dapat dibaca; ketik ulang.",
            },
        )

    def clean(self, value: Any) -> date | None:
        """Return the day read strictly; refuses with the reader's own sentence, naming the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_date(text)
        except UnreadableDate as refusal:
            raise ValidationError(f"{self.label}: {refusal}") from refusal


class NumberField(SeenField):
    """A number typed with a decimal comma; cleaned to a Decimal, or None where it may be empty."""

    def __init__(self, label: str, *, required: bool = True, hint: str = NUMBER_HINT) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            max_length=40,
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
            error_messages={
                "required": f"{label} belum diisi; isi lebih dahulu.",
                "max_length": f"{label} terlalu panjang; tulis bilangannya saja, contoh: 3,87.",
                "null_characters_not_allowed": f"{label} memuat tanda yang tidak dapat dibaca; ketik ulang.",
            },
        )

    def clean(self, value: Any) -> Decimal | None:
        """Return the number read strictly; refuses with the reader's own sentence, naming the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_number(text)
        except UnreadableNumber as refusal:
            raise ValidationError(f"{self.label}: {refusal}") from refusal
