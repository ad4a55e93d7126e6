"""The IKU papers an office works under: those in force, and those that wait for a second person."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from cermat.indicators.obligations import paper_for, years_in_force
from cermat.indicators.rows import IkuPaperRow, State
from cermat.registers.errors import NoPaperInForce, NotFound
from cermat.registers.memory import remembered_of_office
from cermat.registers.models import IkuPaper
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known
from cermat.rules import types as rules


@remembered_of_office
def papers(scope: Scope, *, as_of: datetime | None = None) -> tuple[rules.IkuPaper, ...]:
    """Return the office's IKU papers in force, oldest first by their own day, then by when they were first recorded."""
    return tuple(row.paper for row in papers_in_force(scope, as_of=as_of))


def papers_in_force(scope: Scope, *, as_of: datetime | None = None) -> tuple[IkuPaperRow, ...]:
    """Return of every paper the version in force, in the order of `papers`: what nobody confirmed changes nothing."""
    return in_force(known(IkuPaper, scope, as_of))


def in_force(versions: Iterable[IkuPaper]) -> tuple[IkuPaperRow, ...]:
    """Return what `papers_in_force` does, of an office's papers as stored by key, then version."""
    first: dict[str, int] = {}
    standing: dict[str, IkuPaper] = {}
    for row in versions:
        first.setdefault(row.key, row.event_seq)
        if row.state == State.VERIFIED:
            standing[row.key] = row
    kept = [rows.iku_paper(row) for row in standing.values() if not row.annulled]
    return tuple(sorted(kept, key=lambda row: (row.paper.dated, first[row.mark.ref.key])))


def waiting_papers(scope: Scope) -> tuple[IkuPaperRow, ...]:
    """Return the latest version of every paper that is not settled: typed, returned or to be annulled, by id."""
    latest = {row.key: row for row in known_papers(scope, None, None)}
    return tuple(rows.iku_paper(row) for row in latest.values() if row.state != State.VERIFIED)


def every_paper(scope: Scope) -> tuple[IkuPaperRow, ...]:
    """Return every version of every paper, oldest first by the papers' own days."""
    every = (rows.iku_paper(row) for row in known_papers(scope, None, None))
    return tuple(sorted(every, key=lambda row: (row.paper.dated, row.mark.ref)))


def paper_versions(scope: Scope, key: str) -> tuple[IkuPaperRow, ...]:
    """Return every version of one paper, oldest first. Raises NotFound."""
    versions = tuple(rows.iku_paper(row) for row in known_papers(scope, None, None).filter(key=key))
    if not versions:
        raise NotFound(f"Naskah IKU “{key}” tidak ditemukan; pilih dari daftar.")
    return versions


def known_papers(scope: Scope, year: int | None, as_of: datetime | None) -> QuerySet[IkuPaper]:
    """Return all versions of the papers, as stored; who sees one village alone sees only what is in force."""
    found = known(IkuPaper, scope, as_of)
    return found.none() if scope.is_one_place else found


def paper_in_force(scope: Scope, *, year: int, as_of: datetime | None = None) -> rules.IkuPaper:
    """Return the IKU paper in force for a performance year.

    A later paper ends the earlier ones from its first year on. Raises NoPaperInForce, naming the years covered.
    """
    known_papers = papers(scope, as_of=as_of)
    paper = paper_for(known_papers, year)
    if paper is None:
        raise NoPaperInForce(_no_paper(year, known_papers))
    return paper


def _no_paper(year: int, known_papers: tuple[rules.IkuPaper, ...]) -> str:
    refused = f"Tidak dapat diukur: tidak ada IKU yang berlaku untuk tahun {year}"
    if not known_papers:
        return f"{refused}, karena belum ada IKU yang dicatat; catat lewat IKU baru atau `cermat import iku BERKAS`."
    covered = "; ".join(f"{paper.id} mencakup {years_in_force(known_papers, paper)}" for paper in known_papers)
    return f"{refused}; {covered}. Pilih tahun yang tercakup atau catat IKU untuk tahun itu."
