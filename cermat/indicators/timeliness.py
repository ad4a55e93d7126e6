"""`timeliness`: the share of village documents finished on time (IKU 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cermat.indicators import remarks
from cermat.indicators.figures import Figure, Line, Obligation, Verdict
from cermat.indicators.obligations import cut_day, fiscal_years, timeliness_parameters
from cermat.indicators.question import Question, cite, clause_of, period_words
from cermat.indicators.remarks import TAKEN_OVER, WITHOUT_EVIDENCE, because, listed, pending_note, spread
from cermat.indicators.rows import EvidenceRow, ExemptionRow, Mark, Ref, VillageDocumentRow, VillageKind, VillageRow
from cermat.indicators.shares import mean_of_groups, share_of
from cermat.indicators.standing import (
    deciding,
    is_annulled,
    is_draft,
    is_verified,
    standing_evidence,
    versions_by_key,
)
from cermat.rules.deadlines import due_day, value_for
from cermat.rules.types import DocumentKind, LegalEvent, Source
from cermat.words.dates import write_date

BOOK = "village_document"
_KIND_WORDS = {VillageKind.KELURAHAN: "Kelurahan", VillageKind.DESA: "Desa", VillageKind.DESA_ADAT: "Desa adat"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """A document as it stands: the version that counts, a later one pending, all versions, and its tested day."""

    row: VillageDocumentRow
    pending: VillageDocumentRow | None
    refs: tuple[Ref, ...]
    tested: date | None

    @property
    def mark(self) -> Mark:
        return self.row.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decider:
    """The document that decides an obligation, and the day it is judged by."""

    day: date
    row: VillageDocumentRow

    @property
    def mark(self) -> Mark:
        return self.row.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every line of one working paper is judged with."""

    question: Question
    cut: date
    sources: Mapping[str, Source]
    years: Mapping[str, int]
    villages: Mapping[str, VillageRow]
    evidence: Mapping[tuple[str, str], tuple[EvidenceRow, ...]]
    exemptions: Mapping[tuple[str, str, int], ExemptionRow]

    def kind(self, kind_id: str) -> DocumentKind:
        return self.question.paper.document_kinds[kind_id]


def tested_day(row: VillageDocumentRow, kind: DocumentKind) -> date | None:
    """Return the day of the legal event the rule tests: enactment, or receipt at the Camat's office; None if unknown.

    Source: iku-lumajang-2023#2.
    """
    return row.enacted_on if kind.event is LegalEvent.ENACTED else row.submitted_on


def judge(dated: date, due: date) -> Verdict:
    """Return ON_TIME up to and including the due day, LATE after it: whole calendar days, no roll-over.

    Source: iku-lumajang-2023#2.
    """
    return Verdict.ON_TIME if dated <= due else Verdict.LATE


def verdict_sentence(kind: DocumentKind, *, fiscal_year: int, dated: date | None, sources: Mapping[str, Source]) -> str:
    """Return what the rule says of a document dated so, as a sentence; `dated` is its tested day.

    Raises NoRuleInForce where no deadline is in force for the fiscal year.
    """
    citation = _citation(kind, fiscal_year, sources=sources)
    if dated is None:
        return f"Tanggal {kind.event.value} belum diisi; batas {write_date(due_day(kind, fiscal_year))} {citation}."
    return f"{_event_words(kind, fiscal_year, dated=dated)} {citation}."


def amendment_sentence(kind: DocumentKind, *, fiscal_year: int, amendment: int) -> str:
    """Return what a perubahan means for the figure: nothing."""
    return (
        f"{group_of(kind.name, fiscal_year)} perubahan ke-{amendment}: dicatat, tidak mengubah putusan dokumen induk."
    )


def _event_words(kind: DocumentKind, fiscal_year: int, *, dated: date) -> str:
    timing = remarks.timing_words(dated, due_day(kind, fiscal_year))
    return f"{kind.event.value.capitalize()} {write_date(dated)}, {timing}"


def _citation(kind: DocumentKind, fiscal_year: int, *, sources: Mapping[str, Source]) -> str:
    return f"(sumber: {cite(value_for(kind, fiscal_year).source, sources)})"


