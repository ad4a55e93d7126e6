"""Excel in by page: templates, looking before saving, faults by cell, chosen rows, and taking back."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from cermat.actions.imports import staging
from cermat.registers.models import Activity, AuditEvent, StagedImport, VillageDocument
from tests import cast
from tests.actions.import_files import DOCUMENT, DOCUMENT_HEAD, HEAD, ROW, changed
from tests.web.conftest import Keys, SignedIn

pytestmark = pytest.mark.django_db


def sent(client: Client, *lines: str, head: str = HEAD, table: str = "activities", name: str = "buku.csv"):
    file = SimpleUploadedFile(name, "\n".join([head, *lines]).encode())
    return client.post("/impor/", {"table": table, "file": file}, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def newest() -> StagedImport:
    return StagedImport.objects.order_by("-created_at")[0]


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def test_shows_what_a_file_would_do_then_saves_it_then_takes_it_back(staf: Client) -> None:
    before = AuditEvent.objects.count()
    shown = sent(staf, ROW, changed(nomor="002", jenis_output="", output="", tanggal_output=""))
    assert "<strong>2 baris dibaca</strong>: 2 baru, 0 diperbaiki, 0 tidak berubah, 0 salah" in words(shown)
    assert AuditEvent.objects.count() == before
    done = staf.post(f"/impor/{newest().id}/simpan/", {"tindakan": "semua"}, follow=True)
    assert "<strong>2 baris dibaca</strong>: 2 disimpan" in words(done)
    assert set(Activity.objects.filter(number__in=("001", "002")).values_list("state", flat=True)) == {"diajukan"}
    again = sent(staf, ROW)
    assert "0 baru, 0 diperbaiki, 1 tidak berubah" in words(again)
    taken = StagedImport.objects.get(stage="selesai")
    seq = taken.event_seq
    assert "2 baris baru tidak dihitung lagi" in words(staf.get(f"/impor/batch/{seq}/"))
    back = staf.post(f"/impor/batch/{seq}/", follow=True)
    assert "Ditarik kembali: 2 baris berkas" in words(back)
    for page in (words(back), words(staf.get(f"/impor/{taken.pk}/"))):
        assert "Sudah ditarik kembali" in page
        assert not any(untrue in page for untrue in ("Keliru berkas?", "Sudah disimpan", "menunggu verifikasi"))
    assert '<span class="tag calm">ditarik kembali</span>' in words(staf.get("/impor/"))
    assert staf.post(f"/impor/batch/{seq}/").status_code == 422


def test_names_each_fault_and_takes_the_rows_that_are_right(staf: Client) -> None:
    shown = sent(staf, ROW, changed(nomor="002", tanggal="9/30/2026"), changed(nomor="003", unit="pelayanan"))
    assert "1 baru, 0 diperbaiki, 0 tidak berubah, 2 salah" in words(shown)
    assert "Baris 3, kolom tanggal: " in words(shown)
    assert "Baris 4, kolom unit: Anda tidak berwenang" in words(shown)
    done = staf.post(f"/impor/{newest().id}/simpan/", {"tindakan": "semua"}, follow=True)
    assert "<strong>3 baris dibaca</strong>: 1 disimpan, 0 diperbaiki, 0 tidak berubah, 2 tidak diambil" in words(done)
    assert not Activity.objects.filter(number__in=("002", "003")).exists()


def test_takes_only_the_rows_ticked_and_asks_for_one(staf: Client) -> None:
    sent(staf, ROW, changed(nomor="002"))
    address = f"/impor/{newest().id}/simpan/"
    refused = staf.post(address, {"tindakan": "pilihan"})
    assert refused.status_code == 422
    assert "centang paling sedikit satu baris" in words(refused)
    done = staf.post(address, {"tindakan": "pilihan", "baris": ["3", "99"]}, follow=True)
    assert "1 disimpan, 0 diperbaiki, 0 tidak berubah, 1 tidak diambil" in words(done)
    assert [row.number for row in Activity.objects.filter(number__in=("001", "002"))] == ["002"]
    assert "sudah disimpan" in words(staf.post(address, {"tindakan": "semua"}))


def test_a_faulty_row_that_is_ticked_by_hand_saves_nothing_and_is_shown_again(staf: Client) -> None:
    sent(staf, ROW, changed(nomor="002", tanggal="9/30/2026"))
    done = staf.post(f"/impor/{newest().id}/simpan/", {"tindakan": "pilihan", "baris": ["2", "3"]}, follow=True)
    assert "Hasil pemeriksaan" in words(done)
    assert not Activity.objects.filter(number="001").exists()


def test_rows_somebody_recorded_meanwhile_are_compared_anew_before_they_are_written(staf: Client) -> None:
    sent(staf, DOCUMENT.replace("4 Tahun", "77 Tahun"), head=DOCUMENT_HEAD, table="village-documents")
    cast.recorded_document(number="77 Tahun 2023")
    done = staf.post(f"/impor/{newest().id}/simpan/", {"tindakan": "semua"}, follow=True)
    assert "0 disimpan, 0 diperbaiki, 1 tidak berubah" in words(done)
    assert VillageDocument.objects.filter(number="77 Tahun 2023").count() == 1
    assert "Keliru berkas?" not in words(done)


def test_the_returned_file_marks_each_cell_and_can_be_handed_in_again(staf: Client) -> None:
    sent(staf, ROW, changed(nomor="002", tanggal="9/30/2026"))
    returned = staf.get(f"/impor/{newest().id}/kesalahan.xlsx")
    lines = CalamineWorkbook.from_filelike(io.BytesIO(returned.content)).get_sheet_by_index(0).to_python()
    assert returned["Content-Disposition"] == 'attachment; filename="kesalahan-kegiatan.xlsx"'
    assert lines[0][-1] == "kesalahan"
    assert lines[1][:3] == ["001", "pemerintahan", "14/03/2023"]
    assert lines[2][-1].startswith("tanggal: ")
    file = SimpleUploadedFile("kembali.xlsx", returned.content)
    again = staf.post("/impor/", {"table": "activities", "file": file}, follow=True)
    assert "1 baru, 0 diperbaiki, 0 tidak berubah, 1 salah" in words(again)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("kosong.xlsx", b"", "Berkas ini kosong (0 bita)"),
        ("rusak.xlsx", b"PK\x03\x04 bukan zip", "rusak atau bukan buku kerja Excel"),
        ("lama.xls", b"\xd0\xcf\x11\xe0", "bukan .csv atau .xlsx"),
        ("campur.csv", "nomor;unit\nSeksi é;".encode() + b"\xe9", "penyandian"),
        ("judul.csv", b"nomer;unit\n1;a", "kolom ini tidak dikenal; mungkin maksudnya"),
        ("besar.csv", b"nomor\n" + b"x" * 10_000_001, "lebih besar dari 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_remedy(staf: Client, name: str, content: bytes, sentence) -> None:
    file = SimpleUploadedFile(name, content)
    shown = staf.post("/impor/", {"table": "activities", "file": file}, follow=True)
    assert sentence in words(shown)


def test_a_template_of_another_table_or_version_is_told(staf: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    template = staf.get("/impor/templat/activities.xlsx").content
    file = SimpleUploadedFile("templat.xlsx", template)
    shown = staf.post("/impor/", {"table": "village-documents", "file": file}, follow=True)
    assert "templat tabel lain" in words(shown)
    monkeypatch.setattr("cermat.actions.imports.tables.TEMPLATE_VERSION", 2)
    file = SimpleUploadedFile("templat.xlsx", template)
    shown = staf.post("/impor/", {"table": "activities", "file": file}, follow=True)
    assert "memakai templat versi 1; yang berlaku versi 2" in words(shown)


def test_a_large_file_waits_for_a_worker_and_says_how_far_it_is(staf: Client, monkeypatch) -> None:
    monkeypatch.setattr(staging, "AT_ONCE_BYTES", 10)
    monkeypatch.setattr(staging, "MOVES_EVERY", 0)
    shown = sent(staf, ROW, changed(nomor="002"))
    assert "Menunggu giliran" in words(shown)
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in words(shown)
    id = newest().id
    staging.carry_on.call(id)
    assert (newest().done, newest().total) == (2, 2)
    assert "2 baru" in words(staf.get(f"/impor/{id}/"))
    assert "Sedang disimpan" in words(staf.post(f"/impor/{id}/simpan/", {"tindakan": "semua"}, follow=True))
    assert staf.post(f"/impor/{id}/hentikan/").status_code == 422
    staging.carry_on.call(id)
    assert "2 disimpan" in words(staf.get(f"/impor/{id}/"))
    staging.carry_on.call(id)
    assert newest().stage == "selesai"


def test_work_is_stopped_at_the_next_line_and_nothing_is_kept(staf: Client, monkeypatch) -> None:
    monkeypatch.setattr(staging, "AT_ONCE_BYTES", 10)
    monkeypatch.setattr(staging, "MOVES_EVERY", 0)
    sent(staf, ROW, changed(nomor="002"))
    id = newest().id
    read = staging._read

    def stopped_meanwhile(row: StagedImport):
        staging.stop(by=cast.scope(), id=id)
        return read(row)

    monkeypatch.setattr(staging, "_read", stopped_meanwhile)
    staging.carry_on.call(id)
    assert "tidak ada yang disimpan" in words(staf.get(f"/impor/{id}/"))
    assert newest().outcome == {}


def test_work_left_behind_can_be_begun_again(staf: Client, monkeypatch) -> None:
    monkeypatch.setattr(staging, "AT_ONCE_BYTES", 10)
    sent(staf, ROW)
    id = newest().id
    assert staf.post(f"/impor/{id}/lanjutkan/").status_code == 422
    StagedImport.objects.update(stage="diperiksa", moved_at=datetime.now(UTC) - timedelta(minutes=2))
    assert "tidak bergerak lebih dari satu menit" in words(staf.get(f"/impor/{id}/"))
    assert staf.post(f"/impor/{id}/lanjutkan/").status_code == 302
    staging.carry_on.call(id)
    assert newest().stage == "siap"


def test_a_person_who_lost_the_right_meanwhile_saves_nothing(staf: Client, monkeypatch) -> None:
    sent(staf, ROW)
    monkeypatch.setattr(staging, "AT_ONCE_BYTES", 10)
    staf.post(f"/impor/{newest().id}/simpan/", {"tindakan": "semua"})
    monkeypatch.setattr(staging.selectors, "scope_of", lambda *_, **__: cast.scope("camat"))
    staging.carry_on.call(newest().id)
    assert "Anda tidak berwenang memasukkan berkas" in words(staf.get(f"/impor/{newest().id}/"))
    assert not Activity.objects.filter(number="001").exists()


def test_old_files_are_forgotten_and_a_person_keeps_twenty(staf: Client, keys: Keys) -> None:
    for number in range(22):
        sent(staf, ROW, name=f"{number}.csv")
    assert StagedImport.objects.count() == staging.KEPT_FILES
    kept = newest().id
    StagedImport.objects.exclude(pk=kept).update(created_at=datetime.now(UTC) - timedelta(days=15))
    staging.sweep()
    assert list(StagedImport.objects.values_list("pk", flat=True)) == [kept]


def test_an_operator_hands_in_documents_of_the_own_village_alone(signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    assert "Templat Kegiatan" not in words(operator.get("/impor/"))
    assert operator.get("/impor/templat/activities.xlsx").status_code == 404
    assert sent(operator, ROW).status_code == 422
    other = DOCUMENT.replace(cast.DENOK, cast.BLUKON)
    shown = sent(operator, DOCUMENT, other, head=DOCUMENT_HEAD, table="village-documents")
    assert "1 baru, 0 diperbaiki, 0 tidak berubah, 1 salah" in words(shown)
    assert "Baris 3, kolom kode_desa: Anda tidak berwenang" in words(shown)


def test_a_file_of_an_operator_states_no_day_of_receipt(signed_in: SignedIn) -> None:
    operator, head = signed_in("operator.denok"), "kode_desa;jenis;tahun_anggaran;nomor;tanggal_disampaikan"
    lines = (f"{cast.DENOK};LPPDes;2022;1;2023-03-02", f"{cast.DENOK};LPPDes;2022;2;")
    shown = words(sent(operator, *lines, head=head, table="village-documents"))
    assert "1 baru, 0 diperbaiki, 0 tidak berubah, 1 salah" in shown
    assert "Baris 2, kolom tanggal_disampaikan: Tanggal penerimaan dicap kantor Camat" in shown


def test_a_file_is_nobody_elses_business(staf: Client, signed_in: SignedIn) -> None:
    sent(staf, ROW)
    id = newest().id
    staf.post(f"/impor/{id}/simpan/", {"tindakan": "semua"})
    seq = newest().event_seq
    kasi = signed_in("kasi.pemerintahan")
    for address in (f"/impor/{id}/", f"/impor/{id}/kesalahan.xlsx", f"/impor/batch/{seq}/", "/impor/batch/1/"):
        assert kasi.get(address).status_code == 404
    for act in ("simpan", "hentikan", "lanjutkan"):
        assert kasi.post(f"/impor/{id}/{act}/").status_code == 404
    assert signed_in(cast.STRANGER).get(f"/impor/{id}/").status_code == 404
    assert Client().get(f"/impor/{id}/").status_code == 302
    assert signed_in("camat").get("/impor/").status_code == 403


def test_says_in_indonesian_where_a_file_is_chosen(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("staf.pemerintahan").get("/impor/").content.decode()
    assert re.search(r'<label for="id_file">[^<]* <span class="pick">Pilih berkas</span></label>', page)
    row = signed_in("staf.pemerintahan").get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert 'Unggah foto atau naskah <span class="pick">Pilih berkas</span></label>' in row
