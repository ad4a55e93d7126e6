"""Activities that wait for an output that counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from cermat.indicators.rows import ActivityRow, OutputRow, Status
from cermat.indicators.standing import is_draft, versions_by_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaiting:
    """An activity without an admissible output, as its newest version says it.

    `days`: since it was held. `proofs`: the other kinds of output recorded, which prove that it took place.
    `has_draft`: an admissible output is being written.
    """

    activity: ActivityRow
    days: int
    proofs: tuple[str, ...]
    has_draft: bool


def awaiting(
    activities: Sequence[ActivityRow], outputs: Sequence[OutputRow], *, admissible: Collection[str], today: date
) -> tuple[Awaiting, ...]:
    """Return the activities carried out, within authority, of which no admissible output is handed in; oldest first.

    `admissible`: the kinds of output that show a follow-up. Both books hold every version, in any order.
    """
    newest = [versions[-1] for versions in versions_by_key(activities).values()]
    left: dict[str, list[OutputRow]] = {}
    for versions in versions_by_key(outputs).values():
        if not versions[-1].mark.annulled:
            left.setdefault(versions[-1].activity, []).append(versions[-1])
    waiting = (
        _awaiting(row, left.get(row.mark.ref.key, []), admissible=admissible, today=today)
        for row in newest
        if _is_owing(row)
    )
    return tuple(sorted(filter(None, waiting), key=lambda each: (each.activity.dated, each.activity.number)))


def _is_owing(row: ActivityRow) -> bool:
    return row.status is Status.DONE and not row.is_outside_authority and not row.mark.annulled


def _awaiting(
    row: ActivityRow, left: Sequence[OutputRow], *, admissible: Collection[str], today: date
) -> Awaiting | None:
    counting = [output for output in left if output.kind in admissible]
    if any(not is_draft(output.mark) for output in counting):
        return None
    proofs = dict.fromkeys(output.kind for output in left if output.kind not in admissible)
    return Awaiting(activity=row, days=(today - row.dated).days, proofs=tuple(proofs), has_draft=bool(counting))
