"""How pages print numbers, days and instants: only through `cermat.words`."""

import json
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import template

from cermat.words import dates, numbers

register = template.Library()


@register.filter
def angka(value: Decimal | int | None) -> str:
    """Return `1.234,56`, or a dash for None."""
    return numbers.write_number(value)


@register.filter
def persen(value: Decimal | None) -> str:
    """Return `93,33%`, or a dash for None."""
    return numbers.write_percent(value)


@register.filter
def rupiah(amount: Decimal | None) -> str:
    """Return `Rp1.234.567`, or a dash for None."""
    return numbers.ABSENT if amount is None else numbers.write_rupiah(amount)


@register.filter
def tanggal(day: date | None) -> str:
    """Return `17 Oktober 2023`, or a dash for None."""
    return numbers.ABSENT if day is None else dates.write_date(day)


@register.filter
def hari(day: date | None) -> str:
    """Return `Selasa, 17 Oktober 2023`, or a dash for None."""
    return numbers.ABSENT if day is None else dates.write_weekday(day)


@register.filter
def saat(instant: datetime | None) -> str:
    """Return `17 Oktober 2023 14.05 WIB` in the zone the instant carries, or a dash for None."""
    if instant is None:
        return numbers.ABSENT
    zone = instant.tzinfo
    return dates.write_instant(instant, zone) if isinstance(zone, ZoneInfo) else instant.isoformat()


@register.filter
def atau_strip(text: str | None) -> str:
    """Return the text, or a dash where there is none."""
    return text or numbers.ABSENT


@register.filter
def sebagai_json(value: object) -> str:
    """Return a value as JSON, for a script to read from an attribute."""
    return json.dumps(value)
