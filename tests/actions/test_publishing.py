"""What is published is kept beside the books, by the act that changes it: all of it, nothing else."""

import pytest

from cermat.actions import activities, counts, measurements, papers
from cermat.actions.errors import FaultyEntry
from cermat.actions.issuing import Wanted
from cermat.indicators.issuing import IssuedState
from cermat.registers import clock, publishing, selectors
from cermat.registers.models import PublishedFigure
from tests import cast
from tests.actions.conftest import TODAY

PLANNER, SECRETARY = cast.scope("perencana"), cast.scope("sekretaris")


@pytest.fixture
def approved(office: str) -> str:
    """Approve the first quarter of 2023 with one activity in it."""
    cast.add_people_of_the_office()
    cast.recorded_camat()
    cast.recorded_activity()
    return cast.approved_measurement()


def publish(key: str) -> None:
    measurements.publish(by=PLANNER, key=key, version=4)


def published(indicator: str = "iku-1"):
    """Return what is published of an indicator, edition by edition."""
    assert publishing.wrong_figures(cast.console()) == ()
    scope = selectors.published_scope(cast.OFFICE)
    return [each for each in selectors.published_figures(scope) if each.indicator == indicator] if scope else []


def corrected() -> str:
    activities.add(by=cast.scope(), entry=cast.activity("007/1/2023"))
    return cast.approved_measurement(reason="Satu kegiatan terlewat")


def test_nothing_is_public_before_it_is_published(approved: str) -> None:
    assert selectors.published_scope(cast.OFFICE) is None
    assert selectors.published_offices() == ()
    publish(approved)
    assert [each.code for each in selectors.published_offices()] == [cast.OFFICE]


def test_a_published_measurement_says_what_was_frozen(approved: str) -> None:
    publish(approved)
    frozen = selectors.snapshot(cast.scope(), approved)
    (row,) = published()
    assert (row.value, row.numerator, row.denominator) == (frozen.measurements[1].value, 0, 1)
    assert (row.published_on, row.edition, row.state) == (TODAY.date(), 1, IssuedState.STANDING)
    assert row.snapshot_sha256 == selectors.snapshot_sha256(cast.scope(), approved)
    assert (row.iku, row.iku_dated.isoformat(), row.office_name) == (
        "iku-lumajang-2023",
        "2023-10-17",
        "Kecamatan Lumajang",
    )
    (goal,) = published("ipp")
    assert (goal.value, goal.number) == (None, None)
    assert "belum dinilai" in goal.cause


def test_an_edition_says_that_it_is_opened_again_then_replaced(approved: str) -> None:
    publish(approved)
    activities.add(by=cast.scope(), entry=cast.activity("007/1/2023"))
    key = measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Satu kegiatan terlewat")
    (row,) = published()
    assert (row.state, row.successor, row.reopens) == (IssuedState.REOPENED, 2, "Satu kegiatan terlewat")
    measurements.submit(by=PLANNER, key=key, version=1)
    measurements.review(by=SECRETARY, key=key, version=2)
    measurements.approve(by=cast.scope("camat"), key=key, version=3)
    (row,) = published()
    assert (row.state, row.denominator) == (IssuedState.REPLACED, 1)
    publish(key)
    first, second = published()
    assert (first.state, first.denominator, second.state, second.denominator) == (
        IssuedState.REPLACED,
        1,
        IssuedState.STANDING,
        2,
    )


def test_an_older_edition_published_late_is_replaced_from_the_beginning(approved: str) -> None:
    publish(corrected())
    publish(approved)
    assert [each.state for each in published()] == [IssuedState.REPLACED, IssuedState.STANDING]


def test_the_paper_issued_from_it_is_named_until_it_is_withdrawn(approved: str) -> None:
    publish(approved)
    wanted, number = Wanted(report="pengukuran"), "000.7.2/117/427.91/2026"
    code = papers.issue(by=PLANNER, measurement=approved, wanted=wanted, number=number, reason="")
    assert [(each.paper_number, each.paper_code) for each in published()] == [(number, code)]
    papers.withdraw(by=SECRETARY, code=code, version=1, reason="Salah nomor")
    assert [(each.paper_number, each.paper_code) for each in published()] == [(None, None)]


def test_an_office_sees_of_another_nothing(approved: str, neighbour: str) -> None:
    publish(approved)
    assert selectors.published_scope(neighbour) is None
    assert selectors.published_figures(cast.stranger()) == ()


def test_what_another_hand_changed_is_found_and_taken_anew(approved: str) -> None:
    publish(approved)
    PublishedFigure.objects.filter(indicator="iku-1").update(value="100.00")
    assert publishing.wrong_figures(cast.console()) == ((2023, "iku-1"),)
    assert counts.recount(cast.OFFICE) == ("iku-1 2023",)
    assert published()[0].value != 100


def test_books_older_than_the_table_are_taken_up_by_the_workers_round(approved: str) -> None:
    publish(approved)
    PublishedFigure.objects.all().delete()
    assert publishing.offices_behind() == (cast.OFFICE,)
    with clock.fixed(TODAY):
        counts.reach()
    assert (publishing.offices_behind(), len(published())) == ((), 1)


@pytest.mark.parametrize("reason", ["Hubungi 0812-3456-7890", "Tulis ke camat@contoh.go.id", "NIK 3508101234560001"])
def test_a_reason_that_names_how_to_reach_somebody_is_refused(approved: str, reason: str) -> None:
    publish(approved)
    with pytest.raises(FaultyEntry) as refusal:
        measurements.freeze(by=PLANNER, year=2023, quarter=1, reason=reason)
    assert "dapat dibaca umum" in str(refusal.value.problems[0].sentence)
