"""Acts on what is kept beside the books (open rows, counts, published figures): nothing is lost by making it anew."""

from django.db import transaction

from cermat.registers import arrears, counts, ledger, open_rows, publishing, selectors


def reach() -> int:
    """Make anew what is kept beside the books of offices that are behind, a year having begun or the books being older.

    Return how many there were.
    """
    behind = sorted({*counts.offices_behind(), *publishing.offices_behind()})
    for office in behind:
        recount(office)
    return len(behind)


def recount(office: str) -> tuple[str, ...]:
    """Make anew what is kept beside an office's books where it is wrong, and return what was, in words.

    Raises NotFound without books.
    """
    scope = selectors.console_scope(office)
    with transaction.atomic():
        ledger.lock(office)
        wrong, other = counts.wrong_counts(scope), publishing.wrong_figures(scope)
        opened = open_rows.wrong_rows(scope)
        if opened:
            open_rows.recount(scope)
        if wrong:
            counts.recount(scope)
        behind = arrears.wrong_arrears(scope)
        if behind:
            arrears.recount(scope)
        if other:
            publishing.republish(scope)
    words = [f"{indicator} {year}" for year, indicator in (*wrong, *other)]
    words += ["baris yang menunggu"] if opened else []
    return (*words, "tunggakan") if behind else tuple(words)
