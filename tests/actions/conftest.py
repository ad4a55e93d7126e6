"""An office, its neighbour, and a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cermat.registers import clock
from tests import cast

TODAY = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def office(db: None) -> Iterator[str]:
    """Open the office of the cast, on 20 November 2026."""
    with clock.fixed(TODAY):
        cast.open_office()
        yield cast.OFFICE


@pytest.fixture
def neighbour(office: str) -> str:
    """Open the stranger's office too."""
    cast.open_office(cast.OTHER_OFFICE)
    return cast.OTHER_OFFICE
