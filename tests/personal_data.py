"""What of a text is somebody's: numbers that mark a person, how to reach one, and names that the books know."""

import re
from collections.abc import Collection, Iterator

# A hash is no number of anybody's, whatever digits follow one another in it.
HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
MARKS = {
    "NIK": re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)"),
    "NIP": re.compile(r"(?<!\d)\d(?:[ .-]?\d){17}(?!\d)"),
    "phone": re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{3,4}){2,3}(?!\d)"),
    "mail": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
}


def found(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield everything of somebody's in a text, with what it is."""
    plain = HASH.sub("", text)
    for what, mark in MARKS.items():
        yield from (f"{what}: {each.group()}" for each in mark.finditer(plain))
    lowered = " ".join(plain.casefold().split())
    yield from (f"name: {each}" for each in names if " ".join(each.casefold().split()) in lowered)
