"""Excel out: every list as a file under its page's filters, which the import takes back without a change."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from cermat.actions import activities, targets, village_documents
from cermat.indicators.rows import Status
from tests import cast
from tests.actions.test_steps import TARGET
from tests.web.conftest import Keys, SignedIn

pytestmark = pytest.mark.django_db
LISTS = ("kegiatan", "keluaran", "dokumen-desa", "menunggu", "bukti", "anggaran", "target", "pejabat", "orang")
FOLLOW_UP = "Persentase Hasil Fasilitasi dan Koordinasi Yang ditindaklanjuti"
# Of which the books of these tests hold no line.
EMPTY = {"menunggu", "anggaran", "target", "pejabat"}


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def lines_of(content: bytes) -> list[list[str]]:
    """Return the rows of a downloaded CSV, its head first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def sheet_of(content: bytes) -> list[list[str]]:
    """Return the rows of a downloaded workbook's first sheet, its head first."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("name", LISTS)
def test_both_forms_of_a_list_say_the_same(staf: Client, name: str) -> None:
    cast.recorded_activity(number="=1+1")
    query = {"tahun": "2023"}
    sheet, lines = staf.get(f"/unduh/{name}.xlsx", query), staf.get(f"/unduh/{name}.csv", query)
    assert sheet["Content-Disposition"] == f'attachment; filename="{name}-2023.xlsx"'
    said = [[cell.removeprefix("'") for cell in line] for line in lines_of(lines.content)]
    assert sheet_of(sheet.content) == said
    assert len(said) > 1 or name in EMPTY


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(("name", "table"), [("kegiatan", "activities"), ("dokumen-desa", "village-documents")])
def test_what_was_downloaded_is_taken_in_again_without_a_change(staf: Client, name: str, table: str, form: str) -> None:
    of_mine = cast.activity("0'/2023", is_outside_authority=True, function=None, reason="Kewenangan lain")
    activities.add(by=cast.scope(), entry=of_mine)
    key = activities.add(by=cast.scope(), entry=cast.activity("@2", status=Status.CANCELLED, reason="Banjir"))
    activities.send_back(by=cast.scope("kasi.pemerintahan"), key=key, version=1, remark="Buktinya mana")
    activities.add(by=cast.scope("staf.pelayanan"), entry=cast.activity("P1", unit="pelayanan"))
    content = staf.get(f"/unduh/{name}.{form}", {"tahun": "2023"}).content
    count = len(sheet_of(content) if form == "xlsx" else lines_of(content)) - 1
    file = SimpleUploadedFile(f"kembali.{form}", content)
    shown = staf.post("/impor/", {"table": table, "file": file}, follow=True).content.decode()
    assert f"<strong>{count} baris dibaca</strong>: 0 baru, 0 diperbaiki, {count} tidak berubah, 0 salah" in shown
    assert "Tidak ada yang perlu disimpan: buku sudah berisi semuanya." in shown
    assert "Simpan semua" not in shown


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_budget_comes_back_with_its_steps_and_its_amendments(staf: Client, form: str) -> None:
    steps = {"draft_received_on": date(2023, 12, 1), "evaluated_on": date(2023, 12, 8)}
    budget = cast.document(kind="apb_desa", fiscal_year=2024, number="9 Tahun 2023", enacted_on=date(2023, 12, 20))
    on_its_way = replace(budget, village=cast.BLUKON, number="", enacted_on=None, **steps)
    unstamped = cast.document(village=cast.BORENG, kind="lppd_desa", fiscal_year=2022, enacted_on=None)
    unstamped = replace(unstamped, awaits_receipt=True)
    for entry in (replace(budget, **steps), replace(budget, number="3 Tahun 2024", amendment=1), on_its_way, unstamped):
        village_documents.add(by=cast.scope(), entry=entry)
    content = staf.get(f"/unduh/dokumen-desa.{form}", {"tahun": "2023"}).content
    path = f"kembali.{form}"
    shown = staf.post("/impor/", {"table": "village-documents", "file": SimpleUploadedFile(path, content)}, follow=True)
    assert re.search(r"0 baru, 0 diperbaiki, \d+ tidak berubah, 0 salah", shown.content.decode())
    rows = sheet_of(content) if form == "xlsx" else lines_of(content)
    assert [line[6:] for line in rows if line[1] == "APBDes" and line[3] in {"3 Tahun 2024", "9 Tahun 2023", ""}] == [
        ["", "", "1"],
        ["2023-12-01", "2023-12-08", ""],
        ["2023-12-01", "2023-12-08", ""],
    ]


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_a_workbook_is_a_formula(staf: Client, name: str) -> None:
    cast.recorded_activity(number="=HYPERLINK(A1)", description="@SUM(A1)")
    content = staf.get(f"/unduh/{name}.xlsx", {"tahun": "2023"}).content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(each) for each in parts.namelist() if each.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(re.search(rb"<f[ >]|<hyperlink", sheet) for sheet in sheets)


def test_a_file_holds_what_the_filters_show(staf: Client) -> None:
    cast.recorded_activity(number="777", dated=cast.activity().dated.replace(month=11))
    everything = lines_of(staf.get("/unduh/kegiatan.csv", {"tahun": "2023"}).content)
    fourth = lines_of(staf.get("/unduh/kegiatan.csv", {"tahun": "2023", "triwulan": "4"}).content)
    waiting = lines_of(staf.get("/unduh/kegiatan.csv", {"tahun": "2023", "keadaan": "diajukan"}).content)
    assert len(everything) == 3
    assert fourth == waiting
    assert [line[0] for line in fourth] == ["nomor", "777"]


def test_an_operator_gets_the_own_village_alone(signed_in: SignedIn, keys: Keys) -> None:
    operator = signed_in("operator.denok")
    villages = {line[0] for line in lines_of(operator.get("/unduh/dokumen-desa.csv", {"tahun": "2023"}).content)[1:]}
    assert villages == {cast.DENOK}
    assert lines_of(operator.get("/unduh/kegiatan.csv", {"tahun": "2023"}).content)[1:] == []


def test_no_list_or_form_that_is_not_there(staf: Client) -> None:
    for address in ("/unduh/riwayat.csv", "/unduh/kegiatan.ods", "/unduh/kegiatan.pdf"):
        assert staf.get(address).status_code == 404
    assert staf.post("/unduh/kegiatan.csv").status_code == 405
    assert Client().get("/unduh/kegiatan.csv").status_code == 302


def test_targets_officials_and_people_are_lists_too(signed_in: SignedIn) -> None:
    targets.add(by=cast.scope("perencana"), entry=TARGET)
    cast.recorded_camat()
    camat = signed_in("camat")
    lists = {
        name: lines_of(camat.get(f"/unduh/{name}.csv?tahun=2023").content) for name in ("target", "pejabat", "orang")
    }
    assert [line[:4] for line in lists["target"][1:]] == [["Perjanjian Kinerja", FOLLOW_UP, "Setahun", "80,00"]]
    assert lists["pejabat"][1] == ["Camat", "", "CAMAT CONTOH", "", "", "2 Januari 2020", ""]
    assert [line[0] for line in lists["orang"][1:]] == sorted(cast.PEOPLE)


@pytest.mark.parametrize("name", ["anggaran", "target", "pejabat", "orang"])
def test_who_sees_one_village_finds_no_list_of_the_office(signed_in: SignedIn, name: str) -> None:
    assert signed_in("operator.denok").get(f"/unduh/{name}.csv?tahun=2023").status_code == 404
