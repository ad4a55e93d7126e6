"""Recording on behalf of a village: the village's own paper is named, or said to follow."""

from typing import Any

from django import forms

from cermat.actions.batches import Proof
from cermat.registers.scope import Scope
from cermat.web.forms import texts

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


def proofs(form: forms.Form) -> tuple[Proof, ...]:
    """Return the paper named in a valid form as a proof; none where it follows. Puts the refusal at its field."""
    location, follows = form.cleaned_data[LOCATION].strip(), form.cleaned_data[FOLLOWS]
    if not (location or follows):
        form.add_error(LOCATION, REFUSAL)
    return (Proof(title=TITLE, location=location),) if location else ()
