"""The tables: one per book, one row per version."""

from cermat.registers.models.access import AccountLink, Bucket, PastPassword, SentForm
from cermat.registers.models.analyses import Analysis
from cermat.registers.models.audit import Anchor, AuditEvent
from cermat.registers.models.base import Book, CheckedBook, DatedBook, Office
from cermat.registers.models.budget import BudgetNode
from cermat.registers.models.counts import ArrearsKind, OfficeArrears, OfficeCount, OpenRow
from cermat.registers.models.cycle import FrozenMeasurement, Snapshot
from cermat.registers.models.files import EvidenceFile, Upload
from cermat.registers.models.issued import IssuedPaper
from cermat.registers.models.outbox import CalendarFeed, ContactWish, Message
from cermat.registers.models.papers import IkuPaper, RecordedValue, Target
from cermat.registers.models.people import Account, Official, RoleAssignment, User
from cermat.registers.models.places import OfficeProfile, Unit, Village
from cermat.registers.models.published import PublishedFigure
from cermat.registers.models.settings import Setting
from cermat.registers.models.staging import StagedImport
from cermat.registers.models.villages import Exemption, Receipt
from cermat.registers.models.work import Activity, Evidence, MonthlyClosing, Output, VillageDocument

BOOKS: dict[str, type[Book]] = {
    "office_profile": OfficeProfile,
    "unit": Unit,
    "village": Village,
    "official": Official,
    "role": RoleAssignment,
    "account": Account,
    "iku_paper": IkuPaper,
    "activity": Activity,
    "output": Output,
    "village_document": VillageDocument,
    "recorded_value": RecordedValue,
    "target": Target,
    "setting": Setting,
    "monthly_closing": MonthlyClosing,
    "evidence": Evidence,
    "evidence_file": EvidenceFile,
    "receipt": Receipt,
    "exemption": Exemption,
    "measurement": FrozenMeasurement,
    "snapshot": Snapshot,
    "budget_node": BudgetNode,
    "analysis": Analysis,
    "issued_paper": IssuedPaper,
}

__all__ = [
    "BOOKS",
    "Account",
    "AccountLink",
    "Activity",
    "Analysis",
    "Anchor",
    "ArrearsKind",
    "AuditEvent",
    "Book",
    "Bucket",
    "BudgetNode",
    "CalendarFeed",
    "CheckedBook",
    "ContactWish",
    "DatedBook",
    "Evidence",
    "EvidenceFile",
    "Exemption",
    "FrozenMeasurement",
    "IkuPaper",
    "IssuedPaper",
    "Message",
    "MonthlyClosing",
    "Office",
    "OfficeArrears",
    "OfficeCount",
    "OfficeProfile",
    "Official",
    "OpenRow",
    "Output",
    "PastPassword",
    "PublishedFigure",
    "Receipt",
    "RecordedValue",
    "RoleAssignment",
    "SentForm",
    "Setting",
    "Snapshot",
    "StagedImport",
    "Target",
    "Unit",
    "Upload",
    "User",
    "Village",
    "VillageDocument",
]