def working_paper(
    rows: Sequence[VillageDocumentRow],
    obligations: Sequence[Obligation],
    *,
    question: Question,
    villages: Sequence[VillageRow],
    evidence: Sequence[EvidenceRow],
    exemptions: Sequence[ExemptionRow] = (),
) -> tuple[Line, ...]:
    """Return one line per obligation, in the order given, then one per document that meets none, by key.

    Every version of every row stands in exactly one line.
    """
    desk = _desk(question, villages, evidence=evidence, exemptions=exemptions)
    handed, unmatched = _handed(rows, obligations, desk=desk)
    of_obligations = [_obligation_line(each, documents, desk=desk) for each, documents in handed.items()]
    return (*of_obligations, *(_unmatched_line(document, desk) for document in unmatched))


def verdicts(
    rows: Sequence[VillageDocumentRow], obligations: Sequence[Obligation], *, question: Question
) -> Mapping[Obligation, tuple[Verdict, date | None]]:
    """Return what became of each obligation, and by which day, as the lines of `working_paper` say it."""
    desk = _desk(question, (), evidence=(), exemptions=())
    handed, _ = _handed(rows, obligations, desk=desk)
    decided = {each: _decisive(documents, each.due, cut=desk.cut) for each, documents in handed.items()}
    return {
        each: (_verdict(each, decider, desk=desk), decider.day if decider else None)
        for each, decider in decided.items()
    }


def _handed(
    rows: Sequence[VillageDocumentRow], obligations: Sequence[Obligation], *, desk: _Desk
) -> tuple[Mapping[Obligation, list[_Document]], list[_Document]]:
    """Return the documents handed in for each obligation, and those that meet none, by key."""
    owed = {(each.kind, each.village, each.fiscal_year): each for each in obligations}
    handed: dict[Obligation, list[_Document]] = {each: [] for each in owed.values()}
    unmatched = []
    for document in (_document(versions, desk) for versions in versions_by_key(rows).values()):
        obligation = owed.get((document.row.kind, document.row.village, document.row.fiscal_year))
        handed[obligation].append(document) if obligation else unmatched.append(document)
    return handed, unmatched


def _desk(
    question: Question,
    villages: Sequence[VillageRow],
    *,
    evidence: Sequence[EvidenceRow],
    exemptions: Sequence[ExemptionRow],
) -> _Desk:
    year, basis = question.period.year, question.year_basis
    return _Desk(
        question=question,
        cut=cut_day(question.paper, question.indicator, period=question.period, basis=basis),
        sources=question.paper.sources,
        years=fiscal_years(question.paper, question.indicator, year=year, basis=basis),
        villages={village.code: village for village in villages},
        evidence=standing_evidence(evidence, BOOK),
        exemptions={(each.kind, each.village, each.fiscal_year): each for each in exemptions},
    )


def _document(versions: Sequence[VillageDocumentRow], desk: _Desk) -> _Document:
    row, pending = deciding(versions)
    kind = desk.question.paper.document_kinds.get(row.kind)
    return _Document(
        row=row,
        pending=pending,
        refs=tuple(version.mark.ref for version in versions),
        tested=tested_day(row, kind) if kind else None,
    )


def _decisive(documents: Sequence[_Document], due: date, *, cut: date) -> _Decider | None:
    """Return the earliest valid document: verified ones alone where there are any, else submitted ones.

    While the due day lies after the period, a document dated after the period decides nothing yet.
    """
    valid = [
        _Decider(day=each.tested, row=each.row)
        for each in documents
        if each.row.amendment is None and each.tested and not _void_words(each.mark) and min(each.tested, due) <= cut
    ]
    verified = [each for each in valid if is_verified(each.mark)]
    return min(verified or valid, key=lambda each: (each.day, each.mark.ref), default=None)


def _void_words(mark: Mark) -> str | None:
    """Return why a document can never decide, to be read after its number; None where it can."""
    if is_annulled(mark):
        return f" dibatalkan karena salah catat{because(mark.reason)}; tidak dihitung"
    return " masih draf; tidak dihitung" if is_draft(mark) else None


