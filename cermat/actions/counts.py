"""Acts on the counts kept beside the books: derived, so that nothing is lost by making them anew."""

from django.db import transaction

from cermat.registers import counts, ledger, selectors


def reach() -> int:
    """Count the offices that are not counted up to next year, a year having begun or their books being older.

    Return how many there were.
    """
    behind = counts.offices_behind()
    for office in behind:
        recount(office)
    return len(behind)


def recount(office: str) -> tuple[tuple[int, str], ...]:
    """Count an office's rows anew; return the years and indicators that were wrong. Raises NotFound without books."""
    scope = selectors.console_scope(office)
    with transaction.atomic():
        ledger.lock(office)
        wrong = counts.wrong_counts(scope)
        if wrong:
            counts.recount(scope)
    return wrong
