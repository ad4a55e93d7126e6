"""Refusals of files, and of the places they pass through."""

from cermat.words.errors import CermatError


class EvidenceError(CermatError):
    """Refusals of this room."""


class FileRefused(EvidenceError):
    """This file is not taken: of no accepted kind, out of bounds, damaged, or dangerous."""


class StoreRefused(EvidenceError):
    """The place where files are kept cannot take or show one."""


class ScannerSilent(EvidenceError):
    """The virus scanner that is asked for does not answer."""
