"""`cermat import village-documents FILE --every-office` and `cermat undo`: many offices, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run

HERE, THERE = "35.08.10.2006,RKP,2024,1,20/09/2023,", "35.08.09.2001,RKP,2024,1,20/09/2023,"
Documents = Callable[..., Path]


@pytest.fixture
def two(opened: Run) -> Run:
    """Return the command line, with the books of two offices open."""
    assert opened("init", "--office", "35.08.09", "--yes").code == 0
    return opened


def take(two: Run, file: Path, *options: str) -> Answer:
    return two("import", "village-documents", file, "--every-office", *options)


def test_a_file_goes_into_every_office_and_comes_back(two: Run, documents: Documents) -> None:
    taken = take(two, documents(HERE, THERE), "--format", "json")
    said = taken.json
    assert (taken.code, said["saved"], said["offices"], said["event"], said["dry_run"]) == (0, 2, 2, None, False)
    undone = two("undo", said["delivery"], "--format", "json")
    assert (undone.code, undone.json) == (0, {"delivery": said["delivery"], "lines": 2, "offices": 2})
    again = two("undo", said["delivery"])
    assert (again.code, again.out) == (1, "")
    assert "sudah ditarik kembali" in again.err
    assert two("verify").code == 0
    assert two("recount", "--format", "json").json == {}


def test_it_is_said_how_to_take_it_back(two: Run, documents: Documents) -> None:
    out = take(two, documents(HERE, THERE)).out
    name = out.partition("`cermat undo ")[2].partition("`")[0]
    assert f"Kiriman {name} ke 2 kantor; tarik kembali seluruhnya" in out
    assert two("undo", name).out == (
        f"Kiriman {name} ditarik kembali: 2 baris di 2 kantor kembali seperti sebelumnya.\n"
    )


def test_what_was_taken_over_verified_is_not_said_to_be_taken_back(two: Run, documents: Documents) -> None:
    out = take(two, documents(HERE, THERE), "--verified").out
    assert "cermat undo" not in out
    assert "yang salah diperbaiki satu per satu" in out


def test_faults_are_named_by_line_column_and_remedy(two: Run, documents: Documents) -> None:
    refused = take(two, documents(HERE, THERE.replace("20/09", "31/09"), THERE.replace("35.08.09", "11.01.01")))
    assert (refused.code, "0 disimpan" in refused.out) == (1, True)
    assert "baris 3, kolom tanggal_ditetapkan: " in refused.err
    assert "baris 4, kolom kode_desa: “11.01.01.2001” bukan kode desa dari kantor" in refused.err
    assert two("undo", "20261120-00000000").code == 1


def test_a_delivery_without_a_name_is_said_to_be_one(two: Run) -> None:
    for name in ("", " "):
        answer = two("undo", name)
        assert (answer.code, answer.err.startswith("cermat: Nama kiriman kosong; ")) == (1, True)


def test_a_trial_saves_nothing(two: Run, documents: Documents) -> None:
    tried = take(two, documents(HERE, THERE), "--dry-run", "--format", "json")
    assert (tried.code, tried.json["saved"], tried.json["delivery"], tried.json["dry_run"]) == (0, 2, None, True)
    assert "Akan ditulis: 2 baris ke 2 kantor." in take(two, documents(HERE, THERE), "--dry-run").out
    assert take(two, documents(HERE, THERE), "--format", "json").json["saved"] == 2


@pytest.mark.parametrize(
    "line",
    [
        "activities kegiatan.csv --every-office",
        "areas desa.csv --every-office",
        "iku naskah.yaml --every-office",
        "budget anggaran.csv --year 2023 --every-office",
        "village-documents dokumen.csv --every-office --office 35.08.10",
    ],
)
def test_what_has_no_office_of_its_own_is_wrong_usage(two: Run, line: str) -> None:
    assert two("import", *line.split()).code == 2


def test_without_books_nothing_is_taken_back(run: Run) -> None:
    assert run("undo", "20261120-00000000").code == 1
