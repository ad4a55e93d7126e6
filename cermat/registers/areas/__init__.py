"""The areas shipped as data: the provinces, kecamatan and villages of Kabupaten Lumajang (see README.md beside it)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cermat.indicators.rows import VillageKind
from cermat.registers.errors import BookError

FOLDER = Path(__file__).parent
KECAMATAN = "kecamatan"
REGENCIES = {"35.08": "Kabupaten Lumajang"}


class UnknownArea(BookError):
    """A code that the shipped areas do not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kecamatan:
    """A kecamatan; `regency` is the name of its kabupaten."""

    code: str
    name: str
    regency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """A desa, desa adat or kelurahan."""

    code: str
    name: str
    kind: VillageKind


def every_kecamatan() -> tuple[Kecamatan, ...]:
    """Return the kecamatan shipped, by code."""
    return tuple(
        Kecamatan(code=code, name=name, regency=regency)
        for regency_code, regency in REGENCIES.items()
        for code, name, level in _rows(regency_code)
        if level == KECAMATAN
    )


def kecamatan(code: str) -> Kecamatan:
    """Return one kecamatan. Raises UnknownArea."""
    found = next((each for each in every_kecamatan() if each.code == code), None)
    if found is None:
        shipped = ", ".join(f"{name} ({regency}.xx)" for regency, name in REGENCIES.items())
        raise UnknownArea(f"Kode {code} bukan kode kecamatan yang tersedia; yang tersedia: {shipped}.")
    return found


def villages(kecamatan_code: str) -> tuple[Village, ...]:
    """Return the desa and kelurahan of a kecamatan, by code. Raises UnknownArea."""
    regency_code = kecamatan(kecamatan_code).code.rpartition(".")[0]
    return tuple(
        Village(code=code, name=name, kind=VillageKind(level))
        for code, name, level in _rows(regency_code)
        if level != KECAMATAN and code.startswith(f"{kecamatan_code}.")
    )


def province(code: str) -> str:
    """Return what a province is called; one that is not shipped by its code."""
    return f"Provinsi {_provinces().get(code, code)}"


@cache
def _provinces() -> dict[str, str]:
    with (FOLDER / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


@cache
def _rows(regency_code: str) -> tuple[tuple[str, str, str], ...]:
    with (FOLDER / f"{regency_code}.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["name"], row["level"]) for row in csv.DictReader(file))
