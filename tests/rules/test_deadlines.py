"""The last day on time, for every year, against the calendar itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.rules.deadlines import due_day, due_day_by, value_for
from cermat.rules.errors import NoRuleInForce
from cermat.rules.library import law
from tests.rules.papers_at_hand import lumajang, utara


@pytest.mark.parametrize("year", range(2015, 2042))
def test_the_three_deadlines_of_every_year(year: int) -> None:
    for kinds in (law().document_kinds, lumajang().document_kinds):
        assert due_day(kinds["rkp_desa"], year) == date(year - 1, 9, 30)
        assert due_day(kinds["apb_desa"], year) == date(year - 1, 12, 31)
        assert due_day(kinds["lppd_desa"], year) == date(year + 1, 3, 31)


@pytest.mark.parametrize(
    ("kind", "name", "first"),
    [("rkp_desa", "RKP Desa", 2015), ("apb_desa", "APBDes", 2015), ("lppd_desa", "LPPDes", 2014)],
)
def test_has_no_deadline_before_the_law_and_never_takes_another(kind: str, name: str, first: int) -> None:
    document_kind = law().document_kinds[kind]
    assert due_day(document_kind, first) >= date(2014, 9, 30)
    earlier = first - 1 if kind != "lppd_desa" else first - 2
    with pytest.raises(NoRuleInForce) as caught:
        due_day(document_kind, earlier)
    assert str(caught.value) == (
        f"Tidak ada batas waktu {name} yang berlaku untuk tahun anggaran {earlier}; "
        "tambahkan aturan dengan tanggal mulai dan sumbernya."
    )


def test_an_lppd_due_after_the_laws_first_day_though_its_year_began_before_it_is_not_owed_earlier() -> None:
    assert due_day(law().document_kinds["lppd_desa"], 2014) == date(2015, 3, 31)
    with pytest.raises(NoRuleInForce):
        value_for(law().document_kinds["lppd_desa"], 2012)


@pytest.mark.parametrize("year", range(2021, 2042))
def test_the_last_day_of_february_follows_the_leap_years(year: int) -> None:
    due = due_day(utara().document_kinds["profil_desa"], year)
    assert due + timedelta(days=1) == date(year, 3, 1)


def test_a_deadline_applies_from_its_own_first_due_day() -> None:
    kind = utara().document_kinds["apb_desa"]
    assert [value_for(kind, year).day for year in (2021, 2022, 2023)] == [31, 31, 30]


def test_a_deadline_that_begins_on_its_due_day_applies() -> None:
    kind = law().document_kinds["rkp_desa"]
    (value,) = kind.due_values
    begun = replace(kind, due_values=(replace(value, valid_from=date(2024, 9, 30)),))
    assert due_day(begun, 2025) == date(2024, 9, 30)
    late = replace(kind, due_values=(replace(value, valid_from=date(2024, 10, 1)),))
    with pytest.raises(NoRuleInForce):
        due_day(late, 2025)
    assert due_day(late, 2026) == date(2025, 9, 30)


def test_the_newest_deadline_applies_whatever_their_order() -> None:
    kind = law().document_kinds["apb_desa"]
    turned = replace(kind, due_values=kind.due_values[::-1])
    assert value_for(turned, 2024) is kind.due_values[1]
    assert value_for(kind, 2018) is kind.due_values[0]
    assert value_for(kind, 2019) is kind.due_values[1]


@given(st.integers(2000, 2100), st.integers(-2, 2), st.integers(1, 12), st.none() | st.integers(1, 28))
def test_a_due_day_lies_in_its_month_and_is_the_named_or_the_last_day(
    year: int, offset: int, month: int, day: int | None
) -> None:
    value = replace(law().document_kinds["rkp_desa"].due_values[0], year_offset=offset, month=month, day=day)
    due = due_day_by(value, year)
    assert (due.year, due.month) == (year + offset, month)
    assert due.day == day if day else (due + timedelta(days=1)).day == 1


@given(st.integers(2015, 2090))
def test_due_days_move_forward_by_one_year_each_year(year: int) -> None:
    for kind in law().document_kinds.values():
        assert due_day(kind, year + 1) == due_day(kind, year).replace(year=due_day(kind, year).year + 1)
