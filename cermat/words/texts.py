"""Texts as a reader sees them: signs that nobody sees are no part of what was written."""

import re
import unicodedata

# Seen as nothing, though Unicode calls them letters, marks or symbols.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# A null character is refused by name where it comes in, never dropped in silence.
_KEPT = frozenset("\t\n\r\0")
_AROUND_SIGNS, _CALLED = re.compile(r"\s*([^\w\s])\s*"), re.compile(r"^(?:nomor\b|no\b)[\s.:]*")
_WORD = re.compile(r"[^\W\d_]{2}")
_PRINTABLE = re.compile(r"[\x20-\x7e]*")


def as_seen(text: str) -> str:
    """Return a text without the signs nobody sees (controls, joiners, marks of direction), and trimmed.

    So two numbers that look the same are the same, and a text of invisible signs alone is empty.
    """
    if _PRINTABLE.fullmatch(text):
        return text.strip()
    return "".join(filter(_is_seen, text)).strip()


def has_words(text: str) -> bool:
    """Return whether a text says anything: a dash, a dot or a number alone is no word."""
    return _WORD.search(as_seen(text)) is not None


def is_same_number(first: str, second: str) -> bool:
    """Return whether two numbers of papers are one to who reads them: case and spaces around signs tell nothing apart.

    So are `No. 700 / 1 /2026` and `nomor 700/1/2026`, but not `70 0` and `700`.
    """
    return _as_compared(first) == _as_compared(second)


def _as_compared(number: str) -> str:
    seen = unicodedata.normalize("NFKC", as_seen(number)).casefold()
    dashed = "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in seen)
    return " ".join(_AROUND_SIGNS.sub(r"\1", _CALLED.sub("", dashed)).split())


def _is_seen(sign: str) -> bool:
    return sign in _KEPT or (sign not in _BLANKS and unicodedata.category(sign) not in {"Cc", "Cf"})
