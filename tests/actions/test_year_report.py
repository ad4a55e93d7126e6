"""A year's LKjIP is made from what was approved, texts included; before that it is a concept or refused."""

from dataclasses import replace

import pytest

from cermat.actions import analyses, measurements, papers
from cermat.actions.entries import AnalysisEntry
from cermat.actions.errors import WrongState
from cermat.actions.issuing import Wanted
from cermat.documents.content import KeyValues, Paper, PaperSize, Paragraph
from cermat.documents.reports.errors import BlankAnalysis
from cermat.documents.reports.standing import CONCEPT
from cermat.indicators.analyses import places
from cermat.indicators.figures import Period
from cermat.registers import selectors
from tests import cast


def test_a_years_report_is_the_approved_edition_in_every_form_whatever_is_written_later(office) -> None:
    cast.add_people_of_the_office()
    cast.recorded_camat()
    planner = cast.scope("perencana")
    with pytest.raises(BlankAnalysis, match="IKU 2: sebab"):
        papers.year_report(planner, 2023, size=PaperSize.A4)
    paper_in_force = selectors.paper_in_force(planner, year=2023)
    entries = [
        AnalysisEntry(period=Period(year=2023, quarter=None), place=place, text=f"Uraian {number}.")
        for number, place in enumerate(places(paper_in_force.indicators, quarter=None))
    ]
    for entry in entries:
        analyses.write(by=planner, entry=entry, version=0)
    assert ("Disetujui", CONCEPT) in headers(papers.year_report(planner, 2023, size=PaperSize.A4))
    key = cast.approved_measurement(quarter=None)
    before = papers.year_report(planner, 2023, size=PaperSize.F4)
    code = papers.issue(by=planner, measurement=key, wanted=Wanted(report="lkjip"), number="1/2024")
    analyses.write(by=planner, entry=replace(entries[0], text="Uraian lain."), version=1)
    measurements.freeze(by=planner, year=2023, reason="Uraian dilengkapi")
    edition = selectors.edition_history(planner, key)[-1]
    after = papers.year_report(planner, 2023, size=PaperSize.F4)
    assert after == papers.compose(planner, edition, Wanted(report="lkjip", size=PaperSize.F4))
    assert [block for block in after.blocks if isinstance(block, Paragraph)] == [
        block for block in before.blocks if isinstance(block, Paragraph)
    ]
    assert dict(headers(after))["Edisi"].endswith("sedang dibuka kembali sebagai edisi ke-2: Uraian dilengkapi")
    assert {file.form for file in selectors.issued_paper(planner, code).files} == {"pdf", "docx", "xlsx"}
    assert list(papers.rebuild_faults(planner)) == []
    quarter = cast.approved_measurement(quarter=1)
    with pytest.raises(WrongState, match="bukan tiap triwulan; cetak dari pengukuran tahun 2023"):
        papers.compose(planner, selectors.edition_history(planner, quarter)[-1], Wanted(report="lkjip"))


def headers(paper: Paper) -> list[tuple[str, str]]:
    return [
        (row.label, row.value.text)
        for block in paper.blocks
        if isinstance(block, KeyValues)
        for row in block.rows
        if isinstance(row.value, Paragraph)
    ]
