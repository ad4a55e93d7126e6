"""What a roll-up refuses."""

from cermat.words.errors import CermatError


class RollupRefused(CermatError):
    """A source that cannot be read, or an engine that is not installed."""
