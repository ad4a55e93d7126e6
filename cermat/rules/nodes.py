"""A rule file as a tree that knows its lines, read strictly: nothing is guessed, converted or overlooked."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import yaml

from cermat.rules.errors import FaultyRuleFile

LONGEST_FILE = 262_144
DEEPEST_LEVEL = 12
DATE_EXAMPLE = "contoh 2023-10-17"
NAME_REMEDY = "pakai huruf kecil, angka, “_” dan “-” saja"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Bounded, so that no number is too long to be read or to be reckoned with.
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def fault(origin: str, line: int, *, what: str, remedy: str) -> FaultyRuleFile:
    """Return the refusal of a rule file: one sentence with file, line and remedy."""
    sentence = f"{what[:1].upper()}{what[1:]}; {remedy}."
    return FaultyRuleFile(f"{origin}, baris {line}: {what}; {remedy}.", line=line, sentence=sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One value of a rule file. `key` is what the file calls it; `tag` is `str`, `int`, `null`, `seq`, `map` …

    `line` is the key's own line, for a list's item its first. `scalar` is the text as written, `children` the values
    of a list, `entries` those of a mapping.
    """

    origin: str
    line: int
    key: str
    tag: str
    scalar: str = ""
    children: tuple["Node", ...] = ()
    entries: tuple["Node", ...] = ()

    @property
    def is_null(self) -> bool:
        """Return whether the file says `null` here."""
        return self.tag == "null"

    def fault(self, what: str, remedy: str) -> FaultyRuleFile:
        """Return the refusal of this value."""
        return fault(self.origin, self.line, what=what, remedy=remedy)

    def wrong_type(self, remedy: str) -> FaultyRuleFile:
        """Return the refusal of a value that is of another type than it must be."""
        return self.fault(f"nilai “{self.key}” salah jenis", remedy)


def fields(node: Node, required: str, *, optional: str = "") -> dict[str, Node]:
    """Return a mapping's values by key; an optional key that is absent or null is left out.

    `required` and `optional` name the keys, parted by spaces. Refuses a missing and an unknown key.
    """
    found = mapping(node)
    known = required.split() + optional.split()
    for key, value in found.items():
        if key not in known:
            raise value.fault(f"kunci “{key}” tidak dikenal", f"pakai salah satu dari: {', '.join(known)}")
    for key in required.split():
        if key not in found:
            raise node.fault(f"kunci “{key}” pada “{node.key}” tidak ada", f"tambahkan “{key}”")
    return {key: value for key, value in found.items() if not (value.is_null and key in optional.split())}


def mapping(node: Node) -> dict[str, Node]:
    """Return a mapping's values by key, whatever the keys are."""
    if node.tag != "map":
        raise node.wrong_type("tulis sebagai pasangan “kunci: nilai”, satu per baris")
    return {entry.key: entry for entry in node.entries}


def items(node: Node) -> tuple[Node, ...]:
    """Return a list's values; an empty list is allowed."""
    if node.tag != "seq":
        raise node.wrong_type("tulis sebagai daftar, tiap butir diawali tanda “-”")
    return node.children


def some_items(node: Node) -> tuple[Node, ...]:
    """Return a list's values; an empty list is refused."""
    if not (children := items(node)):
        raise node.fault(f"daftar “{node.key}” kosong", "isi sekurang-kurangnya satu butir")
    return children


def text(node: Node) -> str:
    """Return a text; a number, date or yes/no without quotation marks is refused, and so is an empty text."""
    if node.tag in ("seq", "map"):
        raise node.wrong_type("tulis satu teks, bukan daftar")
    if node.tag != "str":
        raise node.wrong_type(f'tulis teks di antara tanda kutip: "{node.scalar}"')
    if not node.scalar.strip():
        raise node.fault(f"teks “{node.key}” kosong", "isi teksnya atau hapus kuncinya")
    return node.scalar


def texts(node: Node) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(text(child) for child in items(node))


def name(node: Node) -> str:
    """Return an identifier: small letters, digits, `_` and `-`."""
    return matching(node, NAME, remedy=NAME_REMEDY)


def matching(node: Node, pattern: re.Pattern[str], *, remedy: str) -> str:
    """Return a text that matches a pattern as a whole."""
    found = text(node)
    if not pattern.fullmatch(found):
        raise node.fault(f"“{found}” tidak sah sebagai “{node.key}”", remedy)
    return found


def integer(node: Node, *, low: int, high: int) -> int:
    """Return a whole number between two bounds, both allowed."""
    if node.tag != "int" or not _INTEGER.fullmatch(node.scalar):
        raise node.wrong_type("tulis bilangan bulat tanpa tanda kutip")
    found = int(node.scalar)
    if not low <= found <= high:
        raise node.fault(f"nilai {found} untuk “{node.key}” tidak masuk akal", f"tulis bilangan {low} sampai {high}")
    return found


def decimal(node: Node) -> Decimal:
    """Return an exact decimal number, written with a point."""
    if node.tag not in ("int", "float") or not _DECIMAL.fullmatch(node.scalar):
        raise node.wrong_type("tulis bilangan dengan titik desimal tanpa tanda kutip, contoh 0.25")
    return Decimal(node.scalar)


