"""The formulas of a paper's cells as a workbook writes them: a sheet a table, its first row the head."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from cermat.documents.content import Cell, Table

# A spreadsheet keeps fifteen digits of a number.
_EXACT = 15
_PLACE = re.compile(r"\{([^|{}]+)\|([^|{}]+)(?:\|([0-9]+))?\}")


def is_exact(number: int | Decimal) -> bool:
    """Return whether a spreadsheet keeps every digit of a number; else it is written as text."""
    return len(str(number)) <= _EXACT


def written(node: Cell, tables: Mapping[str, Table]) -> str:
    """Return a cell's formula over the sheets of the paper's tables, by their names; empty where it has none.

    Empty too where a number it rests on is written as text: what a spreadsheet made of the others would be wrong.
    """
    named = [_cells(tables[place[1]], place) for place in _PLACE.finditer(node.reckoned)]
    if not node.reckoned or not all(_is_reckoned_with(each) for cells in named for each in cells):
        return ""
    formula = _PLACE.sub(lambda place: _address(tables[place[1]], place), node.reckoned)
    return f"={formula}/100" if node.is_percent else f"={formula}"


def _is_reckoned_with(node: Cell) -> bool:
    return node.number is None or is_exact(node.number)


def _cells(table: Table, place: re.Match[str]) -> Iterable[Cell]:
    column, rows = _column(table, place), [row for row in table.rows if not row.is_total]
    return (row.cells[column] for row in (rows if place[3] is None else [table.rows[int(place[3]) - 1]]))


def _address(table: Table, place: re.Match[str]) -> str:
    column, last = _column(table, place), sum(not row.is_total for row in table.rows)
    cells = (
        xl_range_abs(1, column, last, column)
        if place[3] is None
        else xl_rowcol_to_cell(int(place[3]), column, row_abs=True, col_abs=True)
    )
    return f"{quote_sheetname(table.name)}!{cells}"


def _column(table: Table, place: re.Match[str]) -> int:
    return [column.head for column in table.columns].index(place[2])
