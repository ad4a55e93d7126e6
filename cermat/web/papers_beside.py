"""What stands beside a row: an activity's outputs, and the evidence of any row."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from cermat.actions import permissions
from cermat.actions.permissions import Act
from cermat.indicators.rows import ActivityRow, EvidenceRow, State
from cermat.indicators.standing import versions_by_key
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.addresses import SLUGS, act_address, row_address
from cermat.web.rows import Names, Row, title
from cermat.web.tones import Tag, state_tag
from cermat.words.dates import write_date


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputView:
    """An output of an activity."""

    address: str
    title: str
    tag: Tag
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """A reference to evidence; `verify_address` where this person may verify it now."""

    title: str
    location: str
    sha256: str | None
    tag: Tag
    recorded_by: str
    version: int
    verify_address: str | None


def outputs(scope: Scope, row: Row, called: Names, *, may_record: bool) -> Mapping[str, object]:
    """Return what a page says of an activity's outputs; for other rows, that there are none to show."""
    if not isinstance(row, ActivityRow):
        return {"has_outputs": False, "outputs": [], "output_address": None}
    key = row.mark.ref.key
    newest = [versions[-1] for versions in versions_by_key(selectors.outputs(scope, activity=key)).values()]
    views = [
        OutputView(
            address=row_address("output", each.mark.ref.key),
            title=title(each, called),
            tag=state_tag(each.mark),
            note=f"{write_date(each.dated)}, dicatat {each.mark.recorded_by}",
        )
        for each in newest
    ]
    address = reverse("tambah_keluaran", kwargs={"key": key}) if may_record and not row.mark.annulled else None
    return {"has_outputs": True, "outputs": views, "output_address": address}


def evidence(scope: Scope, row: Row, called: Names, *, may_record: bool) -> Mapping[str, object]:
    """Return what a page says of a row's evidence."""
    ref = row.mark.ref
    newest = [versions[-1] for versions in versions_by_key(selectors.evidence_of(scope, ref.book, ref.key)).values()]
    address = reverse("tambah_bukti", kwargs={"slug": SLUGS[ref.book], "key": ref.key}) if may_record else None
    return {"evidence": [_evidence(scope, each) for each in newest], "evidence_address": address}


def _evidence(scope: Scope, row: EvidenceRow) -> EvidenceView:
    mark = row.mark
    judged = permissions.Subject(authors=(mark.recorded_by,))
    is_open = mark.state is State.SUBMITTED and permissions.refusal(scope, Act.VERIFY, judged) is None
    return EvidenceView(
        title=row.title,
        location=row.location,
        sha256=row.sha256,
        tag=state_tag(mark),
        recorded_by=mark.recorded_by,
        version=mark.ref.version,
        verify_address=act_address("evidence", mark.ref.key, "verifikasi") if is_open else None,
    )
