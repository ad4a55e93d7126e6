"""The office's calendar, a month at a time."""

import re
from datetime import date

from django.http import HttpRequest, HttpResponse

from cermat.registers.scope import Scope
from cermat.web import calendars, names
from cermat.web.admission import EVERYBODY
from cermat.web.doors import door, page
from cermat.web.errors import UnreadableAddress
from cermat.web.periods import FIRST_YEAR, LAST_YEAR

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@door("GET", who=EVERYBODY)
def month(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the month asked for, else the present one: what falls due, who owes it, where it is done."""
    text = request.GET.get("bulan", "").strip()
    first = _first_day(text) if text else names.today(scope).replace(day=1)
    context = {
        "month": calendars.month(scope, first),
        "has_paper": names.paper_of(scope, first.year) is not None,
        "year": first.year,
    }
    return page(request, scope, "web/kalender.html", context)


def _first_day(text: str) -> date:
    match = _MONTH.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match.group(1)) <= LAST_YEAR:
        raise UnreadableAddress(
            f"“{text}” pada alamat bukan bulan yang dikenal; tulis tahun dan bulan, contoh 2026-09."
        )
    return date(int(match.group(1)), int(match.group(2)), 1)
