"""Days are read strictly and written in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.words import dates
from cermat.words.dates import UnreadableDate, days_left, read_date, write_date, write_quarter, write_span


@pytest.mark.parametrize(
    "text",
    [
        "30/09/2026",
        "30-9-26",
        "30.9.2026",
        "30 September 2026",
        "30 sept 2026",
        "30 Sep. 2026",
        " 30  september  2026 ",
        "2026-09-30",
        "2026-9-30",
    ],
)
def test_reads_every_usual_form(text: str) -> None:
    assert read_date(text) == date(2026, 9, 30)


def test_reads_the_date_printed_on_the_source_paper() -> None:
    assert read_date("17 OKTOBER 2023") == date(2023, 10, 17)


@pytest.mark.parametrize("text", ["9/30/2026", "12/25/2026", "3/13/2026", "3-13-26"])
def test_refuses_us_order_with_a_hint(text: str) -> None:
    with pytest.raises(UnreadableDate, match="tulis hari lebih dahulu"):
        read_date(text)


def test_the_hint_shows_the_day_first() -> None:
    with pytest.raises(UnreadableDate, match=r"30/09/2026\.$"):
        read_date("9/30/2026")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "٣٠/٠٩/٢٠٢٦",
        "30/9-2026",
        "30 Foo 2026",
        "20260930",
        "1/2/3/2026",
        "30/09/202",
        "2026/09/30",
        "30 September 26",
    ],
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(UnreadableDate, match="bukan tanggal yang dikenal"):
        read_date(text)


@pytest.mark.parametrize("text", ["29/02/2023", "31/04/2024", "0/1/2024", "32/1/2024", "13/13/2024", "2024-13-01"])
def test_refuses_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(UnreadableDate, match="tidak ada dalam kalender"):
        read_date(text)


@pytest.mark.parametrize("text", ["1/1/1944", "1/1/2200", "1/1/0001"])
def test_refuses_years_out_of_reach(text: str) -> None:
    with pytest.raises(UnreadableDate, match="1945 sampai 2199"):
        read_date(text)


@pytest.mark.parametrize(("text", "year"), [("1/1/1945", 1945), ("1/1/2199", 2199), ("1/1/00", 2000)])
def test_accepts_the_first_and_last_year(text: str, year: int) -> None:
    assert read_date(text) == date(year, 1, 1)


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2199, 12, 31)))
def test_reads_back_what_it_writes(day: date) -> None:
    assert read_date(write_date(day)) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day
    assert read_date(day.isoformat()) == day


def test_writes_days_months_and_weekdays_in_words() -> None:
    assert write_date(date(2023, 10, 17)) == "17 Oktober 2023"
    assert dates.write_weekday(date(2023, 10, 17)) == "Selasa, 17 Oktober 2023"
    assert dates.write_month(2023, 2) == "Februari 2023"


@pytest.mark.parametrize(
    ("zone", "offset", "name"), [("Asia/Jakarta", 7, "WIB"), ("Asia/Makassar", 8, "WITA"), ("Asia/Jayapura", 9, "WIT")]
)
def test_an_instant_becomes_a_day_in_the_offices_own_zone(zone: str, offset: int, name: str) -> None:
    here = ZoneInfo(zone)
    midnight = datetime(2024, 3, 31, 24 - offset, 0, tzinfo=UTC)
    before = datetime(2024, 3, 31, 23 - offset, 59, 59, 999999, tzinfo=UTC)
    assert dates.local_day(before, here) == date(2024, 3, 31)
    assert dates.local_day(midnight, here) == date(2024, 4, 1)
    assert dates.end_of_day(date(2024, 3, 31), here) == before
    assert dates.write_instant(before, here) == f"31 Maret 2024 23.59 {name}"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2024, 3, 1), "2 hari lagi"), (date(2024, 2, 28), "hari ini"), (date(2024, 2, 27), "1 hari yang lalu")],
)
def test_says_how_far_a_day_is(day, words):
    assert days_left(day, date(2024, 2, 28)) == words


def test_writes_a_quarter_in_words():
    assert [write_quarter(2026, number) for number in (1, 4)] == ["triwulan I 2026", "triwulan IV 2026"]


def test_days_from_one_to_another_are_written_with_what_is_left_open():
    may, june = date(2026, 5, 1), date(2026, 6, 30)
    assert write_span(may, june) == "sejak 1 Mei 2026 sampai 30 Juni 2026"
    assert (write_span(None, june), write_span(may, None)) == ("sejak awal sampai 30 Juni 2026", "sejak 1 Mei 2026")
