"""Kertas kerja shows every line, and totals that add up."""

import pytest

from cermat.documents.reports import kertas_kerja
from cermat.indicators.figures import VERDICT_WORDS
from tests.documents import sample
from tests.documents.reading import pdf_of, pdf_pages, pdf_text, row_words, sheets, squeezed, tables, xlsx_of


def table(paper, name):
    return next(each for each in tables(paper) if each.name == name)


@pytest.mark.parametrize("indicator", ["ipp", "iku-1", "iku-2"])
def test_every_line_of_the_figure_stands_in_it_with_verdict_and_reason(papers, year, indicator):
    figure = next(each.figure for each in year.measurements if each.indicator.id == indicator)
    rows = [row for each in tables(papers[indicator]) if each.name.startswith("Baris") for row in each.rows]
    lines = [row_words(row) for row in rows if not row.is_total]
    assert len(lines) == len(figure.lines)
    for line in figure.lines:
        assert any(
            line.subject in words[1] and VERDICT_WORDS[line.verdict] in words and any(line.reason in w for w in words)
            for words in lines
        )


def test_the_lines_are_numbered_without_gap(papers):
    rows = [row for each in tables(papers["iku-1"]) if each.name.startswith("Baris") for row in each.rows]
    numbers = [row.cells[0].number for row in rows if not row.is_total]
    assert numbers == list(range(1, 25))


def test_the_totals_are_those_of_the_figure_and_of_its_groups(papers, year):
    share = year.measurements[2].figure.share
    counted = table(papers["iku-2"], "Baris yang dihitung")
    heads = [column.head for column in counted.columns]
    above, below = heads.index("Pembilang"), heads.index("Penyebut")
    total, lines = counted.rows[-1], counted.rows[:-1]
    assert total.cells[above].number == share.numerator == sum(row.cells[above].number for row in lines)
    assert total.cells[below].number == share.denominator == sum(row.cells[below].number for row in lines)
    groups = table(papers["iku-2"], "Jumlah per kelompok").rows
    assert sum(row.cells[1].number for row in groups[:-1]) == groups[-1].cells[1].number == share.denominator


def test_the_formula_stands_in_words_and_in_numbers(papers):
    text = squeezed(pdf_text(pdf_of(papers["iku-2"])))
    assert squeezed("Jumlah desa yang menyusun RKP Desa tepat waktu +") in text
    assert squeezed("= 12 15 x100% = 80,00%") in text


def test_a_weighted_index_shows_its_weights_and_scores():
    measured = sample.measured(recorded_values=sample.component_scores())
    paper = kertas_kerja.compose(measured, measured.measurements[0])
    assert squeezed("0,1800 × 4,00 + 0,1875 × 4,00") in squeezed(pdf_text(pdf_of(paper)))
    assert squeezed("0,2500 × 4,00 = 4,00") in squeezed(pdf_text(pdf_of(paper)))
    assert "Jumlah per kelompok" not in [each.name for each in tables(paper)]


def test_evidence_is_listed_with_its_whole_hash_and_a_dash_until_the_file_is_kept(papers):
    kept = sample.evidence()[0]
    assert row_words(table(papers["iku-2"], "Bukti").rows[0]) == [
        "B1",
        "1",
        kept.title,
        kept.location,
        kept.sha256,
        "staf.pemerintahan",
    ]
    assert row_words(table(papers["iku-1"], "Bukti").rows[0])[4] == "–"
    assert kept.sha256 in squeezed(pdf_text(pdf_of(papers["iku-2"])))


def test_each_line_cites_a_source_that_is_named_in_full(papers):
    text = squeezed(pdf_text(pdf_of(papers["iku-2"])))
    assert squeezed("S1. IKU Perubahan Kecamatan Lumajang tanggal 17 Oktober 2023") in text
    assert "[iku-lumajang-2023#2.1]" in text


def test_the_head_of_the_lines_stands_on_every_page_they_fill(papers):
    pages = pdf_pages(pdf_of(papers["iku-1"]))
    assert len(pages) > 2
    assert all("Alasan dan keterangan" in page for page in pages)


def test_no_lines_at_all_is_said_in_words():
    empty = sample.measured(activities=(), outputs=())
    text = pdf_text(pdf_of(kertas_kerja.compose(empty, empty.measurements[1])))
    assert "Tidak ada baris yang dihitung." in text
    assert "Tidak ada baris di luar hitungan." in text
    assert "Belum ada bukti" in text
    assert "Tidak dapat diukur" in text


def test_the_workbook_recomputes_the_figure_from_its_own_columns(papers, year):
    share = year.measurements[1].figure.share
    rows = sheets(xlsx_of(papers["iku-1"]))["Baris yang dihitung"]
    head, lines, total = rows[0], rows[1:-1], rows[-1]
    above, below = head.index("Pembilang"), head.index("Penyebut")
    assert (sum(row[above] for row in lines), sum(row[below] for row in lines)) == (share.numerator, share.denominator)
    assert (total[above], total[below]) == (share.numerator, share.denominator)


def test_all_working_papers_together_begin_each_on_its_own_page(papers, year):
    names = [each.name for each in tables(papers["all"])]
    assert len(names) == len(set(names))
    pages = pdf_pages(pdf_of(papers["all"]))
    begins = [number for number, page in enumerate(pages) if "PEMERINTAH KABUPATEN" in page]
    assert len(begins) == len(year.measurements)
    assert begins[0] == 0


def test_the_figure_has_its_own_statement_of_the_quality_of_its_data(papers):
    (row,) = table(papers["iku-2"], "Mutu data").rows
    assert row_words(row)[:4] == ["IKU 2", "15", "1", "13 dari 14 (92,86%)"]
    text = squeezed(pdf_text(pdf_of(papers["iku-2"])))
    for words in ("Bulan yang belum ditutup: Seksi Pemerintahan", "Tanggal tutup data: belum disetel"):
        assert squeezed(words) in text
    assert len([each for each in tables(papers["all"]) if each.name.endswith("Mutu data")]) == 3
