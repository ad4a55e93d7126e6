"""Acts on references to the papers that prove a row; whoever may record the row may say what proves it."""

from cermat.actions import activities, checks, outputs, recorded_values, versions, village_documents
from cermat.actions.entries import EvidenceEntry
from cermat.actions.errors import FaultyEntry
from cermat.actions.permissions import Subject
from cermat.actions.versions import M, Noun
from cermat.registers.errors import NotFound
from cermat.registers.models import Evidence
from cermat.registers.scope import Scope


def add(*, by: Scope, entry: EvidenceEntry, submitted: bool = True) -> str:
    """Record where the paper that proves a row is kept, and return the reference's key."""
    if entry.book not in checks.EVIDENCE_BOOKS:
        raise FaultyEntry(list(checks.evidence_problems(entry)))
    noun = noun_for(entry.book)
    return versions.add(noun, row_of(entry), by=by, submitted=submitted, problems=checks.evidence_problems(entry)).key


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(noun_of(by, key), by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a reference to its author with a remark, and return the new version."""
    return versions.send_back(noun_of(by, key), by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a reference was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(noun_of(by, key), by=by, key=key, version=version, reason=reason).version


def row_of(entry: EvidenceEntry) -> Evidence:
    """Return an entry as an unsaved row."""
    return Evidence(
        of_book=entry.book,
        of_key=entry.key,
        title=entry.title.strip(),
        location=entry.location.strip(),
        sha256=entry.sha256,
    )


def noun_for(book: str) -> Noun[Evidence]:
    """Return what the steps need to know of the evidence of one book's rows."""
    return _NOUNS[book]


def noun_of(by: Scope, key: str) -> Noun[Evidence]:
    """Return what the steps need to know of one reference. Raises NotFound."""
    row = Evidence.objects.filter(office_id=by.office, key=key).first()
    if row is None:
        raise NotFound(f"Bukti {key} tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return noun_for(row.of_book)


def _noun(book: str, proven: Noun[M]) -> Noun[Evidence]:
    def subject(by: Scope, row: Evidence) -> Subject:
        return proven.subject(by, versions.find(proven, by=by, key=row.of_key))

    return Noun(
        model=Evidence,
        word="bukti",
        recording=proven.recording,
        label=lambda row: f"Bukti “{row.title}” untuk {proven.word} {row.of_key}",
        identity=lambda row: {"of_book": book, "of_key": row.of_key, "location": row.location},
        subject=subject,
    )


_NOUNS = {
    "activity": _noun("activity", activities.NOUN),
    "output": _noun("output", outputs.NOUN),
    "village_document": _noun("village_document", village_documents.NOUN),
    "recorded_value": _noun("recorded_value", recorded_values.NOUN),
}
