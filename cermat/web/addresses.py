"""Where a row's page lies, and what a book is called."""

from django.urls import reverse

BOOK_WORDS = {
    "activity": "kegiatan",
    "output": "keluaran",
    "village_document": "dokumen desa",
    "recorded_value": "nilai tercatat",
    "evidence": "bukti",
}


def row_address(book: str, key: str) -> str:
    """Return the address of a row's page."""
    return reverse("baris", kwargs={"book": book.replace("_", "-"), "key": key})
