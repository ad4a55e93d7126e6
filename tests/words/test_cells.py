"""Cells of a CSV file: none is a formula, and none loses a letter."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.words.cells import as_meant, csv_text, harmless

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")
letters = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=30)
dangerous = st.builds("{}{}{}".format, st.sampled_from(("", "'", "''")), st.sampled_from(BEGINNINGS), letters)


@given(st.one_of(dangerous, letters))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert as_meant(harmless(text)) == text


@given(dangerous)
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["", "'", "'a", "a=1", -1, 3.5, None])
def test_everything_else_stays_as_it_is(cell: object) -> None:
    assert harmless(cell) == cell
    assert not isinstance(cell, str) or as_meant(cell) == cell


@given(st.lists(st.tuples(st.one_of(dangerous, letters), letters), max_size=5))
def test_a_file_gives_back_every_cell(rows: list[tuple[str, str]]) -> None:
    read = csv.reader(io.StringIO(csv_text(("a", "b"), rows, separator=";"), newline=""), delimiter=";")
    assert [tuple(map(as_meant, row)) for row in read][1:] == [tuple(row) for row in rows]
