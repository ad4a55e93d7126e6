"""The budget tree of a year, as it stood at an instant."""

from datetime import datetime
from itertools import groupby, pairwise

from cermat.indicators.budget import BudgetRow
from cermat.registers.models import BudgetNode
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known, refuse_one_place, standing


def budget(scope: Scope, *, year: int, as_of: datetime | None = None) -> tuple[BudgetRow, ...]:
    """Return the nodes of a year's budget, by code; empty where none is recorded."""
    refuse_one_place(scope)
    return tuple(rows.budget_node(node) for node in standing(known(BudgetNode, scope, as_of).filter(year=year)))


def ceilings_since(scope: Scope, *, year: int, as_of: datetime | None = None) -> datetime | None:
    """Return since when the books know the ceilings of a year's budget as they are; None where none is recorded.

    What was spent meanwhile changes nothing; a node taken out does.
    """
    refuse_one_place(scope)
    versions = known(BudgetNode, scope, as_of).filter(year=year)
    return max((_since(list(each)) for _, each in groupby(versions, key=lambda node: node.key)), default=None)


def _since(versions: list[BudgetNode]) -> datetime:
    """Return when the first of a node's last versions of one ceiling was recorded."""
    stated = [None if each.annulled else each.ceiling for each in versions]
    changed = [place for place, (before, after) in enumerate(pairwise(stated), 1) if before != after]
    return versions[changed[-1] if changed else 0].recorded_at
