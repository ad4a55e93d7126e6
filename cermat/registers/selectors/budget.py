"""The budget tree of a year, as it stood at an instant."""

from datetime import datetime

from cermat.indicators.budget import BudgetRow
from cermat.registers.models import BudgetNode
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known, refuse_one_place, standing


def budget(scope: Scope, *, year: int, as_of: datetime | None = None) -> tuple[BudgetRow, ...]:
    """Return the nodes of a year's budget, by code; empty where none is recorded."""
    refuse_one_place(scope)
    return tuple(rows.budget_node(node) for node in standing(known(BudgetNode, scope, as_of).filter(year=year)))
