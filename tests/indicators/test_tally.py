"""What is counted by days is what the working papers count, line by line."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cermat.indicators import tally
from cermat.indicators.figures import Period
from cermat.indicators.obligations import obligations
from cermat.indicators.rows import State
from cermat.indicators.shares import share_of
from cermat.indicators.standing import versions_by_key
from cermat.indicators.tally import Tally, Tick
from cermat.rules.types import Counted, CountParameters, TimelinessParameters, YearBasis
from tests.indicators import make
from tests.indicators.make import FOLLOW_UP, LAW, PAPER, TIMELINESS, activity, output
from tests.indicators.strategies import EXAMPLES, VILLAGES, activity_books, village_books
from tests.indicators.test_properties import figure_of
from tests.rules.papers_at_hand import lumajang

bases = st.sampled_from(list(YearBasis))


def counted(lines):
    share = share_of(lines)
    return Tally(numerator=share.numerator, denominator=share.denominator)


def by_lines(books, indicator_id, basis):
    return {
        quarter: counted(figure_of(books, indicator_id, Period(year=2023, quarter=quarter), basis).lines)
        for quarter in tally.QUARTERS
    }


@EXAMPLES
@given(activity_books)
def test_activities_are_counted_by_their_days_as_by_their_lines(books):
    every = versions_by_key(books.activities).values()
    ticks = [tally.of_activity(versions, books.outputs, law=LAW) for versions in every]
    ticks = [each for each in ticks if each.counted and each.counted.year == 2023]
    cuts = tally.cuts(PAPER, FOLLOW_UP, year=2023, basis=YearBasis.EVENT)
    assert tally.tallies(ticks, cuts) == by_lines(books, "iku-1", YearBasis.EVENT)


@EXAMPLES
@given(village_books, bases)
def test_documents_are_counted_by_their_days_as_by_their_lines(books, basis):
    owed = obligations(VILLAGES, PAPER, indicator=TIMELINESS, year=2023, basis=basis)
    ticks = [tally.of_obligation(each, books.village_documents, kind=PAPER.document_kinds[each.kind]) for each in owed]
    cuts = tally.cuts(PAPER, TIMELINESS, year=2023, basis=basis)
    assert tally.tallies(ticks, cuts) == by_lines(books, "iku-2", basis)


def test_nothing_recorded_counts_nothing():
    assert tally.of_activity((activity("k", state=State.DRAFT),), (), law=LAW) == Tick()
    cuts = tally.cuts(PAPER, FOLLOW_UP, year=2023, basis=YearBasis.EVENT)
    assert set(tally.tallies([Tick()], cuts).values()) == {Tally()}


def test_what_precedes_its_activity_is_no_follow_up():
    row, before = activity("k", dated=date(2023, 2, 10)), output("o", activity="k", dated=date(2023, 2, 9))
    assert tally.of_activity((row,), (before,), law=LAW) == Tick(counted=row.dated)
    on_the_day = output("p", activity="k", dated=row.dated)
    assert tally.of_activity((row,), (before, on_the_day), law=LAW) == Tick(counted=row.dated, fulfilled=row.dated)


def test_a_count_of_documents_by_other_deadlines_is_another_definition() -> None:
    paper = lumajang()
    owed = next(each for each in paper.indicators if each.id == "iku-2")
    assert isinstance(owed.parameters, TimelinessParameters)
    counted = CountParameters(counted=Counted.FULFILLED, method="timeliness", parameters=owed.parameters)
    of_documents = replace(owed, method="count", parameters=counted)
    kind = paper.document_kinds["rkp_desa"]
    later = replace(kind, due_values=tuple(replace(each, month=10) for each in kind.due_values))
    other = replace(paper, document_kinds={**paper.document_kinds, "rkp_desa": later})
    assert tally.definition(paper, of_documents) != tally.definition(other, of_documents)
    assert tally.definition(paper, owed) != tally.definition(other, owed)
    assert tally.definition(paper, of_documents) != tally.definition(paper, owed)
    cited = replace(kind, due_values=tuple(replace(each, source="keputusan-cermat") for each in kind.due_values))
    worded = replace(paper, document_kinds={**paper.document_kinds, "rkp_desa": cited})
    assert tally.definition(paper, of_documents) == tally.definition(worded, of_documents)


def test_a_basis_that_the_paper_overrules_makes_another_definition() -> None:
    by_document = replace(
        TIMELINESS, id="lain", parameters=replace(TIMELINESS.parameters, year_basis=YearBasis.DOCUMENT)
    )
    alone, beside = make.paper(by_document), make.paper(TIMELINESS, by_document)
    assert tally.definition(alone, by_document) != tally.definition(beside, by_document)
    assert tally.definition(beside, TIMELINESS) == tally.definition(make.paper(TIMELINESS), TIMELINESS)
