"""What the codes of an office are called, and what its forms offer."""

from datetime import date

from cermat.actions import facts, permissions, quotations
from cermat.indicators.quantities import names_of, quantities_of
from cermat.indicators.recorded import REPORTED, REPORTED_WORDS
from cermat.indicators.rows import VillageKind, exists_on
from cermat.registers import clock, selectors
from cermat.registers.errors import NotMeasurable
from cermat.registers.scope import Scope
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.rules.parameters import CategoryParameters
from cermat.rules.types import DocumentKind, IkuPaper, Indicator, in_force
from cermat.web.rows import Names
from cermat.words.dates import local_day

KIND_WORDS = {VillageKind.KELURAHAN: "Kelurahan", VillageKind.DESA: "Desa", VillageKind.DESA_ADAT: "Desa adat"}
Pairs = list[tuple[str, str]]


def today(scope: Scope) -> date:
    """Return the present day in the office's own zone."""
    return local_day(clock.now(), selectors.office(scope).zone)


def paper_of(scope: Scope, year: int) -> IkuPaper | None:
    """Return the IKU paper in force for a year, or None."""
    try:
        return selectors.paper_in_force(scope, year=year)
    except NotMeasurable:
        return None


def document_kinds(paper: IkuPaper | None) -> dict[str, DocumentKind]:
    """Return the document kinds the office knows: the paper's, else the shared law's."""
    return dict(paper.document_kinds if paper else law().document_kinds)


def names(scope: Scope) -> Names:
    """Return what codes are called for this person's office."""
    day = today(scope)
    paper = paper_of(scope, day.year)
    kinds = in_force(law().output_kinds, on=day, what="jenis keluaran").kinds
    return Names(
        units={unit.code: unit.name for unit in selectors.units(scope)},
        villages={village.code: f"{KIND_WORDS[village.kind]} {village.name}" for village in selectors.villages(scope)},
        documents={kind.id: kind.name for kind in document_kinds(paper).values()},
        outputs={kind.id: kind.name for kind in kinds},
        functions=dict(paper.header.functions) if paper else {},
        indicators={each.id: each.name for each in paper.indicators} if paper else {},
        quantities=_quantities(paper) if paper else {},
        categories=_categories(paper) if paper else {},
        people={each.username: each.position or each.name for each in selectors.people(scope)},
        zone=selectors.office(scope).zone,
    )


def _quantities(paper: IkuPaper) -> dict[tuple[str, str], str]:
    return {
        (indicator.id, quantity): name
        for indicator in paper.indicators
        for quantity, name in names_of(indicator.parameters, law().indices).items()
    }


def _categories(paper: IkuPaper) -> dict[str, dict[str, str]]:
    return {
        each.id: dict(_places(each.parameters))
        for each in paper.indicators
        if isinstance(each.parameters, CategoryParameters)
    }


def quantity_pairs(scope: Scope, indicator: str, year: int) -> Pairs:
    """Return what may be recorded of an indicator for a year; empty where it is computed, or no rule is in force.

    Of a year before the books also what an issued paper reported.
    """
    known = facts.of(scope)
    is_quoted = indicator in known.indicators and quotations.is_before_the_books(scope, year, indicator)
    quoted = [(REPORTED, REPORTED_WORDS)] if is_quoted else []
    if indicator not in known.recorded:
        return quoted
    try:
        asked = quantities_of(known.recorded[indicator], known.indices, on=date(year, 12, 31))
    except NoRuleInForce:
        return quoted
    return [*((quantity.id, quantity.name) for quantity in asked), *quoted]


def indicator_pairs(scope: Scope) -> Pairs:
    """Return the indicators of all the office's papers, each by the words of the newest one."""
    return [(each.id, _with_scale(each)) for each in facts.of(scope).indicators.values()]


def _with_scale(indicator: Indicator) -> str:
    """Return an indicator's name; behind that of a category, the numbers its categories are told by."""
    if not isinstance(indicator.parameters, CategoryParameters):
        return indicator.name
    return f"{indicator.name} ({', '.join(f'{place} = {each}' for place, each in _places(indicator.parameters))})"


def category_pairs(scope: Scope, indicator: str) -> Pairs:
    """Return the places of the scale an indicator is graded on, 1 the lowest; empty where it is told in numbers."""
    parameters = facts.of(scope).recorded.get(indicator)
    return _places(parameters) if isinstance(parameters, CategoryParameters) else []


def _places(parameters: CategoryParameters) -> Pairs:
    return [(str(place), each) for place, each in enumerate(parameters.categories, 1)]


def output_kinds(scope: Scope, *, admissible: bool) -> dict[str, str]:
    """Return the kinds of output in force today that show a follow-up, or those that prove the activity, by id."""
    kinds = in_force(law().output_kinds, on=today(scope), what="jenis keluaran").kinds
    return {kind.id: kind.name for kind in kinds if kind.admissible is admissible}


def unit_pairs(scope: Scope) -> Pairs:
    """Return the units a person may record for: its own, or all where it has none of its own."""
    day = today(scope)
    units = [unit for unit in selectors.units(scope) if exists_on(unit.valid_from, unit.valid_to, day=day)]
    own = [unit for unit in units if unit.code in scope.units]
    return [(unit.code, unit.name) for unit in own or units]


def village_pairs(scope: Scope, *, only_desa: bool) -> Pairs:
    """Return the villages a form offers, in the order of their codes."""
    kinds = {VillageKind.DESA, VillageKind.DESA_ADAT} if only_desa else set(VillageKind)
    return [
        (village.code, f"{KIND_WORDS[village.kind]} {village.name}")
        for village in sorted(selectors.villages(scope), key=lambda village: village.code)
        if village.kind in kinds and (not scope.is_one_place or village.code in scope.villages)
    ]


def may(scope: Scope, act: permissions.Act, subject: permissions.Subject | None = None) -> bool:
    """Return whether a person may do this to the subject; without one, whether he may it somewhere in the office."""
    if subject is None:
        return permissions.refusal_everywhere(scope, act) is None
    return permissions.refusal(scope, act, subject) is None


def reads_whole_office(scope: Scope) -> bool:
    """Return whether a person may see the whole office's figures, not its own village alone."""
    return not scope.is_one_place
