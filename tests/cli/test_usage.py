"""Nonsense on the command line is refused in Indonesian, with code 2; a refusal with a reason has code 1."""

import pytest

from cermat.cli import parser
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "argumen berikut wajib diisi: PERINTAH"),
        ("hitung 2023", "pilihan 'hitung' tidak ada"),
        ("measure", "argumen berikut wajib diisi: TAHUN"),
        ("measure 20233", "nilai '20233' bukan tahun"),
        ("measure dua", "nilai 'dua' bukan tahun"),
        ("measure 2023 --quarter 5", "pilihan 5 tidak ada"),
        ("measure 2023 --quarter", "perlu satu nilai"),
        ("measure 2023 --year-basis lunar", "pilihan 'lunar' tidak ada"),
        ("measure 2023 --format xml", "pilihan 'xml' tidak ada"),
        ("measure 2023 --warna merah", "argumen tidak dikenal: --warna merah"),
        ("serve --port 99999", "nilai '99999' bukan port"),
        ("import foto berkas.csv", "pilihan 'foto' tidak ada"),
        ("report iku 2023", "argumen berikut wajib diisi: -o/--output"),
    ],
)
def test_wrong_usage_is_refused(run: Run, line: str, said: str) -> None:
    answer = run(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_the_help_is_in_indonesian(run: Run) -> None:
    answer = run("--help")
    assert answer.code == 0
    assert answer.out.startswith("pemakaian: cermat")
    assert not {"usage", "options", "arguments", "show this"} & set(answer.out.split())


@pytest.mark.parametrize("command", list(parser._COMMANDS))
def test_every_command_has_help(run: Run, command: str) -> None:
    answer = run(command, "--help")
    assert answer.code == 0
    assert "pemakaian: cermat " + command in answer.out


def test_without_an_office_it_says_how_to_begin(run: Run) -> None:
    answer = run("measure", "2023")
    assert answer.code == 1
    assert "cermat init --office KODE" in answer.err


def test_an_unknown_office_is_refused_with_those_there_are(opened: Run) -> None:
    answer = opened("measure", "2023", "--office", "35.08.11")
    assert answer.code == 1
    assert "35.08.10" in answer.err


def test_with_two_offices_one_must_be_named(opened: Run) -> None:
    assert opened("init", "--office", "35.08.11", "--yes").code == 0
    answer = opened("measure", "2023")
    assert answer.code == 1
    assert "--office" in answer.err
    assert opened("measure", "2023", "--office", "35.08.10").code == 0


def test_opening_an_office_twice_changes_nothing(opened: Run) -> None:
    answer = opened("init", "--office", "35.08.10", "--yes")
    assert answer.code == 0
    assert "sudah dibuka" in answer.err


def test_an_unknown_office_code_is_refused_with_near_ones(run: Run) -> None:
    for certain in (("--yes",), ()):
        answer = run("init", "--office", "35.08.99", *certain)
        assert answer.code == 1
        assert "mungkin maksudnya" in answer.err
        assert "--yes" not in answer.err, "first what is wrong with the code"


def test_an_office_without_a_paper_is_told_the_command(opened: Run) -> None:
    answer = opened("init", "--office", "35.08.11", "--yes")
    assert "cermat import iku" in answer.err
    refused = opened("measure", "2023", "--office", "35.08.11")
    assert refused.code == 1
    assert "belum ada IKU yang dicatat" in refused.err
