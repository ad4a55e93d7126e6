"""`count` takes the lines of another method; `not_measurable` has none."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from cermat.indicators import counting, not_measurable
from cermat.indicators.export import recompute, table
from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import FIGURES, is_provisional, measure, paper_basis
from cermat.indicators.rows import State
from cermat.rules.judging import indicator_by, row_indicator
from cermat.rules.parameters import NotMeasurableParameters
from cermat.rules.types import Counted, CountParameters, YearBasis
from tests.indicators.make import (
    FOLLOW_UP,
    IPP,
    LAW,
    TIMELINESS,
    activity,
    books,
    document,
    evidence,
    indicator,
    output,
    paper,
    question,
    target,
    unit,
    village,
)
from tests.indicators.strategies import EXAMPLES, filled_books, periods


def counts(about, counted=Counted.DONE, unit="number"):
    parameters = CountParameters(counted=counted, method=about.method, parameters=about.parameters)
    return indicator("jumlah", 7, "count", parameters, unit=unit)


REASON = indicator("tak-terukur", 8, "not_measurable", NotMeasurableParameters(reason=" naskah tidak berumus. "))
DONE, FULFILLED = counts(FOLLOW_UP), counts(FOLLOW_UP, Counted.FULFILLED)


def figure_of(about, filled, **asked):
    return FIGURES["count"](filled, question(about, **asked))


def test_counts_what_was_done_and_verified():
    rows = (activity("k1"), activity("k2"), activity("k3", state=State.SUBMITTED), activity("k4", state=State.DRAFT))
    filled = books(units=(unit(),), activities=rows, outputs=(output("o1"),), evidence=(evidence("output", "o1"),))
    figure = figure_of(DONE, filled)
    assert (figure.method, figure.exact, figure.share, figure.due) == ("count", Fraction(2), None, None)
    assert (figure.mean, figure.obstacle, figure.is_recorded, figure.grade) == (None, None, False, None)
    assert [(line.in_numerator, line.in_denominator) for line in figure.lines] == [(True, True)] * 2 + [
        (False, False)
    ] * 2
    assert [line.verdict for line in figure.lines[:3]] == [
        Verdict.FOLLOWED_UP,
        Verdict.NOT_FOLLOWED_UP,
        Verdict.UNVERIFIED,
    ]
    assert not any(line.is_unverified for line in figure.lines)
    assert [line.lacks_evidence for line in figure.lines] == [False, True, False, False]
    assert [line.notes for line in figure.lines[:2]] == [(), ("tanpa bukti",)]


def test_counts_those_alone_that_fulfil_the_rule():
    filled = books(units=(unit(),), activities=(activity("k1"), activity("k2")), outputs=(output("o1"),))
    figure = figure_of(FULFILLED, filled)
    assert figure.exact == 1
    assert [line.in_numerator for line in figure.lines] == [True, False]
    assert (figure.lines[0].lacks_evidence, figure.lines[0].notes) == (True, ("tanpa bukti",))


def test_a_line_lacks_evidence_where_only_the_activity_itself_is_proven():
    filled = books(
        units=(unit(),), activities=(activity("k1"),), outputs=(output("o1"),), evidence=(evidence("activity", "k1"),)
    )
    (line,) = figure_of(FULFILLED, filled).lines
    assert line.evidence
    assert line.lacks_evidence


@pytest.mark.parametrize(("counted", "number"), [(Counted.DONE, 2), (Counted.FULFILLED, 1)])
def test_a_late_document_is_made_but_not_in_time_and_a_missing_one_neither(counted, number):
    villages = (village(), village("35.08.10.2002", "Labruk Lor"), village("35.08.10.2006", "Denok"))
    rows = (document("d1", date(2023, 9, 30)), document("d2", date(2023, 10, 1), village="35.08.10.2002"))
    about = replace(TIMELINESS, parameters=replace(TIMELINESS.parameters, documents=("rkp_desa",)))
    filled = books(villages=villages, village_documents=rows)
    assert figure_of(counts(about, counted), filled).exact == number


def test_a_document_not_yet_due_is_not_made_until_it_is():
    filled = books(villages=(village(),))
    asked = question(counts(TIMELINESS), elapsed=date(2023, 1, 1))
    figure = FIGURES["count"](filled, asked)
    assert figure.exact == 0
    assert {line.verdict for line in figure.lines} == {Verdict.NOT_YET_DUE}


def test_nothing_to_count_is_zero():
    figure = figure_of(DONE, books())
    assert (figure.exact, figure.lines, figure.obstacle) == (0, (), None)


@EXAMPLES
@given(filled_books, periods)
def test_it_counts_as_plain_python_does(filled, period):
    lines = FIGURES["follow_up"](filled, question(FOLLOW_UP, period=period)).lines
    done = sum(line.in_denominator and line.verdict is not Verdict.UNVERIFIED for line in lines)
    followed_up = sum(line.verdict is Verdict.FOLLOWED_UP for line in lines)
    assert figure_of(DONE, filled, period=period).exact == done
    figure = figure_of(FULFILLED, filled, period=period)
    assert figure.exact == followed_up == recompute(table(figure.lines))[0]
    assert [line.rows for line in figure.lines] == [line.rows for line in lines]


def test_a_count_of_documents_asks_and_closes_as_they_do():
    by_document = replace(TIMELINESS, parameters=replace(TIMELINESS.parameters, year_basis=YearBasis.DOCUMENT))
    about = counts(by_document)
    assert row_indicator(about).parameters is by_document.parameters
    assert row_indicator(IPP) is IPP
    assert paper_basis(paper(IPP, about)) is YearBasis.DOCUMENT
    asked = {"year_basis": YearBasis.DOCUMENT, "elapsed": date(2024, 3, 30)}
    assert is_provisional(question(about, **asked)) is True
    assert is_provisional(question(about, quarter=4, **asked)) is False


def test_an_indicator_that_judges_rows_itself_comes_before_one_that_counts_them():
    counting_first = paper(counts(TIMELINESS), DONE, FOLLOW_UP)
    assert indicator_by(counting_first, "follow_up") is FOLLOW_UP
    assert indicator_by(counting_first, "timeliness") == replace(
        counts(TIMELINESS), method="timeliness", parameters=TIMELINESS.parameters
    )
    assert indicator_by(counting_first, "weighted_index") is None


def test_what_cannot_be_measured_says_why():
    figure = not_measurable.figure(question=question(REASON))
    assert figure.obstacle == "Tidak dapat diukur: naskah tidak berumus."
    assert (figure.method, figure.lines, figure.exact) == ("not_measurable", (), None)
    assert (figure.share, figure.due, figure.mean, figure.is_recorded) == (None, None, None, False)
    asked = question(REASON, paper=paper(REASON), law=LAW, period=Period(year=2023, quarter=None))
    measured = measure(books(paper=paper(REASON), targets=(target("tak-terukur", 1),)), question=asked)
    assert (measured.value, measured.attainment, measured.predicate) == (None, None, None)


def test_another_methods_indicator_is_a_fault_of_the_program():
    with pytest.raises(TypeError, match="iku-2 tidak memakai metode count"):
        counting.figure((), question=question(TIMELINESS))
    with pytest.raises(TypeError, match="iku-2 tidak memakai metode not_measurable"):
        not_measurable.figure(question=question(TIMELINESS))
