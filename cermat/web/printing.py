"""Papers as files to keep: in which form, on which sheet, under which name."""

from django.http import HttpRequest, HttpResponse

from cermat.documents.content import Paper, PaperSize
from cermat.documents.writers.forms import WRITERS
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.errors import UnreadableAddress

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SIZES = {PaperSize.A4: "A4", PaperSize.F4: "F4"}


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
