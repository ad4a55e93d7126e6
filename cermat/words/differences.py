"""Two texts set beside each other, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\S+\s*")


class Piece(StrEnum):
    """What became of some words."""

    KEPT = "tetap"
    REMOVED = "dihapus"
    ADDED = "ditambahkan"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row of which the same became."""

    piece: Piece
    text: str


def differences(then: str, now: str) -> tuple[Run, ...]:
    """Return the words of both texts in order: kept ones once, removed ones before those put in their place."""
    return tuple(run for run in _runs(_WORD.findall(then), _WORD.findall(now)) if run.text)


def _runs(then: list[str], now: list[str]) -> Iterator[Run]:
    before, after = ([word.strip() for word in words] for words in (then, now))
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Piece.KEPT, "".join(now[start:end]))
        else:
            yield Run(Piece.REMOVED, "".join(then[first:last]))
            yield Run(Piece.ADDED, "".join(now[start:end]))
