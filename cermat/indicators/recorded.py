"""Recorded quantities: what another authority or register states, shared by the three methods that rest on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cermat.indicators.figures import Line, Period, Verdict
from cermat.indicators.question import Question, clause_of, period_words
from cermat.indicators.remarks import TAKEN_OVER, WITHOUT_EVIDENCE, because, listed, pending_note
from cermat.indicators.rows import EvidenceRow, RecordedValueRow, Ref
from cermat.indicators.standing import (
    deciding,
    is_annulled,
    is_draft,
    is_verified,
    standing_evidence,
    versions_by_key,
)
from cermat.indicators.values import category_named
from cermat.words.dates import write_date, write_quarter
from cermat.words.numbers import write_number

BOOK = "recorded_value"
OFFICIAL = "official"
# What an issued paper of before the books reported of a year: a quotation, in no figure.
REPORTED = "reported"
REPORTED_WORDS = "Realisasi menurut naskah lama"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity an indicator rests on: its id in the books, its name, its bounds (None: open), its weight.

    `categories`: what its amounts 1, 2, … stand for, from the lowest; empty where an amount is a number.
    """

    id: str
    name: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    weight: Decimal | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A recorded value as it stands: the version that counts, a later one pending, all versions, its evidence."""

    row: RecordedValueRow
    pending: RecordedValueRow | None
    refs: tuple[Ref, ...]
    evidence: tuple[EvidenceRow, ...]


def shelve(
    rows: Sequence[RecordedValueRow], evidence: Sequence[EvidenceRow], *, question: Question
) -> tuple[Recorded, ...]:
    """Return the rows of the asked indicator as they stand, of whatever period."""
    proofs, shelf = standing_evidence(evidence, BOOK), []
    for versions in versions_by_key(rows).values():
        row, pending = deciding(versions)
        if row.indicator == question.indicator.id:
            refs = tuple(version.mark.ref for version in versions)
            proof = proofs.get((BOOK, row.mark.ref.key), ())
            shelf.append(Recorded(row=row, pending=pending, refs=refs, evidence=proof))
    return tuple(shelf)


def quantity_line(
    quantity: Quantity, shelf: Sequence[Recorded], *, question: Question, period: Period | None = None
) -> Line:
    """Return the one line of a quantity in a period, standing in neither numerator nor denominator yet.

    `period` None: the one asked. A year's value never stands in for a quarter's. The newest paper decides, verified
    ones alone where there are any. RECORDED: verified and within bounds.
    """
    stated = period or question.period
    candidates = tuple(each for each in shelf if each.row.quantity == quantity.id and _period_of(each.row) == stated)
    decider = _decider(candidates)
    verdict, reason = _judge(decider, quantity, period=stated)
    mark = decider.row.mark if decider else None
    proofs = decider.evidence if decider else ()
    lacks_evidence = verdict is Verdict.RECORDED and not proofs
    return Line(
        id=f"{question.indicator.id}/{quantity.id}{_mark_of(stated, question)}",
        group=question.indicator.name,
        subject=quantity.name if stated == question.period else f"{quantity.name}, {_when_words(stated)}",
        verdict=verdict,
        in_denominator=False,
        in_numerator=False,
        reason=reason,
        source=clause_of(question),
        rows=tuple(ref for each in candidates for ref in each.refs),
        deciding=mark.ref if mark else None,
        recorded_by=mark.recorded_by if mark else None,
        verified_by=mark.verified_by if mark else None,
        dated=decider.row.paper_dated if decider else None,
        is_unverified=verdict is Verdict.UNVERIFIED,
        is_takeover=mark.takeover if mark else False,
        lacks_evidence=lacks_evidence,
        evidence=proofs,
        notes=listed(
            [
                WITHOUT_EVIDENCE if lacks_evidence else None,
                TAKEN_OVER if mark and mark.takeover else None,
                *(note for each in candidates for note in _notes(each, decider, quantity=quantity)),
            ]
        ),
        amount=decider.row.amount if decider else None,
        weight=quantity.weight,
    )


def _period_of(row: RecordedValueRow) -> Period:
    return Period(year=row.year, quarter=row.quarter)


def _mark_of(period: Period, question: Question) -> str:
    """Return what tells the line of another period apart from that of the one asked."""
    if period == question.period:
        return ""
    return f"/{period.year}" if period.quarter is None else f"/{period.year}-{period.quarter}"


def _decider(candidates: Sequence[Recorded]) -> Recorded | None:
    valid = [each for each in candidates if not is_annulled(each.row.mark) and not is_draft(each.row.mark)]
    verified = [each for each in valid if is_verified(each.row.mark)]
    return max(verified or valid, key=lambda each: (each.row.paper_dated, each.row.mark.ref), default=None)


def _judge(decider: Recorded | None, quantity: Quantity, *, period: Period) -> tuple[Verdict, str]:
    if decider is None:
        return Verdict.ABSENT, f"Belum dinilai: {quantity.name} belum tercatat untuk {period_words(period)}."
    row = decider.row
    words = f"{said(row.amount, quantity)} menurut {row.paper} tanggal {write_date(row.paper_dated)}"
    if not is_verified(row.mark):
        return Verdict.UNVERIFIED, f"Tercatat {words}; belum diverifikasi, sehingga belum dipakai."
    if not is_within(row.amount, quantity):
        return Verdict.ABSENT, f"Tidak dipakai: {words} berada di luar batas {bounds_words(quantity)}."
    return Verdict.RECORDED, f"Tercatat {words}."


def is_within(amount: Decimal, quantity: Quantity) -> bool:
    """Return whether an amount lies within a quantity's bounds, both inclusive, and is a category where it must be."""
    if quantity.categories:
        return category_named(amount, quantity.categories) is not None
    is_low = quantity.minimum is not None and amount < quantity.minimum
    is_high = quantity.maximum is not None and amount > quantity.maximum
    return not is_low and not is_high


