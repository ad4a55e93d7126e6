"""Days: read strictly, written in words; and the one place where an instant becomes a day."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cermat.words.errors import CermatError

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
QUARTERS = ("I", "II", "III", "IV")
_ABBREVIATIONS = {"agt": 8, "ags": 8, "agu": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}
_MONTH_OF = {
    **{month.lower(): number for number, month in enumerate(MONTHS, 1)},
    **{month[:3].lower(): number for number, month in enumerate(MONTHS, 1)},
    **_ABBREVIATIONS,
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?\s+(\d{4})", re.ASCII)
_EXAMPLE = "contoh: 30/09/2026 atau 30 September 2026"
EARLIEST, LATEST = 1945, 2199


class UnreadableDate(CermatError):
    """A text that is not a day in one of the accepted forms."""


def read_date(text: str) -> date:
    """Return the day a text names: ISO, `30/09/2026`, `30-9-26`, `30.9.2026` or `30 September 2026`.

    Two-digit years are 2000 to 2099. Raises UnreadableDate for anything else, a month above 12 in
    particular: US order is never guessed.
    """
    cleaned = " ".join(text.split())
    if match := _ISO.fullmatch(cleaned):
        year, month, day = match.groups()
    elif match := _NUMERIC.fullmatch(cleaned):
        day, _, month, year = match.groups()
        year = f"20{year}" if len(year) == 2 else year
    elif (match := _WORDS.fullmatch(cleaned)) and match.group(2).lower() in _MONTH_OF:
        day, name, year = match.groups()
        month = str(_MONTH_OF[name.lower()])
    else:
        raise UnreadableDate(f"“{cleaned}” bukan tanggal yang dikenal; tulis hari, bulan, tahun ({_EXAMPLE}).")
    return _day(int(year), int(month), day=int(day), text=cleaned)


def _day(year: int, month: int, *, day: int, text: str) -> date:
    if month > 12 and day <= 12 and not _ISO.fullmatch(text):
        raise UnreadableDate(
            f"“{text}” tampaknya memakai urutan bulan/hari/tahun; tulis hari lebih dahulu: {month}/{day:02}/{year}."
        )
    if not EARLIEST <= year <= LATEST:
        raise UnreadableDate(f"Tahun pada “{text}” tidak masuk akal; tulis tahun {EARLIEST} sampai {LATEST}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate(f"“{text}” tidak ada dalam kalender; periksa hari dan bulannya.") from None


def write_date(day: date) -> str:
    """Return the day in words: `17 Oktober 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_span(first: date | None, last: date | None) -> str:
    """Return days from one to another in words: `sejak 1 Mei 2026 sampai 31 Mei 2026`; None: an end left open."""
    start = f"sejak {write_date(first)}" if first else "sejak awal"
    return f"{start} sampai {write_date(last)}" if last else start


def write_weekday(day: date) -> str:
    """Return the day in words with its weekday: `Selasa, 17 Oktober 2023`."""
    return f"{WEEKDAYS[day.weekday()]}, {write_date(day)}"


def write_month(year: int, month: int) -> str:
    """Return a month in words: `Oktober 2023`."""
    return f"{MONTHS[month - 1]} {year}"


def write_quarter(year: int, number: int) -> str:
    """Return a quarter in words: `triwulan III 2023`."""
    return f"triwulan {QUARTERS[number - 1]} {year}"


def days_left(day: date, today: date) -> str:
    """Return how far a day is from today, in words: `7 hari lagi`, `hari ini`, `3 hari yang lalu`."""
    days = (day - today).days
    if days == 0:
        return "hari ini"
    return f"{days} hari lagi" if days > 0 else f"{-days} hari yang lalu"


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day an aware instant falls on in the office's own time zone."""
    return instant.astimezone(zone).date()


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the last microsecond of a local calendar day, as an aware instant in that zone."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone) - timedelta(microseconds=1)


def last_elapsed_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the last local calendar day that is completely over at an aware instant.

    The last microsecond of a day completes it, so a day's own end counts that day.
    """
    return local_day(instant + timedelta(microseconds=1), zone) - timedelta(days=1)


def write_instant(instant: datetime, zone: ZoneInfo) -> str:
    """Return an aware instant in words: `17 Oktober 2023 14.05 WIB`."""
    local = instant.astimezone(zone)
    return f"{write_date(local.date())} {local:%H.%M} {_ZONE_NAMES.get(str(zone), str(zone))}"


_ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
