"""`follow_up`: the share of facilitation and coordination activities that were followed up (IKU 1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from cermat.indicators.figures import Figure, Line, Verdict
from cermat.indicators.question import Question, clause_of, period_words
from cermat.indicators.remarks import TAKEN_OVER, WITHOUT_EVIDENCE, because, listed, pending_note, spread
from cermat.indicators.rows import ActivityRow, EvidenceRow, OutputRow, Ref, Status, UnitRow
from cermat.indicators.shares import share_of
from cermat.indicators.standing import (
    deciding,
    is_annulled,
    is_draft,
    is_verified,
    standing_evidence,
    versions_by_key,
)
from cermat.rules.types import Law, in_force
from cermat.words.dates import write_date

ACTIVITY_BOOK = "activity"
OUTPUT_BOOK = "output"
WITHOUT_ACTIVITY = "Tanpa kegiatan"


class _Effect(Enum):
    """What one output does for its activity."""

    COUNTS = auto()
    LATER = auto()
    UNVERIFIED = auto()
    TOO_EARLY = auto()
    PROOF = auto()
    ASIDE = auto()
    DRAFT = auto()
    ANNULLED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """An output as it stands beside its activity."""

    row: OutputRow
    pending: OutputRow | None
    refs: tuple[Ref, ...]
    kind_name: str
    effect: _Effect
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Activity:
    """An activity as it stands, with its outputs in the order of their days."""

    row: ActivityRow
    versions: tuple[ActivityRow, ...]
    pending: ActivityRow | None
    outputs: tuple[_Output, ...]
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruling:
    """What became of an activity; `outputs` are those that decided it."""

    verdict: Verdict
    reason: str
    is_counted: bool = False
    is_unverified: bool = False
    outputs: tuple[_Output, ...] = ()


def working_paper(
    rows: Sequence[ActivityRow],
    outputs: Sequence[OutputRow],
    *,
    question: Question,
    units: Sequence[UnitRow],
    evidence: Sequence[EvidenceRow],
) -> tuple[Line, ...]:
    """Return one line per activity, with its outputs, by key; then one per output whose activity is not in the books.

    Every version of every row stands in exactly one line.
    """
    proofs = standing_evidence(evidence, ACTIVITY_BOOK, OUTPUT_BOOK)
    versions_of = versions_by_key(rows)
    outputs_of: dict[str, list[tuple[OutputRow, ...]]] = {key: [] for key in versions_of}
    orphans = []
    for versions in versions_by_key(outputs).values():
        activity = deciding(versions)[0].activity
        outputs_of[activity].append(versions) if activity in outputs_of else orphans.append(versions)
    names = {unit.code: unit.name for unit in units}
    activities = [
        _activity(versions, outputs_of[key], question=question, proofs=proofs) for key, versions in versions_of.items()
    ]
    lines = [
        _line(activity, names.get(activity.row.unit, activity.row.unit), question=question) for activity in activities
    ]
    return (*lines, *(_orphan_line(versions, question, proofs=proofs) for versions in orphans))


def _activity(
    versions: tuple[ActivityRow, ...],
    outputs: Sequence[tuple[OutputRow, ...]],
    *,
    question: Question,
    proofs: Mapping[tuple[str, str], tuple[EvidenceRow, ...]],
) -> _Activity:
    row, pending = deciding(versions)
    standing = [_output(each, row, question=question, proofs=proofs) for each in outputs]
    return _Activity(
        row=row,
        versions=versions,
        pending=pending,
        outputs=tuple(sorted(standing, key=lambda each: (each.row.dated, each.row.mark.ref))),
        evidence=proofs.get((ACTIVITY_BOOK, row.mark.ref.key), ()),
    )


def _output(
    versions: tuple[OutputRow, ...],
    activity: ActivityRow,
    *,
    question: Question,
    proofs: Mapping[tuple[str, str], tuple[EvidenceRow, ...]],
) -> _Output:
    row, pending = deciding(versions)
    return _Output(
        row=row,
        pending=pending,
        refs=tuple(version.mark.ref for version in versions),
        kind_name=_kind_name(question.law, row.kind),
        effect=_effect(row, activity, question=question),
        evidence=proofs.get((OUTPUT_BOOK, row.mark.ref.key), ()),
    )


def _effect(row: OutputRow, activity: ActivityRow, *, question: Question) -> _Effect:
    """Return what an output does for its activity; its kind is looked up as known on the later day of the two.

    Source: iku-lumajang-2023#1; the admissible kinds and the cut at the period's end are our decisions.
    """
    if is_annulled(row.mark):
        return _Effect.ANNULLED
    if is_draft(row.mark):
        return _Effect.DRAFT
    if _set_aside(activity, question):
        return _Effect.ASIDE
    # What may precede its activity, an invitation, is proof by its kind: no complaint about its day.
    if not is_admissible(question.law, row.kind, on=max(row.dated, activity.dated)):
        return _Effect.PROOF
    if row.dated < activity.dated:
        return _Effect.TOO_EARLY
    if not is_verified(row.mark):
        return _Effect.UNVERIFIED
    return _Effect.COUNTS if row.dated <= question.period.last_day else _Effect.LATER


def is_follow_up(output: OutputRow, activity: ActivityRow, *, law: Law) -> bool:
    """Return whether an output shows that its activity was followed up, in every period that its day belongs to."""
    if not is_verified(output.mark) or output.mark.annulled or output.dated < activity.dated:
        return False
    return is_admissible(law, output.kind, on=output.dated)


def is_admissible(law: Law, kind_id: str, *, on: date) -> bool:
    """Return whether a kind of output shows follow-up, as known on a day.

    An unknown kind does not. Raises NoRuleInForce for a day before the first rule.
    """
    kind = in_force(law.output_kinds, on=on, what="jenis hasil kegiatan").by_id().get(kind_id)
    return kind is not None and kind.admissible


def _kind_name(law: Law, kind_id: str) -> str:
    """Return the name of a kind of output as last known; the id itself for an unknown one."""
    names = {kind.id: kind.name for value in law.output_kinds for kind in value.kinds}
    return names.get(kind_id, kind_id)


def _rule(activity: _Activity, question: Question) -> _Ruling:
    """Return what became of an activity: why it is not counted, else why it is not yet decided, else its outputs."""
    return _set_aside(activity.row, question) or _by_status(activity) or _by_outputs(activity.outputs, question)


def _set_aside(row: ActivityRow, question: Question) -> _Ruling | None:
    """Return why a row does not belong to the period's activities at all."""
    if is_annulled(row.mark):
        reason = f"Dibatalkan karena salah catat{because(row.mark.reason)}; tidak dihitung."
        return _Ruling(verdict=Verdict.ANNULLED, reason=reason)
    if is_draft(row.mark):
        return _Ruling(verdict=Verdict.DRAFT, reason="Masih draf dan belum diajukan; tidak dihitung.")
    if not question.period.first_day <= row.dated <= question.period.last_day:
        reason = f"Tanggal {write_date(row.dated)} berada di luar {period_words(question.period)}; tidak dihitung."
        return _Ruling(verdict=Verdict.OUTSIDE_PERIOD, reason=reason)
    return None


