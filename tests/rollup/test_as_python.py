"""Every engine counts what plain Python counts, to the last row."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from cermat.indicators.figures import Period
from cermat.rollup import asking, results, writing
from cermat.rollup.asking import Answer, Asked, Level
from cermat.rollup.engines import books as books_engine
from cermat.rollup.engines import embedded
from cermat.rollup.errors import RollupRefused
from cermat.rollup.lake import read_folder
from cermat.rules.types import YearBasis
from tests.indicators.make import books, village
from tests.indicators.strategies import IS_PROOF, instants
from tests.rollup.conftest import drawn, in_postgres
from tests.rollup.nation import LAW, PAPER, Nation, counted, nation_of, neighbours, paper_version

YEARS = (2023, 2024)
QUARTERS = [1, 2, 3, 4, None] if IS_PROOF else [2, None]
every_question = pytest.mark.parametrize(
    ("quarter", "basis"), [(quarter, basis) for quarter in QUARTERS for basis in YearBasis]
)


def questions(quarter: int | None, basis: YearBasis) -> list[Asked]:
    return [
        Asked(years=YEARS, quarter=quarter, basis=basis, as_of=as_of, level=Level.DISTRICT)
        for as_of in drawn(instants, 3)
    ]


def by_python(nation: Nation, asked: Asked) -> dict[tuple[str, int, str], tuple[int, int]]:
    return {
        (office, year, indicator): share
        for office, each in nation.offices.items()
        for year in asked.years
        for indicator, share in counted(
            each, Period(year=year, quarter=asked.quarter), asked.basis, asked.as_of
        ).items()
    }


def as_counts(answer: Answer) -> dict[tuple[str, int, str], tuple[int, int]]:
    return {(each.area, each.year, each.indicator): (each.numerator, each.denominator) for each in answer.counts}


@pytest.mark.proof
@every_question
def test_the_embedded_engine_and_the_books_count_every_office_as_python(
    nation: Nation, lake: Path, database: str, quarter: int | None, basis: YearBasis
) -> None:
    for asked in questions(quarter, basis):
        expected = by_python(nation, asked)
        assert as_counts(embedded.answer(asked, lake)) == expected
        assert as_counts(books_engine.answer(asked, database)) == expected


def test_every_engine_hands_out_whole_numbers(lake: Path, database: str) -> None:
    (asked, *_) = questions(None, YearBasis.EVENT)
    answer = books_engine.answer(asked, database)
    # How far the books are known, the books do not say.
    of_lake = replace(embedded.answer(asked, lake), known_until=None)
    assert results.json_bytes(answer, asked) == results.json_bytes(of_lake, asked)
    assert {type(count) for each in answer.counts for count in each[4:8]} == {int}


def test_a_database_user_without_rights_is_refused(database: str) -> None:
    name = f"tamu_{uuid4().hex[:8]}"
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN")
        try:
            with pytest.raises(RollupRefused, match="beri hak SELECT"):
                books_engine.answer(questions(None, YearBasis.EVENT)[0], f"{database}?user={name}")
        finally:
            connection.execute(f"DROP ROLE {name}")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("default_transaction_read_only=on", "hanya dapat dibaca, misalnya salinan siaga"),
        ("statement_timeout=1", r"batas waktunya \(statement_timeout\) habis"),
    ],
)
def test_a_database_that_does_not_answer_is_told_with_its_reason(database: str, option: str, said: str) -> None:
    with pytest.raises(RollupRefused, match=said):
        books_engine.answer(
            questions(None, YearBasis.EVENT)[0], f"{database}?options=-c%20{option.replace('=', '%3D')}"
        )


def test_what_else_postgresql_refuses_is_told_in_its_first_line(database: str, monkeypatch) -> None:
    monkeypatch.setattr(books_engine, "_PAPERS", "SELECT 1 / 0")
    with pytest.raises(RollupRefused, match=r"tidak menyelesaikan hitungan ini \(division by zero\); ulangi"):
        books_engine.answer(questions(None, YearBasis.EVENT)[0], database)


def test_the_books_are_read_as_utf_8_whatever_the_address_says(database: str) -> None:
    (asked, *_) = questions(None, YearBasis.EVENT)
    assert books_engine.answer(asked, f"{database}?client_encoding=latin1") == books_engine.answer(asked, database)


def test_areas_are_sums_of_their_offices(nation: Nation, lake: Path) -> None:
    asked = questions(None, YearBasis.EVENT)[-1]
    counts = by_python(nation, asked)
    for level, digits in ((Level.REGENCY, 5), (Level.PROVINCE, 2), (Level.NATION, 0)):
        expected: dict[tuple[str, int, str], tuple[int, int]] = {}
        for (office, year, indicator), (above, below) in counts.items():
            so_far = expected.get((office[:digits], year, indicator), (0, 0))
            expected[office[:digits], year, indicator] = (so_far[0] + above, so_far[1] + below)
        answer = embedded.answer(Asked(years=YEARS, as_of=asked.as_of, level=level), lake)
        assert as_counts(answer) == expected
    (activities, *_) = answer.counts
    assert (activities.area, activities.offices) == ("", len(nation.offices))
    empty = [share for (_, year, indicator), share in counts.items() if (year, indicator) == (2023, "iku-1")].count(
        (0, 0)
    )
    assert activities.unmeasurable == empty > 0


def test_without_a_basis_each_paper_is_asked_by_its_own(lake: Path) -> None:
    (asked, *_) = questions(None, YearBasis.EVENT)
    own = Asked(years=YEARS, as_of=asked.as_of)
    other = Asked(years=YEARS, as_of=asked.as_of, basis=YearBasis.DOCUMENT)
    assert embedded.answer(own, lake) == embedded.answer(asked, lake) != embedded.answer(other, lake)
    assert (
        {each.indicator for each in embedded.answer(own, lake).counts}
        == {"iku-1", "iku-2"}
        < {e.id for e in PAPER.indicators}
    )


def test_what_stands_whole_is_asked_without_choosing(nation: Nation, lake: Path) -> None:
    late = Asked(years=YEARS, as_of=datetime(2030, 1, 1, tzinfo=UTC), basis=YearBasis.EVENT)
    early = questions(None, YearBasis.EVENT)[-1]
    known = read_folder(lake)
    assert asking.of(known, late) is asking.of_whole_lake
    assert asking.of(known, early) is asking.of_lake
    assert as_counts(embedded.answer(late, lake)) == by_python(nation, late)


@pytest.mark.parametrize("level", [Level.DISTRICT, Level.NATION])
def test_offices_without_a_paper_in_force_are_left_out_and_named(tmp_path: Path, level: Level) -> None:
    """DuckDB packed the codes of the offices beside the one that is counted into too few bits."""
    few = neighbours({"35.08.10": [paper_version()]})
    writing.export(tmp_path, few, law=LAW, progress=lambda done, total: None)
    asked = Asked(years=(2022, 2023), as_of=datetime(2026, 1, 1, tzinfo=UTC), level=level)
    with in_postgres(few) as url:
        of_lake, of_books = embedded.answer(asked, tmp_path), books_engine.answer(asked, url)
    assert of_lake == of_books
    assert [(each.year, each.numerator, each.denominator) for each in of_lake.counts] == [(2023, 0, 0), (2023, 0, 3)]
    assert of_lake.offices == 3
    assert of_lake.left_out == {2022: ("35.08.09", "35.08.10", "35.08.11"), 2023: ("35.08.09", "35.08.11")}


def test_an_indicator_without_a_rule_in_a_year_adds_nothing_and_is_named(tmp_path: Path) -> None:
    early = paper_version(PAPER.text.replace("year_from: 2023", "year_from: 2000"))
    few = neighbours({"35.08.10": [early], "35.08.11": [early]})
    writing.export(tmp_path, few, law=LAW, progress=lambda done, total: None)
    asked = Asked(years=(2010, 2023), as_of=datetime(2026, 1, 1, tzinfo=UTC), level=Level.NATION)
    with in_postgres(few) as url:
        of_lake, of_books = embedded.answer(asked, tmp_path), books_engine.answer(asked, url)
    assert of_lake == of_books
    assert [(each.year, each.indicator) for each in of_lake.counts] == [
        (2010, "iku-1"),
        (2023, "iku-1"),
        (2023, "iku-2"),
    ]
    assert of_lake.without_rule == ((2010, "iku-2", 2),)
    assert of_lake.left_out == {2010: ("35.08.09",), 2023: ("35.08.09",)}


def test_no_office_is_left_out_where_each_has_a_paper_in_force(nation: Nation, lake: Path, database: str) -> None:
    asked = Asked(years=(2024,), as_of=datetime(2030, 1, 1, tzinfo=UTC), level=Level.NATION)
    for answer in (embedded.answer(asked, lake), books_engine.answer(asked, database)):
        assert (answer.left_out, answer.offices) == ({2024: ()}, len(nation.offices))


def test_a_village_owes_what_fell_due_on_its_first_and_on_its_last_day(tmp_path: Path) -> None:
    bounds = ({"valid_to": date(2023, 9, 30)}, {"valid_to": date(2023, 9, 29)}, {"valid_from": date(2023, 12, 31)})
    nation = nation_of(
        books(villages=(village(**each), village("35.08.10.2002", valid_from=date(2024, 1, 1)))) for each in bounds
    )
    writing.export(tmp_path, nation, law=LAW, progress=lambda done, total: None)
    asked = Asked(years=(2023,), as_of=datetime(2026, 1, 1, tzinfo=UTC), basis=YearBasis.EVENT)
    owed = [each.denominator for each in embedded.answer(asked, tmp_path).counts if each.indicator == "iku-2"]
    assert as_counts(embedded.answer(asked, tmp_path)) == by_python(nation, asked)
    assert sorted(owed) == [1, 1, 2]
