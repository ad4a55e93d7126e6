"""The open data: every form says the same, as its schema describes it, and equal figures give equal bytes."""

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from cermat.documents.open_data import forms, package
from cermat.documents.open_data.columns import COLUMNS, PRIMARY_KEY, table
from cermat.documents.open_data.forms import HEADER, WRITERS
from cermat.indicators.cycle import CycleStage, Edition
from cermat.indicators.issuing import IssuedState
from cermat.indicators.publishing import PublishedFigureRow, published
from cermat.rules.names import UNIT_WORDS
from tests.documents import sample
from tests.documents.table_schema import faults
from tests.words.test_cells import BEGINNINGS

SITE = "https://contoh.example"


def edition(**changes: Any) -> Edition:
    """Return a published edition of the sample's year."""
    row = Edition(
        key="2023-tahun-1",
        version=5,
        period=sample.measured().period,
        edition=1,
        stage=CycleStage.PUBLISHED,
        snapshot="2023-tahun-1",
        prepared_by="perencana",
        reviewed_by="sekretaris",
        reviewed_as="Sekretaris Camat",
        approved_by="camat",
        approved_as="Camat",
        approval_paper=None,
        approval_dated=None,
        approval_scan=None,
        reopens=None,
        remark=None,
        locked_at=None,
        recorded_at=datetime(2024, 2, 25, 18, tzinfo=UTC),
        recorded_by="perencana",
    )
    return replace(row, **changes)


def rows() -> tuple[PublishedFigureRow, ...]:
    """Return a year that was corrected, and a year that cannot be measured."""
    later = edition(key="2023-tahun-2", edition=2, reopens="Satu kegiatan terlewat")
    first = published(sample.measured(), edition(), sha256="ab" * 32, later=later, paper=None)
    second = published(sample.measured(), later, sha256="cd" * 32, later=None, paper=None)
    return (*first, *second)


def hostile(text: str) -> tuple[PublishedFigureRow, ...]:
    """Return the rows with a text in every column that a paper's words reach."""
    return tuple(replace(row, name=text, predicate=text, iku_number=text, regency=text) for row in rows())


def as_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode(), newline="")))


def as_json(content: bytes) -> list[dict[str, Any]]:
    def refuse(number: str) -> float:
        raise AssertionError(f"a float: {number}")

    found: list[dict[str, Any]] = json.loads(content, parse_float=refuse)
    return found


def as_text(value: Any) -> str | None:
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def described(written: Sequence[PublishedFigureRow], office: str | None = "35.08.10") -> dict[str, Any]:
    files = {form: WRITERS[form](table(written, site=SITE)) for form in ("csv", "json")}
    found: dict[str, Any] = json.loads(package.write(written, office=office, files=files, address=SITE))
    return found


def test_csv_and_json_are_what_their_schema_says() -> None:
    schema = described(rows())["resources"][0]["schema"]
    header, *cells = as_csv(forms.write_csv(table(rows(), site=SITE)))
    assert list(faults(schema, header, cells)) == []
    objects = as_json(forms.write_json(table(rows(), site=SITE)))
    assert [list(each) for each in objects] == [list(HEADER)] * len(objects)
    assert list(faults(schema, HEADER, [[as_text(value) for value in each.values()] for each in objects])) == []
    assert [["" if (said := as_text(value)) is None else said for value in each.values()] for each in objects] == cells


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("tahun", "2023.0"),
        ("keadaan", "dicabut"),
        ("sha256", "ab"),
        ("kantor", ""),
        ("triwulan", "5"),
        ("nilai", "1e2"),
    ],
)
def test_the_schema_refuses_what_is_no_data_of_ours(column: str, cell: str) -> None:
    header, *cells = as_csv(forms.write_csv(table(rows(), site=SITE)))
    cells[1][header.index(column)] = cell
    assert len(list(faults(package.schema(), header, cells))) == 1


def test_the_schema_refuses_a_row_that_stands_twice() -> None:
    header, *cells = as_csv(forms.write_csv(table([*rows(), rows()[0]], site=SITE)))
    assert list(faults(package.schema(), header, cells)) == ["two rows have one primary key"]


