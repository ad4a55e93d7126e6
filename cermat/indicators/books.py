"""Everything one measurement of one office is made from."""

from dataclasses import dataclass
from datetime import datetime

from cermat.indicators.rows import (
    ActivityRow,
    ClosingRow,
    EvidenceRow,
    ExemptionRow,
    OfficeRow,
    OutputRow,
    RecordedValueRow,
    SettingRow,
    TargetRow,
    UnitRow,
    VillageDocumentRow,
    VillageRow,
)
from cermat.rules.types import IkuPaper, Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """An office's books as known at one instant.

    `paper` is the IKU paper in force for the year asked. `activities`, `outputs`, `village_documents`,
    `recorded_values`, `targets`, `settings` and `evidence` hold every stored version known by then, in any order;
    `villages`, `units`, `exemptions` and `closings` hold what stood then (a village or unit that ended stays in, with
    its `valid_to`). `locked_at`: when a measurement of the period was first approved; None: none was by then.
    """

    office: OfficeRow
    paper: IkuPaper
    law: Law
    villages: tuple[VillageRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    outputs: tuple[OutputRow, ...] = ()
    village_documents: tuple[VillageDocumentRow, ...] = ()
    recorded_values: tuple[RecordedValueRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    settings: tuple[SettingRow, ...] = ()
    closings: tuple[ClosingRow, ...] = ()
    exemptions: tuple[ExemptionRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    locked_at: datetime | None = None
