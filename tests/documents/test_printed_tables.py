"""What anybody may compare a printed copy with: every figure of the paper's own tables, nobody's name."""

from dataclasses import replace

import pytest

from cermat.documents.content import Paper
from cermat.documents.reports import issue, pengukuran
from cermat.indicators.analyses import OF_QUARTER, AnalysisPlace, AnalysisRow
from cermat.indicators.rows import Ref
from tests.documents import sample
from tests.documents.reading import as_numbers, row_words, tables

PUBLIC = ("iku", "year", "berita-acara", "lkjip", "pk", "lembar-salin")


@pytest.mark.parametrize("kind", PUBLIC)
def test_every_figure_of_every_table_is_listed(papers: dict[str, Paper], kind: str) -> None:
    listed = [words for table in issue.printed_tables(papers[kind]) for row in table.rows for _, words in row]
    for table in tables(papers[kind]):
        for row in table.rows:
            for words in row_words(row):
                assert as_numbers(words) <= {number for each in listed for number in as_numbers(each)}
    assert issue.withholds(papers[kind]) == (kind == "berita-acara")


def test_a_row_has_its_indicator_target_realisasi_capaian_and_predikat_under_their_heads(papers):
    table = issue.printed_tables(papers["year"])[0]
    second = dict(table.rows[2])
    assert table.heads[table.key] == "Indikator Kinerja"
    assert (second["Target"], second["Capaian"]) == ("100,00%", "80,00%")
    assert second["Realisasi"].startswith("80,00% 12 dari 15")
    assert second["Predikat"]
    assert "No" not in table.heads


def test_budgets_are_listed_as_they_are_printed(papers):
    words = [words for table in issue.printed_tables(papers["lkjip"]) for row in table.rows for _, words in row]
    assert {"900.000.000", "150.000.000,50"} <= {each.replace("Rp", "") for each in words}


@pytest.mark.parametrize("kind", ["iku-1", "iku-2", "all", "ra", "berita-acara"])
def test_tables_that_name_people_are_left_out_and_the_result_is_said(papers, kind):
    paper = papers[kind]
    heads = {head for table in issue.printed_tables(paper) for head in table.heads}
    assert not heads & {"Dicatat oleh", "Diverifikasi oleh", "Penanggung jawab", "Judul", "Nama"}
    assert issue.withholds(paper)
    if kind == "iku-2":
        assert dict(issue.printed_values(paper))["Realisasi"].startswith("80,00% (12 dari 15")
        assert [table.name for table in issue.printed_tables(paper)] == ["Jumlah per kelompok", "Mutu data"]


def test_what_people_wrote_is_no_figure(second_quarter):
    place = AnalysisPlace(indicator="iku-2", section=OF_QUARTER[0])
    text = AnalysisRow(ref=Ref(book="analysis", key="a", version=1), place=place, text="Sebab.", recorded_by="p")
    paper = pengukuran.compose(replace(second_quarter, analyses=(text,)), official=None)
    assert "Analisis" in {each.name for each in tables(paper)}
    assert "Analisis" not in {each.name for each in issue.printed_tables(paper)}
    assert issue.withholds(paper)


def test_nobody_who_signs_or_took_a_step_is_named(papers: dict[str, Paper]) -> None:
    for paper in papers.values():
        listed = str((issue.printed_tables(paper), issue.printed_values(paper)))
        named = [sample.OFFICIAL.name, *(each.name for each in sample.TAKEN)]
        assert [name for name in named if name in listed] == []
