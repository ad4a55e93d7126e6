"""Refusals of this room."""

from cermat.words.errors import CermatError


class UnreadableAddress(CermatError):
    """A part of the address is not one of the values it may have."""
