"""Which characters a paper can carry: what a writer cannot is written as its code point, never dropped."""

import re
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "fonts"
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def writable(text: str) -> str:
    """Return a text with line ends unified and control, direction and invalid characters as `[U+202E]`."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    return _UNWRITABLE.sub(_code_point, unified.replace("\u2029", "\n"))


def drawable(text: str) -> str:
    """Return a writable text in which characters outside the shipped fonts stand as `[U+1F600]`."""
    covered = _covered()
    return "".join(
        character if character == "\n" or ord(character) in covered else f"[U+{ord(character):04X}]"
        for character in writable(text)
    )


def _code_point(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    ranges = (FONTS / "coverage.txt").read_text("ascii").split()
    bounds = [(int(first, 16), int(last, 16)) for first, _, last in (each.partition("-") for each in ranges)]
    return frozenset(point for first, last in bounds for point in range(first, last + 1))
