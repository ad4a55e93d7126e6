"""Receipts given to villages, and exemptions the kabupaten decided for them."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Max, Q

from cermat.indicators.rows import ExemptionRow, ReceiptRow
from cermat.registers.errors import NotFound
from cermat.registers.memory import remembered_of_office
from cermat.registers.models import Exemption, Receipt
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import keys_of, known, standing
from cermat.registers.selectors.work import EVERY, NOTHING, known_documents


def receipt(scope: Scope, key: str) -> ReceiptRow:
    """Return a receipt; one village's operator sees its own alone. Raises NotFound."""
    found = known(Receipt, scope, None).filter(key=key)
    if scope.is_one_place:
        found = found.filter(document__in=keys_of(known_documents(scope, None, None), EVERY))
    if not found:
        raise NotFound(f"Tanda terima “{key}” tidak ditemukan; periksa nomornya atau alamatnya.")
    return rows.receipt(found[0])


def receipt_of(scope: Scope, document: str) -> ReceiptRow | None:
    """Return the receipt given for a document, or None; of its own documents alone for one village's operator."""
    found = known(Receipt, scope, None).filter(document=document)
    if scope.is_one_place:
        found = found.filter(document__in=keys_of(known_documents(scope, None, None), EVERY))
    first = found.first()
    return rows.receipt(first) if first else None


@remembered_of_office
def receivers(scope: Scope, document: str) -> frozenset[str]:
    """Return who gave a receipt for a document: none of them checks it."""
    return frozenset(known(Receipt, scope, None).filter(document=document).values_list("recorded_by", flat=True))


def last_receipt(scope: Scope, *, year: int) -> int:
    """Return the last number given in a year; 0 before the first."""
    found = known(Receipt, scope, None).filter(year=year).aggregate(last=Max("sequence"))
    return found["last"] or 0


def exemptions(
    scope: Scope, *, fiscal_years: Mapping[str, int] | None = None, as_of: datetime | None = None
) -> tuple[ExemptionRow, ...]:
    """Return the exemptions that stood, of one fiscal year per kind or of all, by key."""
    found = known(Exemption, scope, as_of)
    if scope.is_one_place:
        found = found.filter(village__in=scope.villages)
    if fiscal_years is not None:
        asked = (Q(kind=kind, fiscal_year=fiscal_year) for kind, fiscal_year in fiscal_years.items())
        found = found.filter(reduce(or_, asked, NOTHING))
    return tuple(rows.exemption(row) for row in standing(found))


def exemption(scope: Scope, key: str) -> ExemptionRow:
    """Return an exemption that stands. Raises NotFound."""
    for each in exemptions(scope):
        if each.key == key:
            return each
    raise NotFound(f"Pengecualian “{key}” tidak ditemukan; kembali ke daftar dan pilih yang ada.")
