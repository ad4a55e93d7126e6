"""Templates: what the import understands comes out of them."""

import io

import pytest
from python_calamine import CalamineWorkbook

from cermat.actions import imports
from cermat.actions.errors import UnknownCode
from cermat.actions.imports import activity_lines, document_lines, templates
from cermat.actions.imports.faults import ImportFault
from cermat.actions.imports.tables import TableRow
from tests import cast

TABLES = {"activities": activity_lines.COLUMNS, "village-documents": document_lines.COLUMNS}


@pytest.mark.parametrize("table", TABLES)
def test_a_template_holds_the_head_and_examples_the_import_takes(office, tmp_path, table):
    content = templates.write(by=cast.console(), table=table)
    assert content == templates.write(by=cast.console(), table=table)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert tuple(book.get_sheet_by_index(0).to_python()[0]) == TABLES[table]
    examples = book.get_sheet_by_name("Contoh").to_python()
    assert all("DATA CONTOH" in "".join(line) for line in examples[1:])
    path = tmp_path / "contoh.csv"
    path.write_text("\n".join(";".join(line) for line in examples), encoding="utf-8")
    result = imports.import_file(by=cast.console(), table=table, path=path, verified=False, dry_run=True)
    assert (result.saved, result.faults) == (2, ())


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_template_is_refused_as_a_head_alone_never_its_examples(office, tmp_path, table):
    path = tmp_path / "templat.xlsx"
    path.write_bytes(templates.write(by=cast.console(), table=table))
    result = imports.import_file(by=cast.console(), table=table, path=path, verified=False, dry_run=False)
    assert [fault.sentence for fault in result.faults] == [
        "Berkas ini hanya berisi judul kolom; isi paling sedikit satu baris."
    ]


def test_an_unknown_template_is_refused_with_the_known_ones(office):
    with pytest.raises(UnknownCode, match="yang ada: activities, village-documents"):
        templates.write(by=cast.console(), table="areas")


def test_a_fault_of_the_whole_file_or_of_a_line_that_is_not_there_marks_no_cell(office):
    row = TableRow(number=2, cells={"nomor": "001"})
    faults = [ImportFault(remark="seluruhnya"), ImportFault(row=9, column="nomor", remark="tidak ada")]
    faults += [ImportFault(row=2, column="unit", remark="keliru"), ImportFault(row=2, remark="kurang")]
    content = templates.write(by=cast.console(), table="activities", rows=[row], faults=faults)
    line = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1:]
    assert [each[-1] for each in line] == ["unit: keliru kurang"]
