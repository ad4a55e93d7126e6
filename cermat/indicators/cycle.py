"""The states a measurement passes through once it is frozen, and what the books say of it."""

from collections.abc import Iterable
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
    was returned. `reopens`: why a locked edition was opened again, carried on until one is locked; None where none
    was. `locked_at`: when it was approved, None before. A measurement approved on a signed sheet names the sheet
    (`approval_paper`, its day, its scan's SHA-256) and no person.
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

    @property
    def is_published(self) -> bool:
        """Return whether everybody may read it."""
        return self.stage is CycleStage.PUBLISHED


def successor(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """Return what takes an edition's place: of its period the first that was approved after it, else the last one.

    None where nothing was frozen after it. `editions`: where those of its year stand.
    """
    later = [each for each in editions if each.period == edition.period and each.edition > edition.edition]
    later.sort(key=lambda each: each.edition)
    return next((each for each in later if each.is_locked), later[-1] if later else None)


def replaced_words(edition: Edition, later: Edition) -> str:
    """Return what happened to an edition since `later` takes its place: `digantikan edisi ke-3: alasan`.

    The reason stands there where the edition was locked and opened again.
    """
    if not edition.is_locked:
        return f"periode ini sudah dibekukan lagi sebagai edisi ke-{later.edition}"
    now = "digantikan" if later.is_locked else "sedang dibuka kembali sebagai"
    said = f"{now} edisi ke-{later.edition}"
    return f"{said}: {later.reopens}" if later.reopens else said
