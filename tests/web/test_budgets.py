"""The budget page: two levels at a time by indicator, the findings, and the way to the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cermat.actions import imports
from cermat.registers import budgeting, ledger, selectors
from cermat.registers.models import AuditEvent, BudgetNode
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
    assert "Sasaran: Meningkatnya akuntabilitas Pemerintahan Desa" in page
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


def _handed_in(client, *lines):
    """Hand a budget file in by page, and return its address and what is said of it."""
    content = "\n".join([HEAD, *lines]).encode()
    sent = {"table": "budget-2023", "file": SimpleUploadedFile("anggaran.csv", content)}
    answer = client.post("/impor/", sent, follow=True)
    return answer.redirect_chain[-1][0], answer.content.decode()


def _codes():
    return [row.code for row in selectors.budget(cast.scope("camat"), year=2023)]


def test_a_file_that_lacks_a_node_says_so_and_the_person_chooses(budget, signed_in):
    planner = signed_in("perencana")
    address, shown = _handed_in(planner, *LINES[:3])
    assert "2 simpul yang sudah tercatat tidak ada di berkas ini (2, 9.1)" in shown
    assert "Simpan pilihan di atas" in shown
    kept = planner.post(f"{address}simpan/", {"tindakan": "semua", "tidak_ada": "tetap"}, follow=True)
    assert "(2, 9.1): tetap tercatat" in kept.content.decode()
    assert _codes() == ["1", "1.1", "1.1.1", "2", "9.1"]
    address, _ = _handed_in(planner, LINES[0].replace("Desa", "Desa Maju"), *LINES[1:3])
    chosen = {"tindakan": "semua", "tidak_ada": "tarik"}
    gone = planner.post(f"{address}simpan/", chosen, follow=True).content.decode()
    assert "(2, 9.1): ditarik dari buku" in gone
    assert _codes() == ["1", "1.1", "1.1.1"]
    seq = AuditEvent.objects.order_by("-seq").values_list("seq", flat=True).first()
    planner.post(f"/impor/batch/{seq}/")
    assert _codes() == ["1", "1.1", "1.1.1", "2", "9.1"]


def test_a_tree_with_a_faulty_line_is_not_taken_in_part(budget, signed_in):
    planner, before = signed_in("perencana"), selectors.budget(cast.scope("camat"), year=2023)
    address, shown = _handed_in(
        planner, LINES[0].replace("Desa", "Desa Maju"), "1.1;Tanpa pagu;1;x;0;0;0;0", *LINES[2:]
    )
    assert "pohon anggaran hanya disimpan utuh" in shown
    for offer in ("Simpan semua yang benar", "Simpan hanya yang dicentang", "Simpan pilihan", 'name="baris"'):
        assert offer not in shown
    for sent in ({"tindakan": "semua"}, {"tindakan": "pilihan", "baris": "2"}):
        refused = planner.post(f"{address}simpan/", sent)
        assert (refused.status_code, "1 baris berkas ini salah" in refused.content.decode()) == (422, True)
    address, _ = _handed_in(
        planner, LINES[0].replace("Desa", "Desa Maju"), *LINES[1:3], "2;Lain;;60;40;0;0;0", LINES[4]
    )
    refused = planner.post(f"{address}simpan/", {"tindakan": "pilihan", "baris": "2"})
    assert "pilih Simpan semua, bukan sebagian barisnya" in refused.content.decode()
    assert selectors.budget(cast.scope("camat"), year=2023) == before


def test_what_the_audit_will_find_is_said_before_and_what_it_finds_after_saving(signed_in, keys):
    planner = signed_in("perencana")
    address, shown = _handed_in(planner, *LINES)
    assert "0 salah" in shown
    assert "Bila disimpan, audit menemukan 1 hal pada pohon anggaran ini; yang pertama: 9.1 (Baris Hilang)" in shown
    done = planner.post(f"{address}simpan/", {"tindakan": "semua"}, follow=True).content.decode()
    found = len(budgeting.audited(cast.scope("camat"), year=2023).findings)
    assert found
    assert f'<a href="/anggaran/?tahun=2023">{found} temuan yang perlu diperbaiki</a>' in done
    assert "Bila disimpan" not in done
    address, _ = _handed_in(planner, *LINES[:-2], "2;Program Lain;;50;40;0;0;0", "9.1;Baris Hilang;;7;0;0;0;0")
    planner.post(f"{address}simpan/", {"tindakan": "semua"})


def test_a_chain_that_goes_round_is_called_so_and_a_negative_amount_is_named_with_its_cell(keys, signed_in):
    """Books of before may hold such a chain; a file that closes one is refused."""
    with ledger.act(office=cast.OFFICE, by="uji", verb="uji", summary="Uji") as act:
        for code, name, parent, spent in (
            ("A", "Putar Satu", "B", 0),
            ("B", "Putar Dua", "A", 0),
            ("C", "Program Lain", None, -5),
        ):
            node = BudgetNode(key=f"2023:{code}", version=1, year=2023, code=code, name=name, parent=parent)
            node.ceiling, node.quarter_1, node.quarter_2, node.quarter_3, node.quarter_4 = 50, 10, spent, 0, 0
            act.add(node)
    page = signed_in("camat").get("/anggaran/?tahun=2023").content.decode()
    assert "Induk A tidak ada" not in page
    assert "Rantai induk berputar lewat A" in page
    assert "C (Program Lain): realisasi triwulan 2 (kolom tw2) negatif, Rp-5;" in page


def test_a_file_whose_parents_go_round_is_shown_as_faulty_and_not_offered_to_be_saved(keys, signed_in):
    ring = ("A;Putar Satu;B;1;0;0;0;0", "B;Putar Dua;A;1;0;0;0;0")
    _, shown = _handed_in(signed_in("perencana"), *LINES[:-1], *ring)
    assert "Rantai induk berputar tanpa pangkal (A di bawah B, lalu B di bawah A)" in shown
    assert "6 baris dibaca" in shown
    assert "1 salah" in shown
    assert 'value="semua"' not in shown
    assert not selectors.budget(cast.scope("camat"), year=2023)


def test_a_tree_that_contradicts_itself_is_said_where_its_papers_are_printed_and_issued(budget, signed_in):
    planner, said = (
        signed_in("perencana"),
        "Pohon anggaran tidak selaras pada 1 tempat; yang pertama: 9.1 (Baris Hilang)",
    )
    for address in ("/laporan/?tahun=2023", "/naskah-terbit/terbitkan/2023/"):
        page = planner.get(address).content.decode()
        assert said in page
        assert 'href="/anggaran/?tahun=2023">Lihat semua temuannya</a>' in page
    assert "tidak selaras" not in planner.get("/laporan/?tahun=2024").content.decode()
