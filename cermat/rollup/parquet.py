"""A table that was written as CSV, as Parquet: for files that leave the house in both forms."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from cermat.rollup.errors import RollupRefused


class ParquetNotMade(RollupRefused):
    """Parquet is asked where the library that writes it is not installed."""


def is_made() -> bool:
    """Return whether the library that writes Parquet is installed (`cermat[country]`)."""
    return find_spec("duckdb") is not None


def of_csv(text: str, types: Mapping[str, str]) -> bytes:
    """Return the rows of a CSV as Parquet: equal texts give equal bytes. Raises ParquetNotMade.

    The CSV has a header and commas, days as ISO, nothing for what is absent; `types`: each column's in DuckDB's words.
    """
    if not is_made():
        raise ParquetNotMade("Parquet tidak dibuat pada pemasangan ini; ambillah CSV atau JSON, isinya sama.")
    import duckdb

    # One thread: with more of them the order of rows, and so the bytes, may differ from run to run.
    with TemporaryDirectory() as desk, duckdb.connect(":memory:", config={"threads": 1}) as connection:
        staged, made = Path(desk) / "tabel.csv", Path(desk) / "tabel.parquet"
        staged.write_text(text, encoding="utf-8", newline="")
        connection.read_csv(
            str(staged),
            columns=dict(types),
            auto_detect=False,
            header=True,
            na_values=[""],
            delimiter=",",
            quotechar='"',
            date_format="%Y-%m-%d",
        ).write_parquet(str(made), compression="zstd")
        return made.read_bytes()
