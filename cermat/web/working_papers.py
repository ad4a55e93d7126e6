"""A working paper's lines as a page and a sheet show them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cermat.indicators.figures import Line, Verdict
from cermat.indicators.question import cite
from cermat.indicators.rows import EvidenceRow, Ref
from cermat.rules.types import Source
from cermat.web import lists
from cermat.web.addresses import BOOK_WORDS, row_address
from cermat.web.periods import Option
from cermat.web.rows import Names, person
from cermat.web.tones import verdict_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address and its words."""

    address: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line in words. `source` is empty where the reason names it already."""

    subject: str
    links: tuple[Link, ...]
    tone: str
    verdict: str
    reason: str
    notes: tuple[str, ...]
    source: str
    denominator: str
    numerator: str
    people: str
    evidence: tuple[EvidenceRow, ...]


def line_view(line: Line, sources: Mapping[str, Source], called: Names) -> LineView:
    """Return one line in words, with links to its rows."""
    tag, source = verdict_tag(line.verdict), cite(line.source, sources)
    return LineView(
        subject=line.subject,
        links=tuple(_links(line.rows)),
        tone=tag.tone,
        verdict=tag.words,
        reason=line.reason,
        notes=line.notes,
        source="" if source in line.reason else source,
        denominator="1" if line.in_denominator else "0",
        numerator="1" if line.in_numerator else "0",
        people=_people(line, called),
        evidence=line.evidence,
    )


def _links(refs: Sequence[Ref]) -> Iterator[Link]:
    places: dict[str, list[str]] = {}
    for ref in refs:
        keys = places.setdefault(ref.book, [])
        if ref.key not in keys:
            keys.append(ref.key)
    for book, keys in places.items():
        for number, key in enumerate(keys, 1):
            words = f"Buka {BOOK_WORDS[book]}{f' {number}' if len(keys) > 1 else ''}"
            yield Link(address=row_address(book, key), words=words)


def _people(line: Line, called: Names) -> str:
    if line.verdict in (Verdict.MEASURED, Verdict.NOT_MEASURABLE):
        return "Dihitung, bukan dicatat."
    if line.recorded_by is None:
        return "Belum ada yang mencatat."
    recorded_by = person(line.recorded_by, called)
    if line.verified_by is None:
        return f"Dicatat {recorded_by}, belum diverifikasi."
    return f"Dicatat {recorded_by}, diverifikasi {person(line.verified_by, called)}."


def chosen(lines: Iterable[Line], *, verdict: str, group: str, words: str) -> list[Line]:
    """Return the lines of one verdict and group whose subject says these words; an empty text chooses all."""
    return [
        line
        for line in lines
        if verdict in ("", line.verdict.value) and group in ("", line.group) and lists.says(line.subject, words)
    ]


def verdict_options(lines: Iterable[Line], verdict: str) -> list[Option]:
    """Return the verdicts that occur."""
    found = {line.verdict for line in lines}
    return [
        Option(value=each.value, words=verdict_tag(each).words, is_chosen=each.value == verdict)
        for each in Verdict
        if each in found
    ]


def group_options(lines: Iterable[Line], group: str) -> list[Option]:
    """Return the groups that occur, in the working paper's order."""
    return [
        Option(value=each, words=each, is_chosen=each == group) for each in dict.fromkeys(line.group for line in lines)
    ]
