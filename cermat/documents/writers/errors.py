"""Refusals of the writers."""

from cermat.words.errors import CermatError


class UnprintablePaper(CermatError):
    """A paper the writer could not set without a fault; nothing is printed instead."""


class UnreadableTree(CermatError):
    """The text of a content tree is not one this program writes."""
