"""Every engine counts the legal examples as the law does: each example is an office of its own, in one nation."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cermat.indicators.shares import share_of
from cermat.rollup import results, writing
from cermat.rollup.asking import Answer, Asked, Level
from cermat.rollup.engines import books as books_engine
from cermat.rollup.engines import embedded
from cermat.rollup.questions import METHODS
from cermat.rules.types import YearBasis
from tests.rollup.conftest import in_postgres
from tests.rollup.nation import LAW, Nation, code_of, paper_version
from tests.spec.test_spec import EXAMPLES, books_of, known_at, measured, paper_of

OPENED = datetime(2015, 1, 1, tzinfo=UTC)
EVERY = {code_of(number): parameter.values[0] for number, parameter in enumerate(EXAMPLES)}
Ask = Callable[[Asked], Answer]


def asked(example) -> Asked:
    return Asked(
        years=(example["tahun"],),
        quarter=example.get("triwulan"),
        basis=YearBasis(example["dasar_tahun"]) if "dasar_tahun" in example else None,
        as_of=known_at(example),
        level=Level.DISTRICT,
    )


# Every question that an example asks, with the offices of the examples that ask it.
QUESTIONS = {
    question: [office for office, example in EVERY.items() if asked(example) == question]
    for question in map(asked, EVERY.values())
}


@pytest.fixture(scope="module")
def examples() -> Nation:
    return nation_of_examples()


def nation_of_examples() -> Nation:
    papers = {office: [paper_version(text_of(example), recorded_at=OPENED)] for office, example in EVERY.items()}
    return Nation({office: books_of(example) for office, example in EVERY.items()}, papers, opened=OPENED)


def text_of(example) -> str:
    """Return the example's paper, in force in the example's year: some ask what a paper says of an earlier one."""
    paper = paper_of(example)
    return paper.text.replace(f"year_from: {paper.year_from}", f"year_from: {min(paper.year_from, example['tahun'])}")


@pytest.fixture(scope="module")
def lake(examples: Nation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(examples, tmp_path_factory.mktemp("contoh"))


def written(examples: Nation, folder: Path) -> Path:
    writing.export(folder, examples, law=LAW, progress=lambda done, total: None)
    return folder


def test_the_embedded_engine_counts_every_example_as_the_law_does(lake: Path) -> None:
    assert_as_the_law(lambda question: embedded.answer(question, lake), QUESTIONS)


def test_the_books_in_postgres_count_every_example_as_the_law_does(examples: Nation) -> None:
    with in_postgres(examples) as url:
        assert_as_the_law(lambda question: books_engine.answer(question, url), QUESTIONS)


def assert_as_the_law(ask: Ask, questions) -> None:
    for question in questions:
        # What a lake does not know to its end is provisional too; that has its own test.
        answer = replace(ask(question), known_until=None)
        for office in QUESTIONS[question]:
            found = {
                row["indicator"]: (row["numerator"], row["denominator"], row["provisional"])
                for row in results.rows(answer, question)
                if row["area"] == office
            }
            assert found == dict(by_law(EVERY[office])), EVERY[office]["contoh"]


def by_law(example) -> Iterator[tuple[str, tuple[int, int, bool]]]:
    """Yield what plain Python counts, which `tests.spec` holds to what the example says."""
    for each in measured(example).measurements:
        if each.indicator.method in METHODS:
            share = share_of(each.figure.lines)
            yield each.indicator.id, (share.numerator, share.denominator, each.is_provisional)


def test_the_examples_say_something_of_every_method_that_is_rolled_up() -> None:
    said = [
        (each.indicator.method, each.figure.share)
        for example in EVERY.values()
        for each in measured(example).measurements
        if each.indicator.id in example["diharapkan"]
    ]
    assert {method for method, share in said if share and share.denominator} >= set(METHODS)
    assert len(QUESTIONS) > 3
    assert {provisional for example in EVERY.values() for _, (*_, provisional) in by_law(example)} == {True, False}
