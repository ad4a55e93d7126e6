"""An office, opened once for a module and rolled back after it, its neighbour, and a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from cermat.registers import clock
from tests import cast

TODAY = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def _opened(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.fixed(TODAY):
            cast.open_office()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def office(_opened: None, db: None) -> Iterator[str]:
    """Give a test the office of the cast, on 20 November 2026."""
    with clock.fixed(TODAY):
        yield cast.OFFICE


@pytest.fixture
def neighbour(office: str) -> str:
    """Open the stranger's office too."""
    cast.open_office(cast.OTHER_OFFICE)
    return cast.OTHER_OFFICE
