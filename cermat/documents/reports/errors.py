"""Refusals of the reports."""

from cermat.words.errors import CermatError


class BlankAnalysis(CermatError):
    """A report lacks texts it asks for; nothing is printed instead."""
