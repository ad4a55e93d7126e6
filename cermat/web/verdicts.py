"""What the rules say of a village document, as a sentence."""

from cermat.indicators.rows import VillageDocumentRow
from cermat.indicators.timeliness import tested_day, verdict_sentence
from cermat.registers.scope import Scope
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.web import names
from cermat.web.rows import Row


def sentence(scope: Scope, row: Row) -> str | None:
    """Return what the rule says of a village document's tested day; None for rows of other books."""
    if not isinstance(row, VillageDocumentRow):
        return None
    paper = names.paper_of(scope, names.today(scope).year)
    kind = names.document_kinds(paper).get(row.kind)
    if kind is None:
        return None
    sources = paper.sources if paper else law().sources
    try:
        return verdict_sentence(kind, fiscal_year=row.fiscal_year, dated=tested_day(row, kind), sources=sources)
    except NoRuleInForce as absence:
        return str(absence)
