"""What a village document says against itself or the village's other ones: told to the verifier, never barring.

Pure: the document, and the others of the same village.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol

from cermat.rules.types import LegalEvent
from cermat.words.dates import write_date
from cermat.words.numbers import write_number

# Within so many days a paper is written into the books in the ordinary course of work.
SOON = 7

_PERDES = re.compile(r"(?:perdes\s+)?(?:nomor|no\.?)?\s*(\d{1,4})\s*(?:/|tahun|th\.?|thn\.?)\s*(\d{4})", re.IGNORECASE)


class Document(Protocol):
    """A village document, entered or recorded."""

    @property
    def kind(self) -> str: ...
    @property
    def fiscal_year(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def enacted_on(self) -> date | None: ...
    @property
    def submitted_on(self) -> date | None: ...
    @property
    def draft_received_on(self) -> date | None: ...
    @property
    def evaluated_on(self) -> date | None: ...
    @property
    def amendment(self) -> int | None: ...


def contradictions(document: Document, others: Iterable[Document]) -> tuple[str, ...]:
    """Return one sentence for each contradiction, with what to look at.

    `others`: the village's other standing documents; the document itself, known by kind, year and number, is left out.
    """
    beside = [other for other in others if _identity(other) != _identity(document)]
    return (*_within(document), *_in_the_sequence(document, beside), *_of_the_amendment(document, beside))


def recorded_late(event: LegalEvent, *, tested: date | None, recorded_on: date) -> tuple[str, ...]:
    """Return one sentence where the tested day was put into the books long after it; none where it was not."""
    if tested is None or (days := (recorded_on - tested).days) <= SOON:
        return ()
    what = "penerimaan" if event is LegalEvent.SUBMITTED else "penetapan"
    return (f"Dicatat {write_number(days)} hari setelah tanggal {what}; cocokkan tanggalnya dengan naskah aslinya.",)


def _identity(document: Document) -> tuple[str, int, str]:
    return document.kind, document.fiscal_year, document.number.strip()


def perdes_number(text: str) -> tuple[int, int] | None:
    """Return number and year of a Perdes as `5 Tahun 2023` or `5/2023` name it; None for another manner."""
    found = _PERDES.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found else None


def _within(document: Document) -> Iterator[str]:
    steps = [
        ("Rancangan diterima", document.draft_received_on),
        ("Dievaluasi Camat", document.evaluated_on),
        ("Ditetapkan", document.enacted_on),
        ("Diterima di kantor Camat", document.submitted_on),
    ]
    dated = [(words, day) for words, day in steps if day is not None]
    for (before, first), (after, second) in pairwise(dated):
        if first > second:
            yield (
                f"{after} {write_date(second)}, padahal {before[0].lower()}{before[1:]} baru {write_date(first)}; "
                "cocokkan kedua tanggal dengan dokumennya."
            )
    numbered = perdes_number(document.number)
    if numbered and document.enacted_on and numbered[1] != document.enacted_on.year:
        yield (
            f"Nomornya menyebut tahun {numbered[1]}, tetapi ditetapkan {write_date(document.enacted_on)}; "
            "cocokkan nomor dan tanggal."
        )
    if document.enacted_on is None and document.submitted_on and document.submitted_on.year <= document.fiscal_year:
        yield (
            f"Disampaikan {write_date(document.submitted_on)}, sebelum tahun anggaran {document.fiscal_year} berakhir; "
            "periksa tahun anggarannya."
        )


def _in_the_sequence(document: Document, others: Sequence[Document]) -> Iterator[str]:
    own = perdes_number(document.number)
    if own is None or document.enacted_on is None:
        return
    for other in others:
        theirs = perdes_number(other.number)
        if theirs is None or other.enacted_on is None or theirs[1] != own[1]:
            continue
        if theirs[0] == own[0]:
            yield f"Perdes nomor {own[0]} Tahun {own[1]} juga tercatat untuk dokumen lain desa ini; periksa nomornya."
        elif (theirs[0] < own[0]) is (
            other.enacted_on > document.enacted_on
        ) and other.enacted_on != document.enacted_on:
            yield (
                f"Perdes nomor {own[0]} ditetapkan {write_date(document.enacted_on)}, sedangkan nomor {theirs[0]} "
                f"Tahun {own[1]} ditetapkan {write_date(other.enacted_on)}; urutan nomor dan tanggal tidak sejalan."
            )


def _of_the_amendment(document: Document, others: Sequence[Document]) -> Iterator[str]:
    if document.amendment is None:
        return
    place = (document.kind, document.fiscal_year)
    originals = [other for other in others if (other.kind, other.fiscal_year) == place and other.amendment is None]
    if not originals:
        yield "Perubahan ini tercatat tanpa dokumen induknya; catat dokumen induknya juga."
    for original in originals:
        if original.enacted_on and document.enacted_on and document.enacted_on < original.enacted_on:
            yield (
                f"Perubahan ditetapkan {write_date(document.enacted_on)}, sebelum dokumen induknya "
                f"{write_date(original.enacted_on)}; periksa mana yang perubahan."
            )
