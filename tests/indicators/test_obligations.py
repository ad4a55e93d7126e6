"""Obligations follow from villages, kinds and years."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.indicators.figures import Period
from cermat.indicators.obligations import (
    closing_day,
    cut_day,
    fiscal_year_of,
    fiscal_years,
    obligations,
    paper_for,
    paper_of_obligation,
    timeliness_parameters,
    village_kind,
    years_in_force,
)
from cermat.indicators.rows import VillageKind
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import LegalEvent, YearBasis
from tests.indicators.make import APB, FOLLOW_UP, LPPD, PAPER, RKP, TIMELINESS, kind, paper, village

OLD = paper(id="lama", year_from=2015, year_to=2030)
NEW = paper(
    id="baru",
    year_from=2026,
    document_kinds={RKP.id: kind("rkp_desa", "RKP Desa", LegalEvent.ENACTED, -1, 8, 31, source="naskah#2.1")},
)
EVENT, DOCUMENT, IN_FORCE = YearBasis.EVENT, YearBasis.DOCUMENT, YearBasis.IN_FORCE


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("35.08.10.1003", VillageKind.KELURAHAN),
        ("35.08.10.2001", VillageKind.DESA),
        ("91.01.01.3001", VillageKind.DESA_ADAT),
        ("2001", VillageKind.DESA),
    ],
)
def test_the_last_segment_says_what_a_village_is(code, expected):
    assert village_kind(code) is expected


@pytest.mark.parametrize("code", ["35.08.10.4001", "35.08.10", "35.08.10.20011", "35.08.10.201", "35.08.10.2a01", ""])
def test_a_code_that_is_no_village_is_refused_by_name(code):
    with pytest.raises(ValueError) as refusal:
        village_kind(code)
    assert str(refusal.value) == (
        f"Kode wilayah {code} bukan kode desa atau kelurahan; segmen terakhirnya harus 1xxx–3xxx."
    )


@pytest.mark.parametrize(
    ("basis", "rkp", "apb", "lppd"),
    [(EVENT, 2024, 2024, 2022), (DOCUMENT, 2023, 2023, 2023), (IN_FORCE, 2023, 2023, 2022)],
)
def test_iku_2023_has_three_readings(basis, rkp, apb, lppd):
    years = [fiscal_year_of(kind, 2023, basis=basis) for kind in (RKP, APB, LPPD)]
    assert years == [rkp, apb, lppd]
    asked = fiscal_years(PAPER, TIMELINESS, year=2023, basis=basis)
    assert list(asked.items()) == [("rkp_desa", rkp), ("apb_desa", apb), ("lppd_desa", lppd)]


def deadline(kind, **changes):
    return replace(kind, due_values=(replace(kind.due_values[0], **changes),))


@pytest.mark.parametrize("offset", [-3, -2, 2, 3])
def test_a_deadline_up_to_three_years_away_is_found(offset):
    far = deadline(RKP, year_offset=offset)
    assert fiscal_year_of(far, 2023, basis=EVENT) == 2023 - offset


@pytest.mark.parametrize("offset", [-4, 4])
def test_a_deadline_that_never_falls_in_the_year_is_named(offset):
    far = deadline(RKP, year_offset=offset)
    with pytest.raises(NoRuleInForce) as refusal:
        fiscal_year_of(far, 2023, basis=EVENT)
    assert str(refusal.value) == (
        "Tidak ada batas waktu RKP Desa yang jatuh pada tahun 2023; "
        "tambahkan aturan batas waktu dengan tanggal mulai dan sumbernya."
    )


def test_years_before_the_rule_are_passed_over_and_never_borrowed():
    late = deadline(RKP, valid_from=date(2023, 9, 30))
    assert fiscal_year_of(late, 2023, basis=EVENT) == 2024
    with pytest.raises(NoRuleInForce):
        fiscal_year_of(late, 2022, basis=EVENT)
    with pytest.raises(NoRuleInForce):
        fiscal_year_of(late, 2022, basis=IN_FORCE)


def test_a_document_due_on_new_years_day_of_its_year_is_in_force_the_year_before():
    first_of_january = deadline(RKP, year_offset=0, month=1, day=1)
    assert fiscal_year_of(first_of_january, 2023, basis=IN_FORCE) == 2022


def test_where_two_fiscal_years_fall_due_in_one_year_the_later_one_is_asked():
    moved = replace(
        RKP,
        due_values=(
            replace(RKP.due_values[0], year_offset=0, month=3, day=1),
            replace(RKP.due_values[0], year_offset=-1, month=12, day=1, valid_from=date(2023, 6, 1)),
        ),
    )
    assert fiscal_year_of(moved, 2023, basis=EVENT) == 2024


@pytest.mark.parametrize(
    ("basis", "expected"),
    [(EVENT, date(2023, 12, 31)), (DOCUMENT, date(2024, 3, 31)), (IN_FORCE, date(2023, 12, 31))],
)
def test_a_year_closes_at_its_last_due_day(basis, expected):
    assert closing_day(PAPER, TIMELINESS, year=2023, basis=basis) == expected
    assert cut_day(PAPER, TIMELINESS, period=Period(year=2023, quarter=None), basis=basis) == expected


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [(1, date(2023, 3, 31)), (2, date(2023, 6, 30)), (3, date(2023, 9, 30)), (4, date(2023, 12, 31))],
)
def test_a_quarter_is_cut_at_its_last_day_whatever_the_basis(quarter, expected):
    assert cut_day(PAPER, TIMELINESS, period=Period(year=2023, quarter=quarter), basis=DOCUMENT) == expected


def test_every_desa_owes_every_document_and_no_kelurahan_owes_any():
    villages = [
        village("35.08.10.2002", "Labruk Lor"),
        village("35.08.10.2001", "Banjarwaru"),
        village("35.08.10.1003", "Citrodiwangsan"),
        village("35.08.10.3001", "Adat"),
    ]
    owed = obligations(villages, PAPER, indicator=TIMELINESS, year=2023, basis=EVENT)
    assert [(each.kind, each.village_name) for each in owed] == [
        (kind, name) for kind in ("rkp_desa", "apb_desa", "lppd_desa") for name in ("Banjarwaru", "Labruk Lor", "Adat")
    ]
    assert (owed[0].village, owed[0].kind_name, owed[0].fiscal_year) == ("35.08.10.2001", "RKP Desa", 2024)
    assert [each.due for each in owed[::3]] == [date(2023, 9, 30), date(2023, 12, 31), date(2023, 3, 31)]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "owes"),
    [
        (date(2023, 9, 30), None, True),
        (date(2023, 10, 1), None, False),
        (None, date(2023, 9, 30), True),
        (None, date(2023, 9, 29), False),
    ],
)
def test_a_village_owes_what_fell_due_while_it_existed(valid_from, valid_to, owes):
    owed = obligations(
        [village(valid_from=valid_from, valid_to=valid_to)], PAPER, indicator=TIMELINESS, year=2023, basis=EVENT
    )
    assert ("rkp_desa" in {each.kind for each in owed}) is owes


def test_a_village_recorded_in_two_spans_owes_once_under_its_name_of_the_day():
    spans = [
        village(name="Nama Lama", valid_to=date(2023, 6, 30)),
        village(name="Nama Baru", valid_from=date(2023, 7, 1)),
    ]
    owed = obligations(spans, PAPER, indicator=TIMELINESS, year=2023, basis=EVENT)
    assert [each.village_name for each in owed] == ["Nama Baru", "Nama Baru", "Nama Lama"]


def test_another_methods_indicator_is_refused():
    with pytest.raises(TypeError) as refusal:
        timeliness_parameters(FOLLOW_UP)
    assert str(refusal.value) == "Indikator iku-1 tidak memakai metode timeliness."


@pytest.mark.parametrize(("year", "expected"), [(2014, None), (2015, OLD), (2025, OLD), (2026, NEW), (2031, NEW)])
def test_a_later_paper_ends_the_earlier_one(year: int, expected: object) -> None:
    assert paper_for([OLD, NEW], year) is expected


def test_no_paper_is_in_force_after_the_last_year_of_the_last_one() -> None:
    assert paper_for([OLD], 2030) is OLD
    assert paper_for([OLD], 2031) is None


def test_an_earlier_paper_names_the_last_year_before_the_later_one() -> None:
    assert years_in_force([OLD, NEW], OLD) == "2015 sampai 2025"
    assert years_in_force([OLD, NEW], NEW) == f"{NEW.year_from} dan seterusnya"
    assert years_in_force([OLD], OLD) == "2015 sampai 2030"
    assert years_in_force([NEW, replace(OLD, id="lebih-baru")], NEW).startswith("tidak ada, karena digantikan")


@pytest.mark.parametrize(("fiscal_year", "expected"), [(2015, OLD), (2016, OLD), (2026, OLD), (2027, NEW)])
def test_the_paper_in_force_when_a_document_falls_due_judges_it(fiscal_year: int, expected: object) -> None:
    assert paper_of_obligation([OLD, NEW], "rkp_desa", fiscal_year=fiscal_year) is expected


def test_the_first_paper_that_knows_a_kind_judges_it_where_none_was_in_force() -> None:
    late_rule = replace(RKP, due_values=(replace(RKP.due_values[0], valid_from=date(2030, 1, 1)),))
    later = paper(id="kemudian", document_kinds={RKP.id: late_rule})
    assert paper_of_obligation([NEW, later], "rkp_desa", fiscal_year=2024) is NEW
    assert paper_of_obligation([later], "rkp_desa", fiscal_year=2024) is later
    assert paper_of_obligation([OLD, NEW], "apb_desa", fiscal_year=2027) is OLD
    assert paper_of_obligation([OLD], "profil_desa", fiscal_year=2024) is None
