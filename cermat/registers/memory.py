"""What one reading of the books has asked before: within it, the same question is answered once."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from cermat.registers.scope import Scope

P = ParamSpec("P")
R = TypeVar("R")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)
_OF_ACT = object()  # stands among the answers of an act's own reading


@contextmanager
def one_reading(*, of_act: bool = False) -> Iterator[None]:
    """Remember what is asked within; an act within ends it (`end`), for after it another answer may be true.

    `of_act`: whether it is an act's own, which lasts from its offices' lock to its first row.
    """
    token = _answers.set({_OF_ACT: None} if of_act else {})
    try:
        yield
    finally:
        _answers.reset(token)


def is_reading() -> bool:
    """Return whether a reading is under way that no act has ended, and that is no act's own."""
    answers = _answers.get()
    return answers is not None and _OF_ACT not in answers


def end() -> None:
    """End the reading under way: from here on, everything is asked anew."""
    _answers.set(None)


def remembered(select: Callable[P, R]) -> Callable[P, R]:
    """Return a selector that is asked once a reading for the same arguments; its answer must not be changeable."""

    @wraps(select)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        return _answered(question(select, args, kwargs=kwargs), lambda: select(*args, **kwargs))

    return answer


def recalled(selector: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
    """Return what a remembered selector answered in this reading to the same arguments; None where it was not asked."""
    return (_answers.get() or {}).get(question(getattr(selector, "__wrapped__", selector), args, kwargs=kwargs))


def remembered_of_office(select: Callable[Concatenate[Scope, P], R]) -> Callable[Concatenate[Scope, P], R]:
    """Return the same of a selector that answers everybody alike: it is asked once a reading for an office."""

    @wraps(select)
    def answer(scope: Scope, /, *args: P.args, **kwargs: P.kwargs) -> R:
        asked = question(select, (scope.office, *args), kwargs=kwargs)
        return _answered(asked, lambda: select(scope, *args, **kwargs))

    return answer


def question(select: Callable[..., Any], args: tuple[Any, ...], *, kwargs: Mapping[str, Any]) -> Hashable:
    """Return what tells a question to a selector from every other one."""
    return select, args, tuple(sorted(kwargs.items()))


def _answered(asked: Hashable, ask: Callable[[], R]) -> R:
    answers = _answers.get()
    if answers is None:
        return ask()
    if asked not in answers:
        answers[asked] = ask()
    return cast(R, answers[asked])
