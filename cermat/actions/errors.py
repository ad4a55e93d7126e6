"""Refusals of acts."""

from collections.abc import Sequence
from dataclasses import dataclass

from cermat.words.errors import CermatError


class ActionError(CermatError):
    """Refusals of this room."""


class NotPermitted(ActionError):
    """This person may not do this here."""


class WrongState(ActionError):
    """The row does not stand where this act begins."""


class StaleEdit(ActionError):
    """Somebody wrote a newer version after this person looked."""


class AlreadyThere(ActionError):
    """What was to be added is in the books already."""


class UnknownCode(ActionError):
    """No area, office or book has this code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one field of an entry. `sentence` says what and what to do, without naming row or column."""

    field: str
    sentence: str


class FaultyEntry(ActionError):
    """An entry that cannot stand in the books; `problems` name every faulty field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.sentence for problem in self.problems))


class FaultyOutput(FaultyEntry):
    """An output that cannot stand in the books beside its activity; `position` counts the activity's outputs from 0."""

    def __init__(self, problems: Sequence[Problem], *, position: int) -> None:
        self.position = position
        super().__init__(problems)
