"""Acts on what proves a row, kept elsewhere or here; whoever may record the row may say what proves it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from cermat.actions import (
    activities,
    checks,
    evidence_files,
    iku_papers,
    outputs,
    permissions,
    recorded_values,
    settings,
    targets,
    versions,
    village_documents,
)
from cermat.actions.entries import EvidenceEntry
from cermat.actions.errors import FaultyEntry, WrongState
from cermat.actions.permissions import Subject
from cermat.actions.versions import M, Noun
from cermat.evidence.names import received_name
from cermat.indicators.rows import FOLLOWING, KEPT_HERE, State
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import Evidence
from cermat.registers.scope import Scope

# The book whose rows a scan of the signed paper proves, and no file that can be typed into.
SCANNED = "iku_paper"


def add(*, by: Scope, entry: EvidenceEntry, submitted: bool = True) -> str:
    """Record where the paper that proves a row is kept, and return the reference's key."""
    if entry.book not in checks.EVIDENCE_BOOKS:
        raise FaultyEntry(list(checks.evidence_problems(entry)))
    noun = noun_for(entry.book)
    return versions.add(noun, row_of(entry), by=by, submitted=submitted, problems=checks.evidence_problems(entry)).key


def promise(*, by: Scope, book: str, key: str) -> str:
    """Say that the evidence of a row follows (*menyusul*), and return the reference's key. It proves nothing yet."""
    return versions.add(noun_for(book), promised(book, key), by=by, submitted=False, problems=()).key


def attach(
    *, by: Scope, book: str, key: str, name: str, pieces: Iterable[bytes], has_personal_data: bool = False
) -> str:
    """Keep a file that proves a row and return its reference's key; the same file again is the same reference.

    A promise that stands for the row is kept by it. Of an IKU paper it is the scan of the signed one. Raises
    FileRefused, StoreRefused, ScannerSilent.
    """
    noun = noun_for(book)
    row = Evidence(of_book=book, of_key=key, title=received_name(name), location=KEPT_HERE)
    permissions.check_can(by, noun.recording, noun.subject(by, row))
    with evidence_files.received(name, pieces) as file:
        if book == SCANNED:
            evidence_files.refuse_unscanned(file, of="naskah IKU")
        return _keep(noun, row, file, by=by, has_personal_data=has_personal_data)


def attach_proof(
    *, by: Scope, activity: str, kind: str, name: str, pieces: Iterable[bytes], has_personal_data: bool = False
) -> str:
    """Keep a file that proves an activity took place and return its reference's key; the first one records the proof.

    Both or neither. Raises what `outputs.proof_of` raises, and FileRefused, StoreRefused, ScannerSilent.
    """
    parent = versions.find(activities.NOUN, by=by, key=activity)
    permissions.check_can(by, outputs.NOUN.recording, activities.NOUN.subject(by, parent))
    outputs.proof_name(by, kind)
    with evidence_files.received(name, pieces) as file, transaction.atomic():
        # Of two who send at once, the second finds what the first recorded.
        ledger.lock(by.office)
        key = outputs.proof_of(by=by, activity=activity, kind=kind)
        row = Evidence(of_book="output", of_key=key, title=received_name(name), location=KEPT_HERE)
        return _keep(noun_for("output"), row, file, by=by, has_personal_data=has_personal_data)


def _keep(
    noun: Noun[Evidence], row: Evidence, file: evidence_files.Received, *, by: Scope, has_personal_data: bool
) -> str:
    row.sha256 = file.sha256
    summary = f"{noun.label(row)}, {State.SUBMITTED}"
    with ledger.act(office=by.office, by=by.username, verb="mengunggah bukti", summary=summary) as act:
        evidence_files.keep(act, file, has_personal_data=has_personal_data)
        return _refer(act, noun, row, by=by)


