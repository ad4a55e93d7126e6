"""What was printed at an instant is printed for it for ever after, whatever is recorded later."""

from datetime import datetime
from random import Random

import pytest

from cermat.registers import clock, measuring, selectors
from cermat.registers.errors import NotMeasurable
from cermat.rules.types import YearBasis
from tests.registers.histories import OFFICE, History, printed

ASKED = [(2023, None), (2023, 2), (2024, None), (2022, None)]


def answer(year: int, quarter: int | None, as_of: datetime | None, basis: YearBasis | None) -> bytes:
    """Return the printed measurement, or the refusal in its place."""
    scope = selectors.console_scope(OFFICE)
    try:
        return printed(measuring.measure(scope, year=year, quarter=quarter, as_of=as_of, year_basis=basis))
    except NotMeasurable as refusal:
        return str(refusal).encode()


def assert_stable(seed: int) -> None:
    """Ask at random moments of a random history, go on, and ask again for the same instants."""
    history, random = History(seed), Random(seed)
    history.open()
    kept = []
    for _ in range(5):
        history.run(random.randint(0, 6))
        asked = (*random.choice(ASKED), random.choice([None, *YearBasis]))
        with clock.fixed(history.now):
            settled = selectors.settled_now(selectors.console_scope(OFFICE))
            kept.append((asked, settled, answer(asked[0], asked[1], None, asked[2])))
    history.run(6)
    history.now = max(history.now, max(settled for _, settled, _ in kept))
    with clock.fixed(history.now):
        for (year, quarter, basis), settled, printed_then in kept:
            assert answer(year, quarter, settled, basis) == printed_then


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(seed, marks=pytest.mark.proof) for seed in range(2, 10))])
def test_a_measurement_as_of_an_instant_never_changes(seed: int) -> None:
    assert_stable(seed)


@pytest.mark.prove
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_a_measurement_as_of_an_instant_never_changes_in_200_histories(seed: int) -> None:
    assert_stable(seed)
