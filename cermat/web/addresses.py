"""Where a row's pages lie, and what a book is called."""

from urllib.parse import urlencode

from django.urls import reverse

SLUGS = {
    "activity": "kegiatan",
    "output": "keluaran",
    "village_document": "dokumen-desa",
    "recorded_value": "nilai-tercatat",
    "target": "target",
    "setting": "setelan",
    "iku_paper": "naskah-iku",
    "evidence": "bukti",
}
BOOKS = {slug: book for book, slug in SLUGS.items()}
BOOK_WORDS = {
    "activity": "kegiatan",
    "output": "keluaran",
    "village_document": "dokumen",
    "recorded_value": "nilai tercatat",
    "target": "target",
    "setting": "setelan",
    "iku_paper": "naskah IKU",
    "evidence": "bukti",
}


def row_address(book: str, key: str) -> str:
    """Return the address of a row's page."""
    return reverse("baris", kwargs={"slug": SLUGS[book], "key": key})


def act_address(book: str, key: str, act: str) -> str:
    """Return the address an act on a row is sent to."""
    return reverse("tindakan", kwargs={"slug": SLUGS[book], "key": key, "act": act})


def correct_address(book: str, key: str) -> str:
    """Return the address of the form that corrects a row."""
    if book == "iku_paper":
        return reverse("perbaiki_iku", kwargs={"paper": key})
    return reverse("perbaiki", kwargs={"slug": SLUGS[book], "key": key})


def copy_address(key: str) -> str:
    """Return the address of the form that copies an activity into a new one."""
    return f"{reverse('tambah_kegiatan')}?{urlencode({'salin': key})}"