def _by_status(activity: _Activity) -> _Ruling | None:
    """Return what its status alone decides; None for a verified activity that was carried out within authority.

    Leaving the denominator needs a second person: an unverified cancellation, one put outside authority, or a plan
    made of what was already reported as carried out, stays in.
    """
    row = activity.row
    leaving = _leaving(row)
    if leaving is None and is_verified(row.mark):
        return None
    if leaving is None:
        return _unverified("Belum diverifikasi; dihitung sebagai penyebut, belum sebagai pembilang.")
    verdict, claim = leaving
    if verdict is Verdict.PLANNED and not _was_reported(row, activity.versions):
        return _Ruling(verdict=verdict, reason=f"{claim}; tidak dihitung sampai terlaksana.")
    if is_verified(row.mark):
        return _Ruling(verdict=verdict, reason=f"{claim}, sudah diverifikasi; tidak dihitung.")
    return _unverified(f"{claim}, belum diverifikasi; tetap dihitung sebagai penyebut.")


def _leaving(row: ActivityRow) -> tuple[Verdict, str] | None:
    """Return the verdict and the claim by which an activity would leave the denominator, None where it makes none."""
    if row.status is Status.CANCELLED:
        return Verdict.CANCELLED, f"Batal dilaksanakan{because(row.grounds or row.mark.reason)}"
    if row.status is Status.PLANNED:
        return Verdict.PLANNED, f"Direncanakan pada {write_date(row.dated)}"
    if row.is_outside_authority:
        return Verdict.OUTSIDE_AUTHORITY, f"Di luar kewenangan Kecamatan{because(row.grounds or row.mark.reason)}"
    return None


