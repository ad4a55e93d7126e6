"""A working paper's workbook reckons its figure anew from its own rows."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cermat.documents.content import Paper, Row, Table, amount
from cermat.documents.reports import kertas_kerja
from cermat.indicators.figures import OfficeMeasurement
from tests.documents import sample
from tests.documents.libreoffice import needs_libreoffice, saved
from tests.documents.reading import sheets, tables, xlsx_of
from tests.indicators.other_offices import NAMES, measured

RECKONED = re.compile(r"(<f>[^<]*</f>)<v>[^<]*</v>")
COUNTED, RESULTS = "Baris yang dihitung", ("Jumlah per kelompok", "Hitungan")


def offices() -> dict[str, OfficeMeasurement]:
    """Return measurements that together use every method."""
    return {
        "contoh": sample.measured(),
        "contoh-unsur": sample.measured(recorded_values=sample.component_scores()),
        **{name: measured(name) for name in NAMES},
    }


def formulas(workbook: bytes) -> list[str]:
    """Return every formula of a workbook."""
    with ZipFile(BytesIO(workbook)) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))
        return [found for name in names for found in re.findall(r"<f>([^<]*)</f>", parts.read(name).decode())]


def without_results(workbook: bytes) -> bytes:
    """Return a workbook whose formulas carry no result: whoever shows one has reckoned it."""
    target = BytesIO()
    with ZipFile(BytesIO(workbook)) as parts, ZipFile(target, "w", ZIP_DEFLATED) as bare:
        for name in parts.namelist():
            part = parts.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            bare.writestr(name, RECKONED.sub(r"\1", part.decode()) if is_sheet else part)
    return target.getvalue()


def reckoned(workbook: bytes, folder: Path) -> dict[str, list[list[object]]]:
    """Return the values of a workbook after LibreOffice opened and saved it."""
    return sheets(saved({"kertas-kerja.xlsx": without_results(workbook)}, folder, suffix="xlsx")["kertas-kerja.xlsx"])


def expected(paper: Paper) -> dict[str, list[tuple[int, int, float]]]:
    """Return where each table has a reckoned cell, and the number the paper prints there."""
    return {
        table.name: [
            (number, column, float(node.number / 100 if node.is_percent else node.number))
            for number, row in enumerate(table.rows, 1)
            for column, node in enumerate(row.cells)
            if node.reckoned and node.number is not None
        ]
        for table in tables(paper)
    }


@needs_libreoffice
@pytest.mark.proof
@pytest.mark.parametrize("name", offices())
def test_a_spreadsheet_reckons_every_figure_the_paper_prints(name: str, tmp_path: Path) -> None:
    paper = kertas_kerja.compose_all(offices()[name])
    wanted, found = expected(paper), reckoned(xlsx_of(paper), tmp_path)
    assert sum(map(len, wanted.values())) == len(formulas(xlsx_of(paper))) > 0
    for table, cells in wanted.items():
        for number, column, value in cells:
            assert found[table][number][column] == pytest.approx(value, abs=1e-9), (table, number, column)


@needs_libreoffice
@pytest.mark.proof
def test_a_row_that_is_changed_in_the_sheet_changes_the_figure(tmp_path: Path) -> None:
    office = sample.measured()
    paper = kertas_kerja.compose(office, office.measurements[2])
    before, after = (reckoned(xlsx_of(each), tmp_path) for each in (paper, with_one_less(paper)))
    (_, below, above, value), (_, same, less, lower) = (each["Jumlah per kelompok"][-1] for each in (before, after))
    assert isinstance(above, float)
    assert isinstance(below, float)
    assert (same, less) == (below, above - 1)
    assert (value, lower) == (round(above / below, 4), round((above - 1) / below, 4))


def with_one_less(paper: Paper) -> Paper:
    """Return a working paper whose first line that stands above the bar does so no longer."""
    counted = next(each for each in tables(paper) if each.name == COUNTED)
    column = [each.head for each in counted.columns].index("Pembilang")
    number = next(number for number, row in enumerate(counted.rows) if row.cells[column].number == 1)
    cells = list(counted.rows[number].cells)
    cells[column] = amount(0)
    rows = (*counted.rows[:number], Row(tuple(cells)), *counted.rows[number + 1 :])
    changed = replace(counted, rows=rows)
    return replace(paper, blocks=tuple(changed if each is counted else each for each in paper.blocks))


@pytest.mark.parametrize("name", offices())
def test_every_value_that_can_be_measured_is_reckoned_but_a_grade(name: str) -> None:
    office = offices()[name]
    for each in office.measurements:
        said = formulas(xlsx_of(kertas_kerja.compose(office, each)))
        is_reckoned = each.value is not None and each.figure.method != "category"
        assert any(formula.startswith("ROUND(") for formula in said) is is_reckoned, each.indicator.id


def test_a_number_too_long_for_a_spreadsheet_is_not_reckoned_with() -> None:
    office = sample.measured()
    paper = replace(kertas_kerja.compose(office, office.measurements[0]), blocks=(long_table(), result_table()))
    assert formulas(xlsx_of(paper)) == ["1+1"]


def long_table() -> Table:
    """Return a table of two numbers, one of which a spreadsheet would cut."""
    return replace(
        tables(sample_paper())[0], name="Uji", rows=tuple(Row((amount(each),)) for each in LONG), columns=ONE
    )


def result_table() -> Table:
    """Return a table of two reckoned numbers: of the numbers above, and of none."""
    cells = (Row((amount(1, reckoned="SUM({Uji|No})"),)), Row((amount(2, reckoned="1+1"),)))
    return replace(long_table(), name="Hasil", rows=cells)


def sample_paper() -> Paper:
    """Return any working paper."""
    office = sample.measured()
    return kertas_kerja.compose(office, office.measurements[2])


LONG = (Decimal("1"), Decimal("12345678901.2345"))
ONE = tables(sample_paper())[0].columns[:1]
