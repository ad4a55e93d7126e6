"""What stands beside a row: an activity's outputs, and the evidence of any row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cermat.actions import permissions, policies
from cermat.actions.evidence import SCANNED
from cermat.actions.policies import Standing, Step
from cermat.indicators.rows import ActivityRow, EvidenceRow, OutputRow, Ref, State
from cermat.indicators.standing import versions_by_key
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import UploadRow
from cermat.web import files, names, papers_at_hand
from cermat.web.addresses import SLUGS, act_address, copy_address, row_address
from cermat.web.books import DOORS
from cermat.web.files import FileView, UnfinishedView
from cermat.web.papers_at_hand import PaperView, Shelf
from cermat.web.rows import Names, Row, person, title
from cermat.web.steps import ADDRESSES
from cermat.web.tones import Tag, state_tag
from cermat.words.dates import write_date

PHOTO, ATTENDANCE = "foto", "daftar_hadir"
# Sent beside files for an activity: which kind of proof they are, to be recorded with them.
KIND = "bukti_pelaksanaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputView:
    """An output of an activity."""

    address: str
    title: str
    tag: Tag
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadView:
    """Where files for a row are sent: whole, in pieces, or promised; `promise_address` None: promised already.

    `proof_kind`: which proof of an activity its first file records. `is_personal`: they are taken for personal data
    unless somebody says otherwise. `is_scan`: only scans of the signed paper are taken.
    """

    key: str
    address: str
    begin_address: str
    promise_address: str | None
    proof_kind: str | None
    unfinished: tuple[UnfinishedView, ...]
    is_personal: bool
    is_scan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRowView:
    """A recorded proof with its files. `upload` None: this person may send none."""

    row: OutputView
    papers: tuple[PaperView, ...]
    upload: UploadView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """One kind of proof that an activity took place. `photos`: the names of pictures kept at the activity itself.

    `upload`: where its first file is sent, which records it; None where it is there already.
    """

    words: str
    is_there: bool
    rows: tuple[ProofRowView, ...]
    photos: tuple[str, ...]
    add_address: str | None
    upload: UploadView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """A reference to evidence; `file` where it is kept here, the addresses where this person may do that now.

    `remark`: why it was returned; None where it was not.
    """

    title: str
    file: FileView | None
    location: str
    sha256: str | None
    tag: Tag
    recorded_by: str
    version: int
    verify_address: str | None
    return_address: str | None
    annul_address: str | None
    remark: str | None
    correct_address: str | None
    submit_address: str | None


def outputs(
    scope: Scope, row: Row, called: Names, judged: permissions.Subject, *, may_record: bool
) -> Mapping[str, object]:
    """Return what a page says of an activity's outputs, proofs apart; for other rows, that there are none to show."""
    if not isinstance(row, ActivityRow):
        return {"has_outputs": False}
    key = row.mark.ref.key
    newest = [versions[-1] for versions in versions_by_key(selectors.outputs(scope, activities=[key])).values()]
    address = reverse("tambah_keluaran", kwargs={"key": key}) if may_record and not row.mark.annulled else None
    kinds = names.output_kinds(scope, admissible=False)
    proofs = _proofs(scope, row, newest, called, judged, address)
    return {
        "has_outputs": True,
        "outputs": [_output(each, called) for each in newest if each.kind not in kinds],
        "proofs": proofs,
        "missing": sum(not proof.is_there for proof in proofs),
        "output_address": address,
        "copy_address": copy_address(key),
    }


def _output(each: OutputRow, called: Names) -> OutputView:
    return OutputView(
        address=row_address("output", each.mark.ref.key),
        title=title(each, called),
        tag=state_tag(each.mark),
        note=f"{write_date(each.dated)}, dicatat {person(each.mark.recorded_by, called)}",
    )


def _proofs(
    scope: Scope,
    activity: ActivityRow,
    newest: Sequence[OutputRow],
    called: Names,
    judged: permissions.Subject,
    address: str | None,
) -> list[ProofView]:
    """Return the checklist; `address`: where an output is recorded, None where this person may record none."""
    kinds = names.output_kinds(scope, admissible=False)
    own = [each for each in newest if each.kind in kinds]
    kept = papers_at_hand.shelf(scope, [activity, *own])
    photos = papers_at_hand.photos(activity, kept)
    found = [_proof_row(scope, each, kept, judged, called, may_record=bool(address)) for each in own]
    there = {each.kind for each in own if not each.mark.annulled} | ({PHOTO} if photos else set())
    # Files of a proof that is not recorded yet are sent to the activity.
    begun = selectors.uploads(scope, "activity", activity.mark.ref.key)
    return [
        ProofView(
            words=words,
            is_there=kind in there,
            rows=tuple(view for view, each in zip(found, own, strict=True) if each.kind == kind),
            photos=photos if kind == PHOTO else (),
            add_address=f"{address}?{urlencode({'kind': kind})}" if address else None,
            upload=_first_upload(activity, kind, begun) if address and kind not in there else None,
        )
        for kind, words in kinds.items()
    ]


