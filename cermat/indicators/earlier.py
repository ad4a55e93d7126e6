"""What earlier years said of this year's indicators: their approved measurements, never measured anew."""

from collections.abc import Iterable

from cermat.indicators.figures import EarlierFigure, OfficeMeasurement
from cermat.rules.types import Indicator

YEARS_BACK = 3
NOT_OPENED = "buku belum dibuka"
NOT_APPROVED = "belum ada pengukuran tahunan yang disetujui"
NOT_ASKED = "indikator ini belum ada pada IKU tahun itu"
NOT_MEASURED = "tidak dapat diukur"


def said_by(measured: OfficeMeasurement, indicators: Iterable[Indicator]) -> tuple[EarlierFigure, ...]:
    """Return what a year's measurement said of each indicator, by its id."""
    known = {each.indicator.id: each for each in measured.measurements}
    year = measured.period.year
    found = []
    for indicator in indicators:
        each = known.get(indicator.id)
        if each is None or each.value is None:
            reason = NOT_ASKED if each is None else NOT_MEASURED
            found.append(EarlierFigure(year=year, indicator=indicator.id, reason=reason))
            continue
        found.append(
            EarlierFigure(
                year=year, indicator=indicator.id, value=each.value, target=each.target, attainment=each.attainment
            )
        )
    return tuple(found)


def silent(year: int, indicators: Iterable[Indicator], *, reason: str) -> tuple[EarlierFigure, ...]:
    """Return that a year said nothing of any indicator, and why."""
    return tuple(EarlierFigure(year=year, indicator=each.id, reason=reason) for each in indicators)
