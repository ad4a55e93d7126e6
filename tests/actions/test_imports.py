"""Files into the books: whole or not at all, keys, corrections, takeover, and every refusal by row and column."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cermat.actions import activities, imports, outputs, village_documents
from cermat.actions.errors import NotPermitted
from cermat.actions.imports.taking import NotACheckedTable
from cermat.registers import ledger, selectors
from cermat.registers.models import Activity, AuditEvent, Output, Village, VillageDocument
from cermat.rules.library import lumajang_2023_text
from tests import cast

KASI = cast.scope("kasi.pemerintahan")
HEAD = "nomor;unit;tanggal;jenis;fungsi;alasan;uraian;status;jenis_output;output;tanggal_output"
ROW = "001;pemerintahan;14/03/2023;fasilitasi;g;;Fasilitasi RKP;terlaksana;berita_acara;Berita acara;20 Maret 2023"
DOCUMENT_HEAD = "kode_desa;jenis;tahun_anggaran;nomor;tanggal_ditetapkan;tanggal_disampaikan"
DOCUMENT = "35.08.10.2006;RKP Des;2024;4 Tahun 2023;20/09/2023;"


def file(tmp_path: Path, *lines: str, head: str = HEAD, name: str = "buku.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return path


def take(tmp_path: Path, *lines: str, **options):
    return imports.activities(**{"by": cast.console(), "path": file(tmp_path, *lines), **options})


def take_documents(tmp_path: Path, *lines: str, **options):
    path = file(tmp_path, *lines, head=DOCUMENT_HEAD)
    return imports.village_documents(**{"by": cast.console(), "path": path, **options})


def counts(result) -> tuple[int, ...]:
    assert result.read == result.saved + result.corrected + result.unchanged + result.refused
    return (result.saved, result.corrected, result.unchanged, result.refused)


def changed(row: str = ROW, **cells: str) -> str:
    columns = dict(zip(HEAD.split(";"), row.split(";"), strict=True))
    return ";".join({**columns, **cells}.values())


def sentences(result) -> list[str]:
    assert (result.saved, result.corrected, result.unchanged, result.refused) == (0, 0, 0, result.read)
    return [fault.sentence for fault in result.faults]


def test_a_file_is_taken_as_one_event_and_again_changes_nothing(office, tmp_path):
    before = AuditEvent.objects.count()
    first = take(tmp_path, ROW, changed(nomor="002", jenis_output="", output="", tanggal_output=""))
    assert counts(first) == (2, 0, 0, 0)
    assert AuditEvent.objects.count() == before + 1
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    assert AuditEvent.objects.count() == before + 1
    assert set(Activity.objects.values_list("state", flat=True)) == {"diajukan"}
    assert not ledger.verify()


def test_a_dry_run_counts_and_writes_nothing(office, tmp_path):
    result = take(tmp_path, ROW, dry_run=True)
    assert counts(result) == (1, 0, 0, 0)
    assert result.summary.endswith("Percobaan saja: tidak ada yang disimpan.")
    assert not Activity.objects.exists()


def test_other_content_is_a_correction_that_waits_for_a_second_person(office, tmp_path):
    take(tmp_path, ROW)
    key = Activity.objects.get().key
    activities.verify(by=KASI, key=key, version=1)
    assert counts(take(tmp_path, changed(uraian="Uraian lain", output="Judul lain"))) == (0, 1, 0, 0)
    latest = Activity.objects.order_by("-version")[0]
    assert (latest.version, latest.state, latest.reason) == (3, "diajukan", "impor: buku.csv")
    assert list(Output.objects.order_by("version").values_list("title", flat=True)) == ["Berita acara", "Judul lain"]


def test_what_only_the_page_knows_stays_through_a_correction_by_file(office, tmp_path):
    entry = cast.activity(
        number="001", place=cast.DENOK, participants=("pelayanan",), other_functions=("a", "f"), function="g"
    )
    key = activities.add(by=cast.scope(), entry=entry)
    cast.recorded_output(key, title="Berita acara")
    take(tmp_path, changed(fungsi="a"))
    latest = Activity.objects.order_by("-version")[0]
    assert (latest.place, latest.participants, latest.other_functions) == (cast.DENOK, ["pelayanan"], ["f"])
    assert Output.objects.count() == 1
    take(tmp_path, changed(fungsi="di_luar_kewenangan", alasan="bukan"))
    assert Activity.objects.order_by("-version")[0].other_functions == []


def test_the_file_adds_an_output_and_never_removes_one(office, tmp_path):
    bare = changed(jenis_output="", output="", tanggal_output="")
    take(tmp_path, bare)
    assert counts(take(tmp_path, ROW)) == (0, 1, 0, 0)
    result = take(tmp_path, bare)
    assert counts(result) == (0, 0, 1, 0)
    assert result.notes == ("Baris 2: keluaran yang tercatat tetap; batalkan lewat halaman bila salah.",)
    output = Output.objects.get()
    outputs.annul(by=cast.scope(), key=output.key, version=1, reason="salah")
    outputs.verify(by=KASI, key=output.key, version=2)
    assert take(tmp_path, bare).notes == ()
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    refused = take(tmp_path, changed(output="Lain"))
    assert "kolom output: Baris yang dibatalkan tidak dapat dikenai langkah memperbaiki" in sentences(refused)[0]


def test_an_annulled_row_stays_annulled_and_other_content_is_refused(office, tmp_path):
    take(tmp_path, ROW)
    key = Activity.objects.get().key
    activities.annul(by=cast.scope(), key=key, version=1, reason="salah")
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    activities.verify(by=KASI, key=key, version=2)
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    assert counts(take(tmp_path, ROW, verified=True)) == (0, 0, 1, 0)
    assert "baris 2, kolom nomor: Baris yang dibatalkan" in sentences(take(tmp_path, changed(uraian="x")))[0]


def test_a_returned_row_with_the_same_content_is_unchanged(office, tmp_path):
    cancelled = changed(status="batal", alasan="Hujan", jenis_output="", output="", tanggal_output="")
    take(tmp_path, cancelled)
    activities.send_back(by=KASI, key=Activity.objects.get().key, version=1, remark="Mengapa?")
    assert counts(take(tmp_path, cancelled)) == (0, 0, 1, 0)


def test_a_takeover_is_one_event_that_says_so_and_who_ran_it(office, tmp_path):
    by = cast.console()
    assert counts(take(tmp_path, ROW, verified=True)) == (1, 0, 0, 0)
    row, event = Activity.objects.get(), AuditEvent.objects.order_by("-seq")[0]
    assert (row.state, row.takeover, row.verified_by) == ("terverifikasi", True, by.username)
    assert event.verb == "mengambil alih buku lama: kegiatan"
    assert f"terverifikasi tanpa pemeriksa kedua (--verified) oleh {by.username}" in event.summary
    assert counts(take(tmp_path, ROW, verified=True)) == (0, 0, 1, 0)


def test_a_takeover_of_rows_already_handed_in_keeps_their_author(office, tmp_path):
    take_documents(tmp_path, DOCUMENT, by=cast.scope())
    assert counts(take_documents(tmp_path, DOCUMENT, verified=True)) == (0, 1, 0, 0)
    latest = VillageDocument.objects.order_by("-version")[0]
    assert (latest.recorded_by, latest.takeover, latest.version) == (cast.scope().username, True, 2)


@pytest.mark.parametrize("username", ["staf.pemerintahan", "kasi.pemerintahan", "camat", "admin", "operator.denok"])
def test_only_the_console_takes_over(office, tmp_path, username):
    for act in (take, take_documents):
        with pytest.raises(NotPermitted):
            act(tmp_path, ROW, by=cast.scope(username), verified=True)


def test_a_staf_takes_files_of_his_own_unit_alone(office, tmp_path):
    assert counts(take(tmp_path, ROW, by=cast.scope())) == (1, 0, 0, 0)
    refused = take(tmp_path, changed(nomor="9"), by=cast.scope("staf.pelayanan"))
    assert sentences(refused) == [
        (
            "baris 2, kolom unit: Anda tidak berwenang mencatat kegiatan dan keluarannya di sini; "
            "wewenang Anda hanya untuk unitnya sendiri."
        )
    ]
    assert (
        "kolom kode_desa: Anda tidak berwenang"
        in sentences(take_documents(tmp_path, DOCUMENT, by=cast.scope("staf.pelayanan")))[0]
    )


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"nomor": ""}, "nomor", "Nomor kegiatan belum diisi"),
        ({"unit": "hukum"}, "unit", "“hukum” tidak dikenal; yang diterima"),
        ({"tanggal": "3/14/2023"}, "tanggal", "urutan bulan/hari/tahun; tulis hari lebih dahulu: 14/03/2023"),
        ({"tanggal": ""}, "tanggal", "Tanggal belum diisi"),
        ({"tanggal": "21/11/2026", "tanggal_output": "20/11/2026"}, "tanggal", "belum terjadi"),
        ({"jenis": "rapat"}, "jenis", "yang diterima: fasilitasi, koordinasi"),
        ({"fungsi": "z"}, "fungsi", "“z” tidak dikenal; yang diterima: a, b"),
        ({"fungsi": ""}, "fungsi", "Fungsi belum diisi; yang diterima: a, b"),
        ({"fungsi": "di_luar_kewenangan"}, "alasan", "di luar kewenangan belum disertai alasan"),
        ({"status": "batal"}, "alasan", "batal belum disertai alasan"),
        ({"uraian": ""}, "uraian", "Uraian kegiatan belum diisi"),
        ({"status": "selesai"}, "status", "“selesai” tidak dikenal; yang diterima: rencana, terlaksana, batal"),
        ({"status": ""}, "status", "Status belum diisi"),
        ({"jenis_output": "kuitansi"}, "jenis_output", "“kuitansi” tidak dikenal; yang diterima: berita_acara"),
        ({"jenis_output": ""}, "jenis_output", "Jenis keluaran belum diisi"),
        ({"tanggal_output": "13/03/2023"}, "tanggal_output", "sebelum kegiatannya 14 Maret 2023"),
        ({"tanggal_output": ""}, "tanggal_output", "Tanggal belum diisi"),
    ],
)
def test_a_faulty_activity_line_is_refused_by_row_and_column(office, tmp_path, cells, column, words):
    result = take(tmp_path, changed(nomor="000"), changed(**cells))
    place, fault = f"baris 3, kolom {column}: ", sentences(result)[0]
    assert fault.startswith(place)
    assert words in fault
    assert not Activity.objects.exists()


def test_a_date_moved_behind_outputs_by_page_is_refused(office, tmp_path):
    take(tmp_path, changed(jenis_output="", output="", tanggal_output=""))
    cast.recorded_output(Activity.objects.get().key, dated=date(2023, 3, 15))
    assert (
        "kolom tanggal: Keluaran “Berita acara kesepakatan”" in sentences(take(tmp_path, changed(tanggal="16/3/23")))[0]
    )


def test_names_an_impossible_year_beside_other_faults(office, tmp_path):
    faults = sentences(take_documents(tmp_path, "35.08.10.2999;RKP;20233;;9/30/2023;"))
    columns = {each.partition(": ")[0].removeprefix("baris 2, kolom ") for each in faults}
    assert columns == {"kode_desa", "tahun_anggaran", "nomor", "tanggal_ditetapkan"}


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("35.08.10.2999;RKP;2024;1;20/09/2023;", "kode_desa", "“35.08.10.2999” tidak dikenal di kantor ini"),
        ("35.08.10.1011;APBDes;2024;1;20/09/2023;", "kode_desa", "Kelurahan Tompokersan tidak menyusun"),
        ("35.08.10.2006;RPJM;2024;1;20/09/2023;", "jenis", "“RPJM” tidak dikenal; yang diterima: apb_desa"),
        ("35.08.10.2006;;2024;1;20/09/2023;", "jenis", "Jenis belum diisi"),
        ("35.08.10.2006;RKP;20233;1;20/09/2023;", "tahun_anggaran", "Tahun anggaran 20233 tidak masuk akal"),
        ("35.08.10.2006;RKP;dua ribu;1;20/09/2023;", "tahun_anggaran", "“dua ribu” bukan tahun"),
        ("35.08.10.2006;RKP;2024;;20/09/2023;", "nomor", "Nomor dokumen belum diisi"),
        ("35.08.10.2006;RKP;2024;1;;20/09/2023", "tanggal_ditetapkan", "Tanggal ditetapkan RKP Desa belum diisi"),
        ("35.08.10.2006;LPPDes;2022;1;20/03/2023;", "tanggal_disampaikan", "Tanggal disampaikan"),
        ("35.08.10.2006;RKP;2024;1;9/30/2023;", "tanggal_ditetapkan", "urutan bulan/hari/tahun"),
        ("35.08.10.2006;RKP;2024;1;30/12/2026;", "tanggal_ditetapkan", "belum terjadi"),
    ],
)
def test_a_faulty_document_line_is_refused_by_row_and_column(office, tmp_path, line, column, words):
    fault = sentences(take_documents(tmp_path, line))[0]
    assert fault.startswith(f"baris 2, kolom {column}: ")
    assert words in fault


@pytest.mark.parametrize("kind", ["RKP", "RKPDes", "r k p desa", "RKP Desa", "rkp.desa", "rkp_desa"])
@pytest.mark.parametrize("code", ["35.08.10.2006", "3508102006"])
def test_a_kind_and_a_village_are_known_by_their_usual_names(office, tmp_path, kind, code):
    take_documents(tmp_path, f"{code};{kind};2024;1;20/09/2023;")
    assert VillageDocument.objects.get().kind == "rkp_desa"


def test_a_document_of_a_known_key_is_corrected_and_an_annulled_one_refused(office, tmp_path):
    assert counts(take_documents(tmp_path, DOCUMENT)) == (1, 0, 0, 0)
    assert counts(take_documents(tmp_path, DOCUMENT.replace("20/09", "21/09"))) == (0, 1, 0, 0)
    assert counts(take_documents(tmp_path, DOCUMENT.replace("20/09", "21/09"))) == (0, 0, 1, 0)
    key = VillageDocument.objects.first().key
    village_documents.annul(by=cast.scope(), key=key, version=2, reason="salah")
    assert "menunggu pemeriksaan pembatalan" in sentences(take_documents(tmp_path, DOCUMENT))[0]


def test_the_same_key_twice_in_a_file_is_a_fault(office, tmp_path):
    assert sentences(take(tmp_path, ROW, changed(nomor="002"), changed(uraian="Lain"))) == [
        "baris 4, kolom nomor: “001” sudah ada pada baris 2; hapus salah satu atau betulkan nomornya."
    ]
    again = DOCUMENT.replace("RKP Des", "rkp_desa").replace("35.08.10.2006", "3508102006")
    assert (
        "baris 3, kolom nomor: “4 Tahun 2023” sudah ada pada baris 2"
        in sentences(take_documents(tmp_path, DOCUMENT, again))[0]
    )


def test_all_faults_are_named_up_to_two_hundred_and_counted(office, tmp_path):
    result = take(tmp_path, *(changed(nomor=str(number), jenis="x", fungsi="z") for number in range(150)))
    assert (len(result.faults), result.fault_count, result.refused) == (200, 300, 150)
    assert "300 kesalahan perlu diperbaiki. Yang ditampilkan 200 kesalahan pertama." in result.summary
    assert result.as_json()["faults"][0] == {
        "row": 2,
        "column": "jenis",
        "sentence": "baris 2, kolom jenis: Jenis kegiatan “x” tidak dikenal; yang diterima: fasilitasi, koordinasi.",
    }


def test_a_reason_where_none_is_needed_is_said_not_to_be_kept(office, tmp_path):
    result = take(tmp_path, changed(alasan="iseng"))
    assert result.notes == ("Baris 2: alasan tidak disimpan, karena hanya untuk di_luar_kewenangan atau batal.",)
    assert Activity.objects.get().reason is None


def test_names_of_units_and_outputs_are_understood_and_a_missing_title_is_the_kind(office, tmp_path):
    take(tmp_path, changed(unit="seksi pemerintahan", jenis_output="Berita acara kesepakatan", output=""))
    assert (Activity.objects.get().unit, Output.objects.get().title) == ("pemerintahan", "Berita acara kesepakatan")


def test_planned_activities_may_lie_in_the_future(office, tmp_path):
    line = changed(status="rencana", tanggal="5 Januari 2027", jenis_output="", output="", tanggal_output="")
    assert counts(take(tmp_path, line)) == (1, 0, 0, 0)


def test_a_file_that_is_no_table_is_refused_with_nothing_read(office, tmp_path):
    for take_file in (imports.activities, imports.village_documents, imports.areas):
        result = take_file(by=cast.console(), path=tmp_path / "tiada.csv")
        assert (result.read, result.fault_count) == (0, 1)


AREAS = "code,name,level"


def test_areas_bring_new_and_renamed_villages_of_the_office(office, tmp_path):
    lines = ["35.08,Lumajang,kabupaten", "35.08.09.2001,Lain,desa", "35.08.10.2006,Denok,desa"]
    lines += ["35.08.10.2099,Baru,desa", "35.08.10.2007,Blukon Raya,desa"]
    path = file(tmp_path, *lines, head=AREAS)
    assert counts(imports.areas(by=cast.console(), path=path)) == (1, 1, 3, 0)
    assert counts(imports.areas(by=cast.console(), path=path)) == (0, 0, 5, 0)
    assert Village.objects.filter(key="35.08.10.2007").order_by("-version")[0].name == "Blukon Raya"
    with pytest.raises(NotPermitted):
        imports.areas(by=cast.scope("camat"), path=path)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("35.08.10.9001,Baru,desa", "baris 2, kolom code: Kode wilayah 35.08.10.9001"),
        (",Baru,desa", "baris 2, kolom code: Kode belum diisi"),
        ("35.08.10.2099,,desa", "baris 2, kolom name: Nama belum diisi"),
        ("35.08.10.2099,Baru,dusun", "baris 2, kolom level: Tingkat “dusun” tidak dikenal"),
    ],
)
def test_a_faulty_area_is_refused(office, tmp_path, line, words):
    assert words in sentences(imports.areas(by=cast.console(), path=file(tmp_path, line, head=AREAS)))[0]


def test_a_rule_file_is_taken_corrected_or_refused(office, tmp_path):
    path = tmp_path / "iku.yaml"
    path.write_text(lumajang_2023_text(), encoding="utf-8")
    assert counts(imports.iku(by=cast.console(), path=path)) == (0, 0, 1, 0)
    path.write_text(lumajang_2023_text().replace("year_to: null", "year_to: 2026"), encoding="utf-8")
    assert counts(imports.iku(by=cast.console(), path=path, dry_run=True)) == (0, 1, 0, 0)
    assert selectors.papers(cast.console())[0].year_to is None
    path.write_text(lumajang_2023_text().replace("dated:", "datd:", 1), encoding="utf-8")
    assert "iku.yaml" in sentences(imports.iku(by=cast.console(), path=path))[0]
    path.write_bytes(b"\xff\xfe\xff")
    assert "bukan teks UTF-8" in sentences(imports.iku(by=cast.console(), path=path))[0]
    with pytest.raises(NotPermitted):
        imports.iku(by=cast.scope("camat"), path=path)


def test_one_door_takes_every_table(office, tmp_path):
    def door(table: str, path: Path, *, verified: bool = False):
        return imports.import_file(by=cast.console(), table=table, path=path, verified=verified, dry_run=False)

    seen: list[tuple[int, int]] = []
    result = imports.import_file(
        by=cast.console(),
        table="activities",
        path=file(tmp_path, ROW),
        verified=False,
        dry_run=False,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert (result.saved, seen) == (1, [(1, 1)])
    assert door("village-documents", file(tmp_path, DOCUMENT, head=DOCUMENT_HEAD)).saved == 1
    assert door("areas", file(tmp_path, "35.08.10.2099,Baru,desa", head=AREAS)).saved == 1
    path = tmp_path / "iku.yaml"
    path.write_text(lumajang_2023_text(), encoding="utf-8")
    assert door("iku", path).unchanged == 1
    with pytest.raises(NotACheckedTable):
        door("iku", path, verified=True)


NUMBERS = st.lists(st.integers(1, 40), min_size=1, max_size=12, unique=True)


def content(model) -> list[dict]:
    hidden = {"id", "recorded_at", "event_seq"}
    return [
        {name: value for name, value in row.items() if name not in hidden}
        for row in model.objects.order_by("key", "version").values()
    ]


@given(numbers=NUMBERS, seed=st.integers(0, 999))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_lines_never_matters_and_twice_changes_nothing(office, tmp_path, numbers, seed):
    from django.db import transaction

    lines = [changed(nomor=str(number), uraian=f"Kegiatan {number % 7}") for number in numbers]
    shuffled = random.Random(seed).sample(lines, len(lines))
    books = []
    for order in (lines, shuffled):
        point = transaction.savepoint()
        assert take(tmp_path, *order).saved == len(numbers)
        assert take(tmp_path, *reversed(order)).unchanged == len(numbers)
        books.append((content(Activity), content(Output)))
        transaction.savepoint_rollback(point)
    assert books[0] == books[1]


def test_a_file_leaves_what_it_does_not_say(office, tmp_path):
    entry = cast.document(
        kind="apb_desa", number="3 Tahun 2024", enacted_on=date(2024, 8, 20), evaluated_on=date(2024, 8, 9), amendment=1
    )
    village_documents.add(by=cast.scope(), entry=entry)
    line = "35.08.10.2006;APBDes;2024;3 Tahun 2024;{};"
    assert counts(take_documents(tmp_path, line.format("20/08/2024"))) == (0, 0, 1, 0)
    assert counts(take_documents(tmp_path, line.format("21/08/2024"))) == (0, 1, 0, 0)
    row = VillageDocument.objects.latest("version")
    assert (row.enacted_on, row.evaluated_on, row.amendment) == (date(2024, 8, 21), date(2024, 8, 9), 1)


def test_what_a_documents_file_does_not_say_stays_as_it_is(office, tmp_path):
    entry = cast.document(
        kind="apb_desa",
        number="9",
        draft_received_on=date(2023, 11, 1),
        evaluated_on=date(2023, 11, 20),
        amendment=None,
    )
    village_documents.add(by=cast.scope(), entry=replace(entry, enacted_on=date(2023, 12, 20)))
    same = "35.08.10.2006;APBDes;2024;9;20/12/2023;"
    assert counts(take_documents(tmp_path, same)) == (0, 0, 1, 0)
    assert counts(take_documents(tmp_path, same.replace("20/12", "21/12"))) == (0, 1, 0, 0)
    assert VillageDocument.objects.get(version=2).evaluated_on == date(2023, 11, 20)
