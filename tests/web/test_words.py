"""The filters pages print through, and what a figure's page says in words."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cermat.indicators.figures import Period
from cermat.web.figures import month_words
from cermat.web.home import deadline_period
from cermat.web.templatetags import kata


def test_prints_numbers_days_and_instants_through_the_words_room() -> None:
    assert kata.angka(Decimal("1234.50")) == "1.234,50"
    assert kata.persen(Decimal("93.33")) == "93,33%"
    assert kata.tanggal(date(2023, 10, 17)) == "17 Oktober 2023"
    assert kata.hari(date(2023, 10, 17)) == "Selasa, 17 Oktober 2023"
    local = datetime(2023, 10, 17, 7, 5, tzinfo=UTC).astimezone(ZoneInfo("Asia/Jakarta"))
    assert kata.saat(local) == "17 Oktober 2023 14.05 WIB"
    assert kata.saat(datetime(2023, 10, 17, 7, 5, tzinfo=UTC)) == "2023-10-17T07:05:00+00:00"


@pytest.mark.parametrize("absent", [kata.angka, kata.persen, kata.tanggal, kata.hari, kata.saat, kata.atau_strip])
def test_prints_a_dash_for_what_is_absent(absent: object) -> None:
    assert absent(None) == "–"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1], "Januari"),
        ([1, 2], "Januari–Februari"),
        ([12, 9, 10, 3], "Maret, September–Oktober, Desember"),
        (range(1, 13), "Januari–Desember"),
    ],
)
def test_says_months_in_a_row_as_a_span(numbers: list[int], words: str) -> None:
    assert month_words(numbers) == words


@pytest.mark.parametrize(
    ("asked", "today", "shown"),
    [
        (Period(year=2026, quarter=None), date(2026, 11, 24), 4),
        (Period(year=2026, quarter=2), date(2026, 11, 24), 2),
        (Period(year=2025, quarter=None), date(2026, 11, 24), None),
        (Period(year=2026, quarter=None), date(2026, 3, 31), 1),
    ],
)
def test_shows_the_deadlines_of_the_quarter_that_runs(asked: Period, today: date, shown: int | None) -> None:
    assert deadline_period(asked, today).quarter == shown
