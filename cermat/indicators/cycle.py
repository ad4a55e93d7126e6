"""The states a measurement passes through once it is frozen, and what the books say of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cermat.indicators.figures import Period


class CycleStage(StrEnum):
    """Where a frozen measurement stands; the value says it in words."""

    DRAFT = "draf"
    SUBMITTED = "diajukan"
    RETURNED = "dikembalikan"
    REVIEWED = "direviu"
    APPROVED = "disetujui"
    PUBLISHED = "dipublikasikan"


UNDER_WAY = frozenset({CycleStage.SUBMITTED, CycleStage.REVIEWED})
LOCKED = frozenset({CycleStage.APPROVED, CycleStage.PUBLISHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of what the books say of a frozen measurement.

    `edition` counts the times its period was frozen, from 1. `snapshot`: the key of the frozen values. `remark`: why it
    was returned. `reopens`: why the locked edition before it was opened again; None where none was. `locked_at`: when
    it was approved, None before. A measurement approved on a signed sheet names the sheet (`approval_paper`, its day,
    its scan's SHA-256) and no person.
    """

    key: str
    version: int
    period: Period
    edition: int
    stage: CycleStage
    snapshot: str
    prepared_by: str
    reviewed_by: str | None
    reviewed_as: str | None
    approved_by: str | None
    approved_as: str | None
    approval_paper: str | None
    approval_dated: date | None
    approval_scan: str | None
    reopens: str | None
    remark: str | None
    locked_at: datetime | None
    recorded_at: datetime
    recorded_by: str

    @property
    def is_locked(self) -> bool:
        """Return whether it was approved: nothing about it changes any more."""
        return self.stage in LOCKED