def _was_reported(row: ActivityRow, versions: Sequence[ActivityRow]) -> bool:
    """Return whether an unverified activity was submitted before as something else than a plan."""
    submitted = [each for each in versions if not is_draft(each.mark) and not each.mark.annulled]
    return not is_verified(row.mark) and any(each.status is not Status.PLANNED for each in submitted)


def is_counted(row: ActivityRow, versions: Sequence[ActivityRow]) -> bool:
    """Return whether an activity, by the version that decides, stands in the denominator of the periods of its day."""
    if is_annulled(row.mark) or is_draft(row.mark):
        return False
    leaving = _leaving(row)
    if leaving is None:
        return True
    return not is_verified(row.mark) and (leaving[0] is not Verdict.PLANNED or _was_reported(row, versions))


def _unverified(reason: str) -> _Ruling:
    return _Ruling(verdict=Verdict.UNVERIFIED, reason=reason, is_counted=True, is_unverified=True)


def _by_outputs(outputs: Sequence[_Output], question: Question) -> _Ruling:
    """Return whether a counted activity was followed up by the period's end, later, or not."""
    for effect, verdict in ((_Effect.COUNTS, Verdict.FOLLOWED_UP), (_Effect.LATER, Verdict.FOLLOWED_UP_LATER)):
        found = tuple(output for output in outputs if output.effect is effect)
        if found:
            reason = _follow_up_words(verdict, found[0], question=question)
            return _Ruling(verdict=verdict, reason=reason, is_counted=True, outputs=found)
    return _Ruling(verdict=Verdict.NOT_FOLLOWED_UP, reason=_why_not(outputs), is_counted=True)


def _follow_up_words(verdict: Verdict, output: _Output, *, question: Question) -> str:
    if verdict is Verdict.FOLLOWED_UP:
        return f"Ditindaklanjuti dengan {_output_words(output)}."
    period = period_words(question.period)
    return f"Ditindaklanjuti setelah {period} dengan {_output_words(output)}; belum dihitung pada periode ini."


def _output_words(output: _Output) -> str:
    return f"{output.kind_name} “{output.row.title}” tanggal {write_date(output.row.dated)}"


def _why_not(outputs: Sequence[_Output]) -> str:
    """Return why an activity without a counting output was not followed up."""
    waiting = [output for output in outputs if output.effect is _Effect.UNVERIFIED]
    if waiting:
        return f"Belum ditindaklanjuti: {_output_words(waiting[0])} belum diverifikasi."
    proofs = dict.fromkeys(output.kind_name for output in outputs if output.effect is _Effect.PROOF)
    if proofs:
        kinds = spread(proofs)
        return f"Belum ditindaklanjuti: hanya ada {kinds}, bukti kegiatan terlaksana tetapi bukan tindak lanjut."
    return "Belum ditindaklanjuti: belum ada hasil yang dapat dihitung."


_EFFECT_WORDS = {
    _Effect.COUNTS: "memenuhi syarat tindak lanjut",
    _Effect.LATER: "bertanggal setelah periode; belum dihitung",
    _Effect.UNVERIFIED: "belum diverifikasi; belum dihitung",
    _Effect.TOO_EARLY: "bertanggal sebelum kegiatannya; tidak dihitung",
    _Effect.PROOF: "bukti kegiatan terlaksana; bukan tindak lanjut",
    _Effect.ASIDE: "kegiatannya tidak dinilai pada periode ini",
    _Effect.DRAFT: "masih draf; tidak dihitung",
    _Effect.ANNULLED: "dibatalkan karena salah catat; tidak dihitung",
}


