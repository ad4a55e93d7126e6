"""The texts written to a period's figures, as they stood at an instant."""

from datetime import datetime

from cermat.indicators.analyses import AnalysisPlace, AnalysisRow, AnalysisSection
from cermat.indicators.figures import Period
from cermat.indicators.rows import Ref
from cermat.registers.models import Analysis
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import known, refuse_one_place, standing


def analyses(scope: Scope, *, period: Period, as_of: datetime | None = None) -> tuple[AnalysisRow, ...]:
    """Return the texts of a period's report, by key; empty where none is written."""
    refuse_one_place(scope)
    rows = known(Analysis, scope, as_of).filter(year=period.year, quarter=period.quarter)
    return tuple(_row(each) for each in standing(rows))


def _row(row: Analysis) -> AnalysisRow:
    return AnalysisRow(
        ref=Ref(book="analysis", key=row.key, version=row.version),
        place=AnalysisPlace(indicator=row.indicator, section=AnalysisSection(row.section)),
        text=row.text,
        recorded_by=row.recorded_by,
    )
