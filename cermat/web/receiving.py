"""What stands beside a document that is submitted: its tanda terima, or where it is received."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from cermat.actions import permissions, receipts
from cermat.actions.permissions import Act, Subject
from cermat.indicators.rows import VillageDocumentRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import papers_named
from cermat.web.entries import RECEIVED
from cermat.web.rows import Row, VersionView


def authorship(scope: Scope, history: Sequence[Row], shown: Sequence[VersionView]) -> Mapping[str, object]:
    """Return which version says who recorded what stands, whether on behalf of a village, and which one stamped it.

    `shown`: the versions of the history in words, newest first. The stamp of the office writes nobody's words anew.
    """
    written = next((each for each in shown if each.reason != receipts.STAMPED), shown[-1])
    row = next(each for each in history if each.mark.ref.version == written.number)
    return {
        "written": written,
        "stamped": shown[0] if shown[0].reason == receipts.STAMPED else None,
        "is_on_behalf": isinstance(row, VillageDocumentRow)
        and papers_named.was_on_behalf(scope, row, written.written_at),
    }


def receipt(scope: Scope, row: Row) -> Mapping[str, object]:
    """Return a document's tanda terima, or where it can be given; for documents that are not submitted, neither."""
    if not isinstance(row, VillageDocumentRow):
        return {"receipt": None, "receive_address": None, "receive_refusal": None}
    key = row.mark.ref.key
    given, refusal = selectors.receipt_of(scope, key), receipts.refusal(scope, key)
    is_receiver = permissions.refusal(scope, Act.RECEIVE, Subject(village=row.village)) is None
    is_waiting = given is None and is_receiver and row.kind in RECEIVED
    return {
        "receipt": given,
        "receive_address": None if refusal else reverse("terima_dokumen", kwargs={"key": key}),
        "receive_refusal": refusal if is_waiting else None,
        "is_unstamped": row.submitted_on is None,
    }
