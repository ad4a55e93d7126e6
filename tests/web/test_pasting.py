"""Cells pasted from Excel: as a spreadsheet copies them, with or without a head, and back again with their faults."""

import pytest
from django.test import Client

from cermat.actions.imports.kinds import ACTIVITIES
from cermat.actions.imports.tables import TableRow
from cermat.registers.models import Activity, StagedImport
from cermat.web import pasting
from tests import cast
from tests.actions.import_files import DOCUMENT, HEAD, ROW, changed
from tests.web.conftest import SignedIn

pytestmark = pytest.mark.django_db
DAYS = ("14/03/2023", "14-3-23", "14 Maret 2023", "2023-03-14", "14.03.2023", "14 Mar 2023")


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def pasted(*rows: str) -> str:
    return "\r\n".join(row.replace(";", "\t") for row in rows)


def sent(client: Client, *rows: str, table: str = "activities"):
    return client.post(f"/impor/tempel/?tabel={table}", {"cells": pasted(*rows)}, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("head", [(), (HEAD,)])
def test_cells_are_looked_at_like_a_file_with_or_without_a_head(staf: Client, head: tuple[str, ...]) -> None:
    shown = sent(staf, *head, ROW, changed(nomor="002"))
    assert "<strong>2 baris dibaca</strong>: 2 baru" in words(shown)
    staf.post(f"/impor/{StagedImport.objects.get().id}/simpan/", {"tindakan": "semua"})
    assert Activity.objects.filter(number__in=("001", "002")).count() == 2


@pytest.mark.parametrize("day", DAYS)
def test_days_are_read_in_every_form_people_write(staf: Client, day: str) -> None:
    assert "1 baru, 0 diperbaiki, 0 tidak berubah, 0 salah" in words(sent(staf, changed(tanggal=day)))


def test_faults_come_back_to_the_grid_at_their_cells(staf: Client) -> None:
    sent(staf, ROW, changed(nomor="002", tanggal="9/30/2026"))
    id = StagedImport.objects.get().id
    assert f"/impor/tempel/?berkas={id}" in words(staf.get(f"/impor/{id}/"))
    grid = words(staf.get(f"/impor/tempel/?berkas={id}"))
    assert '<li data-baris="3" data-kolom="tanggal">Baris 3, kolom tanggal:' in grid
    assert "002 pemerintahan 9/30/2026" in grid


def test_a_quotation_mark_that_closes_nothing_is_a_letter() -> None:
    assert pasting._cells('a\t"b" c\nd\te') == [["a", '"b" c'], ["d", "e"]]
    assert pasting._cells('a\t"b\nc"\n') == [["a", "b\nc"]]


def test_lines_stay_at_their_places() -> None:
    rows = [TableRow(number=2, cells={"nomor": "1"}), TableRow(number=4, cells={"nomor": 'a"b', "uraian": "x\ty"})]
    back = pasting.as_text(rows, ACTIVITIES)
    cells = pasting._cells(back)
    assert [line[0] for line in cells] == ["1", "", 'a"b']
    assert cells[2][6] == "x\ty"


def test_nothing_pasted_is_told(staf: Client) -> None:
    shown = sent(staf, "")
    assert shown.status_code == 422
    assert "Belum ada sel; salin dari Excel" in words(shown)


def test_an_operator_pastes_documents_alone(signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    assert operator.get("/impor/tempel/?tabel=activities").status_code == 404
    assert "1 baru" in words(sent(operator, DOCUMENT.replace("4 Tahun", "78 Tahun"), table="village-documents"))


def test_the_grid_of_anothers_file_is_not_there(staf: Client, signed_in: SignedIn) -> None:
    sent(staf, ROW)
    id = StagedImport.objects.get().id
    assert signed_in("kasi.pemerintahan").get(f"/impor/tempel/?berkas={id}").status_code == 404
    assert signed_in(cast.STRANGER).get(f"/impor/tempel/?berkas={id}").status_code == 404
    assert signed_in("camat").get("/impor/tempel/").status_code == 403
    assert Client().get("/impor/tempel/").status_code == 302
    assert staf.put("/impor/tempel/").status_code == 405
