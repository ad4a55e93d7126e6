"""Reasons that anybody reads: they are printed on papers, and on the pages that open without signing in."""

import re

from cermat.actions.errors import FaultyEntry, Problem

# What people write between the groups of a number; two days from one to the other stand further apart.
_BETWEEN = r"[\s./()-]{0,2}"
# A NIK has 16 digits, a NIP 18.
_PERSONAL_NUMBER = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{15}}(?:{_BETWEEN}\d{_BETWEEN}\d)?(?!\d)")
# In pairs it is told from a day by its spaces.
_MOBILE = re.compile(rf"(?<!\d)(?:(?:\+?62|0){_BETWEEN}8\d{{1,2}}(?:{_BETWEEN}\d){{6,10}}|08(?: \d\d){{4,5}})(?!\d)")
_MAIL = re.compile(r"[^\s@]+\s?@\s?[^\s@]+\.[A-Za-z]{2,}")
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
