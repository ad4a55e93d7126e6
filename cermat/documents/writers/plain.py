"""The content tree as plain JSON values, each node with its `type`."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def plain(node: object, *, text: Callable[[str], str]) -> Plain:
    """Return a node of the content tree as JSON values, every string passed through `text`."""
    if isinstance(node, str):
        return text(node)
    if node is None or isinstance(node, int | float):
        return node
    if isinstance(node, Decimal):
        return text(str(node))
    if isinstance(node, date):
        return {"year": node.year, "month": node.month, "day": node.day}
    if isinstance(node, tuple):
        return [plain(each, text=text) for each in node]
    if is_dataclass(node) and not isinstance(node, type):
        values = {field.name: plain(getattr(node, field.name), text=text) for field in fields(node)}
        return {"type": type(node).__name__, **values}
    raise TypeError(f"{type(node).__name__} has no place in a paper")
