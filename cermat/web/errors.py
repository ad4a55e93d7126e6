"""Refusals of this room."""

from cermat.words.errors import CermatError


class UnreadableText(CermatError):
    """A text that was sent holds a sign that no book can hold."""


class UnreadableAddress(CermatError):
    """A part of the address is not one of the values it may have."""
