"""The one content tree: a paper as values. Reports compose it, writers draw it; every number is words already."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cermat.words.dates import write_date
from cermat.words.numbers import ABSENT, write_number, write_percent

LONGEST_NAME = 31


class PaperSize(StrEnum):
    """The sheets official papers are printed on: A4 (210 x 297 mm) and F4 (215 x 330 mm)."""

    A4 = "a4"
    F4 = "f4"


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Style(StrEnum):
    """How a paragraph is set."""

    NORMAL = "normal"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of words; a newline in it is a line break."""

    text: str
    style: Style = Style.NORMAL


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list with the label it is cited by: `a.`, `1.`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A labelled list. `is_small`: set in the small size of notes."""

    items: tuple[Item, ...]
    is_small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A fraction in words: the lines above the bar, those below, and what follows it (`x100%`).

    `lead` stands before the bar (`=`). `spoken` is read aloud in place of the drawing.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]
    factor: str
    spoken: str
    lead: str = ""


Part = Paragraph | Items | Formula


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `number` or `day` repeat its words as a value that a spreadsheet may reckon with.

    `is_percent`: the number is one of a hundred, and its words end with the sign.
    `reckoned`: the formula by which a spreadsheet makes the number anew from tables of the same paper; empty: none.
    `{Tabel|Kepala}` in it stands for a column without its totals, `{Tabel|Kepala|3}` for the cell of its third row.
    """

    parts: tuple[Part, ...]
    number: int | Decimal | None = None
    is_percent: bool = False
    day: date | None = None
    reckoned: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, where its text stands."""

    head: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `is_total` rows are set strong and never stand alone on a page."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose head repeats on every page. `numbers`: the printed second head row; empty without one.

    `name` is unique in its paper, at most LONGEST_NAME characters, and names the sheet of a workbook.
    `is_small`: set in the small size of working papers.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbers: tuple[str, ...] = ()
    is_small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture in a letterhead: a JPEG in base64, and what is read aloud in its place."""

    jpeg: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The *kop*: the government, the office, its address below them (empty: none), its logo. It begins a new page."""

    government: str
    office: str
    address: str
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The centred lines that name the paper."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the paper, of the second level or below. `is_centred` as in the signed IKU."""

    text: str
    is_centred: bool = False
    level: int = 2


@dataclass(frozen=True, slots=True)
class Chapter:
    """The centred lines that open a chapter, on a page of its own."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents. `level` 1: a chapter, 2: a heading in it."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, on a page of its own; page numbers are the writer's matter."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it shows, its length in thousandths of the longest possible, and its words.

    `length` None: there is nothing to show, for the reason in `words`.
    """

    label: str
    length: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of numbers that stand in a table beside it. `spoken` is read aloud in its place."""

    title: str
    bars: tuple[Bar, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One line of a header block: label, colon, value."""

    label: str
    value: Part


@dataclass(frozen=True, slots=True)
class KeyValues:
    """A header block."""

    rows: tuple[KeyValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMark:
    """Where a copy of an issued paper is checked: drawn as a QR in a PDF, beside words that name the address."""

    address: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """Place and day, office, room for the signature, then who signs; the block is never split over pages.

    `name` is a dotted line where nobody is entered, `details` the lines below it (rank, NIP), `remark` a sentence.
    `mark`: by which the paper is checked, beside the signature; None for none.
    `beside`: who signs to the left of it; None: nobody.
    """

    place_and_day: str
    office: str
    name: str
    details: tuple[str, ...]
    remark: str
    mark: CheckMark | None = None
    beside: "SignatureBlock | None" = None


Block = (
    Letterhead
    | Title
    | Chapter
    | Contents
    | Heading
    | Paragraph
    | Items
    | Formula
    | Table
    | Chart
    | KeyValues
    | SignatureBlock
    | CheckMark
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper. `dated` is the day its file properties carry; `banner` stands on every page (empty: none).

    `running` is the foot of every page, before `halaman x dari y`.
    """

    title: str
    language: str
    dated: date
    size: PaperSize
    orientation: Orientation
    running: str
    banner: str
    blocks: tuple[Block, ...]


def cell(text: str, style: Style = Style.NORMAL) -> Cell:
    """Return a cell of one paragraph."""
    return Cell((Paragraph(text, style),))


def count(number: int, *, reckoned: str = "") -> Cell:
    """Return a cell that a spreadsheet may add up."""
    return amount(number, reckoned=reckoned)


def amount(number: int | Decimal | None, *, reckoned: str = "") -> Cell:
    """Return a cell of a number; a dash where there is none."""
    return Cell((Paragraph(write_number(number)),), number, reckoned=reckoned)


def percent(number: Decimal | None, *, reckoned: str = "") -> Cell:
    """Return a cell of a percentage; a dash where there is none. `reckoned` makes a hundred times what it is."""
    is_percent = number is not None
    return Cell((Paragraph(write_percent(number)),), number, is_percent=is_percent, reckoned=reckoned)


def day(dated: date | None) -> Cell:
    """Return a cell of a day; a dash where there is none."""
    return Cell((Paragraph(write_date(dated) if dated else ABSENT),), day=dated)
