"""What the form of an activity proposes: its number, and activities that may be the same."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.actions import activities, proposals
from cermat.registers import selectors
from tests import cast


@pytest.mark.parametrize(
    ("used", "number"),
    [
        ([], "001/PEMERINTAHAN/2023"),
        (["001/PEM/2023", "009/PEM/2023", "002/PEM/2023"], "010/PEM/2023"),
        (["041/PEM/2022"], "001/PEM/2023"),
        (["999/PEM/2023"], "1000/PEM/2023"),
        (["1/2/3", "x/PEM/2023"], "001/PEMERINTAHAN/2023"),
        (["002/A/B/2023"], "003/A/B/2023"),
    ],
)
def test_the_next_number_goes_on_as_the_unit_numbered_last(used, number):
    assert proposals.next_number(used, unit="pemerintahan", year=2023) == number


def test_the_highest_number_of_the_latest_year_says_how_the_unit_names_itself():
    used = ["007/PEM/2023", "003/SEKSI PEM/2023", "050/LAMA/2022"]
    assert proposals.next_number(used, unit="pemerintahan", year=2023) == "008/PEM/2023"
    assert proposals.next_number(used, unit="pemerintahan", year=2024) == "001/PEM/2024"


@pytest.mark.parametrize(
    ("changes", "is_twin"),
    [
        ({}, True),
        ({"dated": date(2023, 3, 13)}, True),
        ({"dated": date(2023, 3, 15)}, True),
        ({"dated": date(2023, 3, 16)}, False),
        ({"description": "fasilitasi  penyusunan RKP desa"}, True),
        ({"description": "Fasilitasi penyusunan RKP Desa Denok"}, True),
        ({"description": "Koordinasi penyaluran bantuan sosial"}, False),
        ({"unit": "pelayanan"}, False),
        ({"place": cast.DENOK}, True),
    ],
)
def test_an_activity_of_the_same_unit_and_days_told_alike_is_named(office, changes, is_twin):
    key = cast.recorded_activity()
    found = activities.twins(by=cast.scope(), entry=cast.activity("099/1/2023", **changes))
    assert [row.mark.ref.key for row in found] == ([key] if is_twin else [])


def test_an_activity_at_another_place_and_an_annulled_one_are_not(office):
    key = cast.recorded_activity(place=cast.BORENG)
    entry = cast.activity("099/1/2023")
    assert activities.twins(by=cast.scope(), entry=replace(entry, place=cast.DENOK)) == []
    assert len(activities.twins(by=cast.scope(), entry=replace(entry, place=cast.BORENG))) == 1
    activities.annul(by=cast.scope(), key=key, version=1, reason="Salah catat")
    assert activities.twins(by=cast.scope(), entry=entry) == []


def test_the_most_alike_is_named_first_and_another_office_never(office, neighbour):
    activities.add(by=cast.stranger(), entry=cast.activity())
    other = cast.recorded_activity(number="006/1/2023", description="Fasilitasi penyusunan RKP Desa Boreng")
    same = cast.recorded_activity()
    found = activities.twins(by=cast.scope(), entry=cast.activity("099/1/2023"))
    assert [row.mark.ref.key for row in found] == [same, other]


def test_the_latest_activities_of_a_unit_are_handed_out_newest_first_each_once(office, neighbour):
    activities.add(by=cast.stranger(), entry=cast.activity())
    old, young = cast.recorded_activity(), cast.recorded_activity(number="006/1/2023", dated=date(2023, 5, 2))
    changed = cast.activity(description="Diperbaiki")
    activities.correct(by=cast.scope(), key=old, version=1, entry=changed, reason="Uraian")
    found = selectors.recent_activities(cast.scope(), units=["pemerintahan"], limit=5)
    assert [(row.mark.ref.key, row.mark.ref.version) for row in found] == [(young, 1), (old, 2)]
    assert [row.mark.ref.key for row in selectors.recent_activities(cast.scope(), units=["pemerintahan"], limit=1)] == [
        young
    ]
    assert selectors.recent_activities(cast.scope(), units=["pelayanan"], limit=5) == ()
    assert selectors.activity_numbers(cast.scope(), unit="pemerintahan") == {"005/1/2023", "006/1/2023"}
