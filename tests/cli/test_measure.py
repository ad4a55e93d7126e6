"""`measure` and `explain` answer as the contract says."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.cli.conftest import Run

Write = Callable[..., Path]
ON_TIME = "35.08.10.2001,RKP Desa,2024,1 Tahun 2023,30/09/2023,"
LATE = "35.08.10.2002,RKP Desa,2024,1 Tahun 2023,2 Oktober 2023,"


def test_answers_with_the_contracts_object(opened: Run, documents: Write) -> None:
    opened("import", "village-documents", documents(ON_TIME, LATE), "--verified")
    answer = opened("measure", "2023", "--format", "json").json
    assert (answer["office"], answer["year"], answer["quarter"]) == ("35.08.10", 2023, None)
    assert (answer["year_basis"], answer["provisional"]) == ("event", False)
    assert (answer["iku"]["id"], answer["iku"]["dated"]) == ("iku-lumajang-2023", "2023-10-17")
    assert answer["as_of"].endswith("+07:00")
    assert [each["id"] for each in answer["indicators"]] == ["ipp", "iku-1", "iku-2"]
    iku_2 = answer["indicators"][2]
    assert (iku_2["numerator"], iku_2["denominator"], iku_2["value"]) == (1, 15, "6.67")
    assert (iku_2["unit"], iku_2["verdict"], iku_2["target"], iku_2["attainment"]) == ("percent", "terukur", None, None)
    assert (iku_2["not_counted"], iku_2["unverified"], iku_2["without_evidence"]) == (0, 0, 1)
    assert iku_2["due"] == {"numerator": 1, "denominator": 15, "value": "6.67"}


def test_what_cannot_be_measured_says_why_and_is_never_zero(opened: Run) -> None:
    iku_1 = opened("measure", "2023", "--format", "json").json["indicators"][1]
    assert (iku_1["value"], iku_1["verdict"]) == (None, "tidak_dapat_diukur")
    assert iku_1["reason"].startswith("Tidak dapat diukur: tidak ada kegiatan")


def test_an_office_without_desa_cannot_be_measured(run: Run) -> None:
    assert run("init", "--office", "35.08.10", "--yes").code == 0
    from cermat.actions import villages
    from cermat.registers import selectors

    scope = selectors.console_scope("35.08.10")
    for village in selectors.villages(scope):
        if village.kind == "desa":
            villages.change(
                by=scope,
                code=village.code,
                version=1,
                name=village.name,
                valid_from=None,
                valid_to=date(2020, 12, 31),
                reason="DATA CONTOH",
            )
    iku_2 = run("measure", "2023", "--format", "json").json["indicators"][2]
    assert (iku_2["value"], iku_2["verdict"]) == (None, "tidak_dapat_diukur")
    assert "tidak memiliki desa" in iku_2["reason"]


def test_a_year_without_a_paper_is_refused_by_name(opened: Run) -> None:
    answer = opened("measure", "2019", "--format", "json")
    assert (answer.code, answer.out) == (1, "")
    assert "tidak ada IKU yang berlaku untuk tahun 2019" in answer.err


def test_before_the_books_were_opened_there_is_no_figure(opened: Run) -> None:
    answer = opened("measure", "2023", "--as-of", "2023-12-31")
    assert (answer.code, answer.out) == (1, "")
    assert "buku belum dibuka" in answer.err


def test_a_day_that_has_not_come_is_refused(opened: Run) -> None:
    answer = opened("measure", "2023", "--as-of", "31/12/2150")
    assert answer.code == 1
    assert "belum tiba" in answer.err


def test_an_instant_without_offset_is_refused(opened: Run) -> None:
    answer = opened("measure", "2023", "--as-of", "2026-01-01T10:00")
    assert answer.code == 1
    assert "selisih waktunya" in answer.err


def test_as_of_an_instant_repeats_what_was_said_then(opened: Run, documents: Write) -> None:
    opened("import", "village-documents", documents(ON_TIME), "--verified")
    then = opened("measure", "2023", "--format", "json")
    opened("import", "village-documents", documents(ON_TIME, LATE.replace("2 Oktober", "2 September")), "--verified")
    again = opened("measure", "2023", "--format", "json", "--as-of", then.json["as_of"])
    assert again.out == then.out
    assert opened("measure", "2023", "--format", "json").json["indicators"][2]["numerator"] == 2


def test_a_quarter_is_cumulative_and_keeps_the_full_denominator(opened: Run, documents: Write) -> None:
    report = "35.08.10.2001,LPPDes,2022,7 Tahun 2023,,31/03/2023"
    opened("import", "village-documents", documents(ON_TIME, report), "--verified")
    first = opened("measure", "2023", "--quarter", "1", "--format", "json").json["indicators"][2]
    third = opened("measure", "2023", "--quarter", "3", "--format", "json").json["indicators"][2]
    assert (first["numerator"], first["denominator"]) == (1, 15)
    assert first["due"] == {"numerator": 1, "denominator": 5, "value": "20.00"}
    assert (third["numerator"], third["denominator"]) == (2, 15)


def test_the_year_basis_chooses_the_documents(opened: Run, documents: Write) -> None:
    opened("import", "village-documents", documents(ON_TIME), "--verified")
    answer = opened("measure", "2023", "--year-basis", "in_force", "--format", "json").json
    assert (answer["year_basis"], answer["indicators"][2]["numerator"]) == ("in_force", 0)


def test_prints_a_table_and_csv(opened: Run) -> None:
    table = opened("measure", "2023")
    assert "iku-2" in table.out
    assert "0,00%" in table.out
    assert "Bulan yang belum ditutup: " in table.out
    assert "Sub Bagian Umum dan Kepegawaian (Januari–Desember)" in table.out
    rows = list(csv.DictReader(io.StringIO(opened("measure", "2023", "--format", "csv").out)))
    assert [row["id"] for row in rows] == ["ipp", "iku-1", "iku-2"]
    assert (rows[1]["value"], rows[1]["verdict"]) == ("", "tidak_dapat_diukur")


def test_explains_every_line_with_its_reason_and_source(opened: Run, documents: Write) -> None:
    opened("import", "village-documents", documents(LATE), "--verified")
    said = opened("explain", "iku-2", "2023").out
    assert "Seksi Pemerintahan (Januari–Desember)" in said
    assert "Ditetapkan 2 Oktober 2023, 2 hari lewat batas 30 September 2023 (sumber: IKU" in said
    lines = opened("explain", "iku-2", "2023", "--format", "json").json["lines"]
    assert len(lines) == 15
    assert sum(line["in_denominator"] for line in lines) == 15
    late = next(line for line in lines if line["verdict"] == "terlambat")
    assert (late["dated"], late["due"], late["in_numerator"]) == ("2023-10-02", "2023-09-30", False)


def test_the_figure_follows_from_the_explained_csv(opened: Run, documents: Write) -> None:
    opened("import", "village-documents", documents(ON_TIME, LATE), "--verified")
    rows = list(csv.DictReader(io.StringIO(opened("explain", "iku-2", "2023", "--format", "csv").out)))
    assert (sum(int(row["pembilang"]) for row in rows), sum(int(row["penyebut"]) for row in rows)) == (1, 15)


def test_an_unknown_indicator_is_refused_with_those_there_are(opened: Run) -> None:
    answer = opened("explain", "iku-9", "2023")
    assert answer.code == 1
    assert "ipp, iku-1, iku-2" in answer.err
