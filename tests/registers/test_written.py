"""Real books: their lake, and the database they are written in, count what the office's own measurement counts."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from cermat.cli.lake import BooksSource
from cermat.registers import clock, measuring, selectors
from cermat.registers.errors import NotMeasurable
from cermat.rollup import writing
from cermat.rollup.asking import Asked
from cermat.rollup.engines import books, embedded
from cermat.rules.library import law
from tests.registers.histories import BEGUN, History

OFFICES = ("35.08.10", "35.08.11")
YEARS = (2023, 2024)


def measured(instant, quarter):
    """Return what the offices' own measurements count, as known at an instant."""
    found = {}
    for office in OFFICES:
        for year in YEARS:
            try:
                of_office = measuring.measure(
                    selectors.console_scope(office), year=year, quarter=quarter, as_of=instant
                )
            except NotMeasurable:
                continue
            for each in of_office.measurements:
                if each.indicator.method in {"follow_up", "timeliness"}:
                    share = each.figure.share
                    found[office, year, each.indicator.id] = (share.numerator, share.denominator)
    return found


def counts(answer):
    return {(each.area, each.year, each.indicator): (each.numerator, each.denominator) for each in answer.counts}


@pytest.fixture
def histories(fresh_database: None) -> list[History]:
    written = []
    for number, office in enumerate(OFFICES):
        history = History(number + 7, office=office)
        history.open()
        history.run(60)
        written.append(history)
    return written


def test_a_lake_and_its_books_count_what_the_offices_measure(histories: list[History], tmp_path: Path) -> None:
    folder = tmp_path / "danau"
    end = max(each.now for each in histories) + timedelta(days=1)
    with clock.fixed(end):
        source = BooksSource({each.office: each for each in selectors.console_scopes()})
        writing.export(folder, source, law=law(), progress=lambda done, total: None)
        for instant in (BEGUN + timedelta(days=40), BEGUN + (end - BEGUN) / 2, end):
            for quarter in (2, None):
                expected = measured(instant, quarter)
                asked = Asked(years=YEARS, quarter=quarter, as_of=instant)
                assert counts(embedded.answer(asked, folder)) == expected
                if connection.vendor == "postgresql":
                    assert counts(books.answer(asked, _address())) == expected
        assert any(share[0] for share in expected.values())


def _address() -> str:
    parameters = connection.get_connection_params()
    with closing(
        psycopg.connect(**{k: parameters[k] for k in ("dbname", "user", "host", "port") if k in parameters})
    ) as own:
        info = own.info
        return f"postgresql://{info.user}@{info.host}:{info.port}/{info.dbname}"