def _output_notes(activity: _Activity, ruling: _Ruling) -> list[str]:
    """Return what is said of each output that is not named in the reason, and of corrections pending on outputs."""
    notes = []
    for output in activity.outputs:
        if output not in ruling.outputs[:1]:
            notes.append(f"{_output_words(output)}: {_EFFECT_WORDS[output.effect]}.")
        if pending := pending_note(output.row, output.pending):
            notes.append(f"{_output_words(output)}: {pending}")
    return notes


def _line(activity: _Activity, unit_name: str, *, question: Question) -> Line:
    row, ruling = activity.row, _rule(activity, question)
    mark = row.mark
    is_followed_up = ruling.verdict is Verdict.FOLLOWED_UP
    lacks_evidence = is_followed_up and not any(output.evidence for output in ruling.outputs)
    is_overdue_plan = ruling.verdict is Verdict.PLANNED and row.dated <= question.elapsed
    return Line(
        id=f"{ACTIVITY_BOOK}/{mark.ref.key}",
        group=unit_name,
        subject=f"{row.kind.capitalize()} {row.number}: {row.description}",
        verdict=ruling.verdict,
        in_denominator=ruling.is_counted,
        in_numerator=is_followed_up,
        reason=ruling.reason,
        source=clause_of(question),
        rows=(
            *(version.mark.ref for version in activity.versions),
            *(ref for output in activity.outputs for ref in output.refs),
        ),
        deciding=mark.ref,
        recorded_by=mark.recorded_by,
        verified_by=mark.verified_by,
        dated=row.dated,
        is_unverified=ruling.is_unverified,
        is_takeover=mark.takeover,
        lacks_evidence=lacks_evidence,
        evidence=(*activity.evidence, *(paper for output in activity.outputs for paper in output.evidence)),
        notes=listed(
            [
                WITHOUT_EVIDENCE if lacks_evidence else None,
                TAKEN_OVER if mark.takeover else None,
                "Tanggal rencana sudah lewat; catat sebagai terlaksana atau batal." if is_overdue_plan else None,
                pending_note(row, activity.pending),
                *_output_notes(activity, ruling),
            ]
        ),
    )


def _orphan_line(
    versions: tuple[OutputRow, ...],
    question: Question,
    *,
    proofs: Mapping[tuple[str, str], tuple[EvidenceRow, ...]],
) -> Line:
    row, pending = deciding(versions)
    mark = row.mark
    return Line(
        id=f"{OUTPUT_BOOK}/{mark.ref.key}",
        group=WITHOUT_ACTIVITY,
        subject=f"{_kind_name(question.law, row.kind)} “{row.title}”",
        verdict=Verdict.UNMATCHED,
        in_denominator=False,
        in_numerator=False,
        reason=f"Kegiatan {row.activity} tidak ada dalam buku; hasil ini tidak dihitung.",
        source=clause_of(question),
        rows=tuple(version.mark.ref for version in versions),
        deciding=mark.ref,
        recorded_by=mark.recorded_by,
        verified_by=mark.verified_by,
        dated=row.dated,
        is_takeover=mark.takeover,
        evidence=proofs.get((OUTPUT_BOOK, mark.ref.key), ()),
        notes=listed([pending_note(row, pending)]),
    )


def figure(lines: Sequence[Line]) -> Figure:
    """Return the share of the counted activities that were followed up, in percent.

    Source: iku-lumajang-2023#1 (activities are counted, as the paper's explanation defines).
    """
    share = share_of(lines)
    obstacle = "Tidak dapat diukur: tidak ada kegiatan fasilitasi atau koordinasi yang dihitung pada periode ini."
    return Figure(
        method="follow_up",
        lines=tuple(lines),
        share=share,
        due=share,
        mean=None,
        exact=share.exact,
        obstacle=obstacle if share.exact is None else None,
    )
