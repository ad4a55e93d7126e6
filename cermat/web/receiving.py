"""What stands beside a document that is submitted: its tanda terima, or where it is received."""

from collections.abc import Mapping

from django.urls import reverse

from cermat.actions import permissions
from cermat.actions.permissions import Act
from cermat.indicators.rows import State, VillageDocumentRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.rows import Row

RECEIVABLE = frozenset({State.SUBMITTED, State.VERIFIED})


def receipt(scope: Scope, row: Row) -> Mapping[str, object]:
    """Return a document's tanda terima, or where it can be given; for documents that are not submitted, neither."""
    if not isinstance(row, VillageDocumentRow):
        return {"receipt": None, "receive_address": None}
    key = row.mark.ref.key
    given = selectors.receipt_of(scope, key)
    is_open = given is None and row.enacted_on is None and row.amendment is None and row.mark.state in RECEIVABLE
    may_receive = permissions.refusal(scope, Act.RECEIVE, permissions.Subject(village=row.village)) is None
    return {
        "receipt": given,
        "receive_address": reverse("terima_dokumen", kwargs={"key": key}) if is_open and may_receive else None,
        "is_unstamped": row.submitted_on is None,
    }
