"""Reasons that anybody reads: they are printed on papers, and on the pages that open without signing in."""

import re

from cermat.actions.errors import FaultyEntry, Problem

# A NIK has 16 digits, a NIP 18; people write both in groups.
_PERSONAL_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?:[ .-]?\d{2})?(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{3,4}){2,3}(?!\d)")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PERSONAL = (
    (_PERSONAL_NUMBER, "angka seperti NIK atau NIP"),
    (_MOBILE, "angka seperti nomor telepon seluler"),
    (_MAIL, "alamat surel"),
)


def refuse_personal(field: str, text: str) -> None:
    """Return for words without somebody's NIK, NIP, mobile number or mail address. Raises FaultyEntry at the field."""
    for pattern, what in _PERSONAL:
        if pattern.search(text):
            sentence = f"Alasan ini dapat dibaca umum dan memuat {what}; tulis tanpa data pribadi."
            raise FaultyEntry([Problem(field=field, sentence=sentence)])