def _obligation_line(obligation: Obligation, documents: Sequence[_Document], *, desk: _Desk) -> Line:
    decider = _decisive(documents, obligation.due, cut=desk.cut)
    verdict = _verdict(obligation, decider, desk=desk)
    is_on_time = verdict is Verdict.ON_TIME
    mark = decider.mark if decider else None
    proofs = desk.evidence.get((BOOK, mark.ref.key), ()) if mark else ()
    exemption = desk.exemptions.get((obligation.kind, obligation.village, obligation.fiscal_year))
    return Line(
        id=f"{obligation.kind}/{obligation.fiscal_year}/{obligation.village}",
        group=group_of(obligation.kind_name, obligation.fiscal_year),
        subject=_subject(obligation.kind_name, obligation.fiscal_year, village=obligation.village, desk=desk),
        verdict=verdict,
        in_denominator=True,
        in_numerator=is_on_time,
        reason=_reason(obligation, verdict, decider=decider, desk=desk),
        source=value_for(desk.kind(obligation.kind), obligation.fiscal_year).source,
        rows=tuple(ref for document in documents for ref in document.refs),
        deciding=mark.ref if mark else None,
        recorded_by=mark.recorded_by if mark else None,
        verified_by=mark.verified_by if mark else None,
        dated=decider.day if decider else None,
        due=obligation.due,
        is_due=_is_due(obligation, desk),
        is_unverified=verdict is Verdict.UNVERIFIED,
        is_takeover=mark.takeover if mark else False,
        lacks_evidence=is_on_time and not proofs,
        evidence=proofs,
        exemption=exemption,
        place=village_words(obligation.village, desk.villages),
        notes=listed(
            [
                remarks.exemption_words(exemption) if exemption else None,
                WITHOUT_EVIDENCE if is_on_time and not proofs else None,
                TAKEN_OVER if mark and mark.takeover else None,
                *(note for each in documents for note in _notes(each, decider, desk=desk)),
            ]
        ),
    )


def _verdict(obligation: Obligation, decider: _Decider | None, *, desk: _Desk) -> Verdict:
    if decider is None:
        return Verdict.MISSING if _is_due(obligation, desk) else Verdict.NOT_YET_DUE
    return judge(decider.day, obligation.due) if is_verified(decider.mark) else Verdict.UNVERIFIED


def _is_due(obligation: Obligation, desk: _Desk) -> bool:
    return obligation.due <= min(desk.cut, desk.question.elapsed)


def _reason(obligation: Obligation, verdict: Verdict, *, decider: _Decider | None, desk: _Desk) -> str:
    kind = desk.kind(obligation.kind)
    citation = _citation(kind, obligation.fiscal_year, sources=desk.sources)
    if decider is not None:
        unverified = "; belum diverifikasi, sehingga belum dihitung" if verdict is Verdict.UNVERIFIED else ""
        return f"{_event_words(kind, obligation.fiscal_year, dated=decider.day)} {citation}{unverified}."
    if verdict is Verdict.MISSING:
        return f"Belum disusun; batas {write_date(obligation.due)} sudah lewat {citation}."
    return f"Belum jatuh tempo; batas {write_date(obligation.due)} {citation}."


def _notes(document: _Document, decider: _Decider | None, *, desk: _Desk) -> list[str]:
    """Return what is said of one document of the line: why it does not decide, and what is pending."""
    notes = []
    if decider is None or decider.row is not document.row:
        notes.append(f"{_called(document.row)}{_why_not(document, decider, desk=desk)}.")
    if pending := pending_note(document.row, document.pending):
        notes.append(f"{_called(document.row)}: {pending}")
    return notes


def _called(row: VillageDocumentRow) -> str:
    """Return how a note names a document: by its number, and before it has one by the steps that were taken."""
    if row.number:
        return f"Dokumen nomor {row.number}"
    steps = (("rancangan diterima", row.draft_received_on), ("dievaluasi Camat", row.evaluated_on))
    words = ", ".join(f"{step} {write_date(day)}" for step, day in steps if day)
    return f"Dokumen belum bernomor ({words})"


def _why_not(document: _Document, decider: _Decider | None, *, desk: _Desk) -> str:
    """Return why a document of the line does not decide, to be read after its number."""
    if void := _void_words(document.mark):
        return void
    if document.row.amendment is not None:
        return f" adalah perubahan ke-{document.row.amendment}; dicatat, tidak mengubah putusan"
    event = desk.kind(document.row.kind).event.value
    if document.tested is None:
        return f" belum bertanggal {event}; tidak menentukan"
    dated = f", {event} {write_date(document.tested)}"
    if decider is None:
        return f"{dated}, setelah periode; dihitung pada periode yang memuat tanggal itu"
    if is_verified(decider.mark) and not is_verified(document.mark):
        return f"{dated}, belum diverifikasi; tidak mengubah hasil dokumen yang sudah diverifikasi"
    return f"{dated}; dokumen yang bertanggal lebih awal yang menentukan"


