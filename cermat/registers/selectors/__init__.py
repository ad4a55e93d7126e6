"""What the books hand out: frozen values, for a scope, as known at an instant.

`as_of` None: everything committed. What another office holds is not found. Checked books hand out every stored
version known by then, oldest first within a key; books of people and places what stood then.
"""

from datetime import datetime

from cermat.registers.ledger import settle
from cermat.registers.scope import Scope
from cermat.registers.selectors.analyses import analyses
from cermat.registers.selectors.appointments import Appointment, new_checkers
from cermat.registers.selectors.beginnings import Beginning, beginnings
from cermat.registers.selectors.budget import budget
from cermat.registers.selectors.contacts import (
    Contact,
    MessageRow,
    contacts,
    messages_since,
    own_contact,
    own_messages,
)
from cermat.registers.selectors.cycle import (
    edition_history,
    editions,
    locked_periods,
    locks,
    snapshot,
    snapshot_sha256,
    successor,
)
from cermat.registers.selectors.feeds import feed_made_at, scope_of_feed
from cermat.registers.selectors.files import (
    FileRow,
    UploadRow,
    evidence_beside,
    evidence_reference,
    files,
    following,
    uploads,
)
from cermat.registers.selectors.history import EventRow, events, events_of
from cermat.registers.selectors.inbox import Waiting, inbox, waiting_count, waiting_rows
from cermat.registers.selectors.issued import issued_content, issued_paper, issued_papers, scope_of_issued
from cermat.registers.selectors.papers import (
    every_paper,
    paper_in_force,
    paper_versions,
    papers,
    papers_in_force,
    waiting_papers,
)
from cermat.registers.selectors.places import (
    last_recorded_at,
    office,
    official_in_office,
    officials,
    opened_at,
    units,
    villages,
)
from cermat.registers.selectors.published import (
    PublishedOffice,
    published_figures,
    published_offices,
    published_scope,
)
from cermat.registers.selectors.receipts import exemption, exemptions, last_receipt, receipt, receipt_of, receivers
from cermat.registers.selectors.scopes import (
    AccountDeed,
    Assignment,
    Person,
    RoleDeed,
    Succession,
    account_deeds,
    assignments,
    checkers,
    console_scope,
    console_scopes,
    people,
    predecessors,
    role_deeds,
    scope_of,
    scope_on,
    scope_without_role,
    successions,
    waiting_posts,
)
from cermat.registers.selectors.supervision import (
    CountRow,
    SupervisedOffice,
    counts_over,
    supervised,
    supervising_scope,
)
from cermat.registers.selectors.turns import turns
from cermat.registers.selectors.work import (
    activities,
    activities_between,
    activity_numbers,
    activity_versions,
    closings,
    document_versions,
    documents_of_villages,
    evidence,
    evidence_of,
    latest,
    output_versions,
    outputs,
    recent_activities,
    recorded_value_versions,
    recorded_values,
    reported_values,
    setting_versions,
    settings,
    target_versions,
    targets,
    versions_of,
    village_documents,
)
from cermat.registers.selectors.written import written

__all__ = [
    "AccountDeed",
    "Appointment",
    "Assignment",
    "Beginning",
    "Contact",
    "CountRow",
    "EventRow",
    "FileRow",
    "MessageRow",
    "Person",
    "PublishedOffice",
    "RoleDeed",
    "Succession",
    "SupervisedOffice",
    "UploadRow",
    "Waiting",
    "account_deeds",
    "activities",
    "activities_between",
    "activity_numbers",
    "activity_versions",
    "analyses",
    "assignments",
    "beginnings",
    "budget",
    "checkers",
    "closings",
    "console_scope",
    "console_scopes",
    "contacts",
    "counts_over",
    "document_versions",
    "documents_of_villages",
    "edition_history",
    "editions",
    "events",
    "events_of",
    "every_paper",
    "evidence",
    "evidence_beside",
    "evidence_of",
    "evidence_reference",
    "exemption",
    "exemptions",
    "feed_made_at",
    "files",
    "following",
    "inbox",
    "issued_content",
    "issued_paper",
    "issued_papers",
    "last_receipt",
    "last_recorded_at",
    "latest",
    "locked_periods",
    "locks",
    "messages_since",
    "new_checkers",
    "office",
    "official_in_office",
    "officials",
    "opened_at",
    "output_versions",
    "outputs",
    "own_contact",
    "own_messages",
    "paper_in_force",
    "paper_versions",
    "papers",
    "papers_in_force",
    "people",
    "predecessors",
    "published_figures",
    "published_offices",
    "published_scope",
    "receipt",
    "receipt_of",
    "receivers",
    "recent_activities",
    "recorded_value_versions",
    "recorded_values",
    "reported_values",
    "role_deeds",
    "scope_of",
    "scope_of_feed",
    "scope_of_issued",
    "scope_on",
    "scope_without_role",
    "setting_versions",
    "settings",
    "settled_now",
    "snapshot",
    "snapshot_sha256",
    "successions",
    "successor",
    "supervised",
    "supervising_scope",
    "target_versions",
    "targets",
    "turns",
    "units",
    "uploads",
    "versions_of",
    "village_documents",
    "villages",
    "waiting_count",
    "waiting_papers",
    "waiting_posts",
    "waiting_rows",
    "written",
]


def settled_now(scope: Scope) -> datetime:
    """Return an instant up to which everything in the office's books is committed, for good."""
    return settle(scope.office)