def day(node: Node) -> date:
    """Return a day written as year-month-day."""
    if node.tag not in ("timestamp", "str") or not _DAY.fullmatch(node.scalar):
        raise node.fault(
            f"“{node.scalar}” bukan tanggal yang sah untuk “{node.key}”", f"tulis tahun-bulan-hari, {DATE_EXAMPLE}"
        )
    try:
        return date.fromisoformat(node.scalar)
    except ValueError:
        raise node.fault(f"tanggal {node.scalar} tidak ada dalam kalender", "periksa bulan dan harinya") from None


def choice(node: Node, options: type[E]) -> E:
    """Return the member of an enumeration that the file names."""
    return options(one_of(node, [option.value for option in options]))


def one_of(node: Node, options: Collection[str]) -> str:
    """Return a text that is one of the known ones."""
    found = text(node)
    if found not in options:
        raise node.fault(
            f"“{found}” tidak dikenal sebagai “{node.key}”", f"pilih salah satu dari: {', '.join(options)}"
        )
    return found


def unless_null(node: Node | None, read: Callable[[Node], T]) -> T | None:
    """Return what `read` makes of a value; None where it is absent or null."""
    return None if node is None or node.is_null else read(node)


def distinct(nodes: Collection[tuple[Node, str]], what: str) -> None:
    """Refuse the second of two equal names."""
    seen: set[str] = set()
    for node, named in nodes:
        if named in seen:
            raise node.fault(f"{what} “{named}” tertulis dua kali", "hapus salah satunya")
        seen.add(named)


def tree(content: str, *, origin: str) -> Node:
    """Return a rule file's text as a tree.

    Raises FaultyRuleFile, naming the line, for YAML that is broken, empty, too long or too deep, and for what YAML
    would take without a word: a key written twice, an alias, a tag, a second document, an invisible character.
    """
    _refuse_size(content, origin)
    try:
        return _Reader(content, origin).document()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        line = mark.line + 1
        raise fault(
            origin,
            line,
            what="susunan YAML tidak dapat dibaca",
            remedy="periksa titik dua, tanda kutip dan lekuk baris di sekitarnya",
        ) from None


def unseen_letter(content: str) -> str | None:
    """Return the first letter of a text that nobody sees and no file may hold, as `U+0007`; None without any."""
    match = _UNPRINTABLE.search(content)
    return f"U+{ord(match.group()):04X}" if match else None


def _refuse_size(content: str, origin: str) -> None:
    if len(content) > LONGEST_FILE:
        raise fault(
            origin, 1, what=f"berkas terlalu besar ({len(content)} huruf)", remedy=f"batasnya {LONGEST_FILE} huruf"
        )
    if match := _UNPRINTABLE.search(content):
        line = content[: match.start()].count("\n") + 1
        raise fault(origin, line, what=f"ada huruf tak tampak U+{ord(match.group()):04X}", remedy="hapus huruf itu")


class _Reader:
    """Makes the tree from PyYAML's events, so that lines stay known and nothing is merged or converted on the way."""

    def __init__(self, content: str, origin: str) -> None:
        self.origin = origin
        self.loader: Any = _LOADER(content)
        self.events: Iterator[Any] = iter(self.loader.get_event, None)

    def document(self) -> Node:
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            raise fault(self.origin, 1, what="berkas kosong", remedy="isi dengan aturan")
        root = self.value(first := next(self.events), "berkas", line=self.line(first), level=1)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.fault(
                after, "ada dokumen kedua di dalam berkas", remedy="hapus tanda “---” atau pisahkan berkasnya"
            )
        return root

    def value(self, event: Any, key: str, *, line: int, level: int) -> Node:
        self.refuse_tricks(event, level)
        if isinstance(event, yaml.ScalarEvent):
            tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit).rpartition(":")[2]
            return Node(origin=self.origin, line=line, key=key, tag=tag, scalar=event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            events = self.until(yaml.SequenceEndEvent)
            children = tuple(self.value(each, key, line=self.line(each), level=level + 1) for each in events)
            return Node(origin=self.origin, line=line, key=key, tag="seq", children=children)
        entries = tuple(self.entry(each, level) for each in self.until(yaml.MappingEndEvent))
        distinct([(entry, entry.key) for entry in entries], "kunci")
        return Node(origin=self.origin, line=line, key=key, tag="map", entries=entries)

    def entry(self, event: Any, level: int) -> Node:
        self.refuse_tricks(event, level)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.fault(event, "kunci harus berupa satu kata", remedy="tulis “kunci: nilai”")
        return self.value(next(self.events), event.value, line=self.line(event), level=level + 1)

    def until(self, end: type) -> Iterator[Any]:
        while not isinstance(event := next(self.events), end):
            yield event

    def refuse_tricks(self, event: Any, level: int) -> None:
        if event.anchor is not None:
            raise self.fault(
                event, "rujukan YAML (“&” atau “*”) tidak diterima", remedy="tulis nilainya secara lengkap"
            )
        if event.tag is not None:
            raise self.fault(event, f"tanda jenis “{event.tag}” tidak diterima", remedy="hapus tanda “!” itu")
        if level > DEEPEST_LEVEL:
            raise self.fault(event, "susunan terlalu dalam", remedy=f"pakai paling banyak {DEEPEST_LEVEL} tingkat")

    def fault(self, event: Any, what: str, *, remedy: str) -> FaultyRuleFile:
        return fault(self.origin, self.line(event), what=what, remedy=remedy)

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + 1
