"""A content tree as text and back: an issued paper is kept so, and is drawn again byte for byte.

Whatever composed the tree may change since: rows, rules, papers, and the reports of this room.
"""

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cermat.documents import content
from cermat.documents.content import Align, Orientation, Paper, PaperSize, Style
from cermat.documents.writers.errors import UnreadableTree
from cermat.documents.writers.plain import plain

NODES: tuple[type[Any], ...] = (
    *(content.Paragraph, content.Item, content.Items, content.Formula),
    *(content.Cell, content.Column, content.Row, content.Table),
    *(content.Chapter, content.Entry, content.Contents, content.Bar, content.Chart),
    *(content.Letterhead, content.Logo, content.Title, content.Heading, content.KeyValue, content.KeyValues),
    *(content.SignatureBlock, content.CheckMark, content.Paper),
)
_BY_NAME = {node.__name__: node for node in NODES}
# Words of a fixed list, by the field they stand in.
_CHOICES: dict[str, type[StrEnum]] = {"size": PaperSize, "orientation": Orientation, "align": Align, "style": Style}


def write(paper: Paper) -> str:
    """Return the tree as canonical JSON: equal trees give equal texts."""
    return json.dumps(plain(paper, text=str), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Paper:
    """Return the tree a text holds. Raises UnreadableTree for any other text."""
    try:
        paper = _node(json.loads(text))
    except (ValueError, TypeError, KeyError) as fault:
        raise UnreadableTree(_UNREADABLE) from fault
    if not isinstance(paper, Paper):
        raise UnreadableTree(_UNREADABLE)
    return paper


_UNREADABLE = "Isi naskah terbit tidak terbaca; jalankan `cermat verify`, lalu pulihkan dari cadangan."


def _node(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_node(each) for each in value)
    if not isinstance(value, dict):
        return value
    if "type" not in value:
        return date(**value)
    return _BY_NAME[value["type"]](**{name: _field(name, each) for name, each in value.items() if name != "type"})


def _field(name: str, value: Any) -> Any:
    if name in _CHOICES:
        return _CHOICES[name](value)
    # A whole number is written as one, any other number in its own words.
    return Decimal(value) if name == "number" and isinstance(value, str) else _node(value)