def _refer(act: ledger.Act, noun: Noun[Evidence], row: Evidence, *, by: Scope) -> str:
    standing = list(_of_row(by, row))
    same = [each for each in standing if noun.identity(each) == noun.identity(row)]
    if same:
        return same[0].key
    promised = [each for each in standing if each.location == FOLLOWING and each.state == State.DRAFT]
    if promised:
        row = versions.next_version(promised[0], title=row.title, location=row.location, sha256=row.sha256)
    else:
        row.key, row.version = versions.new_key(noun, row, office=by.office), 1
    row.state = State.SUBMITTED.value
    return act.add(row).key


def _of_row(by: Scope, row: Evidence) -> Iterator[Evidence]:
    """Yield the evidence that stands for a row."""
    rows = Evidence.objects.filter(office_id=by.office, of_book=row.of_book, of_key=row.of_key).order_by("version")
    latest = {each.key: each for each in rows}
    return (each for each in latest.values() if not each.annulled)


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(noun_of(by, key), by=by, key=key, version=version).version


def correct(*, by: Scope, key: str, version: int, title: str, location: str, reason: str) -> int:
    """Name a paper, and where it lies, otherwise, and return the new version; a file here stays where it is."""
    noun = noun_of(by, key)
    seen = versions.find(noun, by=by, key=key)
    is_ours = seen.location in {KEPT_HERE, FOLLOWING}
    entry = EvidenceEntry(book=seen.of_book, key=seen.of_key, title=title, location=location)
    problems = [each for each in checks.evidence_problems(entry) if not (is_ours and each.field == "location")]
    content = {"title": title.strip(), **({} if is_ours else {"location": location.strip()})}
    row = versions.correct(noun, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a returned reference once more as it is, and return the new version. A promise is kept by its file."""
    noun = noun_of(by, key)
    if versions.find(noun, by=by, key=key).location == FOLLOWING:
        raise WrongState("Bukti ini masih menyusul; unggah berkasnya, maka ia diajukan.")
    return versions.submit(noun, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a reference to its author with a remark, and return the new version."""
    return versions.send_back(noun_of(by, key), by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a reference was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(noun_of(by, key), by=by, key=key, version=version, reason=reason).version


def promised(book: str, key: str) -> Evidence:
    """Return the promise that a row's evidence follows as an unsaved row; it is always a draft."""
    return Evidence(of_book=book, of_key=key, title="Bukti menyusul", location=FOLLOWING)


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
    """Return what the steps need to know of the evidence of one book's rows. Raises NotFound for no such book."""
    if book not in _NOUNS:
        raise NotFound(f"Buku “{book}” tidak mempunyai bukti; pilih baris dari daftarnya.")
    return _NOUNS[book]


def noun_of(by: Scope, key: str) -> Noun[Evidence]:
    """Return what the steps need to know of one reference. Raises NotFound."""
    row = Evidence.objects.filter(office_id=by.office, key=key).first()
    if row is None:
        raise NotFound(f"Bukti {key} tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return noun_for(row.of_book)


def _identity(row: Evidence) -> Mapping[str, Any]:
    place = {"of_book": row.of_book, "of_key": row.of_key, "location": row.location}
    return {**place, "sha256": row.sha256} if row.location == KEPT_HERE else place


def _noun(book: str, proven: Noun[M]) -> Noun[Evidence]:
    def subject(by: Scope, row: Evidence) -> Subject:
        return proven.subject(by, versions.find(proven, by=by, key=row.of_key))

    return Noun(
        model=Evidence,
        word="bukti",
        recording=proven.recording,
        label=lambda row: f"Bukti “{row.title}” untuk {proven.word} {row.of_key}",
        identity=_identity,
        subject=subject,
        checking=proven.checking,
    )


_NOUNS = {
    "activity": _noun("activity", activities.NOUN),
    "output": _noun("output", outputs.NOUN),
    "village_document": _noun("village_document", village_documents.NOUN),
    "recorded_value": _noun("recorded_value", recorded_values.NOUN),
    "target": _noun("target", targets.NOUN),
    "setting": _noun("setting", settings.NOUN),
    "iku_paper": _noun("iku_paper", iku_papers.NOUN),
}
