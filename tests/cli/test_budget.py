"""`cermat import budget` and `cermat audit budget`: 350 rows of seven offices, honest and with planted faults."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cermat.actions.imports import budget_lines
from cermat.indicators.budget import BudgetRow
from tests.cli.conftest import Run
from tests.indicators.budget_trees import changed, moved, seven_offices, without

OFFICES = seven_offices()
LEAF = next(row for row in OFFICES if row.code.startswith("7.01.04.") and len(row.code) == 17)
Write = Callable[[Sequence[BudgetRow]], Path]


@pytest.fixture
def budget(tmp_path: Path) -> Write:
    """Return a function that writes a budget tree as CSV."""

    def write(rows: Sequence[BudgetRow]) -> Path:
        path = tmp_path / "anggaran.csv"
        path.write_text("\n".join([";".join(budget_lines.COLUMNS), *(_line(row) for row in rows), ""]))
        return path

    return write


def _line(row: BudgetRow) -> str:
    amounts = [str(amount).replace(".", ",") for amount in (row.ceiling, *row.quarters)]
    return ";".join([row.code, f"DATA CONTOH {row.name}", row.parent or "", *amounts])


def findings(run: Run, code: int) -> list[tuple[str, str, int | None]]:
    answer = run("audit", "budget", "2023", "--format", "json")
    assert (answer.code, answer.err, answer.json["rows"] > 300) == (code, "", True)
    return [(each["kind"], each["code"], each["quarter"]) for each in answer.json["findings"]]


def test_the_honest_tree_of_seven_offices_has_no_finding(opened: Run, budget: Write) -> None:
    assert len(OFFICES) == 350
    taken = opened("import", "budget", budget(OFFICES), "--year", "2023", "--format", "json")
    assert (taken.code, taken.json["saved"]) == (0, 350)
    assert findings(opened, 0) == []
    assert opened("audit", "budget", "2023").out == "Anggaran 2023: 350 baris, tidak ada temuan.\n"
    assert opened("import", "budget", budget(OFFICES), "--year", "2023", "--format", "json").json["unchanged"] == 350


def test_a_wrong_quarter_in_a_right_year_is_found_and_mended_by_the_right_file(opened: Run, budget: Write) -> None:
    faulty = changed(OFFICES, LEAF.code, quarters=moved(LEAF.quarters, -1000))
    opened("import", "budget", budget(faulty), "--year", "2023")
    assert findings(opened, 1) == [("triwulan_tidak_sama", LEAF.parent, quarter) for quarter in (1, 2)]
    table = opened("audit", "budget", "2023")
    assert table.code == 1
    assert "Anggaran 2023: 350 baris, 2 temuan." in table.out
    assert "lebih Rp1.000; cari baris yang terhitung dua kali" in table.out
    assert opened("import", "budget", budget(OFFICES), "--year", "2023", "--format", "json").json["corrected"] == 1
    assert findings(opened, 0) == []


def test_a_doubled_row_is_found_and_goes_when_it_is_set_to_nothing(opened: Run, budget: Write) -> None:
    double = replace(LEAF, code="7.01.99")
    opened("import", "budget", budget((*OFFICES, double)), "--year", "2023")
    assert findings(opened, 1)[0] == ("isi_ganda", "7.01.99", None)
    assert set(findings(opened, 1)[1:]) == {
        ("pagu_tidak_sama", LEAF.parent, None),
        *(("triwulan_tidak_sama", LEAF.parent, quarter) for quarter in (1, 2, 3, 4)),
    }
    nothing = replace(double, ceiling=Decimal(), quarters=(Decimal(),) * 4)
    opened("import", "budget", budget([nothing]), "--year", "2023")
    assert findings(opened, 0) == []


def test_the_same_code_twice_is_refused_when_it_is_taken_in(opened: Run, budget: Write) -> None:
    answer = opened("import", "budget", budget((*OFFICES, LEAF)), "--year", "2023")
    assert answer.code == 1
    assert f"baris 352, kolom kode: “{LEAF.code}” sudah ada pada baris" in answer.err


@pytest.mark.parametrize("lost", [LEAF.code, LEAF.parent])
def test_a_lost_row_is_found_by_the_gap_it_leaves(opened: Run, budget: Write, lost: str) -> None:
    row = next(row for row in OFFICES if row.code == lost)
    opened("import", "budget", budget(without(OFFICES, lost)), "--year", "2023")
    answer = opened("audit", "budget", "2023", "--format", "json")
    gaps = [each for each in answer.json["findings"] if each["kind"] == "pagu_tidak_sama"]
    assert [(each["code"], Decimal(each["stated"]) - Decimal(each["found"])) for each in gaps] == [
        (row.parent, row.ceiling)
    ]
    orphans = [each["code"] for each in answer.json["findings"] if each["kind"] == "induk_hilang"]
    assert orphans == [child.code for child in OFFICES if child.parent == lost]


def test_money_spent_on_an_indicator_without_a_result_is_found(opened: Run, budget: Write) -> None:
    rows = [replace(row, parent="iku-1") if row.parent is None else row for row in OFFICES]
    opened("import", "budget", budget(rows), "--year", "2023")
    assert findings(opened, 1) == [("belanja_tanpa_hasil", "iku-1", None)]


def test_a_year_without_a_budget_is_told_the_command(opened: Run) -> None:
    answer = opened("audit", "budget", "2024", "--format", "json")
    assert (answer.code, answer.out) == (1, "")
    assert "cermat import budget BERKAS --year 2024" in answer.err


@pytest.mark.parametrize("line", ["budget x.csv", "areas x.csv --year 2023", "budget x.csv --year 2023 --verified"])
def test_the_year_belongs_to_the_budget_and_the_budget_to_a_year(opened: Run, line: str) -> None:
    answer = opened("import", *line.split())
    assert (answer.code, answer.out) == (2, "")
    assert "jalankan tanpa --verified" in answer.err or "perlu tahunnya dengan --year" in answer.err


def test_a_node_the_file_lacks_stays_unless_it_is_asked_to_go(opened: Run, budget: Write) -> None:
    opened("import", "budget", budget(OFFICES), "--year", "2023")
    fewer = budget(without(OFFICES, LEAF.code))
    kept = opened("import", "budget", fewer, "--year", "2023")
    assert f"tidak ada di berkas ini ({LEAF.code}): tetap tercatat" in kept.out
    assert "Audit anggaran 2023: 0 temuan" in kept.err
    trial = opened("import", "budget", fewer, "--year", "2023", "--withdraw-absent", "--dry-run")
    assert "ditarik dari buku" in trial.out
    assert "Bila disimpan, audit menemukan" in trial.out
    assert findings(opened, 0) == []
    assert "Audit anggaran 2023:" in opened("import", "budget", fewer, "--year", "2023", "--withdraw-absent").err
    assert ("pagu_tidak_sama", LEAF.parent, None) in findings(opened, 1)
    assert opened("import", "activities", fewer, "--withdraw-absent").code == 2
