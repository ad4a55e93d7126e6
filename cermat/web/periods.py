"""Which year, quarter, instant and year basis an address asks for."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from cermat.indicators.figures import Period
from cermat.registers import clock, measuring, selectors
from cermat.registers.scope import Scope
from cermat.rules.types import YearBasis
from cermat.web.errors import UnreadableAddress
from cermat.words.dates import EARLIEST, LATEST, QUARTERS, local_day

FIRST_YEAR, LAST_YEAR = 2000, 2100
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
# Rows dated outside any paper's years are kept, and found.
YEARS_OF_DAYS = range(EARLIEST, LATEST + 1)
BASIS_WORDS = {
    YearBasis.EVENT: "tenggat pada tahun itu",
    YearBasis.DOCUMENT: "dokumen tahun itu",
    YearBasis.IN_FORCE: "dokumen yang berlaku tahun itu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks. `quarter`, `as_of` and `basis` are None where it leaves them open."""

    year: int
    quarter: int | None
    as_of: datetime | None
    as_of_text: str
    basis: YearBasis | None

    @property
    def is_special(self) -> bool:
        """Return whether more than year and quarter is asked."""
        return self.as_of is not None or self.basis is not None

    @property
    def query(self) -> str:
        """Return the same question as a query string."""
        parts = {
            "tahun": str(self.year),
            "triwulan": str(self.quarter or ""),
            "per": self.as_of_text,
            "dasar": self.basis.value if self.basis else "",
        }
        return urlencode({name: value for name, value in parts.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a list."""

    value: str
    words: str
    is_chosen: bool


def asked(request: HttpRequest, scope: Scope, *, year: int | None = None, within: range = YEARS) -> Asked:
    """Return what an address asks: the year of its path, else of its query `within` these, else the current one.

    Raises Http404 for a path of a year no book can have, UnreadableAddress for anything else that is no answer.
    """
    text = request.GET.get("per", "").strip()
    return Asked(
        year=_year(request, scope, within) if year is None else _year_of_path(year),
        quarter=_number(request, "triwulan", lowest=1, highest=4),
        as_of=measuring.instant(scope, text) if text else None,
        as_of_text=text,
        basis=_basis(request.GET.get("dasar", "")),
    )


def this_year(scope: Scope) -> int:
    """Return the current year in the office's own zone."""
    return local_day(clock.now(), selectors.office(scope).zone).year


def years(scope: Scope, chosen: int) -> list[int]:
    """Return the years a page of one office offers, newest first: `recent_years` from its first paper's year on."""
    first = min([paper.year_from for paper in selectors.papers(scope)], default=this_year(scope))
    return [year for year in recent_years(scope, chosen) if year >= first or year == chosen]


def recent_years(scope: Scope, chosen: int) -> list[int]:
    """Return the years a page over many offices offers, newest first: six back to one ahead of now, the chosen one."""
    now = this_year(scope)
    return sorted({chosen, *range(now - 6, now + 2)}, reverse=True)


def quarter_options(chosen: int | None, *, is_cumulative: bool = True) -> list[Option]:
    """Return the year and its four quarters, each from 1 January unless one quarter alone is meant."""
    before = "s.d. triwulan" if is_cumulative else "Triwulan"
    whole = Option(value="", words="Setahun", is_chosen=chosen is None)
    parts = [
        Option(value=str(number), words=f"{before} {name}", is_chosen=chosen == number)
        for number, name in enumerate(QUARTERS, 1)
    ]
    return [whole, *parts]


def basis_options(chosen: YearBasis) -> list[Option]:
    """Return the three ways documents make up a year."""
    return [Option(value=basis.value, words=words, is_chosen=basis == chosen) for basis, words in BASIS_WORDS.items()]


def period_words(period: Period) -> str:
    """Return `tahun 2023` or `2023 s.d. triwulan II`."""
    return (
        f"tahun {period.year}"
        if period.quarter is None
        else f"{period.year} s.d. triwulan {QUARTERS[period.quarter - 1]}"
    )


def _year_of_path(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


def _year(request: HttpRequest, scope: Scope, within: range) -> int:
    return _number(request, "tahun", lowest=within[0], highest=within[-1]) or this_year(scope)


def _number(request: HttpRequest, name: str, *, lowest: int, highest: int) -> int | None:
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 4 and lowest <= int(text) <= highest:
        return int(text)
    raise UnreadableAddress(f"“{text}” pada alamat bukan {name} yang dikenal; pilih {lowest} sampai {highest}.")


def _basis(text: str) -> YearBasis | None:
    if not text:
        return None
    if text in set(YearBasis):
        return YearBasis(text)
    raise UnreadableAddress(f"“{text}” pada alamat bukan dasar tahun yang dikenal; pilih {', '.join(YearBasis)}.")
