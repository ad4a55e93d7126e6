"""`cermat import iku`: a rule file's codes are judged as the form's are."""

from pathlib import Path

from cermat.registers import selectors
from cermat.rules.library import lumajang_2023_text
from tests import cast
from tests.cli.conftest import Run

NEW = lumajang_2023_text().replace("id: iku-lumajang-2023\nkind", "id: iku-lumajang-2026\nkind")


def test_a_code_that_is_taken_is_refused_until_it_is_said_to_go_on(opened: Run, tmp_path: Path) -> None:
    path = tmp_path / "iku.yaml"
    path.write_text(NEW, encoding="utf-8")
    refused = opened("import", "iku", path)
    assert refused.code == 1
    assert "Kode iku-1 sudah dipakai" in refused.err
    assert "atau pilih melanjutkan indikator lama" in refused.err
    assert "disebut dengan --continuing, misalnya --continuing iku-1" in refused.err
    assert len(selectors.papers(cast.console())) == 1
    going_on = ("--continuing", "ipp", "--continuing", "iku-1", "--continuing", "iku-2")
    assert opened("import", "iku", path, *going_on).code == 0
    assert len(selectors.papers(cast.console())) == 2
    assert opened("import", "iku", path).code == 0, "taken once, its codes are settled"


def test_only_an_iku_paper_goes_on_under_codes(opened: Run, tmp_path: Path) -> None:
    refused = opened("import", "areas", tmp_path / "desa.csv", "--continuing", "iku-1")
    assert (refused.code, "jalankan tanpa --continuing" in refused.err) == (2, True)