def test_a_row_says_what_was_frozen() -> None:
    figures = {row.indicator: row for row in rows() if row.edition == 2}
    measured = sample.measured().measurements[1]
    said = dict(zip(HEADER, table([figures["iku-1"]], site=SITE)[0], strict=True))
    share = measured.figure.share
    assert share is not None
    assert (said["pembilang"], said["penyebut"], said["nilai"]) == (share.numerator, share.denominator, measured.value)
    assert (said["periode"], said["triwulan"], said["edisi"], said["satuan"]) == ("2023-tahun", None, 2, "%")
    assert (said["keadaan"], said["dipublikasikan"]) == (IssuedState.STANDING, date(2024, 2, 26))
    assert (said["kantor"], said["iku"], said["sha256"]) == ("Kecamatan Lumajang", "iku-lumajang-2023", "cd" * 32)
    assert said["naskah_alamat"] is None
    replaced = dict(zip(HEADER, table([rows()[1]], site=SITE)[0], strict=True))
    assert (replaced["keadaan"], replaced["diganti_edisi"]) == (IssuedState.REPLACED, 2)


def test_a_paper_that_was_issued_has_its_address() -> None:
    issued = replace(rows()[0], paper_number="000.7/1", paper_code="abcd-efgh")
    said = dict(zip(HEADER, table([issued], site=SITE)[0], strict=True))
    assert (said["naskah_nomor"], said["naskah_alamat"]) == ("000.7/1", f"{SITE}/periksa/abcd-efgh/")


def test_what_is_not_there_is_no_zero() -> None:
    missing = replace(
        rows()[0], value=None, value_words="", numerator=Decimal(0), denominator=Decimal(0), cause="Belum."
    )
    header, cells = as_csv(forms.write_csv(table([missing], site=SITE)))
    said = dict(zip(header, cells, strict=True))
    assert (said["nilai"], said["nilai_tertulis"], said["putusan"]) == ("", "", "tidak_dapat_diukur")
    assert (said["penyebut"], said["sebab"]) == ("0", "Belum.")


@pytest.mark.parametrize("text", [f"{each}1+1" for each in BEGINNINGS])
def test_no_cell_is_a_formula_and_no_letter_is_lost(text: str) -> None:
    _, *cells = as_csv(forms.write_csv(table(hostile(text), site=SITE)))
    assert {row[HEADER.index("nama_indikator")] for row in cells} == {f"'{text}"}
    assert {each["nama_indikator"] for each in as_json(forms.write_json(table(hostile(text), site=SITE)))} == {text}


def test_a_fall_below_nothing_stays_a_number() -> None:
    header, cells = as_csv(forms.write_csv(table([replace(rows()[1], value=Decimal("-3.20"))], site=SITE)))
    assert dict(zip(header, cells, strict=True))["nilai"] == "-3.20"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_equal_rows_give_equal_bytes(form: str) -> None:
    assert WRITERS[form](table(rows(), site=SITE)) == WRITERS[form](table(rows(), site=SITE))
    assert WRITERS[form](table(rows(), site=SITE)) != WRITERS[form](table(rows()[1:], site=SITE))


def test_the_package_names_every_file_with_its_hash() -> None:
    said = described(rows())
    assert (said["name"], said["title"]) == ("iku-35-08-10", "Angka IKU Kecamatan Lumajang, Kabupaten Lumajang")
    assert said["homepage"] == SITE
    assert said["licenses"][0]["name"] == "CC-BY-4.0"
    assert said["sources"][0]["title"] == "Naskah IKU Kecamatan Lumajang tanggal 17 Oktober 2023"
    for resource in said["resources"]:
        content = WRITERS[resource["format"]](table(rows(), site=SITE))
        assert resource["path"] == f"capaian.{resource['format']}"
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


def test_sample_books_say_so_in_the_package_and_in_every_row() -> None:
    marked = tuple(replace(row, is_sample=True) for row in rows())
    assert described(marked)["title"].startswith("DATA CONTOH: ")
    assert {each["contoh"] for each in as_json(forms.write_json(table(marked, site=SITE)))} == {True}


def test_the_package_of_all_is_named_for_all_be_there_many_one_or_none() -> None:
    for some in (rows(), ()):
        said = described(some, office=None)
        assert (said["name"], said["title"]) == ("iku", "Angka IKU semua kecamatan yang mempublikasikannya")


def test_every_column_is_described_once() -> None:
    assert len(set(HEADER)) == len(HEADER)
    assert all(column.description.endswith(".") for column in COLUMNS)
    assert set(PRIMARY_KEY) <= {column.name for column in COLUMNS if column.constraints.get("required")}
    assert set(forms.ENGINE_TYPES) >= {column.kind for column in COLUMNS}
    assert all(table([replace(rows()[0], unit=unit)], site=SITE) for unit in UNIT_WORDS)
