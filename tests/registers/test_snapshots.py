"""A frozen measurement read again is the same measurement, and its text the same text."""

import json
from dataclasses import replace

import pytest

from cermat.indicators.figures import NO_TARGETS, OfficeMeasurement
from cermat.registers import measuring, snapshots
from cermat.registers.errors import UnreadableSnapshot
from cermat.registers.selectors import console_scope
from tests.indicators import other_offices
from tests.registers.histories import OFFICE, History


@pytest.fixture
def measured(db: None) -> OfficeMeasurement:
    """Measure a year of random books."""
    history = History(11)
    history.open()
    history.run(40)
    return measuring.measure(console_scope(OFFICE), year=2023)


def test_it_is_read_as_it_was_written(measured: OfficeMeasurement) -> None:
    text = snapshots.write(measured)
    again = snapshots.read(text)
    assert again == measured
    assert snapshots.write(again) == text
    assert any(each.figure.lines for each in again.measurements)


def test_equal_measurements_have_equal_texts_and_others_have_not(measured: OfficeMeasurement) -> None:
    text = snapshots.write(measured)
    assert snapshots.sha256(snapshots.write(replace(measured))) == snapshots.sha256(text)
    fewer = replace(measured, measurements=measured.measurements[:1])
    assert snapshots.sha256(snapshots.write(fewer)) != snapshots.sha256(text)


def test_a_text_from_before_there_were_targets_is_read(measured: OfficeMeasurement) -> None:
    tree = json.loads(snapshots.write(measured))
    for each in tree["measurements"]:
        del each["targets"]
    old = snapshots.read(json.dumps(tree))
    assert all(each.targets == NO_TARGETS for each in old.measurements)
    assert [each.value for each in old.measurements] == [each.value for each in measured.measurements]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"office": 1}', "bukan json", '{"year": 2023}'])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSnapshot, match="tidak terbaca"):
        snapshots.read(text)


def test_a_text_with_a_value_too_many_is_refused(measured: OfficeMeasurement) -> None:
    text = snapshots.write(measured)
    with pytest.raises(UnreadableSnapshot):
        snapshots.read(text[:-1] + ',"lain":1}')


@pytest.mark.parametrize("name", other_offices.NAMES)
def test_every_method_is_read_as_it_was_written(name: str) -> None:
    office = other_offices.measured(name)
    assert snapshots.read(snapshots.write(office)) == office


def test_a_text_of_the_days_before_reports_were_frozen_is_read_without_them(measured: OfficeMeasurement) -> None:
    values = json.loads(snapshots.write(measured))
    for name in ("analyses", "budget", "earlier"):
        del values[name]
    assert snapshots.read(json.dumps(values)) == replace(measured, analyses=(), budget=(), earlier=())
