"""A year's budget tree with what its audit finds, beside the figures its money was spent on."""

from dataclasses import dataclass
from datetime import datetime

from cermat.indicators import spending
from cermat.indicators.budget import BudgetRow, Finding, audit
from cermat.registers import measuring, selectors
from cermat.registers.errors import BooksNotOpened, NoPaperInForce
from cermat.registers.scope import Scope
from cermat.rules.types import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedBudget:
    """The nodes by code, the indicators they may stand under (none where no paper is in force), and the findings."""

    rows: tuple[BudgetRow, ...]
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]


def audited(scope: Scope, *, year: int, as_of: datetime | None = None) -> AuditedBudget:
    """Return a year's budget as known at an instant, audited; no nodes where none is recorded.

    Raises OutOfReach for someone who sees one village alone.
    """
    rows = selectors.budget(scope, year=year, as_of=as_of)
    indicators = _indicators(scope, year, as_of)
    ids = {indicator.id for indicator in indicators}
    findings = audit(rows, indicators=ids)
    if any(row.parent in ids for row in rows):
        measured = measuring.measure(scope, year=year, as_of=as_of)
        findings = (*findings, *spending.contradictions(rows, measured.measurements))
    return AuditedBudget(rows=rows, indicators=indicators, findings=findings)


def _indicators(scope: Scope, year: int, as_of: datetime | None) -> tuple[Indicator, ...]:
    try:
        return selectors.paper_in_force(scope, year=year, as_of=as_of).indicators
    except (NoPaperInForce, BooksNotOpened):
        return ()
