"""A stored version as the frozen value of its kind."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cermat.indicators import rows
from cermat.indicators.budget import BudgetRow
from cermat.indicators.obligations import village_kind
from cermat.registers import models
from cermat.rules.papers import read_paper
from cermat.words.numbers import with_places

# When they were recorded is not among them, which takes longest to read.
VILLAGE = ("office_id", "key", "annulled", "name", "valid_from", "valid_to")
UNIT = (*VILLAGE, "version")


def mark(book: str, row: models.CheckedBook) -> rows.Mark:
    """Return who recorded a version and how it stands."""
    return rows.Mark(
        ref=rows.Ref(book=book, key=row.key, version=row.version),
        state=rows.State(row.state),
        annulled=row.annulled,
        reason=row.reason,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        verified_by=row.verified_by,
        takeover=bool(row.takeover),
        verified_as=row.verified_as,
        takes_back=row.takes_back,
        restores=row.restores,
    )


def activity(row: models.Activity) -> rows.ActivityRow:
    """Return a version of an activity."""
    return rows.ActivityRow(
        mark=mark("activity", row),
        number=row.number,
        unit=row.unit,
        participants=tuple(row.participants),
        dated=row.dated,
        kind=row.kind,
        function=row.function,
        other_functions=tuple(row.other_functions),
        is_outside_authority=row.is_outside_authority,
        description=row.description,
        place=row.place,
        status=rows.Status(row.status),
        grounds=row.grounds,
    )


def output(row: models.Output) -> rows.OutputRow:
    """Return a version of an output."""
    return rows.OutputRow(
        mark=mark("output", row), activity=row.activity, kind=row.kind, title=row.title, dated=row.dated
    )


def village_document(row: models.VillageDocument) -> rows.VillageDocumentRow:
    """Return a version of a village document."""
    return rows.VillageDocumentRow(
        mark=mark("village_document", row),
        village=row.village,
        kind=row.kind,
        fiscal_year=row.fiscal_year,
        number=row.number,
        enacted_on=row.enacted_on,
        submitted_on=row.submitted_on,
        draft_received_on=row.draft_received_on,
        evaluated_on=row.evaluated_on,
        amendment=row.amendment,
    )


def recorded_value(row: models.RecordedValue) -> rows.RecordedValueRow:
    """Return a version of a recorded value."""
    return rows.RecordedValueRow(
        mark=mark("recorded_value", row),
        indicator=row.indicator,
        year=row.year,
        quarter=row.quarter,
        quantity=row.quantity,
        amount=row.amount.normalize() + 0,
        paper=row.paper,
        paper_dated=row.paper_dated,
        paper_number=row.paper_number,
    )


def target(row: models.Target) -> rows.TargetRow:
    """Return a version of a target."""
    return rows.TargetRow(
        mark=mark("target", row),
        indicator=row.indicator,
        year=row.year,
        quarter=row.quarter,
        kind=rows.TargetKind(row.kind),
        amount=with_places(row.amount),
        paper=row.paper,
        paper_number=row.paper_number,
        paper_dated=row.paper_dated,
    )


def setting(row: models.Setting) -> rows.SettingRow:
    """Return a version of a setting."""
    return rows.SettingRow(
        mark=mark("setting", row),
        kind=rows.SettingKind(row.kind),
        value=row.value,
        valid_from=row.valid_from,
        paper=row.paper,
        paper_number=row.paper_number,
        paper_dated=row.paper_dated,
    )


def iku_paper(row: models.IkuPaper) -> rows.IkuPaperRow:
    """Return a version of an IKU paper."""
    paper = read_paper(row.text, origin=row.key)
    return rows.IkuPaperRow(mark=mark("iku_paper", row), paper=paper, without_scan=row.without_scan)


def evidence(row: models.Evidence) -> rows.EvidenceRow:
    """Return a version of a reference to evidence."""
    return rows.EvidenceRow(
        mark=mark("evidence", row),
        book=row.of_book,
        key=row.of_key,
        title=row.title,
        location=row.location,
        sha256=row.sha256,
    )


def receipt(row: models.Receipt) -> rows.ReceiptRow:
    """Return a receipt."""
    return rows.ReceiptRow(
        key=row.key,
        document=row.document,
        document_version=row.document_version,
        year=row.year,
        sequence=row.sequence,
        received_on=row.received_on,
        received_at=row.received_at,
        receiver=row.receiver,
        receiver_position=row.receiver_position,
        recorded_at=row.recorded_at,
    )


def exemption(row: models.Exemption) -> rows.ExemptionRow:
    """Return an exemption that stands; the table does not admit one without a reason."""
    return rows.ExemptionRow(
        key=row.key,
        version=row.version,
        village=row.village,
        kind=row.kind,
        fiscal_year=row.fiscal_year,
        paper=row.paper,
        paper_dated=row.paper_dated,
        reason=row.reason or "",
        recorded_by=row.recorded_by,
    )


def closing(row: models.MonthlyClosing) -> rows.ClosingRow:
    """Return a unit's word about a month."""
    return rows.ClosingRow(
        unit=row.unit,
        year=row.year,
        month=row.month,
        is_nil=row.is_nil,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def village(row: models.Village) -> rows.VillageRow:
    """Return a village; it takes no more than VILLAGE of the columns."""
    return rows.VillageRow(
        code=row.key, name=row.name, kind=village_kind(row.key), valid_from=row.valid_from, valid_to=row.valid_to
    )


def unit(row: models.Unit) -> rows.UnitRow:
    """Return a unit; it takes no more than UNIT of the columns."""
    return rows.UnitRow(
        code=row.key, name=row.name, valid_from=row.valid_from, valid_to=row.valid_to, version=row.version
    )


def official(row: models.Official) -> rows.OfficialRow:
    """Return an official; the table does not admit one without a first day."""
    if row.valid_from is None:
        raise ValueError(f"official {row.key} has no first day")
    return rows.OfficialRow(
        position=row.position,
        name=row.name,
        rank=row.rank,
        nip=row.nip,
        acting=row.acting,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        ref=rows.Ref(book="official", key=row.key, version=row.version),
    )


def office(profile: models.OfficeProfile, *, opened_at: datetime) -> rows.OfficeRow:
    """Return an office as its profile names it."""
    return rows.OfficeRow(
        code=profile.office_id,
        name=profile.name,
        regency=profile.regency,
        seat=profile.seat,
        address=profile.address,
        zone=ZoneInfo(profile.zone),
        opened_at=opened_at,
        is_sample=profile.is_sample,
        paper_size=profile.paper_size or "a4",
        logo=profile.logo,
        version=profile.version,
    )


def budget_node(row: models.BudgetNode) -> BudgetRow:
    """Return a version of a node of the budget."""
    return BudgetRow(
        code=row.code,
        name=row.name,
        parent=row.parent,
        ceiling=row.ceiling,
        quarters=(row.quarter_1, row.quarter_2, row.quarter_3, row.quarter_4),
    )
