"""Papers made once for the whole room."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cermat.documents.content import Paper
from cermat.documents.reports import (
    berita_acara,
    iku,
    kertas_kerja,
    lembar_persetujuan,
    lembar_salin,
    lkjip,
    pengukuran,
)
from cermat.documents.reports.lembar_salin import Approved
from cermat.indicators.figures import OfficeMeasurement
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
        "berita-acara": berita_acara.compose(
            year, official=sample.OFFICIAL, dated=date(2024, 2, 21), taken=sample.TAKEN
        ),
        "lembar-persetujuan": lembar_persetujuan.compose(
            year, official=sample.OFFICIAL, edition=2, standing=sample.SAID
        ),
        "lembar-salin": copy_sheet(year, second_quarter),
        "lkjip": lkjip.compose(sample.complete(year), official=sample.OFFICIAL),
        **{each.indicator.id: kertas_kerja.compose(year, each) for each in year.measurements},
    }


def copy_sheet(year: OfficeMeasurement, second_quarter: OfficeMeasurement) -> Paper:
    """Return the sheet of a year of which the second quarter and the year itself are approved."""
    approved = {
        2: Approved(edition=3, measured=second_quarter, standing="ke-3", is_reopened=False),
        None: Approved(edition=1, measured=sample.complete(year), standing="ke-1", is_reopened=False),
    }
    return lembar_salin.compose(year.office, year.paper, year=2023, dated=date(2024, 3, 1), approved=approved)
