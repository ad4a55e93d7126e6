"""What the planner writes to the figures of a period: which texts its report asks for, and which are still blank."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cermat.indicators.rows import Ref
from cermat.rules.types import Indicator
from cermat.words.texts import has_words


class AnalysisSection(StrEnum):
    """A part of the report that is written in words."""

    OVERVIEW = "gambaran_umum"
    ISSUES = "isu_strategis"
    CAUSES = "sebab"
    REMEDIES = "upaya"
    EFFICIENCY = "efisiensi"
    PROGRAMMES = "program_penunjang"
    CONCLUSION = "kesimpulan"


SECTION_WORDS: dict[AnalysisSection, str] = {
    AnalysisSection.OVERVIEW: "Gambaran umum",
    AnalysisSection.ISSUES: "Isu strategis",
    AnalysisSection.CAUSES: "Sebab keberhasilan atau kegagalan",
    AnalysisSection.REMEDIES: "Upaya dan solusi",
    AnalysisSection.EFFICIENCY: "Efisiensi sumber daya",
    AnalysisSection.PROGRAMMES: "Program dan kegiatan penunjang",
    AnalysisSection.CONCLUSION: "Kesimpulan dan langkah perbaikan",
}
OF_INDICATOR = (
    AnalysisSection.CAUSES,
    AnalysisSection.REMEDIES,
    AnalysisSection.EFFICIENCY,
    AnalysisSection.PROGRAMMES,
)
OF_QUARTER = (AnalysisSection.CAUSES, AnalysisSection.REMEDIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisPlace:
    """Where a text stands: a section, of one indicator by its id; `indicator` None: of the whole office."""

    indicator: str | None
    section: AnalysisSection


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRow:
    """One written text."""

    ref: Ref
    place: AnalysisPlace
    text: str
    recorded_by: str


def places(indicators: Iterable[Indicator], *, quarter: int | None) -> tuple[AnalysisPlace, ...]:
    """Return every text that belongs to a year's report, or to a quarter's, in the order in which it is read.

    Source: permenpanrb-53-2014
    """
    sections = OF_INDICATOR if quarter is None else OF_QUARTER
    of_indicators = (AnalysisPlace(indicator=each.id, section=section) for each in indicators for section in sections)
    if quarter is not None:
        return tuple(of_indicators)
    return (
        AnalysisPlace(indicator=None, section=AnalysisSection.OVERVIEW),
        AnalysisPlace(indicator=None, section=AnalysisSection.ISSUES),
        *of_indicators,
        AnalysisPlace(indicator=None, section=AnalysisSection.CONCLUSION),
    )


def blank(asked: Iterable[AnalysisPlace], rows: Iterable[AnalysisRow]) -> tuple[AnalysisPlace, ...]:
    """Return the places nobody has written a text for, in the order asked; a dash or a dot is none."""
    written = {row.place for row in rows if has_words(row.text)}
    return tuple(place for place in asked if place not in written)
