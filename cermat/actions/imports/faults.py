"""What is wrong with a file, named by row and column as a spreadsheet shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cermat.actions.errors import ActionError


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFault:
    """One fault. `row` None: the file as a whole. `column` None: the row as a whole."""

    remark: str
    row: int | None = None
    column: str | None = None

    @property
    def sentence(self) -> str:
        """Return the sentence with its place: `baris 2, kolom tanggal: …`."""
        if self.row is None:
            return self.remark
        place = f"baris {self.row}" if self.column is None else f"baris {self.row}, kolom {self.column}"
        return f"{place}: {self.remark}"


class FaultyFile(ActionError):
    """A file that cannot be taken; `faults` name every fault found."""

    def __init__(self, faults: Sequence[ImportFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.sentence for fault in self.faults))

    @classmethod
    def of(cls, remark: str, *, row: int | None = None) -> "FaultyFile":
        """Return the refusal of a file for one reason."""
        return cls([ImportFault(remark=remark, row=row)])
