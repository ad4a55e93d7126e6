"""Files of village documents: every refusal by row and column, usual names, budgets, corrections."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.actions import imports, village_documents
from cermat.registers import selectors
from cermat.registers.models import VillageDocument
from tests import cast
from tests.actions.import_files import (
    DOCUMENT,
    DOCUMENT_HEAD,
    counts,
    file,
    sentences,
    take_documents,
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
        ("35.08.10.2006;RKP;٢٠٢٤;1;20/09/2023;", "tahun_anggaran", "“٢٠٢٤” bukan tahun"),
        ("35.08.10.2006;RKP;2024;\u200b;20/09/2023;", "nomor", "Nomor dokumen belum diisi"),
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


def test_an_operator_learns_nothing_of_what_another_village_wrote(office, tmp_path):
    line = DOCUMENT.replace(cast.DENOK, cast.BLUKON)
    assert take_documents(tmp_path, line).saved == 1
    result = take_documents(tmp_path, line, by=cast.scope("operator.denok"))
    assert "Anda tidak berwenang" in sentences(result)[0]


def test_the_steps_and_the_perubahan_of_a_budget_may_stand_in_a_file(office, tmp_path):
    head = f"{DOCUMENT_HEAD};tanggal_rancangan_diterima;tanggal_evaluasi;perubahan_ke"
    line = "35.08.10.2006;APBDes;2024;3 Tahun 2024;20/08/2024;;1/8/2024;9/8/2024;1"
    assert imports.village_documents(by=cast.console(), path=file(tmp_path, line, head=head)).saved == 1
    row = VillageDocument.objects.get()
    assert (row.draft_received_on, row.evaluated_on, row.amendment) == (date(2024, 8, 1), date(2024, 8, 9), 1)
    empty = line.removesuffix("1/8/2024;9/8/2024;1") + ";;"
    assert imports.village_documents(by=cast.console(), path=file(tmp_path, empty, head=head)).unchanged == 1
    wrong = imports.village_documents(by=cast.console(), path=file(tmp_path, f"{line} kali", head=head))
    assert "kolom perubahan_ke: “1 kali” bukan bilangan bulat" in wrong.faults[0].sentence
    other = line.replace("APBDes", "RKP")
    refused = imports.village_documents(by=cast.console(), path=file(tmp_path, other, head=head))
    assert "hanya dicatat untuk APBDes" in refused.faults[0].sentence


def test_the_steps_of_a_budget_come_in_one_by_one_and_its_perdes_completes_them(office, tmp_path):
    head = f"{DOCUMENT_HEAD};tanggal_rancangan_diterima;tanggal_evaluasi"
    received = "35.08.10.2006;APBDes;2024;;;;1/12/2023;"
    evaluated = "35.08.10.2006;APBDes;2024;;;;;8/12/2023"
    enacted = "35.08.10.2006;APBDes;2024;9 Tahun 2023;20/12/2023;;;"

    def taken(*lines):
        return imports.village_documents(by=cast.console(), path=file(tmp_path, *lines, head=head))

    assert [counts(taken(line)) for line in (received, received)] == [(1, 0, 0, 0), (0, 0, 1, 0)]
    assert counts(taken(evaluated)) == (0, 1, 0, 0)
    for lines in ((enacted, evaluated.replace("8/12", "9/12")), (evaluated.replace("8/12", "9/12"), enacted)):
        assert "rancangan APBDes yang sama" in sentences(taken(*lines))[0]
    assert counts(taken(enacted)) == (0, 1, 0, 0)
    assert counts(taken(enacted)) == (0, 0, 1, 0)
    (row,) = selectors.latest(selectors.documents_of_villages(cast.console(), [cast.DENOK]))
    days = (row.draft_received_on, row.evaluated_on, row.enacted_on)
    assert (row.number, days) == ("9 Tahun 2023", (date(2023, 12, 1), date(2023, 12, 8), date(2023, 12, 20)))


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
