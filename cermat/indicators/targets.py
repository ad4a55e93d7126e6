"""Which of the recorded targets an indicator is set against in a period.

Source: keputusan-cermat#0053
"""

from collections.abc import Iterable, Iterator
from datetime import date

from cermat.indicators.figures import Period, Targets
from cermat.indicators.rows import SettingRow, TargetKind, TargetRow
from cermat.indicators.standing import verified_standing
from cermat.words.dates import write_date

TARGET_WORDS = {
    TargetKind.AGREED: "Perjanjian Kinerja",
    TargetKind.AMENDED: "Perjanjian Kinerja Perubahan",
    TargetKind.END_OF_RENSTRA: "akhir Renstra",
    TargetKind.NATIONAL: "standar nasional",
}


def targets_of(rows: Iterable[TargetRow], indicator: str, *, period: Period) -> Targets:
    """Return what an indicator is set against in a period, by the verified versions of its targets.

    The end of Renstra's is the next one from the year on, the national one the latest up to the year.
    """
    known = [row for row in verified_standing(rows) if row.indicator == indicator]
    ends = [row for row in known if row.kind is TargetKind.END_OF_RENSTRA and row.year >= period.year]
    national = [row for row in known if row.kind is TargetKind.NATIONAL and row.year <= period.year]
    return Targets(
        period=agreed(known, year=period.year, quarter=period.quarter, until=period.last_day),
        year=agreed(known, year=period.year, quarter=None, until=period.last_day),
        end_of_renstra=min(ends, key=lambda row: (row.year, row.mark.ref), default=None),
        national=max(national, key=lambda row: (row.year, row.mark.ref), default=None),
    )


def beside(targets: Targets, *, quarter: int | None) -> Iterator[tuple[str, TargetRow]]:
    """Yield what stands beside a period's target and its attainment, each with what it is called."""
    if quarter is not None and targets.year:
        yield f"Target tahun {targets.year.year}", targets.year
    if targets.end_of_renstra:
        yield f"Target akhir Renstra {targets.end_of_renstra.year}", targets.end_of_renstra
    if targets.national:
        yield f"Standar nasional {targets.national.year}", targets.national


def signed_paper_words(row: TargetRow | SettingRow) -> str:
    """Return the paper that sets a target or a setting: `Perjanjian Kinerja 2023 nomor 7 tanggal 9 Januari 2023`."""
    number = f" nomor {row.paper_number}" if row.paper_number else ""
    return f"{row.paper}{number} tanggal {write_date(row.paper_dated)}"


def agreed(rows: Iterable[TargetRow], *, year: int, quarter: int | None, until: date | None) -> TargetRow | None:
    """Return one indicator's target by the paper in force on a day; None: by the first agreement, whatever came after.

    An amendment takes the agreement's place whole: where it names no target for a quarter, the quarter has none.
    """
    of_year = [row for row in rows if row.year == year]
    amended = [row for row in of_year if row.kind is TargetKind.AMENDED and until and row.paper_dated <= until]
    governing = amended or [row for row in of_year if row.kind is TargetKind.AGREED]
    asked = [row for row in governing if row.quarter == quarter]
    return max(asked, key=lambda row: (row.paper_dated, row.mark.ref), default=None)
