"""Reasons that anybody reads: they are printed on papers and on the page where a copy is checked."""

import re

from cermat.actions.errors import FaultyEntry, Problem

# A NIK has 16 digits, a NIP 18; people write both in groups.
_PERSONAL_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?:[ .-]?\d{2})?(?!\d)")


def refuse_personal(field: str, text: str) -> None:
    """Return for words without somebody's NIK or NIP. Raises FaultyEntry at the field."""
    if _PERSONAL_NUMBER.search(text):
        sentence = "Alasan ini dapat dibaca umum dan memuat angka seperti NIK atau NIP; tulis tanpa data pribadi."
        raise FaultyEntry([Problem(field=field, sentence=sentence)])
