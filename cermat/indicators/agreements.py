"""What a year's Perjanjian Kinerja says, and what its quarters are to reach: the targets in the order of the IKU."""

from collections.abc import Iterable
from dataclasses import dataclass

from cermat.indicators.figures import Period
from cermat.indicators.rows import TargetKind, TargetRow
from cermat.indicators.standing import verified_standing
from cermat.indicators.targets import agreed
from cermat.rules.types import IkuPaper, Indicator

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One indicator and its target for the year; None: no verified target."""

    indicator: Indicator
    target: TargetRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A year's Perjanjian Kinerja or its Perubahan. `source`: the target whose paper names, numbers and dates it."""

    year: int
    kind: TargetKind
    source: TargetRow
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterlyAim:
    """One indicator, its target for the year and for each quarter, as each period is set against; None: none."""

    indicator: Indicator
    year: TargetRow | None
    quarters: tuple[TargetRow | None, ...]


def agreement(rows: Iterable[TargetRow], paper: IkuPaper, *, year: int, kind: TargetKind) -> Agreement | None:
    """Return what a year's agreement, or its newest amendment, says; None where no verified target is of it.

    An amendment keeps the agreement's target for an indicator it does not name.
    """
    known = list(verified_standing(rows))
    own = [row for row in known if (row.year, row.quarter, row.kind) == (year, None, kind)]
    if not own:
        return None
    source = max(own, key=lambda row: (row.paper_dated, row.mark.ref))
    until = source.paper_dated if kind is TargetKind.AMENDED else None
    return Agreement(
        year=year,
        kind=kind,
        source=source,
        aims=tuple(
            Aim(indicator=each, target=agreed(_of(known, each), year=year, quarter=None, until=until))
            for each in paper.indicators
        ),
    )


def quarterly_aims(rows: Iterable[TargetRow], paper: IkuPaper, *, year: int) -> tuple[QuarterlyAim, ...]:
    """Return what each period of a year is set against, by indicator."""
    known = list(verified_standing(rows))
    return tuple(
        QuarterlyAim(
            indicator=each,
            year=_in(_of(known, each), Period(year=year, quarter=None)),
            quarters=tuple(_in(_of(known, each), Period(year=year, quarter=quarter)) for quarter in QUARTERS),
        )
        for each in paper.indicators
    )


def _in(rows: Iterable[TargetRow], period: Period) -> TargetRow | None:
    return agreed(rows, year=period.year, quarter=period.quarter, until=period.last_day)


def _of(rows: Iterable[TargetRow], indicator: Indicator) -> list[TargetRow]:
    return [row for row in rows if row.indicator == indicator.id]
