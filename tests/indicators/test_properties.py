"""What must hold for whatever the books say."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cermat.indicators.export import recompute, table
from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import FIGURES, measure_office
from cermat.indicators.obligations import obligations
from cermat.indicators.rows import State, Status
from cermat.indicators.standing import versions_by_key
from cermat.rules.types import YearBasis
from cermat.words.dates import last_elapsed_day
from tests.indicators.make import FOLLOW_UP, PAPER, TIMELINESS, document, mark, question
from tests.indicators.strategies import (
    EXAMPLES,
    VILLAGES,
    activity_books,
    books_taken_back,
    days,
    filled_books,
    instants,
    periods,
    village_books,
)

AS_OF = datetime(2024, 7, 1, tzinfo=UTC)
V = State.VERIFIED
bases = st.sampled_from(list(YearBasis))


ABOUT = {"iku-1": FOLLOW_UP, "iku-2": TIMELINESS}


def figure_of(books, indicator_id, period, basis=YearBasis.EVENT, as_of=AS_OF):
    asked = question(
        ABOUT[indicator_id], period=period, year_basis=basis, elapsed=last_elapsed_day(as_of, books.office.zone)
    )
    return FIGURES[asked.indicator.method](books, asked)


def refs(rows):
    return Counter(row.mark.ref for row in rows)


@EXAMPLES
@given(filled_books, periods, bases, instants)
def test_every_row_stands_in_exactly_one_line(books, period, basis, as_of):
    iku_1 = figure_of(books, "iku-1", period, basis, as_of)
    iku_2 = figure_of(books, "iku-2", period, basis, as_of)
    assert Counter(ref for line in iku_1.lines for ref in line.rows) == refs((*books.activities, *books.outputs))
    assert Counter(ref for line in iku_2.lines for ref in line.rows) == refs(books.village_documents)


@EXAMPLES
@given(books_taken_back, periods, bases, instants)
def test_what_was_taken_back_stands_in_no_line(books, period, basis, as_of):
    for indicator_id, tables in (("iku-1", (books.activities, books.outputs)), ("iku-2", (books.village_documents,))):
        left = [row for table in tables for versions in versions_by_key(table).values() for row in versions]
        lines = figure_of(books, indicator_id, period, basis, as_of).lines
        assert Counter(ref for line in lines for ref in line.rows) == refs(left)


@EXAMPLES
@given(filled_books, periods, bases, instants)
def test_every_obligation_and_every_activity_has_exactly_one_line(books, period, basis, as_of):
    owed = obligations(VILLAGES, PAPER, indicator=TIMELINESS, year=2023, basis=basis)
    lines = figure_of(books, "iku-2", period, basis, as_of).lines
    counted = [line.id for line in lines if line.in_denominator]
    assert counted == [f"{each.kind}/{each.fiscal_year}/{each.village}" for each in owed]
    activities = [line.id for line in figure_of(books, "iku-1", period).lines if line.id.startswith("activity/")]
    assert activities == [f"activity/{key}" for key in versions_by_key(books.activities)]


@EXAMPLES
@given(filled_books, periods, bases, instants)
def test_every_line_has_an_id_of_its_own_a_reason_and_a_source(books, period, basis, as_of):
    for indicator_id in ("iku-1", "iku-2"):
        lines = figure_of(books, indicator_id, period, basis, as_of).lines
        assert len({line.id for line in lines}) == len(lines)
        for line in lines:
            assert line.reason.endswith(".")
            assert line.source.startswith("naskah#")
            assert not (line.in_numerator and not line.in_denominator)
            assert not (line.lacks_evidence and not line.in_numerator)
            assert not (line.is_unverified and (line.in_numerator or not line.in_denominator))


@EXAMPLES
@given(filled_books, periods, bases, instants)
def test_every_value_lies_between_0_and_100(books, period, basis, as_of):
    for indicator_id in ("iku-1", "iku-2"):
        figure = figure_of(books, indicator_id, period, basis, as_of)
        assert all(
            exact is None or 0 <= exact <= 100
            for exact in (figure.exact, figure.share.exact, figure.due.exact, figure.mean)
        )
        assert (figure.exact is None) is (figure.obstacle is not None) is (figure.share.denominator == 0)


@EXAMPLES
@given(filled_books, periods, bases)
def test_only_verified_rows_are_in_the_numerator(books, period, basis):
    verified = {row.mark.ref for row in (*books.activities, *books.village_documents) if row.mark.state is V}
    for indicator_id in ("iku-1", "iku-2"):
        for line in figure_of(books, indicator_id, period, basis).lines:
            assert not line.in_numerator or line.deciding in verified


@EXAMPLES
@given(village_books, periods, bases, st.integers(1, 400), st.data())
def test_a_late_document_never_raises_a_figure(books, period, basis, days_late, data):
    owed = data.draw(st.sampled_from(obligations(VILLAGES, PAPER, indicator=TIMELINESS, year=2023, basis=basis)))
    late = document(
        "zz",
        date.fromordinal(owed.due.toordinal() + days_late),
        village=owed.village,
        kind=owed.kind,
        fiscal_year=owed.fiscal_year,
    )
    before = figure_of(books, "iku-2", period, basis)
    after = figure_of(replace(books, village_documents=(*books.village_documents, late)), "iku-2", period, basis)
    assert after.exact == before.exact
    assert after.due.exact == before.due.exact


@EXAMPLES
@given(village_books, periods, bases, st.data())
def test_an_unverified_row_never_changes_a_numerator(books, period, basis, data):
    owed = data.draw(st.sampled_from(obligations(VILLAGES, PAPER, indicator=TIMELINESS, year=2023, basis=basis)))
    added = document(
        "zz",
        data.draw(days),
        state=data.draw(st.sampled_from([State.DRAFT, State.SUBMITTED, State.RETURNED])),
        village=owed.village,
        kind=owed.kind,
        fiscal_year=owed.fiscal_year,
    )
    before = figure_of(books, "iku-2", period, basis)
    after = figure_of(replace(books, village_documents=(*books.village_documents, added)), "iku-2", period, basis)
    assert after.share == before.share


def verified_next(versions):
    """The latest version once more, verified, where none was verified before; None otherwise."""
    latest = versions[-1]
    if latest.mark.annulled or any(each.mark.state is V for each in versions):
        return None
    ref = replace(latest.mark.ref, version=latest.mark.ref.version + 1)
    return replace(latest, mark=replace(latest.mark, ref=ref, state=V, verified_by="kasi"))


@EXAMPLES
@given(books=filled_books, period=periods, basis=bases, data=st.data())
@pytest.mark.parametrize(("table_name", "indicator_id"), [("outputs", "iku-1"), ("village_documents", "iku-2")])
def test_verifying_an_output_or_a_document_never_lowers_a_figure(books, period, basis, data, table_name, indicator_id):
    rows = getattr(books, table_name)
    waiting = [each for each in map(verified_next, versions_by_key(rows).values()) if each]
    assume(waiting)
    after = replace(books, **{table_name: (*rows, data.draw(st.sampled_from(waiting)))})
    before_exact = figure_of(books, indicator_id, period, basis).exact
    if before_exact is not None:
        assert figure_of(after, indicator_id, period, basis).exact >= before_exact


@EXAMPLES
@given(activity_books, periods, st.data())
def test_nothing_unverified_takes_an_activity_out_of_the_denominator(books, period, data):
    before = figure_of(books, "iku-1", period)
    counted = [line for line in before.lines if line.in_denominator]
    assume(counted)
    standing = data.draw(st.sampled_from(counted))
    key = standing.deciding.key
    latest = versions_by_key(books.activities)[key][-1]
    added = replace(
        latest,
        mark=mark(
            "activity",
            key,
            latest.mark.ref.version + 1,
            data.draw(st.sampled_from([State.DRAFT, State.SUBMITTED, State.RETURNED])),
            annulled=data.draw(st.booleans()),
        ),
        dated=standing.dated,
        status=data.draw(st.sampled_from(list(Status))),
        is_outside_authority=data.draw(st.booleans()),
    )
    after = figure_of(replace(books, activities=(*books.activities, added)), "iku-1", period)
    assert after.share == before.share


def known_at(books, instant):
    names = ("activities", "outputs", "village_documents", "evidence")
    tables = {name: tuple(row for row in getattr(books, name) if row.mark.recorded_at <= instant) for name in names}
    return replace(books, **tables)


@EXAMPLES
@given(filled_books, periods, instants, instants)
def test_known_versions_only_grow_with_the_instant_asked(books, period, first, second):
    earlier, later = sorted([first, second])
    for indicator_id in ("iku-1", "iku-2"):
        then = figure_of(known_at(books, earlier), indicator_id, period, as_of=earlier)
        now = figure_of(known_at(books, later), indicator_id, period, as_of=later)
        known_then = {ref for line in then.lines for ref in line.rows}
        known_now = {ref for line in now.lines for ref in line.rows}
        assert known_then <= known_now


@EXAMPLES
@given(filled_books, periods, bases, instants, st.randoms(use_true_random=False))
def test_equal_books_give_equal_figures_in_whatever_order_the_rows_come(books, period, basis, as_of, random):
    names = ("activities", "outputs", "village_documents", "evidence", "villages", "units")
    shuffled = replace(books, **{name: _shuffled(getattr(books, name), random) for name in names})
    asked = {"period": period, "as_of": as_of, "year_basis": basis}
    assert measure_office(shuffled, **asked) == measure_office(books, **asked)


def _shuffled(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    return tuple(shuffled)


@EXAMPLES
@given(filled_books, periods, bases, instants)
def test_counted_again_from_its_own_export_the_figure_is_the_same(books, period, basis, as_of):
    for indicator_id in ("iku-1", "iku-2"):
        figure = figure_of(books, indicator_id, period, basis, as_of)
        numerator, denominator = recompute(table(figure.lines))
        assert (numerator, denominator) == (figure.share.numerator, figure.share.denominator)
        assert figure.exact == (Fraction(numerator, denominator) * 100 if denominator else None)


@EXAMPLES
@given(village_books, bases)
def test_a_later_quarter_never_loses_what_an_earlier_one_counted(books, basis):
    counts = []
    for quarter in (1, 2, 3, 4):
        lines = figure_of(books, "iku-2", Period(year=2023, quarter=quarter), basis).lines
        counts.append({line.id for line in lines if line.verdict is Verdict.ON_TIME})
    assert counts[0] <= counts[1] <= counts[2] <= counts[3]
