"""What is asked: one indicator of one paper, for one period, on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cermat.indicators.figures import Period
from cermat.rules.types import IkuPaper, Indicator, Law, Source, YearBasis
from cermat.words.dates import write_date, write_quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One indicator asked for one period.

    `elapsed` is the last local calendar day that was completely over when it was asked.
    """

    paper: IkuPaper
    law: Law
    indicator: Indicator
    period: Period
    year_basis: YearBasis
    elapsed: date


def cite(citation: str, sources: Mapping[str, Source]) -> str:
    """Return a citation `id#clause` in words: the source's title and its clause; an unknown id stands as it is."""
    source_id, _, clause = citation.partition("#")
    source = sources.get(source_id)
    if source is None:
        return citation
    return f"{source.title}, {dict(source.clauses).get(clause, f'butir {clause}')}" if clause else source.title


def clause_of(question: Question) -> str:
    """Return the citation of the asked indicator in its paper: `id#2`, the bare id for the goal's indicator."""
    number = question.indicator.number
    return question.paper.source.id if number is None else f"{question.paper.source.id}#{number}"


def period_words(period: Period) -> str:
    """Return a period in words: `tahun 2023`, `triwulan II 2023 (sampai 30 Juni 2023)`."""
    if period.quarter is None:
        return f"tahun {period.year}"
    return f"{write_quarter(period.year, period.quarter)} (sampai {write_date(period.last_day)})"
