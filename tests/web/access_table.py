"""The table of `access.yaml` as values: every cell with what it must answer, without a look at the program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ANONYMOUS = "belum masuk"
METHODS = {"lihat": ("GET", "HEAD"), "kirim": ("POST",), "lihat dan kirim": ("GET", "HEAD", "POST")}
EVERY_METHOD = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OPEN, REFUSED, MISSING, OTHER_WAY, SIGN_IN = "boleh", "ditolak", "tidak ada", "cara lain", "masuk dulu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Who asks for what by which method, and the answer the table gives. `kind`, `thing`: the object, None for none."""

    who: str
    method: str
    template: str
    kind: str | None
    thing: str | None
    expected: str


@cache
def table() -> Mapping[str, Any]:
    """Return the table as it is written."""
    text = Path(__file__).with_name("access.yaml").read_text(encoding="utf-8")
    tree: Mapping[str, Any] = yaml.safe_load(text)
    return tree


def cells(methods: tuple[str, ...]) -> Iterator[Cell]:
    """Yield every cell of the table for these methods."""
    for page in table()["halaman"]:
        for template, right in _addresses(page):
            kind = next((each for each in table()["benda"] if f"{{{each}}}" in template), None)
            for thing, rights in table()["benda"].get(kind, {None: {"terlihat": "semua"}}).items():
                for who in (*table()["orang"], ANONYMOUS):
                    for method in methods:
                        expected = _expected(page, right, rights, who=who, method=method)
                        yield Cell(who=who, method=method, template=template, kind=kind, thing=thing, expected=expected)


def _addresses(page: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    acts: Mapping[str, str] = page.get("tindakan", {})
    if not acts:
        yield page["alamat"], page.get("boleh")
    for act, right in acts.items():
        yield page["alamat"].replace("{tindakan}", act), right


def _expected(page: Mapping[str, Any], right: str | None, rights: Mapping[str, str], *, who: str, method: str) -> str:
    if who == ANONYMOUS:
        return SIGN_IN
    if method not in METHODS[page["cara"]]:
        return OTHER_WAY
    if who in people(page.get("tersembunyi", "")):
        return MISSING
    if who not in people(page["masuk"]):
        return REFUSED
    if who not in people(rights["terlihat"]):
        return MISSING
    return OPEN if right is None or who in people(rights[right]) else REFUSED


def people(words: str) -> frozenset[str]:
    """Return whom a phrase of the table names: some by name, “semua”, or “semua kecuali” some."""
    every = frozenset(table()["orang"])
    but = words.removeprefix("semua").removeprefix(" kecuali ")
    named = frozenset(each.strip() for each in but.split(",") if each.strip())
    if not named <= every:
        raise ValueError(f"access.yaml names nobody known: {sorted(named - every)}")
    return every - named if words.startswith("semua") else named
