"""What follows from an office's books alone, remembered by their head: books with the same head hold the same rows.

The head is the hash of an office's last event, which seals all before it. Whoever looks over a kabupaten again asks for
those offices alone whose books moved on since; the heads themselves are asked for every time. Nothing that is read from
beside the books is remembered so: it can be made anew without an act.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from functools import wraps
from itertools import islice
from typing import Any, TypeVar, cast

from cermat.registers import ledger, memory
from cermat.registers.scope import Scope
from cermat.registers.selectors.supervision import SupervisedOffice, among

ByOffice = Mapping[str, tuple[Any, ...]]
S = TypeVar("S", bound=Callable[..., ByOffice])
# So many answers, each of one office; after that, all are forgotten.
MOST = 5000
# By question, the head it was answered under, and the answer.
_known: dict[Hashable, tuple[str, tuple[Any, ...]]] = {}


def remembered_by_head(select: S) -> S:
    """Return a selector that asks for those offices alone whose books are not as they were when it was asked before.

    What it answers of an office must follow from that office's books and the other arguments, whoever asks. Within an
    act, whose rows no head seals yet, and outside any reading everything is asked.
    """

    @wraps(select)
    def answer(scope: Scope, offices: Collection[SupervisedOffice], **asked: Hashable) -> ByOffice:
        if not memory.is_reading():
            return select(scope, offices, **asked)
        wanted = among(scope, offices)
        heads = _heads(wanted)
        questions = {code: memory.question(select, (code,), kwargs=asked) for code in heads}
        known = {
            code: rows for code, asked_of in questions.items() if (rows := _recall(asked_of, heads[code])) is not None
        }
        moved_on = [each for each in offices if each.code in wanted - known.keys()]
        fresh = select(scope, moved_on, **asked) if moved_on else {}
        # An office that moves on meanwhile is told as it is now, under a head that is nobody's any more.
        _remember({questions[code]: (heads[code], fresh.get(code, ())) for code in heads.keys() - known.keys()})
        return {code: rows for code, rows in {**known, **fresh}.items() if rows}

    return cast(S, answer)


def forget() -> None:
    """Forget every answer; for whoever changes books without an act, or measures what asking costs."""
    _known.clear()


@memory.remembered
def _heads(codes: frozenset[str]) -> Mapping[str, str]:
    return ledger.heads(codes)


def _recall(question: Hashable, head: str) -> tuple[Any, ...] | None:
    under, rows = _known.get(question, ("", ()))
    return rows if under == head else None


def _remember(answers: Mapping[Hashable, tuple[str, tuple[Any, ...]]]) -> None:
    if len(_known) + len(answers) > MOST:
        _known.clear()
    _known.update(islice(answers.items(), MOST))
