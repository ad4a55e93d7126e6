"""Reading the cells of one line: each unreadable cell is a fault of its column, and reading goes on."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from cermat.actions.errors import Problem
from cermat.actions.imports.faults import ImportFault
from cermat.actions.imports.tables import TableRow
from cermat.actions.imports.xlsx_files import TypedNumber
from cermat.words.dates import UnreadableDate, read_date
from cermat.words.numbers import UnreadableNumber, read_number

_YEAR = re.compile(r"\d{1,9}", re.ASCII)
# What a spreadsheet or its CSV shows in a cell whose formula failed.
_FAILED = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:\d+")
_LONG_DECIMALS = re.compile(r"-?\d+\.\d{3,}", re.ASCII)
_ENDLESS = "berekor pecahan; bulatkan ke rupiah penuh atau dua desimal, di Excel dengan ROUND atau BULAT"
_TOO_MUCH = 10**13  # fifteen digits, two of them sen


class Cells:
    """The cells of one line and the faults found in them; a column is faulted once."""

    def __init__(self, row: TableRow) -> None:
        self.number = row.number
        self.faults: list[ImportFault] = []
        self._cells = row.cells
        for column, text in row.cells.items():
            if _FAILED.fullmatch(text):
                self.fault(column, f"Rumus di sel ini gagal ({text}); perbaiki rumusnya atau ketik isinya.")

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

    def rupiah(self, column: str) -> Decimal:
        """Return the rupiah a cell names, whole or with sen; 0 after a fault, also when it is empty."""
        text = self.text(column)
        try:
            amount = Decimal(text) if isinstance(text, TypedNumber) else _read_amount(text)
        except UnreadableNumber as refusal:
            self.fault(column, str(refusal))
            return Decimal()
        if amount != round(amount, 2):
            self.fault(column, f"“{text}” {_ENDLESS}.")
        elif abs(amount) >= _TOO_MUCH:
            self.fault(column, f"“{text}” terlalu besar; isi rupiah di bawah sepuluh triliun.")
        else:
            return amount
        return Decimal()

    def fault(self, column: str, remark: str) -> None:
        """Note a fault of a column, unless that column has one."""
        if column not in {fault.column for fault in self.faults}:
            self.faults.append(ImportFault(row=self.number, column=column, remark=remark))

    def fault_problems(self, problems: Iterable[Problem], columns: Mapping[str, str]) -> None:
        """Note the problems of an entry under the columns its fields came from."""
        for problem in problems:
            self.fault(columns[problem.field], problem.sentence)


def _read_amount(text: str) -> Decimal:
    if not text:
        raise UnreadableNumber("Jumlah belum diisi; isi 0 bila memang tidak ada.")
    if _LONG_DECIMALS.fullmatch(text) and not _is_grouped(text):
        raise UnreadableNumber(f"“{text}” {_ENDLESS}.")
    amount = read_number(text.removeprefix("-"))
    return -amount if text.startswith("-") else amount


def _is_grouped(text: str) -> bool:
    whole, thousands = text.removeprefix("-").split(".")
    return len(whole) < 4 and len(thousands) == 3
