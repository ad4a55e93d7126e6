"""Reading the cells of one line: each unreadable cell is a fault of its column, and reading goes on."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from cermat.actions.errors import Problem
from cermat.actions.imports.faults import ImportFault
from cermat.actions.imports.tables import TableRow
from cermat.words.dates import UnreadableDate, read_date

_YEAR = re.compile(r"\d{1,9}", re.ASCII)


class Cells:
    """The cells of one line and the faults found in them; a column is faulted once."""

    def __init__(self, row: TableRow) -> None:
        self.number = row.number
        self.faults: list[ImportFault] = []
        self._cells = row.cells

    def text(self, column: str) -> str:
        """Return a cell, "" when it is empty or the column is absent."""
        return self._cells.get(column, "")

    def word(self, column: str) -> str:
        """Return a cell as an identifier is written: lower case, underscores for spaces."""
        return "_".join(self.text(column).lower().split())

    def day(self, column: str) -> date | None:
        """Return the day a cell names; None when it is empty or faulty."""
        if not self.text(column):
            return None
        try:
            return read_date(self.text(column))
        except UnreadableDate as refusal:
            self.fault(column, str(refusal))
            return None

    def required_day(self, column: str) -> date | None:
        """Return the day a cell names; None after a fault, also when it is empty."""
        if not self.text(column):
            self.fault(column, "Tanggal belum diisi; tulis hari, bulan, tahun.")
        return self.day(column)

    def year(self, column: str) -> int:
        """Return the year a cell names; 0 after a fault."""
        if not _YEAR.fullmatch(self.text(column)):
            self.fault(column, f"“{self.text(column)}” bukan tahun; tulis empat angka, contoh 2024.")
            return 0
        return int(self.text(column))

    def count(self, column: str) -> int | None:
        """Return the whole number a cell names; None when it is empty or faulty."""
        text = self.text(column)
        if text and not (text.isascii() and text.isdigit() and len(text) < 4):
            self.fault(column, f"“{text}” bukan bilangan bulat; tulis angka, contoh 1, atau kosongkan.")
        elif text:
            return int(text)
        return None

    def fault(self, column: str, remark: str) -> None:
        """Note a fault of a column, unless that column has one."""
        if column not in {fault.column for fault in self.faults}:
            self.faults.append(ImportFault(row=self.number, column=column, remark=remark))

    def fault_problems(self, problems: Iterable[Problem], columns: Mapping[str, str]) -> None:
        """Note the problems of an entry under the columns its fields came from."""
        for problem in problems:
            self.fault(columns[problem.field], problem.sentence)
