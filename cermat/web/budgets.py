"""A year's budget tree as its page shows it: two levels at a time, by the indicator each branch pays for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from urllib.parse import urlencode

from django.urls import reverse

from cermat.documents.reports.phrases import objective_words
from cermat.indicators import spending
from cermat.indicators.budget import rootless
from cermat.indicators.spending import Branch, Spending
from cermat.registers.budgeting import AuditedBudget
from cermat.rules.types import Indicator

LEVELS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchView:
    """One node. `indent`: how deep it stands below what is shown. `inside`: the address of what is not shown below."""

    code: str
    name: str
    indent: int
    ceiling: Decimal
    quarters: tuple[Decimal, ...]
    spent: Decimal
    absorbed: Decimal | None
    inside: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands under one indicator, under none, or under a parent that is lost: not there, or in a circle.

    `serves`: the goal or objective the indicator belongs to, in words; None where there is no indicator.
    """

    title: str
    serves: str | None
    is_lost: bool
    spending: Spending
    absorbed: Decimal | None
    branches: tuple[BranchView, ...]


def sections(budget: AuditedBudget, *, year: int) -> list[Section]:
    """Return the upper levels of the whole tree: the paper's indicators first, then roots, then what hangs nowhere."""
    found, circling = spending.outline(budget.rows, quarter=None), rootless(budget.rows)
    indicators = {each.id: each for each in budget.indicators}
    ordered = sorted(found, key=lambda parent: (parent not in indicators and parent is not None, parent is None))
    return [
        _section(
            _title(parent, indicators, circling),
            found[parent],
            indicator=indicators.get(parent or ""),
            parent=parent,
            year=year,
        )
        for parent in ordered
    ]


def _section(
    title: str, branches: Sequence[Branch], *, indicator: Indicator | None, parent: str | None, year: int
) -> Section:
    total = spending.total([each.row for each in branches if each.depth == 0], quarter=None)
    return Section(
        title=title,
        serves=_serves(indicator) if indicator else None,
        is_lost=parent is not None and indicator is None,
        spending=total,
        absorbed=spending.absorption(total),
        branches=tuple(_views(branches, year)),
    )


def _serves(indicator: Indicator) -> str:
    words = objective_words(indicator)
    return words if indicator.number is None else f"Sasaran: {words}"


def _title(parent: str | None, indicators: Mapping[str, Indicator], circling: Collection[str]) -> str:
    if parent is None:
        return "Belum dikaitkan dengan indikator"
    if parent in indicators:
        return indicators[parent].name
    if parent in circling:
        return f"Rantai induk berputar lewat {parent}"
    return f"Induk {parent} tidak ada"


def inside(budget: AuditedBudget, code: str, *, year: int) -> list[BranchView] | None:
    """Return a node with the levels below it; None where the tree has no such node."""
    every = [branch for branches in spending.outline(budget.rows, quarter=None).values() for branch in branches]
    place = next((place for place, branch in enumerate(every) if branch.row.code == code), None)
    if place is None:
        return None
    top = every[place]
    below = takewhile(lambda branch: branch.depth > top.depth, every[place + 1 :])
    return list(_views([top, *below], year))


def _views(branches: Sequence[Branch], year: int) -> Iterator[BranchView]:
    base = branches[0].depth if branches else 0
    for place, each in enumerate(branches):
        indent = each.depth - base
        if indent >= LEVELS:
            continue
        has_more = place + 1 < len(branches) and branches[place + 1].depth - base == LEVELS
        yield BranchView(
            code=each.row.code,
            name=each.row.name,
            indent=indent,
            ceiling=each.spending.ceiling,
            quarters=each.row.quarters,
            spent=each.spending.spent,
            absorbed=spending.absorption(each.spending),
            inside=_address(year, each.row.code) if has_more else None,
        )


def _address(year: int, code: str) -> str:
    return f"{reverse('anggaran')}?{urlencode({'tahun': year, 'cabang': code})}"
