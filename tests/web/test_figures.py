"""A figure's pages: the value, its formula, its lines, and the sheet it can be counted again from."""

import csv
import io
import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import Client

from cermat.actions import targets
from cermat.documents.content import Bar, Chart
from cermat.indicators import export
from cermat.registers import measuring
from cermat.web import charts, figures
from tests import cast
from tests.actions.test_steps import TARGET
from tests.documents import sample
from tests.web.conftest import SignedIn


@pytest.fixture
def camat(signed_in: SignedIn) -> Client:
    return signed_in("camat")


def test_sets_the_formula_as_a_fraction_in_the_words_of_the_paper(camat: Client) -> None:
    page = camat.get("/angka/2023/iku-1/").content.decode()
    assert "Jumlah hasil fasilitasi dan koordinasi yang ditindaklanjuti" in page
    assert "100,00%" in page
    assert '<span class="unseen">dibagi </span>1</span>' in page


def test_names_the_decisions_the_quality_and_what_is_beside_the_figure(camat: Client) -> None:
    page = camat.get("/angka/2023/iku-2/?triwulan=3").content.decode()
    assert "Dari yang sudah jatuh tempo" in page
    assert "Naskah tidak menyebut tahun batas waktu RKP Desa" in page
    assert "baris pembilang tanpa bukti" in page
    assert "dokumen yang jatuh tempo dalam tahun kinerja" in page


def test_what_is_owed_without_a_document_is_not_called_verified() -> None:
    empty = sample.measured(village_documents=())
    said = list(figures.quality(empty, empty.measurements[2]))
    assert said == [
        "15 kewajiban tanpa dokumen, tetap dihitung sebagai penyebut.",
        "Belum ada baris tercatat yang dapat diverifikasi atau dibuktikan.",
    ]
    year = sample.measured()
    assert list(figures.quality(year, year.measurements[2]))[:2] == [
        "1 kewajiban tanpa dokumen, tetap dihitung sebagai penyebut.",
        "1 baris penyebut belum diverifikasi orang kedua.",
    ]
    lines = tuple(replace(line, is_unverified=False) for line in year.measurements[1].figure.lines)
    sound = replace(year.measurements[1], unverified=0, figure=replace(year.measurements[1].figure, lines=lines))
    assert next(figures.quality(year, sound)) == "Semua baris penyebut yang tercatat sudah diverifikasi orang kedua."


def test_says_why_there_is_no_value(camat: Client) -> None:
    page = camat.get("/angka/2023/ipp/").content.decode()
    assert "tidak dapat diukur" in page
    assert "belum dinilai" in page


def test_totals_of_the_working_paper_are_those_of_the_figure(camat: Client) -> None:
    measured = measuring.measure(cast.scope("camat"), year=2023).measurements
    share = next(each.figure.share for each in measured if each.indicator.id == "iku-2")
    page = camat.get("/kertas-kerja/2023/iku-2/")
    assert share is not None
    assert (page.context["totals"].denominator, page.context["totals"].numerator) == (15, 5)
    assert (share.denominator, share.numerator) == (15, 5)


def test_filters_by_verdict_and_group(camat: Client) -> None:
    page = camat.get("/kertas-kerja/2023/iku-2/?putusan=tepat_waktu&kelompok=RKP+Desa+2024")
    assert page.context["totals"].lines == 5
    nothing = camat.get("/kertas-kerja/2023/iku-2/?putusan=entah")
    assert nothing.context["totals"].lines == 0
    assert "Tidak ada baris" in nothing.content.decode()


def test_every_line_leads_to_its_rows(camat: Client) -> None:
    page = camat.get("/kertas-kerja/2023/iku-1/")
    links = [link.address for line in page.context["lines"] for link in line.links]
    assert links
    assert all(camat.get(link).status_code == 200 for link in links)


