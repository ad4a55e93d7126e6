"""Receiving a village document, and its tanda terima."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cermat.actions import letterheads, receipts
from cermat.actions.errors import AlreadyThere, StaleEdit, WrongState
from cermat.actions.permissions import Act
from cermat.documents.content import PaperSize
from cermat.documents.reports import tanda_terima
from cermat.documents.writers import pdf
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import names
from cermat.web.addresses import row_address
from cermat.web.admission import EVERYBODY, those_who_may
from cermat.web.books import DOORS
from cermat.web.doors import door
from cermat.web.views.rows import conflict, row_page, seen_version

BOOK = DOORS["village_document"]


@door("POST", who=those_who_may(Act.RECEIVE))
def issue(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Receive a document: stamp its day where it has none, and give its tanda terima."""
    try:
        given = receipts.issue(by=scope, document=key, version=seen_version(request))
    except StaleEdit as refusal:
        seen = request.POST.get("version", "")
        return conflict(request, scope, BOOK, key, seen=seen, refusal=str(refusal))
    except (AlreadyThere, WrongState) as refusal:
        return row_page(request, scope, BOOK, key, refusal=str(refusal))
    number = selectors.receipt(scope, given).number
    messages.success(request, f"Diterima. Tanda terima nomor {number} sudah terbit; cetak untuk desa.")
    return HttpResponseRedirect(row_address("village_document", key))


@door("GET", who=EVERYBODY)
def printed(request: HttpRequest, scope: Scope, key: str) -> HttpResponse:
    """Return a tanda terima as a file to print: the same bytes each time."""
    given = selectors.receipt(scope, key)
    versions = selectors.document_versions(scope, given.document)
    document = next(each for each in versions if each.mark.ref.version == given.document_version)
    villages = {each.code: each for each in selectors.villages(scope, as_of=given.recorded_at)}
    village = villages[document.village]
    office = selectors.office(scope, as_of=given.recorded_at)
    paper = tanda_terima.compose(
        given,
        document,
        office=office,
        kind_name=names.document_kinds(None)[document.kind].name,
        village_name=f"{names.KIND_WORDS[village.kind]} {village.name}",
        paper_size=PaperSize(office.paper_size),
    )
    response = HttpResponse(pdf.write(letterheads.with_logo(paper, office)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="tanda-terima-{given.key}.pdf"'
    return response
