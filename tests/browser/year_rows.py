"""The rows of 2023 as people hand them in: the sample books' tables, a file for each unit and quarter."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from cermat.actions.imports import activity_lines, document_lines
from cermat.actions.sample_books import tables
from cermat.actions.sample_books.tables import SampleActivity
from cermat.actions.units import DEFAULT_UNITS
from cermat.rules.library import law

UNITS = tuple(DEFAULT_UNITS)
# By the day on which the quarter's rows are written: what comes later is recorded by page, or not at all.
WRITTEN = {1: date(2023, 4, 4), 2: date(2023, 7, 4), 3: date(2023, 10, 4), 4: date(2024, 1, 4)}


def activities(unit: str, quarter: int) -> bytes:
    """Return the file of a unit's activities of a quarter, each with its first output that counts."""
    own = [each for each in tables.activities() if each.entry.unit == unit and quarter_of(each.entry.dated) == quarter]
    return _file(activity_lines.COLUMNS, (_activity(each, WRITTEN[quarter]) for each in own)) if own else b""


def documents(quarter: int) -> bytes:
    """Return the file of the village documents that came in until the quarter's rows were written."""
    begun = WRITTEN.get(quarter - 1, date.min)
    own = [each.record.entry for each in tables.village_documents() if begun < each.dated <= WRITTEN[quarter]]
    lines = (
        [each.village, each.kind, str(each.fiscal_year), each.number, _day(each.enacted_on), _day(each.submitted_on)]
        for each in own
    )
    return _file(document_lines.COLUMNS[:6], lines) if own else b""


def quarter_of(day: date) -> int | None:
    """Return the quarter of 2023 a day lies in; None for another year's."""
    return (day.month + 2) // 3 if day.year == 2023 else None


def _activity(each: SampleActivity, written: date) -> list[str]:
    entry, counting = each.entry, {kind.id for kind in law().output_kinds[-1].kinds if kind.admissible}
    there = [output.record.entry for output in each.outputs if output.dated <= written]
    first = next((output for output in there if output.kind in counting), None)
    function = tables.OUTSIDE if entry.is_outside_authority else entry.function or ""
    cells = [entry.number, entry.unit, _day(entry.dated), entry.kind, function, entry.reason or "", entry.description]
    output = [first.kind, first.title, _day(first.dated)] if first else ["", "", ""]
    return [*cells, entry.status.value, *output]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _file(columns: Iterable[str], lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([columns, *lines])
    return text.getvalue().encode()
