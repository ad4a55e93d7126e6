"""PDF: a copy for viewing made of its pages alone, so that nothing in it acts, fetches or hides a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from cermat.evidence.errors import FileRefused
from cermat.evidence.media import MAX_PDF_OBJECTS, MAX_PDF_PAGES

# What a page of the copy may hold; annotations are drawn into the page before, as they look.
_OF_A_PAGE = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Contents", "/UserUnit", "/Group"}
)
# What makes a file act, fetch or carry another one, wherever it stands; in words for the person who opens it.
_ACTING = {
    "/JS": "JavaScript",
    "/JavaScript": "JavaScript",
    "/OpenAction": "tindakan saat dibuka",
    "/AA": "tindakan otomatis",
    "/A": "tautan",
    "/Launch": "perintah menjalankan program",
    "/URI": "tautan",
    "/EmbeddedFiles": "berkas terlampir",
    "/EF": "berkas terlampir",
    "/AF": "berkas terlampir",
    "/RichMedia": "media",
    "/RichMediaContent": "media",
    "/XFA": "formulir XFA",
    "/Ref": "isi dari berkas lain",
    "/OPI": "isi dari berkas lain",
    "/PS": "PostScript",
    "/Metadata": "keterangan berkas",
    "/PieceInfo": "keterangan berkas",
}
# A stream whose bytes lie in another file.
_ELSEWHERE = frozenset({"/F", "/FFilter", "/FDecodeParms"})
_DAMAGED = "Berkas PDF ini rusak atau terpotong; buka, cetak lagi ke PDF, lalu unggah hasilnya."


def draw_view(source: Path, view: Path) -> tuple[str, ...]:
    """Write a copy of a PDF's pages and return in words what it lacks. Raises FileRefused for bounds and damage."""
    _check_bounds(source.read_bytes())
    try:
        with Pdf.open(source) as received:
            if received.is_encrypted:
                raise FileRefused("Berkas PDF ini diberi sandi; simpan tanpa sandi, lalu unggah lagi.")
            if not 1 <= len(received.pages) <= MAX_PDF_PAGES:
                raise FileRefused(f"PDF harus 1 sampai {MAX_PDF_PAGES} halaman; bagi berkasnya.")
            removed = _removed(received)
            received.flatten_annotations("screen")
            _write_pages(received, view)
            return removed
    except pikepdf.PasswordError as error:
        raise FileRefused("Berkas PDF ini diberi sandi; simpan tanpa sandi, lalu unggah lagi.") from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise FileRefused(_DAMAGED) from error


def _check_bounds(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:]:
        raise FileRefused(_DAMAGED)
    if content.count(b" obj") > MAX_PDF_OBJECTS:
        raise FileRefused("Berkas PDF ini terlalu rumit; cetak lagi ke PDF, lalu unggah hasilnya.")


def _removed(received: Pdf) -> tuple[str, ...]:
    found = {words for holder in _holders(received) for key, words in _ACTING.items() if key in holder}
    return tuple(sorted(found - {_ACTING["/Metadata"]}))


def _write_pages(received: Pdf, view: Path) -> None:
    copy = Pdf.new()
    copy.pages.extend(received.pages)
    for page in copy.pages:
        for key in set(page.obj.keys()) - _OF_A_PAGE:
            del page.obj[key]
    for holder in _holders(copy):
        dropped = set(_ACTING) | (_ELSEWHERE if isinstance(holder, Stream) else set())
        for key in dropped & set(holder.keys()):
            del holder[key]
    copy.remove_unreferenced_resources()
    copy.save(view, linearize=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _holders(pdf: Pdf) -> Iterator[Any]:
    """Yield every dictionary and stream of a file; what is referred to is met on its own, so there are no circles."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        each = waiting.pop()
        if isinstance(each, Dictionary | Stream):
            yield each
            members: list[Any] = [each[key] for key in list(each.keys()) if key != Name.Parent]
        elif isinstance(each, pikepdf.Array):
            members = list(each)
        else:
            continue
        waiting.extend(member for member in members if isinstance(member, pikepdf.Object) and not member.is_indirect)
