"""Tasks for tests alone."""

import os
import signal

from django_tasks import task

DONE: list[str] = []


@task()  # type: ignore[untyped-decorator]
def note(word: str) -> None:
    """Write down that this was done."""
    DONE.append(word)


@task()  # type: ignore[untyped-decorator]
def fail() -> None:
    """Fail as a fault of the program does."""
    raise ZeroDivisionError


@task()  # type: ignore[untyped-decorator]
def note_and_stop(word: str) -> None:
    """Be told to stop while this is being done."""
    os.kill(os.getpid(), signal.SIGTERM)
    DONE.append(word)
