"""What became of a file: every line read is saved, corrected, unchanged or refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cermat.actions.imports.bounds import MAX_FAULTS
from cermat.actions.imports.faults import ImportFault


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The counts, `read` = saved + corrected + unchanged + refused, and the first faults of `fault_count`.

    `notes` say what was read and not kept; `event` is the number of the event that wrote it, None where nothing was
    written. `delivery` is what a file is called that went to several offices, and `offices` to how many it went. With
    `dry_run` the counts are what would have become of the file.
    """

    file: str
    read: int
    saved: int = 0
    corrected: int = 0
    unchanged: int = 0
    refused: int = 0
    faults: tuple[ImportFault, ...] = ()
    fault_count: int = 0
    notes: tuple[str, ...] = ()
    verified: bool = False
    dry_run: bool = False
    event: int | None = None
    delivery: str | None = None
    offices: int = 1

    @property
    def summary(self) -> str:
        """Return the counts in words."""
        will = "akan " if self.dry_run else ""
        counts = (
            f"{self.file}: {self.read} baris dibaca, {self.saved} {will}disimpan, {self.corrected} {will}diperbaiki, "
            f"{self.unchanged} tidak berubah, {self.refused} ditolak."
        )
        remarks = list(self.notes)
        if self.fault_count:
            remarks.append(f"Tidak ada yang disimpan; {self.fault_count} kesalahan perlu diperbaiki.")
        if self.fault_count > len(self.faults):
            remarks.append(f"Yang ditampilkan {len(self.faults)} kesalahan pertama.")
        if self.delivery:
            remarks.append(f"Kiriman {self.delivery} ke {self.offices} kantor; {self._way_back}.")
        if self.dry_run:
            remarks.append("Percobaan saja: belum ada yang disimpan.")
        return " ".join([counts, *remarks])

    @property
    def _way_back(self) -> str:
        if self.verified:
            return "barisnya terverifikasi, jadi yang salah diperbaiki satu per satu, tidak ditarik kembali seluruhnya"
        return f"tarik kembali seluruhnya dengan `cermat undo {self.delivery}`"

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain values for JSON."""
        return {
            "file": self.file,
            "read": self.read,
            "saved": self.saved,
            "corrected": self.corrected,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "fault_count": self.fault_count,
            "faults": [{"row": fault.row, "column": fault.column, "sentence": fault.sentence} for fault in self.faults],
            "notes": list(self.notes),
            "verified": self.verified,
            "dry_run": self.dry_run,
            "event": self.event,
            "delivery": self.delivery,
            "offices": self.offices,
        }


def refused(*, file: str, read: int, faults: Sequence[ImportFault], verified: bool, dry_run: bool) -> ImportResult:
    """Return the result of a file of which nothing was taken; faults are listed by row, up to a bound."""
    ordered = sorted(faults, key=lambda fault: fault.row or 0)
    return ImportResult(
        file=file,
        read=read,
        refused=read,
        faults=tuple(ordered[:MAX_FAULTS]),
        fault_count=len(ordered),
        verified=verified,
        dry_run=dry_run,
    )
