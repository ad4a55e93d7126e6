"""Activities that wait for an output that counts: which, how long, and what is there already."""

from datetime import date

import pytest

from cermat.indicators.awaiting import awaiting
from cermat.indicators.rows import State, Status
from tests.indicators.make import activity, output

TODAY = date(2023, 12, 1)


def waiting(activities, outputs=()):
    return awaiting(activities, outputs, admissible={"berita_acara", "rekomendasi"}, today=TODAY)


def test_the_oldest_comes_first_with_its_days():
    young, old = activity("k-2", dated=date(2023, 11, 30)), activity("k-1", dated=date(2023, 3, 1))
    assert [(each.activity, each.days) for each in waiting([young, old])] == [(old, 275), (young, 1)]


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.PLANNED},
        {"status": Status.CANCELLED, "reason": "Hujan"},
        {"is_outside_authority": True, "reason": "Bukan urusan kecamatan"},
        {"annulled": True, "reason": "Salah catat"},
    ],
)
def test_an_activity_that_owes_nothing_does_not_wait(changes):
    assert waiting([activity("k-1", **changes)]) == ()


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.VERIFIED])
def test_an_output_handed_in_ends_the_waiting(state):
    assert waiting([activity("k-1")], [output("o-1", activity="k-1", state=state)]) == ()


def test_a_draft_of_an_output_does_not():
    (each,) = waiting([activity("k-1")], [output("o-1", activity="k-1", state=State.DRAFT)])
    assert each.has_draft


def test_an_annulled_output_and_one_of_another_activity_do_not():
    annulled = output("o-1", activity="k-1", annulled=True, reason="Salah catat")
    (each,) = waiting([activity("k-1")], [annulled, output("o-2", activity="k-2")])
    assert not each.has_draft
    assert each.proofs == ()


def test_proofs_are_named_once_and_do_not_end_the_waiting():
    proofs = [output(f"o-{kind}", activity="k-1", kind=kind) for kind in ("foto", "notulen")]
    (each,) = waiting([activity("k-1")], [*proofs, output("o-9", activity="k-1", kind="foto")])
    assert sorted(each.proofs) == ["foto", "notulen"]


def test_the_newest_version_says_whether_an_activity_waits():
    first = activity("k-1", status=Status.PLANNED)
    assert waiting([activity("k-1", version=2), first])[0].activity.mark.ref.version == 2
