"""Serah terima: roles, inbox, drafts and returned rows pass to a successor; authors stay authors."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cermat.actions import accounts, activities, handovers, users
from cermat.actions.errors import FaultyEntry, NotPermitted, StaleEdit
from cermat.actions.handovers import HandoverEntry
from cermat.registers import clock, selectors
from cermat.registers.models import AuditEvent, RoleAssignment
from cermat.registers.scope import Scope
from cermat.registers.selectors.inbox import Why
from tests import cast

BEFORE, AFTER = datetime(2026, 6, 1, 3, 0, tzinfo=UTC), datetime(2026, 7, 1, 3, 0, tzinfo=UTC)
ENTRY = HandoverEntry(
    predecessor="staf.pemerintahan", successor="staf.baru", first_day=date(2026, 7, 1), paper="SK 800/12/2026"
)
ADMIN = cast.scope("admin")


@pytest.fixture
def filled(office: None) -> None:
    with clock.fixed(BEFORE):
        cast.add_people_of_the_office()
        users.add(by=cast.console(), username="staf.baru", role="staf", unit="umum")


def now(username: str) -> Scope:
    found = selectors.scope_of(username)
    assert found is not None
    return found


def test_roles_end_and_begin_on_the_day_and_one_event_says_so(filled: None) -> None:
    with clock.fixed(BEFORE):
        before = AuditEvent.objects.count()
        assert handovers.hand_over(by=ADMIN, entry=ENTRY) == ("staf.baru:staf:pemerintahan",)
        assert AuditEvent.objects.count() == before + 1
        event = selectors.events(ADMIN, limit=1)[0]
        assert "staf.pemerintahan kepada staf.baru mulai 1 Juli 2026" in event.summary
        assert now("staf.pemerintahan").units == {"pemerintahan"}
        assert now("staf.baru").units == {"umum"}
    with clock.fixed(AFTER):
        assert selectors.scope_of("staf.pemerintahan") is None
        assert now("staf.baru").units == {"umum", "pemerintahan"}


def test_unfinished_rows_pass_and_keep_their_author(filled: None) -> None:
    with clock.fixed(BEFORE):
        draft = activities.add(by=now("staf.pemerintahan"), entry=cast.activity("draf"), submitted=False)
        returned = activities.add(by=now("staf.pemerintahan"), entry=cast.activity("kembali"))
        activities.send_back(by=now("kasi.pemerintahan"), key=returned, version=1, remark="lengkapi")
        handovers.hand_over(by=ADMIN, entry=ENTRY)
        assert selectors.inbox(now("staf.baru")) == (), "not before the day"
    with clock.fixed(AFTER):
        heir = now("staf.baru")
        assert {each.ref.key: each.why for each in selectors.inbox(heir)} == {
            draft: Why.SUBMIT,
            returned: Why.REPAIR,
        }
        activities.submit(by=heir, key=draft, version=1)
        activities.submit(by=heir, key=returned, version=2)
        authors = {row.mark.recorded_by for row in selectors.activities(heir)}
        assert authors == {"staf.pemerintahan"}


def test_a_successor_checks_what_his_predecessor_wrote_but_never_what_he_wrote_himself(filled: None) -> None:
    with clock.fixed(BEFORE):
        key = activities.add(by=now("kasi.pemerintahan"), entry=cast.activity("oleh kasi"))
        own = activities.add(by=now("staf.pemerintahan"), entry=cast.activity("oleh staf"))
        to_staf = replace(ENTRY, predecessor="kasi.pemerintahan", successor="staf.pemerintahan", acting="Plt.")
        handovers.hand_over(by=ADMIN, entry=to_staf)
        accounts.confirm(by=now("kasi.pelayanan"), username="staf.pemerintahan", reason="SK 800/12/2026")
    with clock.fixed(AFTER):
        heir = now("staf.pemerintahan")
        activities.verify(by=heir, key=key, version=1)
        assert selectors.activity_versions(heir, key)[-1].mark.verified_as == "Plt. Kepala Seksi Pemerintahan"
        with pytest.raises(NotPermitted, match=r"oleh orang lain: Kepala Seksi Pelayanan Umum \(kasi.pelayanan\)"):
            activities.verify(by=heir, key=own, version=1)


def test_a_second_handover_passes_on_what_the_first_had_passed(filled: None) -> None:
    with clock.fixed(BEFORE):
        draft = activities.add(by=now("staf.pemerintahan"), entry=cast.activity("draf"), submitted=False)
        handovers.hand_over(by=ADMIN, entry=ENTRY)
        again = replace(ENTRY, predecessor="staf.baru", successor="perencana", first_day=date(2026, 8, 1))
        handovers.hand_over(by=ADMIN, entry=again)
    with clock.fixed(datetime(2026, 8, 1, 3, 0, tzinfo=UTC)):
        assert selectors.predecessors(now("perencana")) == {"staf.baru", "staf.pemerintahan"}
        assert [each.ref.key for each in selectors.inbox(now("perencana"))] == [draft]


def test_a_role_the_successor_holds_already_goes_on_as_it_is(filled: None) -> None:
    with clock.fixed(BEFORE):
        users.give_role(by=ADMIN, username="staf.baru", role="staf", unit="pemerintahan", valid_from=date(2026, 5, 1))
        (key,) = handovers.hand_over(by=ADMIN, entry=ENTRY)
    row = RoleAssignment.objects.filter(key=key).order_by("-version")[0]
    assert (row.valid_from, row.valid_to, row.succeeds) == (date(2026, 5, 1), None, "staf.pemerintahan")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"successor": "staf.pemerintahan"}, "orang yang sama"),
        ({"successor": "siapa"}, "belum menjadi pengguna aktif"),
        ({"predecessor": "siapa"}, "tidak memegang peran apa pun pada 1 Juli 2026"),
        ({"paper": " "}, "Dasar serah terima belum diisi"),
        ({"acting": "Pj."}, "isi Plt. atau Plh."),
    ],
)
def test_refuses_what_cannot_pass(filled: None, changes: dict[str, str], words: str) -> None:
    with clock.fixed(BEFORE), pytest.raises(FaultyEntry, match=words):
        handovers.hand_over(by=ADMIN, entry=replace(ENTRY, **changes))  # type: ignore[arg-type]


def test_refuses_a_role_that_only_begins_on_the_day(filled: None) -> None:
    with clock.fixed(BEFORE):
        users.give_role(by=ADMIN, username="camat", role="kasi", unit="umum", valid_from=date(2026, 7, 1))
        with pytest.raises(FaultyEntry, match="baru mulai 1 Juli 2026; pilih hari sesudahnya"):
            handovers.hand_over(by=ADMIN, entry=replace(ENTRY, predecessor="camat"))


def test_refuses_when_a_role_changes_at_the_same_moment(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.fixed(BEFORE):
        answers = iter([(), selectors.assignments(ADMIN)])
        monkeypatch.setattr(handovers, "passing", lambda **_: next(answers))
        with pytest.raises(StaleEdit, match="baru saja berubah"):
            handovers.hand_over(by=ADMIN, entry=ENTRY)


@pytest.mark.parametrize("username", ["camat", "sekretaris", "kasi.pemerintahan", "perencana"])
def test_only_the_admin_records_a_handover(filled: None, username: str) -> None:
    with clock.fixed(BEFORE), pytest.raises(NotPermitted):
        handovers.hand_over(by=cast.scope(username), entry=ENTRY)


def terms_of(username: str) -> set[tuple[str | None, date | None, date | None]]:
    """Return as what, from when and to when somebody is head of the Seksi Pemerintahan."""
    return {
        (each.acting, each.valid_from, each.valid_to)
        for each in selectors.assignments(ADMIN)
        if (each.username, each.role, each.unit) == (username, "kasi", "pemerintahan")
    }


OF_KASI = replace(ENTRY, predecessor="kasi.pemerintahan")


def give_plh(first: date, last: date | None, *, acting: str = "Plh.", username: str = "staf.baru") -> str:
    days = {"valid_from": first, "valid_to": last}
    return users.give_role(by=ADMIN, username=username, role="kasi", unit="pemerintahan", acting=acting, **days)


@pytest.mark.parametrize("acting", [None, "Plt.", "Plh."])
def test_who_is_plh_of_the_post_holds_it_from_the_day_on_as_the_paper_says(filled: None, acting: str | None) -> None:
    with clock.fixed(BEFORE):
        give_plh(date(2026, 6, 20), date(2026, 7, 3))
        (key,) = handovers.hand_over(by=ADMIN, entry=replace(OF_KASI, acting=acting))
        accounts.confirm(by=now("kasi.pelayanan"), username="staf.baru", reason="SK 800/12/2026")
    assert key == "staf.baru:kasi:pemerintahan~2"
    cut = ("Plh.", date(2026, 6, 20), date(2026, 6, 30))
    assert terms_of("staf.baru") == {cut, (acting, date(2026, 7, 1), None)}
    assert terms_of("kasi.pemerintahan") == {(None, None, date(2026, 6, 30))}
    for day in (AFTER, datetime(2026, 7, 4, 3, 0, tzinfo=UTC)):
        with clock.fixed(day):
            heads = [each for each in selectors.turns(ADMIN).holders if each.unit == "pemerintahan"]
            assert [(each.username, each.acting) for each in heads] == [("staf.baru", acting)]


def test_an_open_plh_becomes_definitive_and_a_definitive_post_goes_on(filled: None) -> None:
    with clock.fixed(BEFORE):
        give_plh(date(2026, 6, 20), None, acting="Plt.")
        handovers.hand_over(by=ADMIN, entry=OF_KASI)
    cut = ("Plt.", date(2026, 6, 20), date(2026, 6, 30))
    assert terms_of("staf.baru") == {cut, (None, date(2026, 7, 1), None)}
    with clock.fixed(AFTER):
        give_plh(date(2026, 7, 1), None, username="kasi.pelayanan")
        back = replace(OF_KASI, predecessor="kasi.pelayanan", first_day=date(2026, 8, 1), acting="Plt.")
        assert "staf.baru:kasi:pemerintahan~2" in handovers.hand_over(by=ADMIN, entry=back)
    assert terms_of("staf.baru") == {cut, (None, date(2026, 7, 1), None)}


def test_terms_that_were_still_to_begin_are_annulled(filled: None) -> None:
    """Else the predecessor would come back, and the successor would be head twice."""
    with clock.fixed(BEFORE):
        give_plh(date(2026, 7, 1), date(2026, 7, 3))
        give_plh(date(2026, 8, 1), date(2026, 8, 3))
        users.end_role(
            by=ADMIN, key="kasi.pemerintahan:kasi:pemerintahan", version=1, last_day=date(2026, 7, 31), reason="cuti"
        )
        give_plh(date(2026, 9, 1), None, username="kasi.pemerintahan", acting="Plt.")
        handovers.hand_over(by=ADMIN, entry=OF_KASI)
    assert terms_of("staf.baru") == {(None, date(2026, 7, 1), None)}
    assert terms_of("kasi.pemerintahan") == {(None, None, date(2026, 6, 30))}
    assert {each.username for each in selectors.new_checkers(ADMIN) if each.role == "kasi"} == {"staf.baru"}
    annulled = [each for each in selectors.role_deeds(ADMIN, "staf.baru") if each.is_annulled]
    assert [each.reason for each in annulled] == ["SK 800/12/2026"] * 2
