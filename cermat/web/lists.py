"""Long lists: the words looked for in them, and one page of them at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from cermat.web.errors import UnreadableAddress

SHOWN = 50  # lines on a page, so that the longest stays under 100 kB
SEARCH, PAGE = "cari", "halaman"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Which page of how many is shown. `before` and `after`: the addresses of its neighbours, None at the ends."""

    number: int
    last: int
    before: str | None
    after: str | None


def cut(request: HttpRequest, every: Sequence[T]) -> tuple[Sequence[T], Leaf]:
    """Return the lines of the page an address asks for, and where it stands. Raises UnreadableAddress."""
    found = leaf(request, last=-(-len(every) // SHOWN))
    begin = (found.number - 1) * SHOWN
    return every[begin : begin + SHOWN], found


def leaf(request: HttpRequest, *, last: int) -> Leaf:
    """Return which page an address asks for, the first or last one beyond the ends. Raises UnreadableAddress.

    `last` 0: there is nothing to leaf through; that is one empty page.
    """
    text = request.GET.get(PAGE) or "1"
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise UnreadableAddress(f"“{text}” pada alamat bukan nomor halaman; pakai angka.")
    last = max(last, 1)
    number = min(max(int(text), 1), last)
    return Leaf(
        number=number,
        last=last,
        before=_address(request, number - 1) if number > 1 else None,
        after=_address(request, number + 1) if number < last else None,
    )


def _address(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked[PAGE] = str(number)
    return f"?{asked.urlencode()}"


def searched(request: HttpRequest) -> str:
    """Return the words an address looks for, without spaces around them."""
    return request.GET.get(SEARCH, "").strip()


def says(text: str, words: str) -> bool:
    """Return whether a text holds each of these words, in any order, in capitals or not."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())
