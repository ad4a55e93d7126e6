"""What a form proposes before anybody types."""

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"(\d{1,9})/(.{1,60})/(\d{4})")


def next_number(used: Iterable[str], *, unit: str, year: int) -> str:
    """Return the number after the unit's last one of a year, `NNN/UNIT/YEAR`, named as the unit last named itself.

    `used`: every number the unit ever gave; those of another form are left aside. Without any, UNIT is its code.
    """
    given = sorted((int(found[3]), int(found[1]), found[2]) for each in used if (found := _NUMBERED.fullmatch(each)))
    name = given[-1][2] if given else unit.upper()
    last = max((number for of_year, number, of_name in given if (of_year, of_name) == (year, name)), default=0)
    return f"{last + 1:03}/{name}/{year}"