def _first_upload(activity: ActivityRow, kind: str, begun: Iterable[UploadRow]) -> UploadView:
    ref = activity.mark.ref
    return UploadView(
        key=f"baru-{kind}",
        address=_at("unggah_bukti", ref),
        begin_address=f"{_at('mulai_unggah', ref)}?{urlencode({KIND: kind})}",
        promise_address=None,
        proof_kind=kind,
        unfinished=files.unfinished_views(begun, proof_kind=kind),
        is_personal=kind == ATTENDANCE,
    )


def _proof_row(
    scope: Scope, each: OutputRow, kept: Shelf, judged: permissions.Subject, called: Names, *, may_record: bool
) -> ProofRowView:
    papers = papers_at_hand.papers(scope, each, kept, judged, called)
    may_send = may_record and not each.mark.annulled
    return ProofRowView(
        row=_output(each, called),
        papers=papers,
        upload=_upload(scope, each, is_promised=True) if may_send else None,
    )


def evidence(
    scope: Scope, row: Row, called: Names, judged: permissions.Subject, *, may_record: bool
) -> Mapping[str, object]:
    """Return what a page says of a row's evidence; `judged`: what an act on the row is judged by."""
    ref = row.mark.ref
    newest = [versions[-1] for versions in versions_by_key(selectors.evidence_of(scope, ref.book, ref.key)).values()]
    kept = files.file_views(scope, newest, judged)
    is_promised = any(each.is_following for each in newest)
    return {
        "evidence": [
            _evidence(scope, each, kept.get(each.mark.ref.key), called, may_record=may_record) for each in newest
        ],
        "evidence_address": _at("tambah_bukti", ref) if may_record else None,
        "upload": _upload(scope, row, is_promised=is_promised) if may_record and not row.mark.annulled else None,
    }


def _upload(scope: Scope, row: Row, *, is_promised: bool) -> UploadView:
    ref = row.mark.ref
    return UploadView(
        key=ref.key,
        address=_at("unggah_bukti", ref),
        begin_address=_at("mulai_unggah", ref),
        promise_address=None if is_promised else _at("bukti_menyusul_baris", ref),
        proof_kind=None,
        unfinished=files.unfinished_views(selectors.uploads(scope, ref.book, ref.key)),
        is_personal=isinstance(row, OutputRow) and row.kind == ATTENDANCE,
        is_scan=ref.book == SCANNED,
    )


def _at(name: str, ref: Ref) -> str:
    return reverse(name, kwargs={"slug": SLUGS[ref.book], "key": ref.key})


def _evidence(
    scope: Scope, row: EvidenceRow, file: FileView | None, called: Names, *, may_record: bool
) -> EvidenceView:
    mark = row.mark
    judged = permissions.Subject(authors=(mark.recorded_by,))
    standing = policies.standing_of(mark.state, annulled=mark.annulled)
    is_open = mark.state is State.SUBMITTED and permissions.refusal(scope, DOORS[row.book].checking, judged) is None
    is_returned = standing is Standing.RETURNED

    def at(step: Step, is_offered: bool) -> str | None:
        return act_address("evidence", mark.ref.key, ADDRESSES[step]) if is_offered else None

    return EvidenceView(
        title=row.title,
        file=file,
        location=row.location,
        sha256=row.sha256,
        tag=state_tag(mark),
        recorded_by=person(mark.recorded_by, called),
        version=mark.ref.version,
        verify_address=at(Step.VERIFY, is_open),
        return_address=at(Step.SEND_BACK, is_open),
        annul_address=at(Step.ANNUL, may_record and policies.refusal(standing, Step.ANNUL) is None),
        remark=mark.reason if mark.state is State.RETURNED else None,
        correct_address=at(Step.CORRECT, may_record and is_returned),
        submit_address=at(Step.SUBMIT, may_record and is_returned),
    )
