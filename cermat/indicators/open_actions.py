"""What is left to be done in a year: documents not made, activities without their output, rows nobody checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cermat.indicators.figures import Line, Measurement, OfficeMeasurement, Verdict
from cermat.rules.types import Indicator

_WORDS = {
    Verdict.MISSING: "Selesaikan {}, sudah lewat batasnya",
    Verdict.NOT_YET_DUE: "Dampingi {}",
    Verdict.NOT_FOLLOWED_UP: "Lengkapi keluaran {}",
    Verdict.PLANNED: "Laksanakan {}",
    Verdict.UNVERIFIED: "Periksa {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAction:
    """One thing to be done for an indicator: by whom, until when, and how its line stands."""

    indicator: Indicator
    words: str
    owner: str
    due: date
    verdict: Verdict


def open_actions(measured: OfficeMeasurement, *, government: str, planning: str) -> tuple[OpenAction, ...]:
    """Return what is left to be done in the measured period, by indicator, then by day.

    `government`: the unit that sees to the documents of the villages; `planning`: the one that records what others
    decide. An output is due on the period's last day, as later ones do not count; so is a result others are to give.
    """
    return tuple(
        action
        for each in measured.measurements
        for action in sorted(
            (*_of(each, government), *_unrated(each, planning)), key=lambda action: (action.due, action.words)
        )
    )


def _of(measured: Measurement, government: str) -> Iterator[OpenAction]:
    for line in measured.figure.lines:
        if line.verdict in _WORDS and line.amount is None:
            yield OpenAction(
                indicator=measured.indicator,
                words=_WORDS[line.verdict].format(line.subject),
                owner=f"{government}, {line.place}" if line.place else line.group,
                due=_due(line, measured.period.last_day),
                verdict=line.verdict,
            )


def _unrated(measured: Measurement, planning: str) -> Iterator[OpenAction]:
    """Yield what is to be done for a value that another authority gives and that is not there yet."""
    lines = measured.figure.lines
    is_waiting = any(line.verdict is Verdict.UNVERIFIED and line.amount is not None for line in lines)
    is_absent = any(line.verdict is Verdict.ABSENT for line in lines)
    if measured.value is not None or not (is_waiting or is_absent):
        return
    words = "Periksa hasil resmi {} yang sudah dicatat" if is_waiting else "Peroleh hasil resmi {} beserta suratnya"
    yield OpenAction(
        indicator=measured.indicator,
        words=words.format(measured.indicator.name),
        owner=planning,
        due=measured.period.last_day,
        verdict=Verdict.UNVERIFIED if is_waiting else Verdict.ABSENT,
    )


def _due(line: Line, last_day: date) -> date:
    if line.due is not None:
        return line.due
    return line.dated if line.verdict is Verdict.PLANNED and line.dated else last_day
