"""Texts of a period's report: written over what was seen, frozen with the figures, with what earlier years said."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import analyses, measurements
from cermat.actions.entries import AnalysisEntry
from cermat.actions.errors import FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.indicators.analyses import AnalysisPlace, AnalysisRow, AnalysisSection, blank, places
from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.indicators.rows import Ref
from cermat.registers import clock, selectors
from cermat.registers.errors import NotFound
from tests import cast

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
YEAR = Period(year=2025, quarter=None)
PROGRAMMES = AnalysisPlace(indicator="iku-1", section=AnalysisSection.PROGRAMMES)
CAUSES = AnalysisPlace(indicator="iku-1", section=AnalysisSection.CAUSES)


@pytest.fixture(autouse=True)
def _office(db: None):
    with clock.fixed(NOW):
        cast.open_office()
        yield


def written(
    text: str = "Sebab.", *, place: AnalysisPlace = CAUSES, version: int = 0, codes: tuple[str, ...] = ()
) -> int:
    entry = AnalysisEntry(period=YEAR, place=place, text=text)
    return analyses.write(by=cast.scope("perencana"), entry=entry, version=version)


def frozen(year: int = 2025) -> OfficeMeasurement:
    key = measurements.freeze(by=cast.scope("perencana"), year=year)
    return selectors.snapshot(cast.scope(), key)


def test_the_latest_text_is_frozen_with_the_figures_and_a_later_one_changes_nothing():
    assert written("  Sebab  \r\n\r\npertama.  ") == 1
    assert written("Sebab kedua.", version=1) == 2
    before = frozen()
    written("Sebab ketiga.", version=2)
    assert [each.text for each in before.analyses] == ["Sebab kedua."]
    assert selectors.snapshot(cast.scope(), "2025-tahun-1") == before
    assert [each.text for each in selectors.analyses(cast.scope(), period=YEAR)] == ["Sebab ketiga."]
    missing = blank(places(before.paper.indicators, quarter=None), before.analyses)
    assert CAUSES not in missing
    assert len(missing) == 3 + 3 * 4 - 1


def test_a_text_keeps_its_lines_without_what_nobody_sees():
    written("  Sebab  \r\n\r\npertama.  ")
    assert selectors.analyses(cast.scope(), period=YEAR)[0].text == "Sebab\n\npertama."


def test_who_writes_over_a_newer_text_or_writes_the_same_is_refused():
    written()
    with pytest.raises(StaleEdit, match="sudah ditulis lagi"):
        written("Lain.")
    with pytest.raises(WrongState, match="Tidak ada yang berubah"):
        written(version=1)


@pytest.mark.parametrize("text", ["", " \n\t ", "-", ".", "1. ", "\u2013 \u200b", "x", "x" * (analyses.LONGEST + 1)])
def test_a_text_that_is_blank_or_too_long_is_refused_by_name(text):
    with pytest.raises(FaultyEntry, match="Sebab keberhasilan atau kegagalan"):
        written(text)


def test_a_dash_of_older_books_is_still_blank():
    row = AnalysisRow(
        ref=Ref(book="analysis", key="k", version=1), place=CAUSES, text="\u2013", recorded_by="perencana"
    )
    assert blank([CAUSES], [row]) == (CAUSES,)
    assert blank([CAUSES], [replace(row, text="Tidak ada.")]) == ()


def test_only_what_the_report_asks_for_is_written_and_only_by_the_planner():
    for place in (AnalysisPlace(indicator="iku-9", section=AnalysisSection.CAUSES), PROGRAMMES):
        entry = AnalysisEntry(period=Period(year=2025, quarter=2), place=place, text="Uraian.")
        with pytest.raises(NotFound):
            analyses.write(by=cast.scope("perencana"), entry=entry, version=0)
    entry = AnalysisEntry(period=YEAR, place=CAUSES, text="Uraian.")
    for who in ("sekretaris", "camat", "kasi.pelayanan", "admin"):
        with pytest.raises(NotPermitted):
            analyses.write(by=cast.scope(who), entry=entry, version=0)


def test_earlier_years_are_what_their_approved_measurement_said_or_why_nothing():
    cast.add_people_of_the_office()
    planner = cast.scope("perencana")
    key = measurements.freeze(by=planner, year=2024)
    measurements.submit(by=planner, key=key, version=1)
    measurements.review(by=cast.scope("sekretaris"), key=key, version=2)
    assert {each.reason for each in frozen().earlier} == {"buku belum dibuka"}
    measurements.approve(by=cast.scope("camat"), key=key, version=3)
    now = [each for each in frozen().earlier if each.indicator == "iku-2"]
    assert [(each.year, each.value, each.reason) for each in now] == [
        (2024, Decimal("0.00"), None),
        (2023, None, "buku belum dibuka"),
        (2022, None, "buku belum dibuka"),
    ]
