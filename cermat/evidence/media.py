"""The five kinds of files that are taken, and how large one may be before it is looked into."""

from enum import StrEnum

MEBI = 1024 * 1024
MAX_BYTES = 25 * MEBI
# What one request may bring: four files of the largest size, and what stands around them.
MOST_BYTES = 110 * MEBI
MAX_PDF_PAGES = 2_000
MAX_PDF_OBJECTS = 200_000
MAX_ZIP_ENTRIES = 2_000
MAX_UNZIPPED = 64 * MEBI
MAX_ZIP_RATIO = 200
# Below this size a part may be as compressible as it likes.
SMALL_PART = MEBI
MAX_CELLS = 500_000
MAX_ELEMENTS = 3_000_000


class MediaType(StrEnum):
    """An accepted kind; the value is its name on the wire."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


SUFFIXES = {
    MediaType.PDF: "pdf",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.DOCX: "docx",
    MediaType.XLSX: "xlsx",
}
# A PNG is held whole while it is drawn anew; a JPEG is drawn small from the start.
MAX_PIXELS = {MediaType.JPEG: 50_000_000, MediaType.PNG: 16_000_000}
# What a viewing copy is: a picture for a picture, a PDF for a PDF, none for an office file.
VIEWED_AS = {MediaType.PDF: MediaType.PDF, MediaType.JPEG: MediaType.JPEG, MediaType.PNG: MediaType.JPEG}
ACCEPTED_WORDS = "PDF, JPEG, PNG, DOCX, XLSX"
