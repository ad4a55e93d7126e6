"""Two IKU papers beside each other: what their words say differently, and what a year's figures are under either."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.rules.types import IkuPaper
from cermat.rules.writing import plain_values
from cermat.web.figures import NOT_MEASURABLE, value_words
from cermat.web.iku_drafts import shown
from cermat.web.iku_fields import HEAD, INDICATOR, Field, method_fields
from cermat.words.differences import Run, differences

LONGEST_SHOWN = 1_500
NOT_IN_IT = "tidak ada pada naskah ini"


@dataclass(frozen=True, slots=True)
class Change:
    """One answer of a paper, word by word."""

    label: str
    runs: tuple[Run, ...]

    @property
    def is_long(self) -> bool:
        """Return whether it fills more than a paragraph, and is folded away."""
        return sum(len(run.text) for run in self.runs) > LONGEST_SHOWN


@dataclass(frozen=True, slots=True)
class Section:
    """The head of the papers, or one indicator of either, and what differs in it."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator's value under either paper."""

    name: str
    then: str
    now: str


def sections(then: IkuPaper, now: IkuPaper) -> tuple[Section, ...]:
    """Return the head and the indicators that differ, those of the later paper first, left-out ones last."""
    before, after = (plain_values(paper.text, origin=paper.id) for paper in (then, now))
    old, new = ({each["id"]: each for each in values["indicators"]} for values in (before, after))
    made = [Section("Naskah", tuple(_changes(_words(HEAD, before), _words(HEAD, after))))]
    for each in {**new, **old}:
        title = f"Indikator {each}: {(new.get(each) or old[each])['name']}"
        one, other = _of(old.get(each), then), _of(new.get(each), now)
        made.append(Section(title, tuple(_changes(one, other))))
    return tuple(section for section in made if section.changes)


def _of(indicator: Any, paper: IkuPaper) -> Mapping[str, str]:
    """Return what a paper says of an indicator, by the labels of the form; nothing of one it does not have."""
    if indicator is None:
        return {}
    return _words((*INDICATOR, *method_fields(indicator["method"], paper.document_kinds)), indicator)


def _words(asked: Sequence[Field], values: Any) -> dict[str, str]:
    return {each.label: _in_words(each, said) for each, said in zip(asked, shown(asked, values).values(), strict=True)}


def _in_words(field: Field, said: Any) -> str:
    called: dict[str, str] = dict(field.pairs or [])
    chosen = said if isinstance(said, list) else [said]
    return ", ".join(called.get(str(each), str(each)) for each in chosen)


def _changes(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for label in {**now, **then}:
        before, after = then.get(label, ""), now.get(label, "")
        if before.split() != after.split():
            yield Change(label, differences(before, after))


def pairs(then: OfficeMeasurement, now: OfficeMeasurement) -> tuple[Pair, ...]:
    """Return each indicator's value under either paper, in the order of the later one, left-out ones last."""
    old, new = ({each.indicator.id: each for each in office.measurements} for office in (then, now))
    return tuple(
        Pair((new.get(each) or old[each]).indicator.name, _value(old.get(each)), _value(new.get(each)))
        for each in {**new, **old}
    )


def _value(measured: Measurement | None) -> str:
    if measured is None:
        return NOT_IN_IT
    return NOT_MEASURABLE if measured.value is None else value_words(measured.indicator, measured.value)