def test_a_working_paper_names_people_by_their_position(camat: Client) -> None:
    page = camat.get("/kertas-kerja/2023/iku-2/").content.decode()
    assert "Dicatat staf (uji) (staf.pemerintahan), diverifikasi kasi (uji) (kasi.pemerintahan)." in page


def test_the_sheet_counts_to_the_same_figure(camat: Client) -> None:
    response = camat.get("/kertas-kerja/2023/iku-2/csv/")
    header, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    counts = {name: header.index(name) for name in ("penyebut", "pembilang", "sudah_jatuh_tempo")}
    typed = tuple(tuple(int(cell) if at in counts.values() else cell for at, cell in enumerate(row)) for row in rows)
    assert export.recompute(export.Table(header=tuple(header), rows=typed)) == (5, 15)
    assert response["Content-Disposition"] == 'attachment; filename="kertas-kerja-iku-2-2023.csv"'


@pytest.mark.parametrize(
    ("address", "kind", "begins"),
    [
        ("/laporan/2023/iku.pdf", "application/pdf", b"%PDF"),
        ("/laporan/2023/pengukuran.pdf?triwulan=2&kertas=f4", "application/pdf", b"%PDF"),
        ("/laporan/2023/pengukuran.docx", "application/vnd.openxmlformats", b"PK"),
        ("/laporan/2023/kertas-kerja.pdf?indikator=iku-2", "application/pdf", b"%PDF"),
        ("/laporan/2023/kertas-kerja.xlsx?indikator=iku-1", "application/vnd.openxmlformats", b"PK"),
    ],
)
def test_prints_a_paper_as_an_attachment(address: str, kind: str, begins: bytes, camat: Client) -> None:
    response = camat.get(address)
    assert response["Content-Type"].startswith(kind)
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert response.content.startswith(begins)


def test_an_operator_sees_no_figure_of_the_office(signed_in: SignedIn) -> None:
    client = signed_in("operator.denok")
    for address in ("/angka/2023/iku-2/", "/kertas-kerja/2023/iku-2/", "/laporan/", "/laporan/2023/pengukuran.pdf"):
        assert client.get(address).status_code == 404
    grid = client.get("/dokumen-desa/?tahun=2023").content.decode()
    assert "Desa Denok" in grid
    assert "Desa Blukon" not in grid


def test_a_chart_stands_on_the_page_with_the_table_of_its_numbers(signed_in: SignedIn) -> None:
    assert '<svg class="chart"' not in signed_in("camat").get("/?tahun=2023").content.decode()
    key = targets.add(by=cast.scope("perencana"), entry=replace(TARGET, indicator="iku-2"))
    targets.verify(by=cast.scope("camat"), key=key, version=1)
    for address in ("/?tahun=2023", "/angka/2023/iku-2/"):
        page = signed_in("camat").get(address).content.decode()
        (chart,) = re.findall(r'<svg class="chart" role="img".*?</svg>\s*<table>.*?</table>', page, re.DOTALL)
        drawing, table = chart.split("</svg>")
        words = re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
        assert words == re.findall(r'(?:<th scope="row">|<td class="num">)([^<]*)<', table)
        assert re.search(r"<title>Grafik batang [^<]+</title>", drawing)
        assert len(re.findall("<rect", drawing)) > len(re.findall('class="track"', drawing)) > 1


def test_what_a_chart_says_is_never_markup_and_nothing_to_show_is_no_bar() -> None:
    shown = charts.view(Chart("<b>", (Bar("<script>", None, "a & b"), Bar("c", 505, "50,50%")), '"><x'))
    drawn = render_to_string("web/_grafik.html", {"chart": shown})
    assert "<script>" not in drawn
    assert "<x" not in drawn
    assert re.findall(r'<rect y="(\d+)" width="([^"]*)"', drawn) == [("66", "50.5%")]
    assert drawn.count('class="track"') == 2
    assert charts.view(Chart("Kosong", (Bar("a", None, "–"),), "kosong")) is None
