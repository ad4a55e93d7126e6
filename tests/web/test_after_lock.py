"""What is recorded after its period was approved says *setelah dikunci* wherever it is shown; before, nothing does."""

import pytest

from cermat.actions import activities, measurements, village_documents
from cermat.indicators.figures import Period
from cermat.registers import selectors
from tests import cast
from tests.web.conftest import SignedIn

MARK = '<span class="tag wait">setelah dikunci</span>'
LIST, GRID = "/kegiatan/?tahun=2023", "/dokumen-desa/?tahun=2023"


@pytest.fixture
def before(keys: object) -> str:
    """Record an activity of the first quarter, then have that quarter approved."""
    key = cast.recorded_activity(number="sebelum")
    cast.approved_measurement(quarter=1)
    return key


def test_a_list_marks_what_was_recorded_later_and_only_that(before: str, signed_in: SignedIn) -> None:
    client = signed_in("camat")
    assert MARK not in client.get(LIST).content.decode()
    cast.recorded_activity(number="sesudah")
    assert client.get(LIST).content.decode().count(MARK) == 1
    activities.correct(by=cast.scope(), key=before, version=1, entry=cast.activity("sebelum, lagi"), reason="Nomor")
    assert client.get(LIST).content.decode().count(MARK) == 2


def test_a_measurement_that_nobody_approved_locks_nothing(signed_in: SignedIn, keys: object) -> None:
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1)
    cast.recorded_activity(number="sesudah")
    assert MARK not in signed_in("camat").get(LIST).content.decode()


def test_approvals_are_known_from_their_instant_on(keys: object) -> None:
    planner = cast.scope("perencana")
    before = selectors.settled_now(planner)
    cast.approved_measurement(quarter=1)
    assert selectors.locks(planner, year=2023, as_of=before) == {}
    assert list(selectors.locks(planner, year=2023)) == [Period(year=2023, quarter=1)]
    assert selectors.locks(planner, year=2022) == {}


def test_a_rows_page_marks_its_later_versions(before: str, signed_in: SignedIn) -> None:
    client = signed_in("camat")
    address = f"/baris/kegiatan/{before}/"
    assert MARK not in client.get(address).content.decode()
    activities.verify(by=cast.scope("camat"), key=before, version=1)
    text = client.get(address).content.decode()
    assert text.count(MARK) == 2  # at the head of the page, and at the second of two versions
    assert MARK not in text.split("Versi 1</strong>")[1]


def test_working_paper_and_then_beside_now_mark_it(before: str, signed_in: SignedIn) -> None:
    client = signed_in("camat")
    cast.recorded_activity(number="sesudah")
    working = client.get("/kertas-kerja/2023/iku-1/?triwulan=1").content.decode()
    assert working.count("setelah dikunci (disetujui") == 1
    compared = client.get("/pengukuran/2023-tw1-1/").content.decode()
    assert compared.split("Yang dikatakan dulu")[1].count(MARK) == 1


def test_a_later_quarter_is_not_locked_by_an_earlier_one(before: str, signed_in: SignedIn) -> None:
    later = cast.activity("triwulan dua", dated=cast.date(2023, 6, 1))
    activities.add(by=cast.scope(), entry=later)
    assert MARK not in signed_in("camat").get(LIST).content.decode()


def test_the_grid_marks_a_document_recorded_after_its_year_was_approved(signed_in: SignedIn, keys: object) -> None:
    cast.approved_measurement(quarter=None)
    client = signed_in("camat")
    assert "setelah dikunci" not in client.get(GRID).content.decode()
    village_documents.add(by=cast.scope(), entry=cast.document(village=cast.BLUKON, number="77"))
    assert client.get(GRID).content.decode().count("setelah dikunci (disetujui") == 1
