"""What a year's budget tree spends on each indicator, and where spending and result contradict each other."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cermat.indicators.budget import BudgetRow, Children, Finding, FindingKind, children_of
from cermat.indicators.figures import Measurement
from cermat.words.numbers import round_half_up, write_percent, write_rupiah

_PROGRAMME = "program "


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """A ceiling and what was spent of it from 1 January on, in rupiah."""

    ceiling: Decimal
    spent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node as the tree shows it: how deep it stands (0: on top) and what it states itself."""

    row: BudgetRow
    depth: int
    spending: Spending


def outline(rows: Sequence[BudgetRow], *, quarter: int | None) -> dict[str | None, tuple[Branch, ...]]:
    """Return every row once, in the order of the tree, by what its top stands under.

    That is an indicator's id, None for a root, and for what hangs nowhere the code of the parent that is not there.
    """
    children, codes = children_of(rows), {row.code for row in rows}
    tops = [row for row in rows if row.parent is None or row.parent not in codes]
    found: dict[str | None, list[Branch]] = {row.parent: [] for row in tops}
    for row in tops:
        found[row.parent].extend(_below(row, children, quarter=quarter))
    circling = [row for below in children.values() for row in below if row.parent in codes]
    for row in circling:
        found.setdefault(row.parent, []).append(_branch(row, 0, quarter=quarter))
    return {parent: tuple(branches) for parent, branches in found.items()}


def _below(top: BudgetRow, children: dict[str, list[BudgetRow]], *, quarter: int | None) -> Iterator[Branch]:
    """Yield a node and what stands below it; `children` loses what was shown, so that nothing is shown twice."""
    waiting = [(top, 0)]
    while waiting:
        row, depth = waiting.pop()
        yield _branch(row, depth, quarter=quarter)
        waiting.extend((child, depth + 1) for child in reversed(children.pop(row.code, [])))


def _branch(row: BudgetRow, depth: int, *, quarter: int | None) -> Branch:
    return Branch(row=row, depth=depth, spending=total([row], quarter=quarter))


def tops(rows: Iterable[BudgetRow], indicators: Collection[str]) -> tuple[BudgetRow, ...]:
    """Return the nodes whose amounts add up to the whole tree: the roots, and what stands right under an indicator.

    What hangs under a parent that is not there, or in a circle, is counted nowhere; see `budget.audit`.
    """
    return tuple(row for row in rows if row.parent is None or row.parent in indicators)


def programmes(rows: Sequence[BudgetRow], indicators: Collection[str]) -> tuple[BudgetRow, ...]:
    """Return the programmes of a year's tree: the highest nodes so named, and whatever stands beside them unnamed.

    Every amount below a top stands in exactly one of them, as far as the tree adds up.
    """
    children = children_of(rows)
    return tuple(each for top in tops(rows, indicators) for each in _programmes(top, children))


def _programmes(node: BudgetRow, children: Children) -> Iterator[BudgetRow]:
    below = [each for child in children.get(node.code, ()) for each in _programmes(child, children)]
    if _is_named(node) or not any(_is_named(each) for each in below):
        yield node
    else:
        yield from below


def _is_named(node: BudgetRow) -> bool:
    return node.name.casefold().startswith(_PROGRAMME)


def total(rows: Iterable[BudgetRow], *, quarter: int | None) -> Spending:
    """Return what rows state together: ceilings, and what was spent up to a quarter's end, or in the year."""
    counted = list(rows)
    return Spending(
        ceiling=sum((row.ceiling for row in counted), Decimal()),
        spent=sum((sum(row.quarters[: quarter or 4], Decimal()) for row in counted), Decimal()),
    )


def on_indicator(rows: Iterable[BudgetRow], indicator: str, *, quarter: int | None) -> Spending | None:
    """Return what the top nodes under an indicator state together; None where none stands under it."""
    tops = [row for row in rows if row.parent == indicator]
    return total(tops, quarter=quarter) if tops else None


def absorption(spending: Spending) -> Decimal | None:
    """Return the percentage spent of the ceiling, half up to two places; None without a ceiling."""
    return round_half_up(Fraction(spending.spent) * 100 / Fraction(spending.ceiling)) if spending.ceiling else None


def contradictions(rows: Sequence[BudgetRow], measurements: Iterable[Measurement]) -> tuple[Finding, ...]:
    """Return the indicators that money was spent on without a result, or whose recorded result is the absorption."""
    found: list[Finding] = []
    for measured in measurements:
        spending = on_indicator(rows, measured.indicator.id, quarter=measured.period.quarter)
        if spending is not None and spending.spent > 0:
            found.extend(_contradictions(measured, spending))
    return tuple(found)


def _contradictions(measured: Measurement, spending: Spending) -> Iterator[Finding]:
    name, code = measured.indicator.name, measured.indicator.id
    if measured.value == 0 or (measured.value is None and not measured.is_provisional):
        sentence = (
            f"{write_rupiah(spending.spent)} dibelanjakan untuk {code} ({name}), tetapi hasilnya tidak ada atau belum "
            "dapat diukur; catat hasilnya beserta buktinya, atau jelaskan belanjanya dalam laporan."
        )
        yield Finding(
            kind=FindingKind.WITHOUT_RESULT, code=code, quarter=measured.period.quarter, sentence=sentence,
            stated=measured.value, found=spending.spent,
        )  # fmt: skip
    absorbed = absorption(spending)
    if measured.figure.is_recorded and measured.value == absorbed and absorbed not in (None, 0, 100):
        sentence = (
            f"Nilai tercatat {code} ({name}) sama persis dengan serapan anggarannya, {write_percent(absorbed)}; "
            "periksa suratnya: hasil kerja bukan serapan anggaran."
        )
        yield Finding(
            kind=FindingKind.COPIES_ABSORPTION, code=code, quarter=measured.period.quarter, sentence=sentence,
            stated=measured.value, found=absorbed,
        )  # fmt: skip
