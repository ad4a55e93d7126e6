"""The budget page: two levels at a time by indicator, the findings, and the way to the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cermat.actions import imports
from tests import cast
from tests.actions.import_files import file

HEAD = "kode;nama;induk;pagu;tw1;tw2;tw3;tw4"
LINES = (
    "1;Program Desa;iku-2;300;10;0;0;0",
    "1.1;Kegiatan Desa;1;300;10;0;0;0",
    "1.1.1;Rincian dalam;1.1;300;10;0;0;0",
    "2;Program Lain;;50;50;0;0;0",
    "9.1;Baris Hilang;9;7;0;0;0;0",
)


@pytest.fixture
def budget(keys, tmp_path):
    imports.budget(by=cast.scope("perencana"), path=file(tmp_path, *LINES, head=HEAD), year=2023)


def test_shows_two_levels_by_indicator_and_what_is_wrong(budget, signed_in):
    page = signed_in("camat").get("/anggaran/?tahun=2023").content.decode()
    places = [
        page.index(words)
        for words in ("Induk 9 tidak ada", "Rata - rata persentase Desa", "Belum dikaitkan dengan indikator")
    ]
    assert "menyebut induk 9 yang tidak ada" in page
    assert "Pagu Rp300, realisasi Rp10, serapan 3,33%." in page
    assert "Kegiatan Desa" in page
    assert "Rincian dalam" not in page
    assert places[1] < places[2]
    assert "tabel=budget-2023" not in page


def test_a_branch_opens(budget, signed_in):
    page = signed_in("inspektorat").get("/anggaran/?tahun=2023&cabang=1.1").content.decode()
    assert "Rincian dalam" in page
    assert "Program Lain" not in page
    assert signed_in("camat").get("/anggaran/?tahun=2023&cabang=entah").status_code == 404


def test_the_planner_is_led_to_the_file_and_the_page_says_what_is_missing(signed_in):
    page = signed_in("perencana").get("/anggaran/?tahun=2023").content.decode()
    assert "Anggaran 2023 belum dicatat." in page
    assert "/impor/?tabel=budget-2023" in page
    form = signed_in("perencana").get("/impor/?tabel=budget-2023").content.decode()
    assert "Templat Anggaran" in form
    assert form.count("Templat Anggaran") == 1


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_was_downloaded_is_taken_in_again_without_a_change(budget, signed_in, form):
    planner = signed_in("perencana")
    content = planner.get(f"/unduh/anggaran.{form}?tahun=2023").content
    sent = {"table": "budget-2023", "file": SimpleUploadedFile(f"kembali.{form}", content)}
    shown = planner.post("/impor/", sent, follow=True).content.decode()
    assert "<strong>5 baris dibaca</strong>: 0 baru, 0 diperbaiki, 5 tidak berubah, 0 salah" in shown
