"""Acts on village documents, and what a document would do to the figure before it is saved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypedDict

from cermat.actions import checks, contradictions, facts, permissions, versions
from cermat.actions.checks import TESTED_FIELD, Facts, kind_of
from cermat.actions.entries import VillageDocumentEntry
from cermat.actions.errors import FaultyEntry, Problem
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import STANDING_WORDS, Standing
from cermat.actions.versions import Noun
from cermat.indicators import timeliness
from cermat.indicators.figures import Verdict
from cermat.indicators.rows import State, VillageDocumentRow
from cermat.registers import selectors
from cermat.registers.models import VillageDocument
from cermat.registers.scope import Scope
from cermat.registers.substitution import GOVERNMENT_UNIT
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.rules.types import DocumentKind, LegalEvent
from cermat.words.dates import local_day, write_date

STAMPED_BY_THE_OFFICE = (
    "Tanggal penerimaan dicap kantor Camat saat dokumen diterima, tidak diisi desa; "
    "kosongkan, atau biarkan seperti yang sudah tercatat."
)


class Change(TypedDict):
    """What a correction writes, and what is wrong with it."""

    content: dict[str, Any]
    problems: Iterator[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a document would mean, in words, before it is saved.

    `verdict` is ON_TIME or LATE; it and `due` are None where no deadline is in force, and for a perubahan.
    `same_number` is the key of the document already recorded under this number, which should be corrected instead;
    None where there is none.
    """

    sentence: str
    verdict: Verdict | None
    due: date | None
    warnings: tuple[str, ...]
    same_number: str | None


def preview(*, by: Scope, entry: VillageDocumentEntry, key: str | None = None) -> Preview:
    """Return what the entry would mean; `key` names the document it would correct. Raises what saving would raise."""
    known = facts.of(by)
    entry = stamped(entry, known)
    permissions.check_can(by, Act.RECORD_VILLAGE_DOCUMENT, Subject(village=entry.village))
    recorded = versions.find(NOUN, by=by, key=key) if key else None
    checks.refuse(problems(by, entry, known, recorded=recorded))
    kind = kind_of(known, entry.kind, entry.fiscal_year)
    beside = [row for row in _for_obligation(by, entry) if row.key != key]
    twin = next((row for row in beside if row.number == entry.number.strip()), None)
    if twin is None:
        _refuse_annulled_twin(by, entry, key)
    corrected = recorded or twin
    sentence, verdict, due = _verdict(entry, known)
    warnings = [
        *_correction_warning(corrected, entry, kind),
        *(_beside_warning(row, entry, kind) for row in beside if row is not twin and _compete(row, entry)),
        *contradictions.contradictions(entry, _others(by, entry.village, key)),
        *_recorded_late(by, entry, kind, key=corrected.key if corrected else None),
    ]
    return Preview(
        sentence=sentence, verdict=verdict, due=due, warnings=tuple(warnings), same_number=twin.key if twin else None
    )


def add(*, by: Scope, entry: VillageDocumentEntry, submitted: bool = True) -> str:
    """Record a document, handed in or as a draft, and return its key."""
    known = facts.of(by)
    entry = stamped(entry, known)
    faults = problems(by, entry, known)
    return versions.add(NOUN, row_of(entry), by=by, submitted=submitted, problems=faults).key


def correct(*, by: Scope, key: str, version: int, entry: VillageDocumentEntry, reason: str) -> int:
    """Record other content as a new version, and return that version. A draft needs no reason."""
    change = _change(by, key=key, entry=entry)
    return versions.correct(NOUN, by=by, key=key, version=version, reason=reason, **change).version


def corrected(*, by: Scope, key: str, version: int, entry: VillageDocumentEntry, reason: str) -> VillageDocument:
    """Return the unsaved version with other content, for an act under way."""
    change = _change(by, key=key, entry=entry)
    row = versions.corrected(NOUN, by=by, key=key, version=version, reason=reason, **change)
    versions.refuse_twin(NOUN, row, by=by)
    return row


