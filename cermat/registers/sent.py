"""A form that was sent counts once: its mark is written with the rows of its act, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from cermat.registers import clock
from cermat.registers.models import SentForm

# As long as the longest session.
KEPT = timedelta(hours=12)


class SentAlready(Exception):
    """The form under way was sent before, and what it asks for stands in the books."""


@dataclass(slots=True, kw_only=True)
class Form:
    """A form under way. `is_counted`: an act of it was sealed."""

    key: str
    is_counted: bool = False


_under_way: ContextVar[Form | None] = ContextVar("form under way", default=None)


@contextmanager
def under_way(key: str) -> Iterator[Form]:
    """Count the acts within as those of a form. Raises SentAlready where another act of it was sealed before."""
    form = Form(key=key)
    token = _under_way.set(form)
    try:
        yield form
    finally:
        _under_way.reset(token)


def refuse_second() -> None:
    """Return under an office's lock, where the form under way was not sent before; else raise SentAlready."""
    form = _under_way.get()
    if form is not None and not form.is_counted and SentForm.objects.filter(key=form.key).exists():
        raise SentAlready


def count() -> None:
    """Write the mark of the form under way, in the transaction of its act; forget those older than a session."""
    form = _under_way.get()
    if form is None or form.is_counted:
        return
    now = clock.now()
    SentForm.objects.filter(sent_at__lt=now - KEPT).delete()
    SentForm.objects.create(key=form.key, sent_at=now)
    form.is_counted = True
