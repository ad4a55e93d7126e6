"""What was said then beside what is known now: every line that differs, and no other."""

from dataclasses import replace
from datetime import UTC, date, datetime

from cermat.indicators.comparing import compare
from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import measure_office
from cermat.indicators.rows import SettingKind, State
from tests.indicators.make import (
    FOLLOW_UP,
    IPP,
    TIMELINESS,
    activity,
    books,
    document,
    output,
    recorded,
    setting,
    target,
    unit,
    village,
)

THEN = datetime(2024, 6, 1, tzinfo=UTC)


def measured(**changes):
    filled = {
        "units": (unit(),),
        "villages": (village(),),
        "activities": (activity("k1"), activity("k2")),
        "outputs": (output("o1"),),
        "village_documents": (document("d1", date(2023, 9, 1)),),
        "recorded_values": (recorded("n1", "4.53"),),
    }
    return measure_office(books(**filled | changes), period=Period(year=2023, quarter=None), as_of=THEN)


def changed(now):
    return {each.indicator: each for each in compare(measured(), now) if not each.is_same}


def test_the_same_books_differ_in_nothing():
    compared = compare(measured(), measured())
    assert [each.indicator for each in compared] == [each.indicator.id for each in measured().measurements]
    assert all(each.is_same and not each.lines for each in compared)


def test_another_cap_or_scale_is_a_difference_without_a_line():
    aimed = {"targets": (target("iku-1", "20"),)}
    then = measured(**aimed)
    for changes in (setting(SettingKind.CAP, "100"), setting(SettingKind.SCALE, "ipp")):
        now = measured(**aimed, settings=(changes,))
        (changed,) = [each for each in compare(then, now) if not each.is_same]
        assert (changed.indicator, changed.lines, changed.is_graded_otherwise) == ("iku-1", (), True)
    other = measured(targets=(target("iku-1", "25"),))
    assert [each.is_graded_otherwise for each in compare(then, other)] == [False, False, False]


def test_a_new_row_is_a_line_that_was_not_there():
    now = measured(activities=(activity("k1"), activity("k2"), activity("k3")))
    (line,) = changed(now)[FOLLOW_UP.id].lines
    assert line.then is None
    assert line.now.verdict is Verdict.NOT_FOLLOWED_UP
    assert set(changed(now)) == {FOLLOW_UP.id}


def test_a_row_that_is_gone_is_a_line_that_is_no_more():
    (line,) = changed(measured(activities=(activity("k1"),)))[FOLLOW_UP.id].lines
    assert (line.then.verdict, line.now) == (Verdict.NOT_FOLLOWED_UP, None)


def test_a_corrected_day_is_told_with_both_verdicts():
    late = document("d1", date(2023, 10, 2), version=2)
    (line,) = changed(measured(village_documents=(document("d1", date(2023, 9, 1)), late)))[TIMELINESS.id].lines
    assert (line.then.verdict, line.now.verdict) == (Verdict.ON_TIME, Verdict.LATE)
    assert (line.then.deciding.version, line.now.deciding.version) == (1, 2)


def test_a_corrected_amount_is_a_change_and_a_correction_that_only_waits_is_none():
    corrected = (recorded("n1", "4.53"), recorded("n1", "4.61", version=2))
    assert set(changed(measured(recorded_values=corrected))) == {IPP.id}
    waiting = (recorded("n1", "4.53"), recorded("n1", "4.61", version=2, state=State.SUBMITTED))
    assert changed(measured(recorded_values=waiting)) == {}


def test_another_value_over_the_same_lines_is_told_too():
    """As where a rule changed and no row did."""
    then = measured()
    now = replace(then, measurements=(replace(then.measurements[0], value=None), *then.measurements[1:]))
    (difference,) = [each for each in compare(then, now) if not each.is_same]
    assert (difference.lines, difference.now.value) == ((), None)


def test_an_indicator_of_one_side_alone_has_all_its_lines_on_that_side():
    then = measured()
    now = replace(then, measurements=then.measurements[1:])
    gone = compare(then, now)[0]
    assert gone.now is None
    assert not gone.is_same
    assert all(each.now is None for each in gone.lines)
    new = compare(now, then)[-1]
    assert (new.then, new.indicator) == (None, then.measurements[0].indicator.id)
