"""Sources, and what every dated value carries."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypedDict

from cermat.rules.nodes import NAME, NAME_REMEDY, Node, choice, day, fields, mapping, name, some_items, text
from cermat.rules.types import Confidence, Source

DATED = "valid_from source confidence last_checked_on"


class Dated(TypedDict):
    """The keys every dated value has."""

    valid_from: date
    source: str
    confidence: Confidence
    last_checked_on: date


def read_sources(node: Node) -> dict[str, Source]:
    """Return the sources a file declares, by id."""
    return {key: _source(key, value) for key, value in mapping(node).items()}


def _source(source_id: str, node: Node) -> Source:
    if not NAME.fullmatch(source_id):
        raise node.fault(f"nama sumber “{source_id}” tidak sah", NAME_REMEDY)
    found = fields(node, "title confidence last_checked_on", optional="clauses")
    clauses = mapping(found["clauses"]) if "clauses" in found else {}
    return Source(
        id=source_id,
        title=text(found["title"]),
        confidence=choice(found["confidence"], Confidence),
        last_checked_on=day(found["last_checked_on"]),
        clauses=tuple((clause, text(words)) for clause, words in clauses.items()),
    )


def read_citation(node: Node, sources: Mapping[str, Source]) -> str:
    """Return a citation `id` or `id#clause`; refuses an unknown source and a clause the source does not list."""
    citation = text(node)
    source_id, mark, clause = citation.partition("#")
    if source_id not in sources:
        raise node.fault(f"sumber “{source_id}” tidak dikenal", "daftarkan di “sources” atau perbaiki namanya")
    if mark and clause not in dict(sources[source_id].clauses):
        raise node.fault(
            f"butir “{clause}” tidak ada pada sumber “{source_id}”", "daftarkan di “clauses” sumber itu atau perbaiki"
        )
    return citation


def read_dated(found: Mapping[str, Node], sources: Mapping[str, Source]) -> Dated:
    """Return the four keys every dated value carries."""
    return {
        "valid_from": day(found["valid_from"]),
        "source": read_citation(found["source"], sources),
        "confidence": choice(found["confidence"], Confidence),
        "last_checked_on": day(found["last_checked_on"]),
    }


def dated_items(node: Node, keys: str) -> Sequence[dict[str, Node]]:
    """Return a list of dated values as their fields; refuses values that do not begin one after another."""
    values = [fields(item, f"{DATED} {keys}") for item in some_items(node)]
    for before, after in pairwise(values):
        if day(after["valid_from"]) <= day(before["valid_from"]):
            raise after["valid_from"].fault(
                f"tanggal mulai {after['valid_from'].scalar} tidak sesudah {before['valid_from'].scalar}",
                "urutkan nilai dari yang terlama, tiap nilai dengan tanggal mulai sendiri",
            )
    return values


def read_named(found: Mapping[str, Node]) -> tuple[str, str]:
    """Return the id and the printed name of a thing."""
    return name(found["id"]), text(found["name"])
