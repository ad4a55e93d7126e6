"""What the planner wrote to a quarter's figures, as a table beside them."""

from cermat.documents.content import Cell, Column, Paragraph, Row, Table, cell
from cermat.documents.reports.phrases import indicator_words
from cermat.indicators.analyses import OF_QUARTER, SECTION_WORDS, AnalysisPlace
from cermat.indicators.figures import OfficeMeasurement
from cermat.words.numbers import ABSENT

NAME = "Analisis"
_COLUMNS = (Column("Indikator", 16), *(Column(SECTION_WORDS[section], 42) for section in OF_QUARTER))


def written_table(measurement: OfficeMeasurement) -> Table | None:
    """Return one row per indicator with its texts; a dash where none is written. None where there are none at all.

    A year's texts stand in its LKjIP.
    """
    texts = {each.place: each.text for each in measurement.analyses}
    if measurement.period.quarter is None or not texts:
        return None
    rows = tuple(
        Row(
            (
                cell(indicator_words(each.indicator)),
                *(
                    _cell(texts.get(AnalysisPlace(indicator=each.indicator.id, section=section)))
                    for section in OF_QUARTER
                ),
            )
        )
        for each in measurement.measurements
    )
    return Table(name=NAME, columns=_COLUMNS, rows=rows)


def _cell(text: str | None) -> Cell:
    if text is None:
        return cell(ABSENT)
    return Cell(tuple(Paragraph(each) for each in text.split("\n\n") if each.strip()))
