"""Papers as files to keep: in which form, on which sheet, under which name."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cermat.documents.content import Paper, PaperSize
from cermat.documents.writers.forms import WRITERS
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.errors import UnreadableAddress
from cermat.web.working_papers import Link

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SIZES = {PaperSize.A4: "A4", PaperSize.F4: "F4"}

# The papers of a whole measurement, by report.
OF_MEASUREMENT = {
    "pengukuran": "Pengukuran Kinerja",
    "berita-acara": "Berita acara",
    "lkjip": "Laporan Kinerja (LKjIP)",
}
# Those of a whole year, which no quarter has.
OF_YEAR = {
    "iku": "IKU",
    "perjanjian-kinerja": "Perjanjian Kinerja",
    "rencana-aksi": "Rencana Aksi",
    "lkjip": "LKjIP",
    "lembar-salin": "Lembar salin",
}
# Of these the sheet can be chosen; a workbook is laid on the office's usual one.
_SIZED = ("pdf", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """One paper that can be printed, with a link for every form of it."""

    words: str
    links: tuple[Link, ...]


def row(words: str, name: str, *, query: str = "", **parts: object) -> PrintRow:
    """Return a paper with a link for every form and sheet. `name` and `parts`: its address, without the form.

    `query`: what it is asked with beside, each ended by `&`.
    """
    links = []
    for form in WRITERS:
        address = reverse(name, kwargs={**parts, "form": form})
        if form not in _SIZED:
            links.append(Link(address=f"{address}?{query}".rstrip("?&"), words=form.upper()))
            continue
        for sheet, said in SIZES.items():
            links.append(Link(address=f"{address}?{query}kertas={sheet.value}", words=f"{form.upper()} {said}"))
    return PrintRow(words=words, links=tuple(links))


def size(request: HttpRequest, scope: Scope) -> PaperSize:
    """Return the sheet an address asks for, the office's usual one where it asks for none. Raises UnreadableAddress."""
    text = request.GET.get("kertas") or selectors.office(scope).paper_size
    if text in set(PaperSize):
        return PaperSize(text)
    raise UnreadableAddress(f"“{text}” pada alamat bukan ukuran kertas yang dikenal; pilih a4 atau f4.")


def answer(paper: Paper, *, form: str, name: str) -> HttpResponse:
    """Return a paper as a file in a form that is a key of WRITERS; `name` is its name without the ending."""
    response = HttpResponse(WRITERS[form](paper), content_type=CONTENT_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