def said(amount: Decimal, quantity: Quantity) -> str:
    """Return an amount in words: a number, or the category it stands for and its place."""
    category = category_named(amount, quantity.categories)
    return write_number(amount) if category is None else f"{category} ({amount:.0f} dari {len(quantity.categories)})"


def bounds_words(quantity: Quantity) -> str:
    """Return a quantity's bounds in words: `0 sampai 5`; it has at least one."""
    if quantity.maximum is None:
        return f"paling rendah {write_number(quantity.minimum)}"
    if quantity.minimum is None:
        return f"paling tinggi {write_number(quantity.maximum)}"
    return f"{write_number(quantity.minimum)} sampai {write_number(quantity.maximum)}"


def _notes(recorded: Recorded, decider: Recorded | None, *, quantity: Quantity) -> list[str]:
    """Return why a recorded value of the line does not decide, and what is pending."""
    row, notes = recorded.row, []
    stated = f"{said(row.amount, quantity)} menurut {row.paper}"
    if recorded is not decider:
        notes.append(f"{stated}: {_why_not(recorded, decider)}.")
    if pending := pending_note(row, recorded.pending):
        notes.append(f"{stated}: {pending}")
    return notes


def _why_not(recorded: Recorded, decider: Recorded | None) -> str:
    mark = recorded.row.mark
    if is_annulled(mark):
        return f"dibatalkan karena salah catat{because(mark.reason)}; tidak dipakai"
    if is_draft(mark):
        return "masih draf; tidak dipakai"
    if decider and is_verified(decider.row.mark) and not is_verified(mark):
        return "belum diverifikasi; tidak dipakai"
    return "surat yang lebih baru yang dipakai"


def remaining_lines(
    shelf: Sequence[Recorded], lines: Sequence[Line], *, quantities: Sequence[Quantity], question: Question
) -> tuple[Line, ...]:
    """Return one line per row that stands in none of the lines.

    First those of a quantity the indicator does not rest on, then those of another period.
    """
    known = {quantity.id: quantity.name for quantity in quantities}
    used = {ref for line in lines for ref in line.rows}
    rest = [each for each in shelf if each.row.mark.ref not in used]
    strange = [each for each in rest if _period_of(each.row) == question.period]
    return (
        *(
            _remaining(
                each,
                each.row.quantity,
                verdict=Verdict.UNMATCHED,
                reason=f"Besaran {each.row.quantity} tidak dikenal oleh indikator ini.",
                question=question,
            )
            for each in strange
        ),
        *(
            _remaining(
                each,
                known.get(each.row.quantity, each.row.quantity),
                verdict=Verdict.OUTSIDE_PERIOD,
                reason=f"Bukan nilai untuk {period_words(question.period)}.",
                question=question,
            )
            for each in rest
            if each not in strange
        ),
    )


def _remaining(recorded: Recorded, name: str, *, verdict: Verdict, reason: str, question: Question) -> Line:
    row, mark = recorded.row, recorded.row.mark
    return Line(
        id=f"{BOOK}/{mark.ref.key}",
        group=question.indicator.name,
        subject=f"{name}, {_when_words(_period_of(row))}",
        verdict=verdict,
        in_denominator=False,
        in_numerator=False,
        reason=reason,
        source=clause_of(question),
        rows=recorded.refs,
        deciding=mark.ref,
        recorded_by=mark.recorded_by,
        verified_by=mark.verified_by,
        dated=row.paper_dated,
        is_takeover=mark.takeover,
        evidence=recorded.evidence,
        notes=listed([pending_note(row, recorded.pending)]),
        amount=row.amount,
    )


def _when_words(period: Period) -> str:
    return f"tahun {period.year}" if period.quarter is None else write_quarter(period.year, period.quarter)
