"""Opens the books of a place with the program's own settings: `python -m tests.durability.opening [KECAMATAN ...]`."""

import os
import sys
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cermat.config.settings")

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402

from cermat.actions import batches, users  # noqa: E402
from cermat.actions.batches import DocumentRecord  # noqa: E402
from cermat.indicators.rows import VillageKind  # noqa: E402
from cermat.registers import areas  # noqa: E402
from cermat.rules.library import lumajang_2023_text  # noqa: E402
from tests import cast  # noqa: E402

COLLEAGUE = "staf.kedua"
YEARS_BEFORE = range(2017, 2023)


def main(*codes: str) -> None:
    """Make the tables, then open the offices named, each with its villages' operators, or two with the cast."""
    call_command("migrate", verbosity=0)
    if not codes:
        open_with_the_cast()
    for code in codes:
        open_with_villages(code)


def desa(code: str) -> list[str]:
    """Return the codes of a kecamatan's desa."""
    return [each.code for each in areas.villages(code) if each.kind is VillageKind.DESA]


def operator(village: str) -> str:
    """Return who hands in for a village."""
    return f"operator.{village}"


def open_with_villages(code: str) -> None:
    """Open an office, give each of its desa an operator, and record what they handed in during some years."""
    cast.open_office(code)
    if code != cast.OFFICE:
        cast.take_iku(lumajang_2023_text().replace(cast.OFFICE, code), office=code)
    for village in desa(code):
        users.add(
            by=cast.console(code),
            username=operator(village),
            role="operator_desa",
            village=village,
            position="operator desa (uji)",
            password_hash=cast.password_hash(),
        )
    hand_in(code)


def hand_in(code: str) -> None:
    """Record the RKP Desa of these years of an office's villages, verified."""
    staff, checker = cast.scope(office=code), cast.scope("kasi.pemerintahan", office=code)
    entries = [
        cast.document(village=village, fiscal_year=year + 1, enacted_on=date(year, 9, 20), number=f"4 Tahun {year}")
        for village in desa(code)
        for year in YEARS_BEFORE
    ]
    refs = batches.record(by=staff, summary="tahun lalu", documents=[DocumentRecord(entry=each) for each in entries])
    batches.verify(by=checker, refs=refs, summary="tahun lalu")


def open_with_the_cast() -> None:
    """Open two offices, give the cast its accounts, and one more of the same unit."""
    cast.open_offices()
    cast.add_people()
    users.add(
        by=cast.console(),
        username=COLLEAGUE,
        role="staf",
        unit="pemerintahan",
        position="staf (uji)",
        password_hash=make_password(cast.PASSWORD),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
