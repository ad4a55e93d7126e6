"""What a roll-up's rows say beside their counts: what may still change, and what is made up."""

from datetime import UTC, date, datetime

import pytest

from cermat.rollup import results
from cermat.rollup.asking import Answer, Asked, Counted

END_OF_2026 = datetime(2026, 12, 31, 17, tzinfo=UTC)  # midnight in Jakarta
ASKED = Asked(years=(2026,), as_of=datetime(2027, 3, 1, tzinfo=UTC))


def answer(*areas: str, known_until: datetime | None = None, samples: frozenset[str] = frozenset()) -> Answer:
    counts = [Counted(area, 2026, "iku-1", "d", 1, 2, 1, 0, date(2026, 12, 31)) for area in areas]
    return Answer(
        counts=tuple(counts), left_out={}, without_rule=(), offices=1, samples=samples, known_until=known_until
    )


@pytest.mark.parametrize(
    ("known_until", "is_provisional"),
    [
        (None, False),
        (END_OF_2026, False),
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), True),
        (datetime(2026, 10, 15, tzinfo=UTC), True),
    ],
)
def test_what_a_lake_does_not_know_to_its_end_is_provisional(
    known_until: datetime | None, is_provisional: bool
) -> None:
    """Whoever exported in October and asks in March has no final figure of the year."""
    (row,) = results.rows(answer("35.08.10", known_until=known_until), ASKED)
    assert row["provisional"] is is_provisional
    assert results.as_json(answer(known_until=known_until), ASKED)["known_until"] == (
        known_until and known_until.isoformat()
    )


def test_sample_books_mark_every_area_that_they_lie_in() -> None:
    rows = results.rows(answer("", "35", "35.08", "35.08.10", "35.08.11", samples=frozenset({"35.08.10"})), ASKED)
    assert {row["area"] for row in rows if row["sample"]} == {"", "35", "35.08", "35.08.10"}
    assert not any(row["sample"] for row in results.rows(answer("", "35.08.10"), ASKED))
