"""Refusals of the law."""

from cermat.words.errors import CermatError


class RuleError(CermatError):
    """Refusals of this room."""


class NoRuleInForce(RuleError):
    """No value of a rule is in force on the day asked; another one is never taken instead."""


class FaultyRuleFile(RuleError):
    """A rule file is not what it must be; the message names file, line and remedy.

    `line` is 0 where the file could not be read at all. `sentence` is the message without file and line.
    """

    def __init__(self, message: str, *, line: int = 0, sentence: str = "") -> None:
        super().__init__(message)
        self.line, self.sentence = line, sentence or message
