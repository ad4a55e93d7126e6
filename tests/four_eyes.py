"""Who checked what he wrote, over every stored version: nobody."""

from collections.abc import Iterator

from cermat.indicators.rows import State
from cermat.registers.models import BOOKS, CheckedBook


def self_approvals() -> list[str]:
    """Return every version verified by somebody who wrote since the row was last verified; takeovers aside."""
    return [f"{row._meta.model_name} {row.key} v{row.version}: {row.verified_by}" for row in _self_approved()]


def verified_rows() -> list[CheckedBook]:
    """Return every version that says it was verified."""
    return [row for rows in _histories() for row in rows if row.verified_by]


def _self_approved() -> Iterator[CheckedBook]:
    for rows in _histories():
        authors: set[str] = set()
        for row in rows:
            if row.state != State.VERIFIED:
                authors.add(row.recorded_by)
                continue
            # A version keeps its author when somebody verifies it: he is one of them.
            if not row.takeover and row.verified_by in {*authors, row.recorded_by}:
                yield row
            authors = set()


def _histories() -> Iterator[list[CheckedBook]]:
    for model in BOOKS.values():
        if issubclass(model, CheckedBook):
            histories: dict[str, list[CheckedBook]] = {}
            for row in model._default_manager.order_by("office_id", "key", "version"):
                histories.setdefault(f"{row.office_id} {row.key}", []).append(row)
            yield from histories.values()
