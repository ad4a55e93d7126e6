"""Who checked what he wrote, over every stored version: nobody. Judged by what versions say, apart from the program."""

from collections.abc import Iterator

from cermat.indicators.rows import State
from cermat.registers.models import BOOKS, CheckedBook

# The columns that say something of the office's work.
SAYS = frozenset(
    {"number", "unit", "dated", "kind", "function", "description", "status", "place", "grounds", "participants"}
    | {"activity", "title", "village", "fiscal_year", "enacted_on", "submitted_on", "draft_received_on"}
    | {"evaluated_on", "amendment", "indicator", "year", "quarter", "quantity", "amount", "paper", "paper_dated"}
    | {"of_book", "of_key", "location", "sha256", "annulled", "text"}
)


def self_approvals() -> list[str]:
    """Return every version verified by somebody who wrote the same content, or since the last verification.

    Takeovers aside.
    """
    return [f"{row._meta.model_name} {row.key} v{row.version}: {row.verified_by}" for row in _self_approved()]


def verified_rows() -> list[CheckedBook]:
    """Return every version that says it was verified."""
    return [row for rows in _histories() for row in rows if row.verified_by]


def _self_approved() -> Iterator[CheckedBook]:
    for rows in _histories():
        authors: set[str] = set()
        for place, row in enumerate(rows):
            if row.state != State.VERIFIED:
                authors.add(row.recorded_by)
                continue
            # A version keeps its author when somebody verifies it: he is one of them, as is who wrote the same before.
            same = {each.recorded_by for each in rows[:place] if _content(each) == _content(row)}
            if not row.takeover and row.verified_by in {*authors, *same, row.recorded_by}:
                yield row
            authors = set()


def _content(row: CheckedBook) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname in SAYS}


def _histories() -> Iterator[list[CheckedBook]]:
    for model in BOOKS.values():
        if issubclass(model, CheckedBook):
            histories: dict[str, list[CheckedBook]] = {}
            for row in model._default_manager.order_by("office_id", "key", "version"):
                histories.setdefault(f"{row.office_id} {row.key}", []).append(row)
            yield from histories.values()
