"""What people call things, and how things are called in print."""

from collections.abc import Mapping
from functools import cache

from cermat.rules.types import DocumentKind

# The unit of an indicator's value, by the id used in rule files, and what is printed behind it.
UNIT_WORDS = {
    "percent": "persen",
    "index": "indeks",
    "quotient": "rasio",
    "per_1000": "per 1.000",
    "per_10000": "per 10.000",
    "per_100000": "per 100.000",
    "number": "angka",
    "rupiah": "rupiah",
    "days": "hari",
    "documents": "dokumen",
    "people": "orang",
    "villages": "desa",
    "activities": "kegiatan",
    "category": "kategori",
}
# What is counted one by one: its number is written whole where it is whole, the unit behind it.
COUNTED_UNITS = ("days", "documents", "people", "villages", "activities")


def document_kind_named(text: str, kinds: Mapping[str, DocumentKind]) -> DocumentKind | None:
    """Return the kind that a usual name means, None for an unknown name; case, spaces and dots are ignored."""
    wanted = plain(text)
    return next((kind for kind in kinds.values() if wanted in usual_names(kind)), None)


def usual_names(kind: DocumentKind) -> frozenset[str]:
    """Return all names of a kind in their plain form: id, name and aliases."""
    return _plain_names((kind.id, kind.name, *kind.aliases))


@cache
def _plain_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain, names))


def plain(text: str) -> str:
    """Return a name without case, spaces and dots."""
    return "".join(text.split()).replace(".", "").casefold()
