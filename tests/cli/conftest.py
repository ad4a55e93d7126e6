"""The command line, called as a person calls it, on books of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cermat.cli.main import main

OFFICE = "35.08.10"
DOCUMENTS_HEADER = "kode_desa,jenis,tahun_anggaran,nomor,tanggal_ditetapkan,tanggal_disampaikan"
ACTIVITIES_HEADER = "nomor,unit,tanggal,jenis,fungsi,alasan,uraian,status,jenis_output,output,tanggal_output"


@dataclass(frozen=True)
class Answer:
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what stands on stdout, which must be one JSON value."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], db: None) -> Run:
    """Return a function that runs one command line."""

    def run(*arguments: str | Path) -> Answer:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run


@pytest.fixture
def opened(run: Run) -> Run:
    """Return the same function, with the books of Kecamatan Lumajang open."""
    assert run("init", "--office", OFFICE, "--yes").code == 0
    return run


@pytest.fixture
def documents(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes village documents as CSV."""

    def write(*rows: str) -> Path:
        path = tmp_path / "dokumen.csv"
        path.write_text("\n".join([DOCUMENTS_HEADER, *rows, ""]))
        return path

    return write


@pytest.fixture
def activities(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes activities as CSV."""

    def write(*rows: str) -> Path:
        path = tmp_path / "kegiatan.csv"
        path.write_text("\n".join([ACTIVITIES_HEADER, *rows, ""]))
        return path

    return write
