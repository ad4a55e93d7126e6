"""What the rules say of a village document, as a sentence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cermat.actions import facts, targets
from cermat.actions.checks import Facts
from cermat.actions.contradictions import contradictions, recorded_late
from cermat.indicators.obligations import paper_of_obligation
from cermat.indicators.rows import State, TargetRow, VillageDocumentRow
from cermat.indicators.timeliness import amendment_sentence, judge, tested_day, verdict_sentence
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from cermat.rules.types import DocumentKind, IkuPaper, Source
from cermat.web import names
from cermat.web.rows import Row
from cermat.web.tones import Tag, verdict_tag
from cermat.words.dates import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What the rule says of a document; `tag` None where it has no tested day or no deadline is in force.

    `remarks`: where the document contradicts itself or the village's others, for whoever verifies it. Of a target there
    are remarks alone, with the paper's others; `sentence` is "".
    """

    tag: Tag | None
    sentence: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What documents are judged by: the office's papers and zone, and their villages' documents.

    `histories`: the versions of each document, oldest first, by key; `newest`: those that stand, by village.
    `targets`: those of the years targets among the rows are for; `facts` None where there are none.
    """

    papers: tuple[IkuPaper, ...]
    zone: ZoneInfo
    histories: Mapping[str, tuple[VillageDocumentRow, ...]]
    newest: Mapping[str, tuple[VillageDocumentRow, ...]]
    targets: tuple[TargetRow, ...]
    facts: Facts | None


def beside(scope: Scope, rows: Collection[object]) -> Beside:
    """Return what the village documents among these rows are judged by, each asked for once."""
    villages = {row.village for row in rows if isinstance(row, VillageDocumentRow)}
    histories: dict[str, tuple[VillageDocumentRow, ...]] = {}
    for row in selectors.documents_of_villages(scope, villages):
        histories[row.mark.ref.key] = (*histories.get(row.mark.ref.key, ()), row)
    newest: dict[str, tuple[VillageDocumentRow, ...]] = {}
    for *_, last in histories.values():
        if not last.mark.annulled:
            newest[last.village] = (*newest.get(last.village, ()), last)
    papers = selectors.papers(scope) if villages else ()
    years = {row.year for row in rows if isinstance(row, TargetRow)}
    return Beside(
        papers=papers,
        zone=selectors.office(scope).zone,
        histories=histories,
        newest=newest,
        targets=tuple(row for year in sorted(years) for row in targets.standing(scope, year)),
        facts=facts.of(scope) if years else None,
    )


def verdict(row: Row, known: Beside) -> VerdictView | None:
    """Return what the rule says of a village document or a target; None for other books, and for what is annulled."""
    if isinstance(row, TargetRow):
        return _of_target(row, known)
    if not isinstance(row, VillageDocumentRow):
        return None
    if row.mark.annulled and row.mark.state is State.VERIFIED:
        return None
    paper = paper_of_obligation(known.papers, row.kind, fiscal_year=row.fiscal_year)
    kind = names.document_kinds(paper).get(row.kind)
    if kind is None:
        return None
    tag, sentence = _judged(row, kind, paper.sources if paper else law().sources)
    return VerdictView(tag=tag, sentence=sentence, remarks=_remarks(row, kind, known))


def _of_target(row: TargetRow, known: Beside) -> VerdictView | None:
    if known.facts is None or row.mark.annulled:
        return None
    found = targets.beside(row, known.targets, known=known.facts)
    remarks = tuple(each.sentence for each in found if row.quarter in each.quarters)
    return VerdictView(tag=None, sentence="", remarks=remarks) if remarks else None


def _judged(row: VillageDocumentRow, kind: DocumentKind, sources: Mapping[str, Source]) -> tuple[Tag | None, str]:
    if row.amendment is not None:
        return None, amendment_sentence(kind, fiscal_year=row.fiscal_year, amendment=row.amendment)
    tested = tested_day(row, kind)
    try:
        words = verdict_sentence(kind, fiscal_year=row.fiscal_year, dated=tested, sources=sources)
        due = due_day(kind, row.fiscal_year)
    except NoRuleInForce as absence:
        return None, str(absence)
    return verdict_tag(judge(tested, due)) if tested else None, words


def _remarks(row: VillageDocumentRow, kind: DocumentKind, known: Beside) -> tuple[str, ...]:
    if row.mark.annulled:
        return ()
    others = [each for each in known.newest.get(row.village, ()) if each.mark.ref.key != row.mark.ref.key]
    return (*contradictions(row, others), *_recorded_late(row, kind, known))


def _recorded_late(row: VillageDocumentRow, kind: DocumentKind, known: Beside) -> tuple[str, ...]:
    """Return whether the version that first said the tested day was written long after it."""
    tested = tested_day(row, kind)
    first = next(each for each in known.histories[row.mark.ref.key] if tested_day(each, kind) == tested)
    written = local_day(first.mark.recorded_at, known.zone)
    return recorded_late(kind.event, tested=tested, recorded_on=written)
