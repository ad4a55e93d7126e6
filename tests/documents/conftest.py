"""Papers made once for the whole room."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cermat.documents.content import Paper
from cermat.documents.reports import iku, kertas_kerja, lkjip, pengukuran
from tests.documents import sample


@pytest.fixture(scope="session")
def year():
    return sample.measured()


@pytest.fixture(scope="session")
def second_quarter():
    measured = sample.measured(quarter=2, as_of=datetime(2023, 7, 5, 7, 5, tzinfo=UTC), targets={})
    return replace(measured, office=sample.office(is_sample=True))


@pytest.fixture(scope="session")
def papers(year, second_quarter) -> dict[str, Paper]:
    """One paper of every kind."""
    return {
        "iku": iku.compose(sample.paper()),
        "year": pengukuran.compose(year, official=sample.OFFICIAL),
        "quarter": pengukuran.compose(second_quarter, official=None),
        "all": kertas_kerja.compose_all(year),
        "pk": sample.agreement(),
        "pk-baru": sample.amended_agreement(),
        "ra": sample.action_plan(year),
        "lkjip": lkjip.compose(sample.complete(year), official=sample.OFFICIAL),
        **{each.indicator.id: kertas_kerja.compose(year, each) for each in year.measurements},
    }
