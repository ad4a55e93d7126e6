"""Files into the books: whole or not at all, keys, corrections, takeover, and every refusal by row and column."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cermat.actions import activities, imports, measurements, outputs, village_documents
from cermat.actions.errors import NotPermitted
from cermat.actions.imports.taking import NotACheckedTable
from cermat.registers import ledger, selectors
from cermat.registers.models import Activity, AuditEvent, Output, Village, VillageDocument
from cermat.rules.library import lumajang_2023_text
from tests import cast
from tests.actions.import_files import (
    DOCUMENT,
    DOCUMENT_HEAD,
    ROW,
    changed,
    counts,
    file,
    sentences,
    take,
    take_documents,
)

KASI = cast.scope("kasi.pemerintahan")


def test_a_file_is_taken_as_one_event_and_again_changes_nothing(office, tmp_path):
    before = AuditEvent.objects.count()
    first = take(tmp_path, ROW, changed(nomor="002", jenis_output="", output="", tanggal_output=""))
    assert counts(first) == (2, 0, 0, 0)
    assert AuditEvent.objects.count() == before + 1
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    assert AuditEvent.objects.count() == before + 1
    assert set(Activity.objects.values_list("state", flat=True)) == {"diajukan"}
    assert not ledger.verify()


def test_a_number_with_an_invisible_sign_is_the_same_number(office, tmp_path):
    take(tmp_path, ROW)
    assert counts(take(tmp_path, changed(nomor="001\u200b"))) == (0, 0, 1, 0)


def test_a_dry_run_counts_and_writes_nothing(office, tmp_path):
    result = take(tmp_path, ROW, dry_run=True)
    assert counts(result) == (1, 0, 0, 0)
    assert "1 akan disimpan, 0 akan diperbaiki" in result.summary
    assert result.summary.endswith("Percobaan saja: belum ada yang disimpan.")
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
    assert (
        "kolom output: Baris ini sudah dibatalkan; yang dapat dilakukan sekarang: memulihkan" in sentences(refused)[0]
    )


def test_an_annulled_row_stays_annulled_and_other_content_is_refused(office, tmp_path):
    take(tmp_path, ROW)
    key = Activity.objects.get().key
    activities.annul(by=cast.scope(), key=key, version=1, reason="salah")
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    activities.verify(by=KASI, key=key, version=2)
    assert counts(take(tmp_path, ROW)) == (0, 0, 1, 0)
    assert counts(take(tmp_path, ROW, verified=True)) == (0, 0, 1, 0)
    assert "baris 2, kolom nomor: Baris ini sudah dibatalkan" in sentences(take(tmp_path, changed(uraian="x")))[0]


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


def test_old_books_are_not_taken_over_into_a_locked_period(office, tmp_path):
    """Handed in like any other row they are; an unchanged row bars nobody."""
    cast.add_people_of_the_office()
    take(tmp_path, ROW, verified=True)
    planner, late = cast.scope("perencana"), changed(nomor="002")
    key = measurements.freeze(by=planner, year=2023)
    measurements.submit(by=planner, key=key, version=1)
    measurements.review(by=cast.scope("sekretaris"), key=key, version=2)
    assert counts(take(tmp_path, changed(nomor="003"), verified=True)) == (1, 0, 0, 0)
    measurements.approve(by=cast.scope("camat"), key=key, version=3)
    (sentence, *_) = sentences(take(tmp_path, late, verified=True))
    assert "kolom tanggal: " in sentence
    assert "pengukurannya sudah terkunci; ajukan baris ini tanpa --verified" in sentence
    assert (
        "kolom nomor: "
        in sentences(take(tmp_path, changed(tanggal="2024-01-05", tanggal_output="2024-01-08"), verified=True))[0]
    )
    documents = sentences(take_documents(tmp_path, DOCUMENT, verified=True))
    assert any("kolom tahun_anggaran: 30 September 2023 berada" in each for each in documents)
    assert counts(take(tmp_path, ROW, verified=True)) == (0, 0, 1, 0)
    assert counts(take(tmp_path, late)) == (1, 0, 0, 0)
    before_any_rule = DOCUMENT.replace("2024;4 Tahun 2023;20/09/2023", "2001;4 Tahun 2000;20/09/2000")
    assert counts(take_documents(tmp_path, before_any_rule, verified=True)) == (1, 0, 0, 0)


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


def test_a_reason_where_none_is_needed_is_refused_as_on_the_page(office, tmp_path):
    [fault] = take(tmp_path, changed(alasan="Hujan")).faults
    assert (fault.column, "kosongkan alasannya, atau pilih batal" in fault.sentence) == ("alasan", True)
    assert not Activity.objects.exists()


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
