"""The areas shipped with the books: kecamatan with their desa and kelurahan."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cermat import registers
from cermat.actions.errors import UnknownCode
from cermat.actions.nearness import nearest

FOLDER = Path(registers.__file__).parent / "areas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regency:
    """A kabupaten: how a letterhead names it, and its time zone."""

    name: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kecamatan:
    """A kecamatan with its villages by code."""

    code: str
    name: str
    regency: Regency
    villages: Mapping[str, str]


REGENCIES: Mapping[str, Regency] = {"35.08": Regency(name="Kabupaten Lumajang", zone="Asia/Jakarta")}


def kecamatan_with(code: str) -> Kecamatan:
    """Return the kecamatan with this area code. Raises UnknownCode with the nearest known ones."""
    known = shipped()
    if code not in known:
        near = nearest(code, known, count=3) or list(known)[:3]
        named = ", ".join(f"{each} {known[each].name}" for each in near)
        raise UnknownCode(f"Kode kecamatan “{code}” tidak dikenal; mungkin maksudnya {named}.")
    return known[code]


@cache
def shipped() -> Mapping[str, Kecamatan]:
    """Return every kecamatan shipped with the books, by code."""
    found: dict[str, Kecamatan] = {}
    for regency in sorted(REGENCIES):
        names = _names(FOLDER / f"{regency}.csv")
        for code, name in names.items():
            if code.count(".") == 2:
                villages = {each: names[each] for each in sorted(names) if each.startswith(f"{code}.")}
                found[code] = Kecamatan(
                    code=code, name=name, regency=REGENCIES[regency], villages=MappingProxyType(villages)
                )
    return MappingProxyType(found)


def _names(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {line["code"]: line["name"] for line in csv.DictReader(file)}
