"""Every address × method × person × object answers as the officials' table says (`access.yaml`).

A new address stands in that table, or the test of the table fails.
"""

import os
import re

import pytest
from django.db import connection
from django.urls import Resolver404, get_resolver, resolve

from cermat.registers.roles import Role
from cermat.web.urls import PUBLIC
from tests.web import access_table
from tests.web.access_table import ANONYMOUS, MISSING
from tests.web.access_things import NOT_THERE
from tests.web.asking import Ask, wrong_cells
from tests.web.test_routes import routes

PARTS = 4  # so that several processes share the work
IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


def assert_right(ask: Ask, cells: list[access_table.Cell]) -> None:
    """Ask every cell, say how many there were, and fail with those that answered otherwise."""
    wrong = list(wrong_cells(ask, cells))
    print(f"access matrix: {len(cells)} cells, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong)


def test_cells_answer_as_the_officials_table_says(ask: Ask) -> None:
    """Asks every seventeenth cell, which comes by every address and every person; the proof below asks all of them."""
    every = list(access_table.cells(("GET", "POST")))
    cells = every[::17]
    for seen in (lambda each: each.template, lambda each: (each.kind, each.thing), lambda each: each.who):
        assert {seen(each) for each in cells} == {seen(each) for each in every}
    assert_right(ask, cells)


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PARTS))
def test_every_cell_answers_as_the_officials_table_says(ask: Ask, part: int) -> None:
    """Asks every cell; in the short form by two methods, one cell in two, and of PostgreSQL one in six."""
    cells = list(access_table.cells(access_table.EVERY_METHOD if IS_PROOF else ("GET", "POST")))
    assert len(cells) > (24_000 if IS_PROOF else 6_800)
    one_in = 1 if IS_PROOF else 6 if connection.vendor == "postgresql" else 2
    assert_right(ask, cells[part :: PARTS * one_in])


def test_the_table_names_every_address_and_every_role() -> None:
    named = {name for page in access_table.table()["halaman"] if (name := _name_of(page["alamat"]))}
    assert named | set(access_table.table()["umum"]) == {each.name for _, each in routes(get_resolver().url_patterns)}
    assert set(access_table.table()["umum"]) == set(PUBLIC)
    assert set(access_table.table()["orang"]) == set(Role) - {Role.KONSOL}


def test_what_is_foreign_cannot_be_told_from_what_is_missing(ask: Ask) -> None:
    hidden = [
        each for each in access_table.cells(("GET", "POST")) if each.expected == MISSING and each.who != ANONYMOUS
    ]
    bodies = {TOKEN.sub(b"", ask(each).content) for each in hidden[:: 1 if IS_PROOF else 7]}
    assert len(bodies) == 1
    assert {each.thing for each in hidden} >= {"kecamatan lain", NOT_THERE, "desa Blukon", "seksi lain, di Blukon"}


def _name_of(template: str) -> str | None:
    address = template.split("?")[0].replace("{tindakan}", "verifikasi").replace("{indikator_tercatat}", "ipp")
    try:
        return resolve(re.sub(r"\{\w+\}", "apa-saja", address)).url_name
    except Resolver404 as unknown:
        raise AssertionError(f"access.yaml names an address that is not there: {template}") from unknown
