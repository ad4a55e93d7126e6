"""Budget trees for tests: honest ones, grown from their leaves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from cermat.indicators.budget import BudgetRow, Quarters

Shape = Mapping[str, str | None]


def node(code: str, parent: str | None = None, ceiling: object = 100, quarters: Iterable[object] = (10, 20, 30, 40)):
    """Return one row of plain numbers."""
    amounts = tuple(Decimal(str(each)) for each in quarters)
    return BudgetRow(code=code, name=f"Uraian {code}", parent=parent, ceiling=Decimal(str(ceiling)), quarters=amounts)  # type: ignore[arg-type]


def grown(leaves: Sequence[BudgetRow], parents: Shape) -> tuple[BudgetRow, ...]:
    """Return leaves under nodes that state the sums of what stands below; `parents` name each node's parent."""
    rows = list(leaves)
    for code in reversed(list(parents)):
        below = [row for row in rows if row.parent == code]
        rows.append(_above(code, parents[code], below))
    return tuple(sorted(rows, key=lambda row: row.code))


def _above(code: str, parent: str | None, below: Sequence[BudgetRow]) -> BudgetRow:
    sums = [sum((row.quarters[place] for row in below), Decimal()) for place in range(4)]
    return node(code, parent, sum((row.ceiling for row in below), Decimal()), sums)


def seven_offices() -> tuple[BudgetRow, ...]:
    """Return 350 rows: seven offices of 50, each a root with 3 programmes, 10 activities and 36 sub-activities."""
    random = Random(7)
    rows: list[BudgetRow] = []
    for office in (f"7.01.{number:02}" for number in range(1, 8)):
        parents: dict[str, str | None] = {office: None}
        parents |= {f"{office}.{number}": office for number in (1, 2, 3)}
        parents |= {f"{office}.{1 + number % 3}.{number:02}": f"{office}.{1 + number % 3}" for number in range(10)}
        activities = list(parents)[4:]
        leaves = [_leaf(f"{activities[number % 10]}.{number:04}", random) for number in range(36)]
        rows.extend(grown(leaves, parents))
    return tuple(rows)


def _leaf(code: str, random: Random) -> BudgetRow:
    quarters = [Decimal(random.randint(0, 50_000_000)) + Decimal("0.25") for _ in range(4)]
    ceiling = sum(quarters, Decimal()) + random.randint(0, 9_000_000)
    return node(code, code.rsplit(".", 1)[0], ceiling, quarters)


def changed(rows: Sequence[BudgetRow], code: str, **changes: object) -> tuple[BudgetRow, ...]:
    """Return the tree with one node saying something else."""
    return tuple(replace(row, **changes) if row.code == code else row for row in rows)  # type: ignore[arg-type]


def without(rows: Sequence[BudgetRow], code: str) -> tuple[BudgetRow, ...]:
    """Return the tree without one node."""
    return tuple(row for row in rows if row.code != code)


def moved(quarters: Quarters, amount: int) -> Quarters:
    """Return quarters of which so much stands in the second instead of the first: the year's total stays."""
    first, second, third, fourth = quarters
    return first - amount, second + amount, third, fourth


amounts = st.decimals(min_value=0, max_value=10**11, places=2)


@st.composite
def honest_trees(draw) -> tuple[BudgetRow, ...]:
    count = draw(st.integers(1, 12))
    parents = {"0": None}
    for number in range(1, count):
        parents[str(number)] = draw(st.sampled_from(list(parents)))
    bare = [code for code in parents if code not in parents.values()]
    leaves = []
    for code in (*bare, *draw(st.lists(st.sampled_from(list(parents)), max_size=9))):
        quarters = draw(st.tuples(amounts, amounts, amounts, amounts))
        spare = draw(amounts)
        leaves.append(node(f"{code}/{len(leaves)}", code, sum(quarters, Decimal()) + spare, quarters))
    return grown(leaves, parents)
