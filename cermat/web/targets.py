"""A year's targets as a page shows them: paper by paper, and the form on which a paper's targets are typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from cermat.actions.entries import TargetEntry
from cermat.actions.targets import cell
from cermat.indicators.rows import SettingRow, State, TargetKind, TargetRow
from cermat.indicators.targets import TARGET_WORDS, signed_paper_words
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.types import Indicator
from cermat.web.addresses import row_address
from cermat.web.figures import short_name, value_words
from cermat.web.forms import DayField, NumberField, choices, texts
from cermat.web.tones import Tag, state_tag
from cermat.words.dates import QUARTERS, write_date

QUARTERLY = frozenset({TargetKind.AGREED, TargetKind.AMENDED})
PERIODS: dict[int | None, str] = {
    None: "Setahun",
    **{number: f"Triwulan {name}" for number, name in enumerate(QUARTERS, 1)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCell:
    """One target in words. `address` None: nothing is recorded; `tag` None: verified."""

    column: str
    words: str
    address: str | None
    tag: Tag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One indicator's targets on a paper."""

    short: str
    name: str
    cells: tuple[TargetCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPaper:
    """What one paper sets for a year. `remark`: since when it holds, where that is not the whole year."""

    title: str
    paper: str
    remark: str
    columns: tuple[str, ...]
    lines: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """The fields of one indicator on the form."""

    short: str
    name: str
    fields: tuple[BoundField, ...]


def papers(scope: Scope, year: int, *, indicators: Sequence[Indicator]) -> list[TargetPaper]:
    """Return the papers that set a year's targets, each with its indicators in the order of the IKU."""
    shown: dict[tuple[int, date, str, str], list[TargetRow]] = {}
    for row in selectors.latest(selectors.targets(scope, year=year)):
        if row.year == year and not is_gone(row):
            order = list(TargetKind).index(row.kind)
            shown.setdefault((order, row.paper_dated, row.paper, row.paper_number or ""), []).append(row)
    return [_paper(shown[each], indicators) for each in sorted(shown)]


def is_gone(row: TargetRow | SettingRow) -> bool:
    """Return whether a row stands no more: annulled as verified, or withdrawn."""
    return row.mark.annulled and row.mark.state in {State.VERIFIED, State.DRAFT}


def _paper(rows: Sequence[TargetRow], indicators: Sequence[Indicator]) -> TargetPaper:
    kind = rows[0].kind
    quarters = tuple(PERIODS) if kind in QUARTERLY else (None,)
    is_amended = kind is TargetKind.AMENDED
    since = f"Berlaku sejak {write_date(rows[0].paper_dated)}, menggantikan perjanjian sebelumnya."
    return TargetPaper(
        title=TARGET_WORDS[kind][:1].upper() + TARGET_WORDS[kind][1:],
        paper=signed_paper_words(rows[0]),
        remark=since if is_amended else "",
        columns=tuple(PERIODS[quarter] for quarter in quarters),
        lines=tuple(_lines(rows, indicators, quarters=quarters)),
    )


def _lines(
    rows: Iterable[TargetRow], indicators: Iterable[Indicator], *, quarters: Iterable[int | None]
) -> Iterator[TargetLine]:
    found = {(row.indicator, row.quarter): row for row in rows}
    for indicator in indicators:
        cells = [_cell(indicator, quarter, row=found.get((indicator.id, quarter))) for quarter in quarters]
        if any(each.address for each in cells):
            yield TargetLine(short=short_name(indicator), name=indicator.name, cells=tuple(cells))


def _cell(indicator: Indicator, quarter: int | None, *, row: TargetRow | None) -> TargetCell:
    if row is None:
        return TargetCell(column=PERIODS[quarter], words="–", address=None, tag=None)
    return TargetCell(
        column=PERIODS[quarter],
        words=value_words(indicator, row.amount),
        address=row_address("target", row.mark.ref.key),
        tag=None if row.mark.state is State.VERIFIED else state_tag(row.mark),
    )


class TargetSheet(forms.Form):
    """The targets one paper sets for a year: for each indicator the year's and its quarters', empty where none."""

    def __init__(self, *args: Any, indicators: Sequence[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        self.fields["kind"] = choices("Menurut", [(kind.value, words) for kind, words in TARGET_WORDS.items()])
        self.fields["paper"] = texts("Naskah", hint="Misalnya: Perjanjian Kinerja Tahun 2026", longest=300)
        self.fields["paper_number"] = texts(
            "Nomor naskah", hint="Kosongkan bila tidak bernomor", required=False, longest=100
        )
        self.fields["paper_dated"] = DayField("Tanggal naskah")
        for indicator in indicators:
            for quarter, words in PERIODS.items():
                label = f"{short_name(indicator)} {words[:1].lower()}{words[1:]}"
                self.fields[cell(indicator.id, quarter)] = NumberField(label, required=False, hint="")

    def of_the_paper(self) -> list[BoundField]:
        """Return the fields about the paper itself."""
        return [self[name] for name in ("kind", "paper", "paper_number", "paper_dated")]

    def groups(self) -> list[FieldGroup]:
        """Return the fields of each indicator."""
        return [
            FieldGroup(
                short=short_name(each),
                name=each.name,
                fields=tuple(self[cell(each.id, quarter)] for quarter in PERIODS),
            )
            for each in self.indicators
        ]

    def entries(self, year: int) -> list[TargetEntry]:
        """Return one entry for each amount that was typed."""
        cleaned = self.cleaned_data
        return [
            TargetEntry(
                indicator=indicator.id,
                year=year,
                kind=TargetKind(cleaned["kind"]),
                amount=amount,
                paper=cleaned["paper"],
                paper_dated=cleaned["paper_dated"],
                quarter=quarter,
                paper_number=cleaned["paper_number"] or None,
            )
            for indicator in self.indicators
            for quarter in PERIODS
            if (amount := cleaned[cell(indicator.id, quarter)]) is not None
        ]
