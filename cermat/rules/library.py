"""The law shipped with the package."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cermat.rules import shelves
from cermat.rules.dated import read_sources
from cermat.rules.files import rule_text
from cermat.rules.nodes import Node, distinct, fields, tree
from cermat.rules.types import DocumentKind, Law, Source

FOLDER = Path(__file__).parent


@cache
def law() -> Law:
    """Return the shared law: sources, document kinds with deadlines, output kinds, scales, indices."""
    return law_in(FOLDER)


@cache
def lumajang_2023_text() -> str:
    """Return the file of the IKU paper of Kecamatan Lumajang, dated 2023-10-17."""
    return rule_text(FOLDER / "iku" / "lumajang-2023.yaml")


def law_in(folder: Path) -> Law:
    """Return the law that lies in a folder; raises FaultyRuleFile for whatever is not as it must be."""
    sources = read_sources(fields(_tree(folder / "sources.yaml"), "sources")["sources"])
    scales = {scale.id: scale for scale in (shelves.read_scale(node, sources) for node in _trees(folder / "scales"))}
    indices = (shelves.read_index(node, sources, scales) for node in _trees(folder / "indices"))
    return Law(
        sources=MappingProxyType(sources),
        document_kinds=MappingProxyType(_document_kinds(folder / "deadlines", sources)),
        output_kinds=shelves.read_output_kinds(_tree(folder / "outputs" / "activities.yaml"), sources),
        scales=MappingProxyType(scales),
        indices=MappingProxyType({index.id: index for index in indices}),
    )


def _document_kinds(folder: Path, sources: dict[str, Source]) -> dict[str, DocumentKind]:
    named = [(node, shelves.read_document_kind(node, sources)) for node in _trees(folder)]
    distinct([(node, kind.id) for node, kind in named], "jenis dokumen")
    shelves.refuse_shared_names(named)
    return {kind.id: kind for _, kind in named}


def _trees(folder: Path) -> Iterator[Node]:
    return (_tree(path) for path in sorted(folder.glob("*.yaml")))


def _tree(path: Path) -> Node:
    return tree(rule_text(path), origin=path.name)
