"""Reasons that anybody reads: they are printed on papers, and on the pages that open without signing in."""

import re

from cermat.actions.errors import FaultyEntry, Problem

# What people write between the groups of a number, and what word processors make of it; two days from one to the
# other stand further apart.
_DASHES = r"\-\u2010-\u2015\u2212"
_BETWEEN = rf"[\s./(){_DASHES}]{{0,2}}"
# A NIK has 16 digits, a NIP 18.
_PERSONAL_NUMBER = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{15}}(?:{_BETWEEN}\d{_BETWEEN}\d)?(?!\d)")
# In pairs it is told from a day by its spaces.
_GROUPED = rf"(?:(?:{_BETWEEN}|[,:_])\d)"
_MOBILE = re.compile(rf"(?<!\d)(?:(?:\+?62|0){_BETWEEN}8\d{{1,2}}{_GROUPED}{{6,10}}|08(?: \d\d){{4,5}})(?!\d)")
_TELEPHONE = re.compile(
    r"\b(?:wa|whatsapp|hp|telp|telepon)\b[\s.:]{0,2}(?:nomor |no\.? ?)?[(+]?\d(?:\W{0,2}\d){5}", re.IGNORECASE
)
_MAIL = re.compile(r"[^\s@]+\s?(?:@|[\[(]\s?(?:at|@)\s?[\])])\s?[^\s@]+\.[A-Za-z]{2,}", re.IGNORECASE)
_PERSONAL = (
    (_PERSONAL_NUMBER, "angka seperti NIK atau NIP"),
    (_MOBILE, "angka seperti nomor telepon seluler"),
    (_TELEPHONE, "angka seperti nomor telepon"),
    (_MAIL, "alamat surel"),
)


def refuse_personal(field: str, text: str) -> None:
    """Return for words without somebody's NIK, NIP, mobile number or mail address. Raises FaultyEntry at the field."""
    for pattern, what in _PERSONAL:
        if pattern.search(text):
            sentence = f"Alasan ini dapat dibaca umum dan memuat {what}; tulis tanpa data pribadi."
            raise FaultyEntry([Problem(field=field, sentence=sentence)])
