"""Lists as files, opened and saved by LibreOffice: what somebody typed is no formula, and nothing of it is lost."""

import io
import os
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cermat.actions.imports.kinds import ACTIVITIES
from cermat.actions.imports.tables import TableRow
from cermat.web import exports
from cermat.web.exports import Sheet
from cermat.words.cells import as_meant
from tests import cast
from tests.web.conftest import Keys

OFFICE_PROGRAM = shutil.which("soffice")
pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(
        OFFICE_PROGRAM is None, reason="LIBREOFFICE IS NOT INSTALLED: NO SPREADSHEET OPENED THE EXPORTS"
    ),
]
COUNT = 10_000 if os.environ.get("CERMAT_PROVE") == "1" else 200
HEAD = "uraian"
BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "=\t",
    "\t=",
    "'=",
    "''+",
    " =",
    "'",
    '"=',
    ";=",
    "%=",
    "＝",
    "\u00a0=",
)
MIDDLES = (
    *(
        "1+1",
        "SUM(A1:A9)",
        "HYPERLINK(A1)",
        "cmd|' /C calc'!A0",
        "DDE(1;2;3)",
        "6281234567890",
        "2",
        "A1",
        "(1)",
        "TRUE",
    ),
    *("WEBSERVICE(A1)", "IMPORTXML(A1,B1)", '"a";"b"', "a;b,c\td", "bé–ß字🙂", "a'b''c", "", "=", "@@", "{=1}"),
)
# Semicolons, UTF-8, from the first line on, and whatever looks like a number or a formula taken for one.
CSV_AS_OPENED = "CSV:59,34,76,1,,0,false,true,false,false,false,-1"


def hostile(count: int) -> list[str]:
    """Return so many texts that begin as a formula might, each another one."""
    seeded = random.Random(41)
    return [
        f"{seeded.choice(BEGINNINGS)}{seeded.choice(MIDDLES)}{number}{seeded.choice(MIDDLES)}"
        for number in range(count)
    ]


def saved_again(file: Path, *, filters: Sequence[str] = ()) -> bytes:
    """Return a file as LibreOffice saves it after opening it, as a workbook."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    target = file.parent / "saved"
    command = [str(OFFICE_PROGRAM), profile, "--headless", *filters, "--convert-to", "xlsx", "--outdir", str(target)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=300)
    return (target / file.with_suffix(".xlsx").name).read_bytes()


def formulas(workbook: bytes) -> int:
    """Count the cells with a formula and the links, in all sheets."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    return sum(len(re.findall(rb"<f[ >/]|<hyperlink", sheet)) for sheet in sheets)


def column(workbook: bytes, head: str) -> list[str]:
    """Return what stands below a head on the first sheet."""
    first, *rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()
    return [str(row[first.index(head)]) for row in rows]


def test_a_list_as_csv_is_text_to_a_spreadsheet_and_comes_back_whole(tmp_path: Path) -> None:
    texts = hostile(COUNT)
    file = tmp_path / "daftar.csv"
    file.write_bytes(exports.csv(cast.scope(), Sheet(title="Uji", header=(HEAD,), rows=[(text,) for text in texts])))
    saved = saved_again(file, filters=[f"--infilter={CSV_AS_OPENED}"])
    assert formulas(saved) == 0
    # In a CSV file a spreadsheet knows one line end.
    assert [as_meant(cell) for cell in column(saved, HEAD)] == [text.replace("\r", "\n") for text in texts]


def test_a_list_as_a_workbook_is_text_to_a_spreadsheet_and_comes_back_whole(tmp_path: Path) -> None:
    texts = hostile(COUNT)
    file = tmp_path / "daftar.xlsx"
    file.write_bytes(exports.xlsx(cast.scope(), Sheet(title="Uji", header=(HEAD,), rows=[(text,) for text in texts])))
    saved = saved_again(file)
    assert formulas(saved) == 0
    assert column(saved, HEAD) == texts


def test_a_list_that_can_be_taken_in_again_is_as_harmless(keys: Keys, tmp_path: Path) -> None:
    texts = hostile(COUNT)
    lines = [TableRow(number=number, cells={HEAD: text}) for number, text in enumerate(texts, 2)]
    file = tmp_path / "kegiatan.xlsx"
    made = Sheet(title="Uji", header=ACTIVITIES.columns, rows=[], template=(ACTIVITIES, lines))
    file.write_bytes(exports.xlsx(cast.scope(), made))
    saved = saved_again(file)
    assert formulas(saved) == 0
    assert column(saved, HEAD)[: len(texts)] == texts
