"""The law shipped with the package."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from cermat.rules import shelves
from cermat.rules.dated import read_sources
from cermat.rules.files import rule_text
from cermat.rules.nodes import Node, distinct, fields, tree
from cermat.rules.types import DocumentKind, Index, Law, Scale

FOLDER = Path(__file__).parent
T = TypeVar("T", DocumentKind, Scale, Index)


@cache
def law() -> Law:
    """Return the shared law: sources, document kinds with deadlines, output kinds, scales, indices, reminders."""
    return law_in(FOLDER)


@cache
def lumajang_2023_text() -> str:
    """Return the file of the IKU paper of Kecamatan Lumajang, dated 2023-10-17."""
    return rule_text(FOLDER / "iku" / "lumajang-2023.yaml")


def law_in(folder: Path) -> Law:
    """Return the law that lies in a folder; raises FaultyRuleFile for whatever is not as it must be."""
    sources = read_sources(fields(_tree(folder / "sources.yaml"), "sources")["sources"])
    kinds = [(node, shelves.read_document_kind(node, sources)) for node in _trees(folder / "deadlines")]
    shelves.refuse_shared_names(kinds)
    scales = _by_id([(node, shelves.read_scale(node, sources)) for node in _trees(folder / "scales")])
    indices = [(node, shelves.read_index(node, sources, scales=scales)) for node in _trees(folder / "indices")]
    return Law(
        sources=MappingProxyType(sources),
        document_kinds=_by_id(kinds),
        output_kinds=shelves.read_output_kinds(_tree(folder / "outputs" / "activities.yaml"), sources),
        scales=scales,
        indices=_by_id(indices),
        reminders=shelves.read_reminders(_tree(folder / "reminders" / "ladder.yaml"), sources),
    )


def _by_id(named: list[tuple[Node, T]]) -> Mapping[str, T]:
    distinct([(node, thing.id) for node, thing in named], "aturan")
    return MappingProxyType({thing.id: thing for _, thing in named})


def _trees(folder: Path) -> Iterator[Node]:
    return (_tree(path) for path in sorted(folder.glob("*.yaml")))


def _tree(path: Path) -> Node:
    return tree(rule_text(path), origin=path.name)
