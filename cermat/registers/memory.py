"""What one reading of the books has asked before: within it, the same question is answered once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Remember what is asked within; an act within ends it (`end`), for after it another answer may be true."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def end() -> None:
    """End the reading under way: from here on, everything is asked anew."""
    _answers.set(None)


def remembered(select: Callable[P, R]) -> Callable[P, R]:
    """Return a selector that is asked once a reading for the same arguments; its answer must not be changeable."""

    @wraps(select)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = _answers.get()
        if answers is None:
            return select(*args, **kwargs)
        question = (select, args, tuple(sorted(kwargs.items())))
        if question not in answers:
            answers[question] = select(*args, **kwargs)
        return cast(R, answers[question])

    return answer
