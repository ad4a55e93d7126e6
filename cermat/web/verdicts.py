"""What the rules say of a village document, as a sentence."""

from dataclasses import dataclass

from cermat.indicators.rows import VillageDocumentRow
from cermat.indicators.timeliness import judge, tested_day, verdict_sentence
from cermat.registers.scope import Scope
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.web import names
from cermat.web.rows import Row
from cermat.web.tones import Tag, verdict_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What the rule says of a document; `tag` None where it has no tested day or no deadline is in force."""

    tag: Tag | None
    sentence: str


def verdict(scope: Scope, row: Row) -> VerdictView | None:
    """Return what the rule says of a village document's tested day; None for rows of other books."""
    if not isinstance(row, VillageDocumentRow):
        return None
    paper = names.paper_of(scope, names.today(scope).year)
    kind = names.document_kinds(paper).get(row.kind)
    if kind is None:
        return None
    sources = paper.sources if paper else law().sources
    tested = tested_day(row, kind)
    try:
        words = verdict_sentence(kind, fiscal_year=row.fiscal_year, dated=tested, sources=sources)
        due = due_day(kind, row.fiscal_year)
    except NoRuleInForce as absence:
        return VerdictView(tag=None, sentence=str(absence))
    return VerdictView(tag=verdict_tag(judge(tested, due)) if tested else None, sentence=words)
