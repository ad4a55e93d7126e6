"""What earlier years said of this year's indicators: their approved measurements, never measured anew."""

from collections.abc import Iterable

from cermat.indicators.figures import EarlierFigure, OfficeMeasurement
from cermat.indicators.rows import RecordedValueRow
from cermat.indicators.standing import verified_standing
from cermat.indicators.values import write_value
from cermat.rules.types import Indicator
from cermat.words.dates import write_date
from cermat.words.numbers import with_places

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


def quoted(
    year: int, indicators: Iterable[Indicator], *, rows: Iterable[RecordedValueRow], reason: str
) -> tuple[EarlierFigure, ...]:
    """Return what issued papers reported of a year of before the books, in words alone; `reason` where none did.

    Only what a second person verified; of several papers the latest.
    """
    ordered = sorted(verified_standing(rows), key=lambda row: (row.paper_dated, row.mark.ref))
    known = {row.indicator: row for row in ordered}
    return tuple(
        EarlierFigure(
            year=year,
            indicator=each.id,
            reason=_quotation(known[each.id], each) if each.id in known else reason,
            quoted=_amount(known[each.id], each) if each.id in known else None,
        )
        for each in indicators
    )


def _amount(row: RecordedValueRow, indicator: Indicator) -> str:
    return write_value(with_places(row.amount) if indicator.unit in _WITH_PLACES else row.amount, indicator)


_WITH_PLACES = frozenset({"percent", "index"})


def _quotation(row: RecordedValueRow, indicator: Indicator) -> str:
    number = f" nomor {row.paper_number}" if row.paper_number else ""
    paper = f"{row.paper}{number} tanggal {write_date(row.paper_dated)}"
    return f"{_amount(row, indicator)} menurut naskah {paper} (dikutip, bukan dihitung)"


def silent(year: int, indicators: Iterable[Indicator], *, reason: str) -> tuple[EarlierFigure, ...]:
    """Return that a year said nothing of any indicator, and why."""
    return tuple(EarlierFigure(year=year, indicator=each.id, reason=reason) for each in indicators)
