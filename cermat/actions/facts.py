"""The facts of an office on the day of an act: its places, and the names that the law and its papers accept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from string import ascii_lowercase

from cermat.actions.checks import Facts
from cermat.indicators.quantities import names_of
from cermat.registers import circumstances, clock, selectors
from cermat.registers.circumstances import Circumstances
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.rules.library import law
from cermat.rules.types import DocumentKind, IkuPaper, Parameters
from cermat.words.dates import local_day

# Before an office has a paper, the letters a to j that papers of kecamatan use.
USUAL_FUNCTIONS = tuple(ascii_lowercase[:10])


def of(by: Scope) -> Facts:
    """Return the facts of the person's office, today in its own time zone."""
    whole = whole_office(by)
    return _facts(
        Circumstances(
            zone=selectors.office(whole).zone,
            units=selectors.units(whole),
            villages=selectors.villages(whole),
            papers=selectors.papers(whole),
        ),
        clock.now(),
    )


def of_each(scopes: Collection[Scope]) -> Mapping[str, Facts]:
    """Return the facts of each scope's office, by code."""
    now = clock.now()
    return {office: _facts(each, now) for office, each in circumstances.circumstances(scopes).items()}


def _facts(found: Circumstances, now: datetime) -> Facts:
    papers = found.papers
    return Facts(
        today=local_day(now, found.zone),
        zone=found.zone,
        units={unit.code: unit for unit in found.units},
        villages={village.code: village for village in found.villages},
        functions=_functions(papers),
        papers=papers,
        document_kinds=_document_kinds(papers),
        output_kinds={kind.id: kind for value in law().output_kinds for kind in value.kinds},
        indicators={each.id: each for paper in papers for each in paper.indicators},
        recorded=_recorded(papers),
        indices=law().indices,
        sources={**law().sources, **{each: source for paper in papers for each, source in paper.sources.items()}},
    )


def whole_office(by: Scope) -> Scope:
    """Return a scope that sees the person's whole office: what an entry is checked against, never what is shown."""
    return replace(by, roles=frozenset({Role.KONSOL}), units=frozenset(), villages=frozenset())


def _functions(papers: Iterable[IkuPaper]) -> tuple[str, ...]:
    return tuple(sorted({letter for paper in papers for letter in paper.header.functions})) or USUAL_FUNCTIONS


def _document_kinds(papers: Iterable[IkuPaper]) -> dict[str, DocumentKind]:
    kinds = dict(law().document_kinds)
    for paper in papers:
        kinds.update(paper.document_kinds)
    return kinds


def _recorded(papers: Iterable[IkuPaper]) -> dict[str, Parameters]:
    return {
        indicator.id: indicator.parameters
        for paper in papers
        for indicator in paper.indicators
        if names_of(indicator.parameters, law().indices)
    }