def group_of(kind_name: str, fiscal_year: int) -> str:
    """Return a group of lines as column heads print it: `RKP Desa 2024`."""
    return f"{kind_name} {fiscal_year}"


def _subject(kind_name: str, fiscal_year: int, *, village: str, desk: _Desk) -> str:
    return f"{group_of(kind_name, fiscal_year)}, {village_words(village, desk.villages)}"


def village_words(code: str, villages: Mapping[str, VillageRow]) -> str:
    """Return what a village is called, with its kind; one that is none of these by its code."""
    village = villages.get(code)
    return f"{_KIND_WORDS[village.kind]} {village.name}" if village else f"wilayah {code}"


def _unmatched_line(document: _Document, desk: _Desk) -> Line:
    row, mark = document.row, document.mark
    kind = desk.question.paper.document_kinds.get(row.kind)
    kind_name = kind.name if kind else row.kind
    verdict, reason = _why_unmatched(row, kind_name, desk=desk)
    void = _void_words(mark)
    return Line(
        id=f"{BOOK}/{mark.ref.key}",
        group=group_of(kind_name, row.fiscal_year),
        subject=_subject(kind_name, row.fiscal_year, village=row.village, desk=desk),
        verdict=verdict,
        in_denominator=False,
        in_numerator=False,
        reason=reason,
        source=clause_of(desk.question),
        rows=document.refs,
        deciding=mark.ref,
        recorded_by=mark.recorded_by,
        verified_by=mark.verified_by,
        dated=document.tested,
        is_takeover=mark.takeover,
        evidence=desk.evidence.get((BOOK, mark.ref.key), ()),
        notes=listed(
            [
                void and f"{_called(row)}{void}.",
                pending_note(row, document.pending),
            ]
        ),
    )


def _why_unmatched(row: VillageDocumentRow, kind_name: str, *, desk: _Desk) -> tuple[Verdict, str]:
    """Return the verdict and the sentence for a document that meets no obligation."""
    village = desk.villages.get(row.village)
    owing = timeliness_parameters(desk.question.indicator).village_kinds
    words = village_words(row.village, desk.villages)
    if row.kind not in desk.years:
        return Verdict.UNMATCHED, f"{kind_name} tidak dinilai oleh indikator ini."
    if village is None:
        return Verdict.UNMATCHED, f"Kode {row.village} tidak ada dalam daftar wilayah kantor ini."
    if village.kind.value not in owing:
        kinds = spread(_KIND_WORDS[VillageKind(each)].lower() for each in owing)
        return Verdict.UNMATCHED, f"{words} tidak wajib menyusun {kind_name}; yang wajib adalah {kinds}."
    asked = desk.years[row.kind]
    if row.fiscal_year != asked:
        return Verdict.OUTSIDE_PERIOD, (
            f"{group_of(kind_name, row.fiscal_year)} tidak dinilai pada {period_words(desk.question.period)}; "
            f"yang dinilai {group_of(kind_name, asked)}."
        )
    due = due_day(desk.kind(row.kind), asked)
    return Verdict.UNMATCHED, f"{words} tidak ada pada hari batas {write_date(due)}, sehingga tidak wajib menyusunnya."


def groups_of(question: Question) -> tuple[str, ...]:
    """Return the groups a working paper has, in the paper's order of kinds."""
    years = fiscal_years(question.paper, question.indicator, year=question.period.year, basis=question.year_basis)
    return tuple(group_of(question.paper.document_kinds[kind].name, year) for kind, year in years.items())


def figure(lines: Sequence[Line], *, groups: Sequence[str]) -> Figure:
    """Return the pooled share in percent, the share of those already due, and the mean of the groups.

    Source: iku-lumajang-2023#2 (the title says mean, the formula pools: the formula rules).
    """
    share = share_of(lines)
    obstacle = "Tidak dapat diukur: kantor ini tidak memiliki desa yang wajib menyusun dokumen pada periode ini."
    return Figure(
        method="timeliness",
        lines=tuple(lines),
        share=share,
        due=share_of(line for line in lines if line.is_due),
        mean=mean_of_groups(lines, groups),
        exact=share.exact,
        obstacle=obstacle if share.exact is None else None,
    )
