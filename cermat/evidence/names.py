"""The names people give their files: kept as text, never as a path."""

import unicodedata
from pathlib import PurePosixPath

from cermat.evidence.media import SUFFIXES, MediaType

LONGEST = 150


def received_name(name: str) -> str:
    """Return a file's name as it was received: its last part, without what is not seen or turns the writing round."""
    last = PurePosixPath(name.replace("\\", "/")).name
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    return " ".join(seen.split()).strip(". ")[:LONGEST] or "berkas"


def given_name(name: str, media: MediaType) -> str:
    """Return the name a file is handed out under: the received stem with the suffix its content has."""
    stem = received_name(name).rpartition(".")[0] or received_name(name)
    safe = "".join(letter if letter.isalnum() or letter in " -_()" else "_" for letter in stem)
    return f"{safe.strip()}.{SUFFIXES[media]}"
