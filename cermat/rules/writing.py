"""A rule file as plain values and back: what a form fills in becomes the text the strict reader reads."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from cermat.rules.nodes import Node, tree

Place = tuple[str | int, ...]


def plain_values(content: str, *, origin: str) -> Any:
    """Return a rule file's text as mappings, lists, texts, whole numbers, Decimals, days and None."""
    return _plain(tree(content, origin=origin))


def _plain(node: Node) -> Any:
    if node.tag == "map":
        return {entry.key: _plain(entry) for entry in node.entries}
    if node.tag == "seq":
        return [_plain(child) for child in node.children]
    return _SCALARS.get(node.tag, str)(node.scalar)


_SCALARS: dict[str, Any] = {
    "null": lambda scalar: None,
    "int": int,
    "float": Decimal,
    "timestamp": date.fromisoformat,
}


def write_rule_file(values: Any) -> str:
    """Return plain values as a rule file's text, each value on a line of its own."""
    return yaml.dump(values, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=110)


class _Writer(yaml.SafeDumper):
    """Writes no alias, which the reader refuses, and texts of several lines as they stand."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(writer: _Writer, text: str) -> Any:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _number(writer: _Writer, number: Decimal) -> Any:
    is_whole = number == number.to_integral_value()
    tag = "int" if is_whole else "float"
    return writer.represent_scalar(f"tag:yaml.org,2002:{tag}", f"{number:.0f}" if is_whole else f"{number:f}")


_Writer.add_representer(str, _text)
_Writer.add_representer(Decimal, _number)


def place_of(content: str, line: int, *, origin: str) -> Place:
    """Return where in a rule file a line stands: `("indicators", 1, "unit")`; empty for a line that begins nothing."""
    places = dict(_places(tree(content, origin=origin), ()))
    return places.get(line, ())


def _places(node: Node, place: Place) -> Iterator[tuple[int, Place]]:
    """Yield the line and the place of each value; where several begin on a line, the innermost comes last."""
    yield node.line, place
    for entry in node.entries:
        yield from _places(entry, (*place, entry.key))
    for number, child in enumerate(node.children):
        yield from _places(child, (*place, number))
