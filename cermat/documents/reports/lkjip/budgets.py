"""What was to be spent and what was spent: of the whole tree, of an indicator, and what its audit finds."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from cermat.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Paragraph,
    Row,
    Style,
    Table,
    amount,
    cell,
    percent,
)
from cermat.documents.reports.notes import numbered
from cermat.indicators import budget, spending
from cermat.indicators.budget import BudgetRow
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.spending import Branch, Spending
from cermat.words.dates import QUARTERS
from cermat.words.numbers import round_half_up

NO_BUDGET = "Anggaran tahun ini belum dimasukkan ke buku, sehingga pagu dan realisasinya tidak disebut."
# How deep a table goes: programmes with their kegiatan, or down to the sub-kegiatan.
ACTIVITIES, EVERYTHING = 1, 2
_UP_TO_CEILING = 3
_COLUMNS = (
    Column("Kode", 14),
    Column("Uraian", 34),
    Column("Pagu (Rp)", 20, Align.RIGHT),
    Column("Realisasi (Rp)", 20, Align.RIGHT),
    Column("Serapan", 12, Align.RIGHT),
)
_BY_QUARTER = (
    Column("Kode", 9),
    Column("Program", 24),
    Column("Pagu (Rp)", 15, Align.RIGHT),
    *(Column(f"Belanja Triwulan {name} (Rp)", 13, Align.RIGHT) for name in QUARTERS),
)


def budget_blocks(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the section on money: the upper levels of the tree with their sum, and what its audit finds."""
    table = programme_table(measurement, name="Realisasi anggaran", deepest=ACTIVITIES)
    return (
        Heading("B. Realisasi Anggaran"),
        table or Paragraph(NO_BUDGET),
        *(_findings(measurement) if table else ()),
    )


def programme_table(measurement: OfficeMeasurement, *, name: str, deepest: int) -> Table | None:
    """Return the upper levels of the year's tree and their sum; None without a tree.

    What hangs nowhere is counted nowhere and stands in the findings alone.
    """
    outline = _outline(measurement)
    counted = [None, *_indicators(measurement)]
    branches = [each for parent, below in outline.items() if parent in counted for each in below]
    return spending_table(branches, name=name, deepest=deepest) if outline else None


def ceilings(measurement: OfficeMeasurement) -> Table | None:
    """Return the programmes of the year with their ceilings alone; None without a tree."""
    rows = _programmes(measurement, lambda each: (rupiah(sum((row.ceiling for row in each), Decimal())),))
    columns = _COLUMNS[:_UP_TO_CEILING]
    return Table(name="Anggaran perjanjian", columns=columns, rows=rows) if measurement.budget else None


def by_quarter(measurement: OfficeMeasurement) -> Table | None:
    """Return the programmes of the year, each with its ceiling and what each quarter alone spent; None without a tree.

    The sum is that of the topmost nodes.
    """
    rows = _programmes(measurement, _by_quarter)
    return Table(name="Anggaran triwulan", columns=_BY_QUARTER, rows=rows) if measurement.budget else None


def _programmes(
    measurement: OfficeMeasurement, amounts: Callable[[Sequence[BudgetRow]], tuple[Cell, ...]]
) -> tuple[Row, ...]:
    """Return a row of amounts for every programme of the year, and their sum as the topmost nodes state it."""
    tree, indicators = measurement.budget, _indicators(measurement)
    stated = [
        Row((cell(each.code), cell(each.name), *amounts([each]))) for each in spending.programmes(tree, indicators)
    ]
    whole = Row((cell(""), cell("Jumlah"), *amounts(spending.tops(tree, indicators))), is_total=True)
    return *stated, whole


def disagreement(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the sentence that the year's tree contradicts itself; nothing where it agrees."""
    return disagreeing(measurement.budget, _indicators(measurement))


def disagreeing(rows: Sequence[BudgetRow], indicators: Collection[str]) -> tuple[Block, ...]:
    """Return the sentence that a tree contradicts itself, to stand before its amounts; nothing where it agrees."""
    sentence = budget.disagreement(rows, indicators=indicators)
    return (Paragraph(sentence, Style.STRONG),) if sentence else ()


def _indicators(measurement: OfficeMeasurement) -> tuple[str, ...]:
    return tuple(each.id for each in measurement.paper.indicators)


def _by_quarter(rows: Sequence[BudgetRow]) -> tuple[Cell, ...]:
    ceiling = sum((each.ceiling for each in rows), Decimal())
    spent = (sum(quarter, Decimal()) for quarter in zip(*(each.quarters for each in rows), strict=True))
    return rupiah(ceiling), *(rupiah(each) for each in spent)


def on_indicator(measurement: OfficeMeasurement, indicator: str) -> tuple[Branch, ...]:
    """Return the nodes that stand under an indicator, in the order of the tree; none where none does."""
    return _outline(measurement).get(indicator, ())


def spending_table(branches: Sequence[Branch], *, name: str, deepest: int = EVERYTHING) -> Table:
    """Return one row per node of the upper levels, deeper ones left out, and the sum of the topmost."""
    whole = spending.total([each.row for each in branches if each.depth == 0], quarter=None)
    rows = [Row(_cells(each)) for each in branches if each.depth <= deepest]
    total = Row((cell(""), cell("Jumlah"), *money(whole)), is_total=True)
    return Table(name=name, columns=_COLUMNS, rows=(*rows, total))


def money(spent: Spending) -> tuple[Cell, ...]:
    """Return ceiling, spending and absorption as cells."""
    return rupiah(spent.ceiling), rupiah(spent.spent), percent(spending.absorption(spent))


def rupiah(value: Decimal) -> Cell:
    """Return a cell of rupiah, with two decimals only where there are sen."""
    is_whole = value == value.to_integral_value()
    return amount(round_half_up(value, places=0 if is_whole else 2))


def _cells(branch: Branch) -> tuple[Cell, ...]:
    return (cell(branch.row.code), cell(branch.row.name), *money(branch.spending))


def _outline(measurement: OfficeMeasurement) -> dict[str | None, tuple[Branch, ...]]:
    return spending.outline(measurement.budget, quarter=measurement.period.quarter)


def _findings(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return that the tree agrees with itself, or every place where it does not."""
    found = (
        *budget.audit(measurement.budget, indicators=_indicators(measurement)),
        *spending.contradictions(measurement.budget, measurement.measurements),
    )
    if not found:
        return (Paragraph("Audit pohon anggaran: setiap jumlah sama dengan jumlah baris di bawahnya."),)
    opening = Paragraph(f"Audit pohon anggaran menemukan {len(found)} hal yang perlu dijelaskan:")
    return opening, Items(numbered(each.sentence for each in found), is_small=True)
