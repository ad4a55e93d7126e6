"""Recording on behalf of a village: the village's own paper is named, or said to follow."""

from datetime import datetime
from typing import Any

from django import forms

from cermat.actions.batches import DocumentRecord, Proof
from cermat.actions.entries import VillageDocumentEntry
from cermat.indicators.rows import VillageDocumentRow, exists_on
from cermat.registers import selectors
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.web.forms import texts
from cermat.words.dates import local_day

LOCATION = "paper_location"
FOLLOWS = "paper_follows"
TITLE = "Naskah dari desa, dicatat atas nama desa"
REFUSAL = "Anda mencatat atas nama desa; sebutkan letak naskahnya, atau centang bahwa naskahnya menyusul."


class PaperForm(forms.Form):
    """Where the village's paper is kept, or that it follows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[LOCATION] = texts(
            "Letak naskah desa", hint="Map, lemari, atau nomor agenda surat masuk", required=False, longest=500
        )
        self.fields[FOLLOWS] = forms.BooleanField(label="Naskahnya menyusul", required=False)


def is_on_behalf(scope: Scope, village: str) -> bool:
    """Return whether this person records for a village that is not its own."""
    return village not in scope.villages


def was_on_behalf(scope: Scope, row: VillageDocumentRow, written_at: datetime) -> bool:
    """Return whether whoever wrote a document at an instant was not that village's operator then."""
    day = local_day(written_at, selectors.office(scope).zone)
    return not any(
        each.role is Role.OPERATOR_DESA
        and (each.username, each.village) == (row.mark.recorded_by, row.village)
        and exists_on(each.valid_from, each.valid_to, day=day)
        for each in selectors.assignments(scope)
    )


def record(entry: VillageDocumentEntry, form: forms.Form | None) -> DocumentRecord | None:
    """Return a document with the paper named in a form, or promised; None where the form says neither, and why not.

    No form: the village records for itself.
    """
    if form is None:
        return DocumentRecord(entry=entry)
    location = form.cleaned_data[LOCATION].strip() if form.is_valid() else ""
    if location:
        return DocumentRecord(entry=entry, proofs=(Proof(title=TITLE, location=location),))
    if form.is_valid() and form.cleaned_data[FOLLOWS]:
        return DocumentRecord(entry=entry, follows=True)
    if form.is_valid():
        form.add_error(LOCATION, REFUSAL)
    return None
