"""The terms of a role stand side by side: giving a later one takes nothing from the one that runs."""

from datetime import date, timedelta

import pytest

from cermat.actions import accounts, users
from cermat.actions.errors import AlreadyThere, FaultyEntry
from cermat.registers import clock, ledger, selectors
from cermat.registers.models import RoleAssignment
from tests import cast
from tests.actions.conftest import TODAY

ADMIN = cast.scope("admin")
FIRST, LAST = date(2026, 11, 15), date(2026, 11, 30)


@pytest.fixture
def plh(office: str) -> str:
    """Return the key of a Plh. Camat's term that runs."""
    users.add(by=cast.console(), username="orang", role="sekretaris")
    return given(FIRST, LAST)


def given(first: date | None, last: date | None, *, acting: str | None = "Plh.") -> str:
    """Give the post of Camat for some days and return the term's key."""
    return users.give_role(by=ADMIN, username="orang", role="camat", acting=acting, valid_from=first, valid_to=last)


def spans() -> set[tuple[date | None, date | None]]:
    return {(each.valid_from, each.valid_to) for each in selectors.assignments(ADMIN) if each.role == "camat"}


def roles_on(day: date) -> set[str]:
    with clock.fixed(TODAY + timedelta(days=(day - TODAY.date()).days)):
        return {role.value for role in selectors.scope_of("orang").roles}


def test_a_later_term_stands_beside_the_one_that_runs(plh):
    later = given(date(2026, 12, 1), date(2026, 12, 15))
    assert (plh, later) == ("orang:camat", "orang:camat~2")
    assert spans() == {(FIRST, LAST), (date(2026, 12, 1), date(2026, 12, 15))}
    days = (FIRST, LAST, date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 16))
    assert ["camat" in roles_on(day) for day in days] == [True, True, True, True, False]
    assert given(date(2027, 1, 4), None) == "orang:camat~3"
    assert not ledger.verify()


def test_staff_until_the_end_of_the_year_goes_on_in_the_next(office):
    users.add(by=cast.console(), username="orang", role="perencana")
    for first, last in ((None, date(2026, 12, 31)), (date(2027, 1, 1), None)):
        users.give_role(by=ADMIN, username="orang", role="staf", unit="umum", valid_from=first, valid_to=last)
    assert all("staf" in roles_on(date(*day)) for day in ((2026, 11, 20), (2026, 12, 31), (2027, 1, 1)))


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        (date(2026, 11, 28), date(2026, 12, 15), "valid_from", "isi Mulai 1 Desember 2026 atau sesudahnya"),
        (LAST, None, "valid_from", "sebagai Plh. sejak 15 November 2026 sampai 30 November 2026"),
        (date(2026, 11, 1), FIRST, "valid_to", "isi Sampai dengan 14 November 2026 atau sebelumnya"),
    ],
)
def test_refuses_days_of_another_term_and_names_it(plh, first, last, field, words):
    with pytest.raises(FaultyEntry, match=words) as refused:
        given(first, last)
    assert [each.field for each in refused.value.problems] == [field]
    assert spans() == {(FIRST, LAST)}


def test_refuses_what_is_held_so_already(plh):
    for first, last in ((FIRST, LAST), (date(2026, 11, 20), date(2026, 11, 25))):
        with pytest.raises(AlreadyThere, match="sejak 15 November 2026 sampai 30 November 2026; tidak perlu"):
            given(first, last)
    assert RoleAssignment.objects.filter(role="camat").count() == 1


def test_an_open_term_is_ended_before_it_is_held_otherwise(office):
    users.add(by=cast.console(), username="orang", role="sekretaris")
    key = given(FIRST, None, acting="Plt.")
    with pytest.raises(FaultyEntry, match=r"sebagai Plt\. sejak 15 November 2026; akhiri dahulu masa itu"):
        given(date(2026, 12, 1), None, acting=None)
    users.end_role(by=ADMIN, key=key, version=1, last_day=LAST, reason="pelantikan")
    assert given(date(2026, 12, 1), None, acting=None) == "orang:camat~2"


def test_a_term_that_covers_one_whole_takes_its_place(plh):
    """A day mistyped, or a letter that sets the whole term anew."""
    assert given(FIRST, date(2026, 12, 15)) == plh
    assert spans() == {(FIRST, date(2026, 12, 15))}


def test_what_covers_several_terms_is_refused_with_one_remedy_that_helps(plh):
    later = given(date(2026, 12, 20), date(2026, 12, 24))
    with pytest.raises(FaultyEntry, match="isi Mulai 1 Desember 2026") as refused:
        given(FIRST, None, acting=None)
    assert len(refused.value.problems) == 1
    assert given(date(2026, 12, 1), None, acting=None) == later
    assert spans() == {(FIRST, LAST), (date(2026, 12, 1), None)}


def test_the_running_term_checks_on_while_the_later_one_waits(office):
    for username in ("camat", "admin", "kasi.pelayanan"):
        role, unit, _ = cast.PEOPLE[username]
        users.add(by=cast.console(), username=username, role=role, unit=unit)
    users.add(by=cast.console(), username="orang", role="perencana")
    given(FIRST, LAST)
    accounts.confirm(by=cast.scope("camat"), username="orang", reason="SP 800/3/2026")
    later = given(date(2026, 12, 1), date(2026, 12, 15))
    assert not selectors.scope_of("orang").unconfirmed
    assert set(selectors.waiting_posts(ADMIN, today=TODAY.date())) == {later}
    accounts.confirm(by=cast.scope("camat"), username="orang", reason="SP 800/4/2026")
    assert not selectors.waiting_posts(ADMIN, today=TODAY.date())


def test_the_same_days_held_otherwise_are_announced_and_wait(office):
    users.add(by=cast.console(), username="camat", role="camat")
    users.add(by=cast.console(), username="orang", role="perencana")
    key = given(FIRST, None, acting="Plt.")
    accounts.confirm(by=cast.scope("camat"), username="orang", reason="SP 800/3/2026")
    assert given(FIRST, None, acting=None) == key
    assert set(selectors.waiting_posts(ADMIN, today=TODAY.date())) == {key}
