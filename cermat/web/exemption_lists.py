"""The kabupaten's exemptions as the list shows them."""

from dataclasses import dataclass
from datetime import date

from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import names
from cermat.web.rows import person


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionView:
    """A decision in force."""

    key: str
    version: int
    title: str
    paper: str
    paper_dated: date
    reason: str
    recorded_by: str


def views(scope: Scope) -> list[ExemptionView]:
    """Return the exemptions this person may see, the latest fiscal year first."""
    called = names.names(scope)
    found = sorted(selectors.exemptions(scope), key=lambda each: (-each.fiscal_year, each.kind, each.village))
    return [
        ExemptionView(
            key=each.key,
            version=each.version,
            title=f"{called.documents.get(each.kind, each.kind)} {each.fiscal_year}, "
            f"{called.villages.get(each.village, each.village)}",
            paper=each.paper,
            paper_dated=each.paper_dated,
            reason=each.reason,
            recorded_by=person(each.recorded_by, called),
        )
        for each in found
    ]
