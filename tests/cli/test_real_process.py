"""The command as a process of its own, on a database file of its own."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from django.db import connection

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="a process of its own, on SQLite whatever the run's database: seen there"
)

CERMAT = Path(sys.executable).parent / "cermat"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the books of Kecamatan Lumajang open."""
    folder = tmp_path_factory.mktemp("data")
    assert cermat(folder, "init", "--office", "35.08.10", "--yes").returncode == 0
    return folder


def cermat(
    folder: Path, *arguments: str, stdout: int | IO[str] = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one command with nothing in its environment but the data folder and what is said."""
    return subprocess.run(
        [str(CERMAT), *arguments],
        env={"CERMAT_DATA": str(folder), "PATH": os.environ["PATH"], **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )


def test_json_stands_alone_on_stdout(folder: Path) -> None:
    finished = cermat(folder, "measure", "2023", "--format", "json")
    assert finished.returncode == 0
    assert finished.stderr == ""
    assert json.loads(finished.stdout)["office"] == "35.08.10"


def test_output_that_finds_no_room_is_told_in_words(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        finished = cermat(folder, "measure", "2023", "--format", "json", stdout=full)
    said = "cermat: Keluaran tidak tertulis seluruhnya: tempatnya penuh. Kosongkan ruang, lalu ulangi.\n"
    assert (finished.returncode, finished.stderr) == (1, said)


def test_doctor_finds_this_installation_well(folder: Path) -> None:
    finished = cermat(folder, "doctor", "--format", "json")
    assert [finding["name"] for finding in json.loads(finished.stdout) if not finding["is_well"]] == []
    assert finished.returncode == 0


@pytest.mark.parametrize(
    ("environment", "arguments", "code", "said"),
    [
        ({"DJANGO_SETTINGS_MODULE": "tidak.ada"}, ("measure", "2023"), 0, ""),
        ({"PYTHONIOENCODING": "ascii"}, ("measure", "2023"), 0, ""),
        (
            {"DATABASE_URL": "postgresql://x@127.0.0.1:1/x"},
            ("measure", "2023"),
            1,
            "periksa apakah peladennya berjalan",
        ),
        ({}, ("report", "iku", "2023", "--quarter", "1", "-o", "iku.pdf"), 2, "tidak memakai --quarter"),
        ({}, ("report", "pengukuran", "2023", "--indicator", "ipp", "-o", "p.pdf"), 2, "tidak memakai --indicator"),
    ],
)
def test_what_surrounds_a_command_never_breaks_it_off(
    folder: Path, environment: dict[str, str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    finished = cermat(folder, *arguments, **environment)
    assert (finished.returncode, finished.stderr.count("\n")) == (code, 1 if said else 0)
    assert said in finished.stderr


@pytest.fixture
def spoiled(folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the data folder that a test may spoil."""
    for name in ("cermat.sqlite3", "secret-key"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    (tmp_path / "secret-key").chmod(0o600)
    return tmp_path


def test_doctor_and_verify_see_what_is_wrong(spoiled: Path) -> None:
    (spoiled / "secret-key").chmod(0o644)
    with sqlite3.connect(spoiled / "cermat.sqlite3") as books:
        books.execute("DROP TRIGGER registers_village_no_update")
        books.execute("UPDATE registers_village SET name = 'Lain' WHERE key = '35.08.10.2001'")
    books.close()
    doctor = cermat(spoiled, "doctor")
    assert doctor.returncode == 1
    assert "registers_village_no_update" in doctor.stdout
    assert "kunci rahasia terbaca orang lain" in doctor.stdout
    verify = cermat(spoiled, "verify")
    assert verify.returncode == 1
    assert "35.08.10.2001" in verify.stdout


def test_a_broken_database_file_is_a_sentence_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "cermat.sqlite3").write_bytes(b"bukan basis data " * 100)
    finished = cermat(tmp_path, "measure", "2023")
    assert finished.returncode == 1
    assert "Basis data" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    finished = cermat(tmp_path / "berkas", "measure", "2023")
    assert finished.returncode == 1
    assert "CERMAT_DATA" in finished.stderr


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://u@h:abc/x", "postgresql://u@[::/x"])
def test_a_nonsense_address_of_the_database_is_a_sentence(folder: Path, address: str) -> None:
    finished = subprocess.run(
        [str(CERMAT), "measure", "2023"],
        env={"CERMAT_DATA": str(folder), "DATABASE_URL": address, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr.startswith("cermat: DATABASE_URL")


def test_verify_before_init_says_how_to_begin(tmp_path: Path) -> None:
    finished = cermat(tmp_path, "verify")
    assert finished.returncode == 1
    assert "cermat init" in finished.stderr


def test_a_demo_on_a_taken_port_touches_nothing(tmp_path: Path) -> None:
    books = tmp_path / "demo" / "cermat.sqlite3"
    books.parent.mkdir()
    books.write_bytes(b"buku yang sedang dilayani")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        finished = cermat(tmp_path, "demo", "--fresh", "--port", str(taken.getsockname()[1]))
    assert finished.returncode == 1
    assert "tidak dapat dipakai" in finished.stderr
    assert "Kata sandi" not in finished.stdout
    assert books.read_bytes() == b"buku yang sedang dilayani"


def test_a_paper_of_every_office_is_written_or_the_office_named(tmp_path: Path) -> None:
    data, papers = tmp_path / "data", tmp_path / "naskah"
    papers.mkdir()
    for office in ("35.08.10", "35.08.09"):
        assert cermat(data, "init", "--office", office, "--yes").returncode == 0
    asked = ("report", "pengukuran", "2024", "--quarter", "1")
    many = cermat(data, *asked, "--every-office", "-o", str(papers))
    assert [path.name for path in papers.iterdir()] == ["pengukuran-35.08.10-2024-tw1.pdf"]
    assert "35.08.09: Tidak dapat diukur: tidak ada IKU yang berlaku" in many.stderr
    assert "1 dari 2 kantor ditulis" in many.stderr
    assert many.returncode == 1
    assert (papers / "pengukuran-35.08.10-2024-tw1.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--office", "35.08.10"), 2, "hapus --office"),
        ((), 1, "bukan folder"),
        (("--indicator", "ipp"), 2, "tidak memakai --indicator"),
    ],
)
def test_every_office_is_refused_before_any_file(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    asked = ("report", "pengukuran", "2024", "--every-office", "-o", str(tmp_path / "tidak-ada"))
    finished = cermat(folder, *asked, *arguments)
    assert (finished.returncode, finished.stderr.count("\n")) == (code, 1)
    assert said in finished.stderr
