"""The dated settings of an office: which is in force on a day, what it does to a figure, and what is said of it."""

from datetime import date
from decimal import Decimal

import pytest

from cermat.indicators.figures import NO_SETTINGS, Period
from cermat.indicators.measurement import measure_office
from cermat.indicators.rows import SettingKind, State
from cermat.indicators.settings import (
    DEFAULT_SCALE,
    band_words,
    cap_of,
    closing_day_of,
    grading_words,
    scale_of,
    setting_words,
    settings_on,
)
from cermat.indicators.values import write_attainment
from cermat.rules.library import law
from tests.indicators.make import setting, target
from tests.indicators.test_measurement import LATER, YEAR, full_books, measured

CAP, SCALE, CLOSING = SettingKind.CAP, SettingKind.SCALE, SettingKind.CLOSING
DAY = date(2023, 6, 30)
SUBMITTED = State.SUBMITTED


@pytest.mark.parametrize(
    ("rows", "cap"),
    [
        ([], None),
        ([setting(CAP, "120")], "120"),
        ([setting(CAP, "120", since=DAY)], "120"),
        ([setting(CAP, "120", since=date(2023, 7, 1))], None),
        ([setting(CAP, "120"), setting(CAP, "100", since=date(2023, 2, 1))], "100"),
        ([setting(CAP, "100", since=date(2023, 2, 1)), setting(CAP, "120")], "100"),
        ([setting(CAP, "120"), setting(CAP, "", since=date(2023, 2, 1))], None),  # no cap again
        ([setting(CAP, "120"), setting(CAP, "100", since=date(2023, 2, 1), annulled=True)], "120"),
        ([setting(CAP, "120", state=SUBMITTED)], None),
        ([setting(CAP, "120"), setting(CAP, "100", version=2, state=SUBMITTED)], "120"),
        ([setting(CLOSING, "10"), setting(SCALE, "tiga_tingkat")], None),
    ],
)
def test_the_last_verified_setting_to_begin_is_in_force(rows, cap):
    found = cap_of(settings_on(rows, day=DAY))
    assert (found and str(found)) == cap


def test_without_a_setting_the_usual_holds():
    assert settings_on([], day=DAY) == NO_SETTINGS
    assert (scale_of(NO_SETTINGS), cap_of(NO_SETTINGS), closing_day_of(NO_SETTINGS, DAY)) == (DEFAULT_SCALE, None, None)


@pytest.mark.parametrize(("days", "day"), [("", None), ("0", DAY), ("10", date(2023, 7, 10))])
def test_the_books_close_so_many_days_after_the_period(days, day):
    assert closing_day_of(settings_on([setting(CLOSING, days)], day=DAY), DAY) == day


def test_the_settings_of_the_periods_last_day_are_taken():
    filled = full_books(
        targets=(target("iku-1", "20"), target("iku-1", "20", quarter=2)),
        settings=(setting(CAP, "120", since=date(2023, 7, 1)),),
    )
    assert measured(filled, "iku-1").attainment == Decimal("120.00")
    half = measured(filled, "iku-1", period=Period(year=2023, quarter=2))
    assert (half.attainment, half.cap) == (Decimal("333.33"), None)


@pytest.mark.parametrize(
    ("amount", "words"),
    [("20", "120,00% (dibatasi 120,00%)"), ("66.67", "100,00%"), ("55.56", "119,99%"), (None, "–")],
)
def test_a_cap_is_said_where_it_acted(amount, words):
    targets = () if amount is None else (target("iku-1", amount),)
    filled = full_books(targets=targets, settings=(setting(CAP, "120"),))
    assert write_attainment(measured(filled, "iku-1")) == words


def test_an_attainment_that_reaches_the_cap_by_itself_is_not_capped():
    filled = full_books(targets=(target("iku-1", "66.67"),), settings=(setting(CAP, "100"),))
    result = measured(filled, "iku-1")
    assert (result.attainment, result.cap) == (Decimal("100.00"), None)


def test_the_office_carries_the_settings_it_was_measured_with():
    rows = (setting(CAP, "120"), setting(SCALE, "ipp", since=date(2024, 1, 1)))
    office = measure_office(full_books(settings=rows), period=YEAR, as_of=LATER)
    assert (office.settings.cap, office.settings.scale) == (rows[0], None)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (SCALE, "tiga_tingkat", "Skala 85/70/50"),
        (CAP, "120.5", "dibatasi 120,50%"),
        (CAP, "", "tidak dibatasi"),
        (CLOSING, "10", "10 hari setelah akhir periode"),
        (CLOSING, "0", "0 hari setelah akhir periode"),
        (CLOSING, "", "tidak ditetapkan"),
    ],
)
def test_a_setting_is_said_in_words(kind, value, words):
    assert setting_words(kind, value, scales=law().scales) == words


def test_the_bands_of_a_scale_are_said_in_words():
    assert band_words(law().scales["tiga_tingkat"], on=DAY) == (
        "mulai 85 Sangat Berhasil, mulai 70 Berhasil, mulai 50 Cukup Berhasil, di bawahnya Tidak Berhasil"
    )


def test_the_grading_is_said_with_the_papers_that_set_it():
    assert grading_words(NO_SETTINGS, scales=law().scales) == "Skala Permendagri 86/2017; capaian tidak dibatasi"
    both = settings_on([setting(SCALE, "tiga_tingkat"), setting(CAP, "120", since=DAY)], day=DAY)
    assert grading_words(both, scales=law().scales) == (
        "Skala 85/70/50 (Peraturan Bupati nomor 5 tanggal 1 Desember 2022, berlaku sejak 1 Januari 2023); "
        "capaian dibatasi 120,00% (Peraturan Bupati nomor 5 tanggal 1 Desember 2022, berlaku sejak 30 Juni 2023)"
    )
