"""A table as Parquet holds what its CSV holds, letter by letter, and says so where it cannot be made."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from cermat.documents.open_data.columns import table
from cermat.documents.open_data.forms import COLUMN_TYPES, HEADER, plain_csv
from cermat.rollup import parquet
from tests.documents.test_open_data import SITE, hostile, rows

TEXTS = ["biasa", '"kutip", koma\nbaris baru\r\nlagi', "=1+1", "Ä€ 漢 🙂", "NULL", "''", "\\N", " spasi ", "1e5"]


@pytest.mark.parametrize("text", TEXTS)
def test_parquet_holds_the_rows_of_the_open_data(text: str, tmp_path: Path) -> None:
    written = table(hostile(text), site=SITE)
    file = tmp_path / "capaian.parquet"
    file.write_bytes(parquet.of_csv(plain_csv(written), COLUMN_TYPES))
    with duckdb.connect() as connection:
        read = connection.read_parquet(str(file))
        names, found = read.columns, read.fetchall()
    assert tuple(names) == HEADER
    assert [tuple(row) for row in found] == list(written)


def test_types_are_kept_and_what_is_absent_is_absent(tmp_path: Path) -> None:
    types = {"a": "DECIMAL(38, 6)", "b": "DATE", "c": "BOOLEAN", "d": "INTEGER", "e": "VARCHAR"}
    file = tmp_path / "x.parquet"
    file.write_bytes(parquet.of_csv("a,b,c,d,e\n-12345678901234567890.5,2024-02-29,true,7,x\n,,,,\n", types))
    with duckdb.connect() as connection:
        found = connection.read_parquet(str(file)).fetchall()
    assert found == [(Decimal("-12345678901234567890.5"), date(2024, 2, 29), True, 7, "x"), (None,) * 5]


def test_equal_rows_give_equal_bytes() -> None:
    many = plain_csv(table(hostile("x") * 5_000, site=SITE))
    assert parquet.of_csv(many, COLUMN_TYPES) == parquet.of_csv(many, COLUMN_TYPES)
    assert parquet.of_csv(plain_csv(table(rows(), site=SITE)), COLUMN_TYPES) != parquet.of_csv(many, COLUMN_TYPES)


def test_without_its_library_it_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(parquet.ParquetNotMade, match="ambillah CSV atau JSON"):
        parquet.of_csv("a\n1\n", {"a": "INTEGER"})