def _change(by: Scope, *, key: str, entry: VillageDocumentEntry) -> Change:
    known = facts.of(by)
    entry = stamped(entry, known)
    faults = problems(by, entry, known, recorded=versions.find(NOUN, by=by, key=key))
    return {"content": content_of(entry), "problems": faults}


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a draft or a returned document, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(NOUN, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a document to its author with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a document was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's content again, and return the new version, to be verified by another person."""
    history = versions.history_of(NOUN, by=by, key=key)
    if permissions.records_one_village_alone(by) and any(
        each.version == to_version and each.submitted_on != history[-1].submitted_on for each in history
    ):
        raise FaultyEntry([Problem(field="to_version", sentence=STAMPED_BY_THE_OFFICE)])
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def problems(
    by: Scope, entry: VillageDocumentEntry, known: Facts, *, recorded: VillageDocument | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with a document this person records; `recorded`: the version it would correct.

    The day of receipt is the office's word: who records for one village alone leaves it as it is.
    """
    if permissions.records_one_village_alone(by):
        if entry.submitted_on != (recorded.submitted_on if recorded else None):
            yield Problem(field="submitted_on", sentence=STAMPED_BY_THE_OFFICE)
        entry = replace(entry, awaits_receipt=True)
    yield from checks.village_document_problems(entry, known)


def stamped(entry: VillageDocumentEntry, known: Facts) -> VillageDocumentEntry:
    """Return an entry whose day of submission is the receipt stamp's day in the office's own time zone."""
    if entry.received_at is None:
        return entry
    return replace(entry, submitted_on=local_day(entry.received_at, known.zone), received_at=None)


def row_of(entry: VillageDocumentEntry) -> VillageDocument:
    """Return an entry as an unsaved row."""
    return VillageDocument(**content_of(entry))


def content_of(entry: VillageDocumentEntry) -> dict[str, Any]:
    """Return an entry as the columns of a row."""
    return {
        "village": entry.village,
        "kind": entry.kind,
        "fiscal_year": entry.fiscal_year,
        "number": entry.number.strip(),
        "enacted_on": entry.enacted_on,
        "submitted_on": entry.submitted_on,
        "draft_received_on": entry.draft_received_on,
        "evaluated_on": entry.evaluated_on,
        "amendment": entry.amendment,
    }


def _verdict(entry: VillageDocumentEntry, known: Facts) -> tuple[str, Verdict | None, date | None]:
    kind = kind_of(known, entry.kind, entry.fiscal_year)
    if entry.amendment is not None:
        return timeliness.amendment_sentence(kind, fiscal_year=entry.fiscal_year, amendment=entry.amendment), None, None
    tested = getattr(entry, TESTED_FIELD[kind.event])
    try:
        due = due_day(kind, entry.fiscal_year)
        sentence = timeliness.verdict_sentence(kind, fiscal_year=entry.fiscal_year, dated=tested, sources=known.sources)
    except NoRuleInForce as absence:
        return str(absence), None, None
    if tested is None:
        awaited = "cap terima kantor Camat" if kind.event is LegalEvent.SUBMITTED else "Perdes"
        return f"Menunggu {awaited}; {sentence[:1].lower()}{sentence[1:]}", None, due
    return sentence, Verdict.ON_TIME if tested <= due else Verdict.LATE, due


def _for_obligation(by: Scope, entry: VillageDocumentEntry) -> list[VillageDocument]:
    rows = VillageDocument.objects.filter(
        office_id=by.office, village=entry.village, kind=entry.kind, fiscal_year=entry.fiscal_year
    )
    keys = sorted(set(rows.values_list("key", flat=True)))
    latest = [versions.find(NOUN, by=by, key=key) for key in keys]
    return [row for row in latest if versions.standing(row) is not Standing.ANNULLED]


def _refuse_annulled_twin(by: Scope, entry: VillageDocumentEntry, key: str | None) -> None:
    row = row_of(entry)
    row.key = key or ""
    versions.refuse_twin(NOUN, row, by=by)


def _correction_warning(
    corrected: VillageDocument | None, entry: VillageDocumentEntry, kind: DocumentKind
) -> list[str]:
    if corrected is None:
        return []
    field, words = TESTED_FIELD[kind.event], STANDING_WORDS[versions.standing(corrected)]
    before, after = getattr(corrected, field), getattr(entry, field)
    moved = f"{kind.event.value} {_day(before)} menjadi {_day(after)}" if before != after else "tanggalnya tetap"
    return [
        (
            f"Nomor {corrected.number or '(belum ada)'} sudah tercatat (versi {corrected.version}, {words}); "
            f"menyimpannya berarti memperbaiki: {moved}. Perbaikan berlaku setelah diverifikasi orang lain."
        )
    ]


def _recorded_late(by: Scope, entry: VillageDocumentEntry, kind: DocumentKind, *, key: str | None) -> tuple[str, ...]:
    """Return what is told to the verifier where the tested day comes into the books long after it."""
    known, field = facts.of(by), TESTED_FIELD[kind.event]
    tested = getattr(entry, field)
    history = versions.history_of(NOUN, by=by, key=key) if key else ()
    first = next((row for row in history if getattr(row, field) == tested), None)
    written = local_day(first.recorded_at, known.zone) if first else known.today
    return contradictions.recorded_late(kind.event, tested=tested, recorded_on=written)


def _compete(row: VillageDocument, entry: VillageDocumentEntry) -> bool:
    return row.amendment is None and entry.amendment is None


def _others(by: Scope, village: str, key: str | None) -> list[VillageDocumentRow]:
    """Return what stands of a village's other documents."""
    rows = selectors.latest(selectors.documents_of_villages(by, [village]))
    return [row for row in rows if not row.mark.annulled and row.mark.ref.key != key]


def _beside_warning(row: VillageDocument, entry: VillageDocumentEntry, kind: DocumentKind) -> str:
    field = TESTED_FIELD[kind.event]
    existing, coming = getattr(row, field), getattr(entry, field)
    decides = existing is not None and coming is not None and existing <= coming and row.state == State.VERIFIED
    effect = (
        "dokumen itu yang menentukan dan angka tidak berubah"
        if decides
        else "yang paling awal di antara dokumen terverifikasi yang menentukan"
    )
    return (
        f"Untuk kewajiban ini sudah ada {kind.name} {row.fiscal_year} nomor {row.number or '(belum ada)'} "
        f"({kind.event.value} {_day(existing)}, {STANDING_WORDS[versions.standing(row)]}); {effect}."
    )


def _day(dated: date | None) -> str:
    return write_date(dated) if dated else "belum ada"


def _kind_name(kind: str) -> str:
    shared = law().document_kinds
    return shared[kind].name if kind in shared else kind


def _subject(by: Scope, row: VillageDocument) -> Subject:
    return Subject(unit=GOVERNMENT_UNIT, village=row.village)


NOUN = Noun(
    model=VillageDocument,
    word="dokumen desa",
    recording=Act.RECORD_VILLAGE_DOCUMENT,
    label=lambda row: f"{_kind_name(row.kind)} {row.fiscal_year} {row.village} nomor {row.number or '(belum ada)'}",
    identity=lambda row: {
        "village": row.village,
        "kind": row.kind,
        "fiscal_year": row.fiscal_year,
        "number": row.number,
    },
    subject=_subject,
    took_part=lambda by, row: selectors.receivers(by, row.key),
)
