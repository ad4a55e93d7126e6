"""Refusals of the command line itself."""

from cermat.words.errors import CermatError


class CommandRefused(CermatError):
    """The command was understood and cannot be done."""


class WrongUsage(CermatError):
    """The command line asks for something that does not exist."""
