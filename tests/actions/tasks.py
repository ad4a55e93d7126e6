"""Tasks for tests alone."""

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
