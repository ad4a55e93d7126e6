"""How far a figure can be trusted: which of its counted lines stand on a row, and how many of those are sound."""

from dataclasses import dataclass

from cermat.indicators.figures import Line, Measurement


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Counts of a figure's lines. `counted`: those in it; `standing`: of them those that stand on a row.

    An obligation without a document stands on none: it is neither verified nor unverified, neither late nor in time.
    `without_document` counts those; None where no line is an obligation. `verified`, `taken_over` and `late` are of
    `standing`, `without_evidence` of `to_prove`.
    """

    counted: int
    standing: int
    without_document: int | None
    verified: int
    taken_over: int
    late: int
    to_prove: int
    without_evidence: int


def quality(measured: Measurement) -> Quality:
    """Return what the lines of a figure stand on."""
    counted = [line for line in measured.figure.lines if line.in_denominator or line.in_numerator]
    standing = [line for line in counted if line.deciding is not None]
    return Quality(
        counted=len(counted),
        standing=len(standing),
        without_document=_without_document(counted),
        verified=sum(not line.is_unverified for line in standing),
        taken_over=sum(line.is_takeover for line in standing),
        late=sum(line.is_late_entry for line in standing),
        to_prove=sum(line.in_numerator or line.amount is not None for line in counted),
        without_evidence=measured.without_evidence,
    )


def _without_document(counted: list[Line]) -> int | None:
    owed = [line for line in counted if line.due is not None]
    return sum(line.deciding is None for line in owed) if owed else None
