"""An IKU paper on its page: as it reads, and while it waits, what it changes of what is in force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cermat.actions import iku_codes, iku_papers
from cermat.indicators.obligations import paper_for, years_in_force
from cermat.indicators.rows import IkuPaperRow, State
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.types import IkuPaper, Indicator
from cermat.web.addresses import row_address
from cermat.web.iku_redline import Section, sections
from cermat.web.rows import Names, Row, person, title
from cermat.web.tones import Tag, state_tag
from cermat.words.dates import write_date, write_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A paper as the signed one reads."""

    paper: IkuPaper
    functions: tuple[tuple[str, str], ...]
    numbered: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """A paper on its page. `against`: what the sections compare it with; empty where there is nothing to compare.

    `consequences`: what changes in the figures once it is confirmed. `without_scan`: why it was confirmed without a
    scan; "" where it was not.
    """

    reading: Reading
    is_waiting: bool
    against: str
    sections: tuple[Section, ...]
    consequences: tuple[str, ...]
    without_scan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPaper:
    """A paper that is not in force as it was typed."""

    title: str
    tag: Tag
    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPaper:
    """A paper in force. `years`: those it measures; `words`: who confirmed it; `address` None: not for this person."""

    paper: IkuPaper
    years: str
    words: str
    address: str | None


def reading(paper: IkuPaper) -> Reading:
    """Return a paper as a page shows it."""
    return Reading(
        paper=paper,
        functions=tuple(paper.header.functions.items()),
        numbered=tuple(each for each in paper.indicators if each.number is not None),
    )


def checking(scope: Scope, history: Sequence[Row]) -> Checking | None:
    """Return what an IKU paper's page shows beside what every row's page shows; None for rows of other books."""
    newest = history[-1]
    if not isinstance(newest, IkuPaperRow):
        return None
    paper, is_waiting = newest.paper, newest.mark.state is not State.VERIFIED
    is_entered = is_waiting and not newest.mark.annulled
    then = _base(scope, newest, paper) if is_entered else None
    return Checking(
        reading=reading(paper),
        is_waiting=is_waiting,
        against=_against(then, paper) if then else "",
        sections=sections(then, paper) if then else (),
        consequences=tuple(_consequences(scope, paper)) if is_entered else (),
        without_scan=_without_scan(history),
    )


def lacks_scan(scope: Scope, row: Row) -> bool:
    """Return whether a row is an IKU paper that waits to be compared, and no scan of the signed one is kept here."""
    is_entered = isinstance(row, IkuPaperRow) and not row.mark.annulled
    return is_entered and not iku_papers.has_scan(scope, row.mark.ref.key)


def _without_scan(history: Sequence[Row]) -> str:
    """Return why the version in force, or the latest one that was, had no scan beside it."""
    confirmed = (row for row in reversed(history) if row.mark.verified_by is not None and not row.mark.annulled)
    newest = next(confirmed, None)
    return newest.without_scan or "" if isinstance(newest, IkuPaperRow) else ""


def _consequences(scope: Scope, paper: IkuPaper) -> Iterator[str]:
    """Yield which years a paper will measure in place of which, and which indicators go on under their codes."""
    others = [each for each in selectors.papers(scope) if each.id != paper.id]
    replaced = paper_for(others, paper.year_from)
    instead = f", bukan lagi menurut IKU {replaced.kind} tanggal {write_date(replaced.dated)}" if replaced else ""
    older = [each for each in others if each.dated <= paper.dated]
    years = years_in_force([*older, paper, *(each for each in others if each not in older)], paper)
    yield (f"Tahun kinerja {years} diukur menurut naskah ini{instead}; pengukuran yang sudah dibekukan tidak berubah.")
    if paper.retroactive_because:
        why = paper.retroactive_because.rstrip(".")
        yield f"Mengukur juga tahun sebelum {paper.dated.year}, tahun naskahnya: {why}."
    known = iku_codes.used(scope, but=paper.id)
    for each in paper.indicators:
        if each.id in known:
            yield f"“{each.name}” melanjutkan {each.id} {known[each.id]}: target dan nilai tercatatnya ikut."


def _base(scope: Scope, row: IkuPaperRow, paper: IkuPaper) -> IkuPaper | None:
    """Return the version in force of the same paper, else the paper in force for its first year."""
    standing = selectors.papers(scope)
    same = next((each for each in standing if each.id == row.mark.ref.key), None)
    return same or paper_for(standing, paper.year_from)


def _against(then: IkuPaper, paper: IkuPaper) -> str:
    if then.id == paper.id:
        return "Dibandingkan dengan naskah ini sebagaimana berlaku sekarang."
    return f"Dibandingkan dengan IKU {then.kind} tanggal {write_date(then.dated)}, yang berlaku sebelum naskah ini."


def waiting(scope: Scope, called: Names) -> list[WaitingPaper]:
    """Return the papers that wait for somebody, as the list of papers shows them."""
    return [
        WaitingPaper(
            title=title(row, called),
            tag=state_tag(row.mark),
            words=f"ditulis {person(row.mark.recorded_by, called)}",
            address=row_address("iku_paper", row.mark.ref.key),
        )
        for row in selectors.waiting_papers(scope)
    ]


def listed(scope: Scope, called: Names) -> list[ListedPaper]:
    """Return the papers in force, the newest first, each with how it came to be."""
    rows = selectors.papers_in_force(scope)
    papers = [row.paper for row in rows]
    return [
        ListedPaper(
            paper=row.paper,
            years=years_in_force(papers, row.paper),
            words=_how(row, called),
            address=None if scope.is_one_place else row_address("iku_paper", row.mark.ref.key),
        )
        for row in reversed(rows)
    ]


def _how(row: IkuPaperRow, called: Names) -> str:
    mark, when = row.mark, write_instant(row.mark.recorded_at, called.zone)
    if mark.verified_by is None:
        return f"dicatat {person(mark.recorded_by, called)}, {when}; berlaku seketika, tanpa pemeriksa kedua"
    by = mark.verified_as or person(mark.verified_by, called)
    unscanned = f"; tanpa pindaian: {row.without_scan}" if row.without_scan else ""
    return f"dicocokkan dengan naskah bertanda tangan oleh {by}, {when}{unscanned}"
