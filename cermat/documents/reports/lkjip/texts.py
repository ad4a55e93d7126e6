"""The planner's texts in the report, and which of them are blank."""

from cermat.documents.content import Paragraph
from cermat.documents.reports.phrases import indicator_words
from cermat.indicators.analyses import SECTION_WORDS, AnalysisPlace, AnalysisSection, blank, places
from cermat.indicators.figures import OfficeMeasurement
from cermat.rules.types import Indicator


def paragraphs(
    measurement: OfficeMeasurement, section: AnalysisSection, *, indicator: Indicator | None = None
) -> tuple[Paragraph, ...]:
    """Return a text as paragraphs: an empty line parts them; nothing where none is written."""
    place = AnalysisPlace(indicator=indicator.id if indicator else None, section=section)
    text = next((each.text for each in measurement.analyses if each.place == place), "")
    return tuple(Paragraph(each.strip("\n")) for each in text.split("\n\n") if each.strip())


def missing_words(measurement: OfficeMeasurement) -> str:
    """Return which texts of the report are blank, as `kantor: isu strategis; IKU 1: upaya dan solusi`; "" for none."""
    indicators = measurement.paper.indicators
    names = {each.id: indicator_words(each) for each in indicators}
    found: dict[str, list[str]] = {}
    for place in blank(places(indicators, quarter=measurement.period.quarter), measurement.analyses):
        of = "kantor" if place.indicator is None else names[place.indicator]
        found.setdefault(of, []).append(SECTION_WORDS[place.section].lower())
    return "; ".join(f"{of}: {', '.join(sections)}" for of, sections in found.items())
