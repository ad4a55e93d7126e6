"""Acts on what is kept beside the books, counts and published figures: nothing is lost by making them anew."""

from django.db import transaction

from cermat.registers import counts, ledger, publishing, selectors


def reach() -> int:
    """Make anew what is kept beside the books of offices that are behind, a year having begun or the books being older.

    Return how many there were.
    """
    behind = sorted({*counts.offices_behind(), *publishing.offices_behind()})
    for office in behind:
        recount(office)
    return len(behind)


def recount(office: str) -> tuple[tuple[int, str], ...]:
    """Count an office's rows anew, and take anew what it published; return the years and indicators that were wrong.

    Raises NotFound without books.
    """
    scope = selectors.console_scope(office)
    with transaction.atomic():
        ledger.lock(office)
        wrong, other = counts.wrong_counts(scope), publishing.wrong_figures(scope)
        if wrong:
            counts.recount(scope)
        if other:
            publishing.republish(scope)
    return (*wrong, *other)
