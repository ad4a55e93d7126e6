"""Accounts are invited by a link that works once, closed and reopened, each with an event; nobody gets in alone."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from cermat.actions import accounts, activities, appointments, handovers, permissions, users
from cermat.actions.accounts import DeadLink, InvitationEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, WrongState
from cermat.actions.handovers import HandoverEntry
from cermat.actions.permissions import Act
from cermat.registers import clock, ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import AccountLink, AuditEvent, Message, User
from cermat.registers.scope import Scope
from tests import cast
from tests.actions.conftest import TODAY

ADMIN, CAMAT = cast.scope("admin"), cast.scope("camat")
NEW = "kuda-lumping-di-alun-alun"
ENTRY = InvitationEntry(username="staf.baru", name="Staf Baru", role="staf", unit="umum", phone="0812 0000 0000")


def accounts_of(*usernames: str) -> None:
    """Give members of the cast accounts in the cast's office."""
    for username in usernames:
        role, unit, village = cast.PEOPLE[username]
        users.add(by=cast.console(), username=username, role=role, unit=unit, village=village)


def test_an_invited_person_sets_the_password_himself(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    assert not User.objects.get(username="staf.baru").has_usable_password()
    assert accounts.person_of(token).username == "staf.baru"
    accounts.set_password(token=token, password=NEW)
    assert User.objects.get(username="staf.baru").check_password(NEW)
    deeds = selectors.account_deeds(ADMIN, "staf.baru")
    assert [(each.deed.value, each.recorded_by) for each in deeds] == [
        ("sandi_ditetapkan", "staf.baru"),
        ("diundang", "admin"),
    ]
    assert not ledger.verify()


def test_only_the_hash_of_a_link_is_kept(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    kept = AccountLink.objects.get()
    assert token not in (kept.digest, kept.username)
    assert not AuditEvent.objects.filter(summary__contains=token).exists()


def test_a_link_works_once(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    accounts.set_password(token=token, password=NEW)
    with pytest.raises(DeadLink, match="sudah dipakai atau sudah lewat"):
        accounts.set_password(token=token, password=NEW + "2")


def test_a_link_works_three_days(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    with clock.fixed(TODAY + timedelta(days=3, seconds=-1)):
        accounts.person_of(token)
    with clock.fixed(TODAY + timedelta(days=3)), pytest.raises(DeadLink):
        accounts.person_of(token)


def test_a_new_link_kills_the_old_one(office):
    old = accounts.invite(by=ADMIN, entry=ENTRY)
    new = accounts.renew_link(by=ADMIN, username="staf.baru")
    with pytest.raises(DeadLink):
        accounts.person_of(old)
    assert accounts.person_of(new).username == "staf.baru"


def test_a_weak_password_leaves_the_link_alive(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    with pytest.raises(FaultyEntry, match="terlalu pendek"):
        accounts.set_password(token=token, password="pendek")
    accounts.set_password(token=token, password=NEW)


def test_a_closed_account_signs_in_no_more_and_its_link_is_dead(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    accounts.close(by=ADMIN, username="staf.baru", reason="mutasi")
    assert selectors.scope_of("staf.baru") is None
    with pytest.raises(DeadLink):
        accounts.person_of(token)
    with pytest.raises(WrongState, match="tidak aktif"):
        accounts.renew_link(by=ADMIN, username="staf.baru")
    accounts.reopen(by=ADMIN, username="staf.baru", reason="kembali")
    assert selectors.scope_of("staf.baru") is not None
    with pytest.raises(DeadLink):
        accounts.person_of(token)


@pytest.mark.parametrize("do", [accounts.close, accounts.reopen, accounts.remove_factors])
def test_each_deed_wants_a_reason(office, do):
    accounts_of("staf.pemerintahan")
    by = CAMAT if do is accounts.remove_factors else ADMIN
    with pytest.raises(FaultyEntry, match="Alasan belum diisi"):
        do(by=by, username="staf.pemerintahan", reason=" ")


def test_what_is_so_already_is_not_done_again(office):
    accounts.invite(by=ADMIN, entry=ENTRY)
    with pytest.raises(WrongState, match="sudah aktif"):
        accounts.reopen(by=ADMIN, username="staf.baru", reason="x")
    with pytest.raises(AlreadyThere):
        accounts.invite(by=ADMIN, entry=ENTRY)


def test_the_admin_who_makes_links_cannot_remove_a_second_factor(office):
    accounts_of("kasi.pemerintahan", "camat")
    kasi = User.objects.get(username="kasi.pemerintahan")
    Authenticator.objects.create(user=kasi, type="totp", data={"secret": "x"})
    with pytest.raises(NotPermitted, match="melepas langkah kedua"):
        accounts.remove_factors(by=ADMIN, username="kasi.pemerintahan", reason="hilang")
    with pytest.raises(NotPermitted, match="sendiri"):
        accounts.remove_factors(by=CAMAT, username="camat", reason="hilang")
    assert Authenticator.objects.filter(user=kasi).exists()
    accounts.remove_factors(by=CAMAT, username="kasi.pemerintahan", reason="telepon hilang")
    assert not Authenticator.objects.filter(user=kasi).exists()


def test_nobody_closes_his_own_account(office):
    accounts_of("admin")
    with pytest.raises(NotPermitted, match="sendiri"):
        accounts.close(by=ADMIN, username="admin", reason="x")


def test_another_offices_account_is_not_found_and_a_shared_one_is_left_alone(neighbour):
    cast.add_people()
    for do in (accounts.close, accounts.reopen):
        with pytest.raises(NotFound):
            do(by=ADMIN, username=cast.STRANGER, reason="x")
    with pytest.raises(NotFound):
        accounts.renew_link(by=ADMIN, username=cast.STRANGER)
    users.give_role(by=ADMIN, username=cast.STRANGER, role="perencana")
    with pytest.raises(NotPermitted, match="kantor lain"):
        accounts.renew_link(by=ADMIN, username=cast.STRANGER)
    assert accounts.renew_link(by=cast.console(), username=cast.STRANGER)


@pytest.mark.parametrize("username", ["staf.pemerintahan", "kasi.pemerintahan", "sekretaris", "camat", "inspektorat"])
def test_only_the_admin_invites(office, username):
    with pytest.raises(NotPermitted):
        accounts.invite(by=cast.scope(username), entry=ENTRY)
    assert not User.objects.filter(username="staf.baru").exists()


def test_whoever_holds_no_role_any_more_asks_for_a_link_in_vain_and_his_old_one_is_dead(office):
    token = accounts.invite(by=ADMIN, entry=ENTRY)
    user = User.objects.get(username="staf.baru")
    assert accounts.requested_link(user) is not None
    token = accounts.renew_link(by=ADMIN, username="staf.baru")
    users.end_role(by=ADMIN, key="staf.baru:staf:umum", version=1, last_day=TODAY.date(), reason="mutasi")
    with clock.fixed(TODAY + timedelta(days=1)):
        assert accounts.requested_link(user) is None
        with pytest.raises(DeadLink):
            accounts.set_password(token=token, password=NEW)
    assert not User.objects.get(username="staf.baru").has_usable_password()


KASI = InvitationEntry(username="kasi.gaib", name="Kasi Gaib", role="kasi", unit="umum")


def invented() -> Scope:
    accounts.set_password(token=accounts.invite(by=ADMIN, entry=KASI), password=NEW)
    found = selectors.scope_of("kasi.gaib")
    assert found is not None
    return found


def test_a_checker_an_admin_made_checks_only_after_another_checker_confirmed(office):
    accounts_of("staf.pelayanan", "kasi.pelayanan", "camat", "admin")
    key = activities.add(by=cast.scope("staf.pelayanan"), entry=cast.activity("dibuat sendiri", unit="pelayanan"))
    with pytest.raises(NotPermitted, match="belum disahkan"):
        activities.verify(by=invented(), key=key, version=1)
    assert "kasi.gaib" not in {each.username for each in selectors.turns(CAMAT).holders}
    with pytest.raises(NotPermitted):
        accounts.confirm(by=ADMIN, username="kasi.gaib", reason="saya yang mengangkat")
    with pytest.raises(NotPermitted):
        accounts.confirm(by=selectors.scope_of("kasi.gaib"), username="kasi.gaib", reason="ini saya")
    accounts.confirm(by=CAMAT, username="kasi.gaib", reason="SK 800/1/2026")
    with pytest.raises(WrongState, match="tidak menunggu pengesahan"):
        accounts.confirm(by=CAMAT, username="kasi.gaib", reason="dua kali")
    activities.verify(by=selectors.scope_of("kasi.gaib"), key=key, version=1)
    assert not ledger.verify()


def test_every_other_checker_is_told_of_a_new_one(office):
    accounts_of("staf.pelayanan", "kasi.pelayanan", "camat", "admin")
    invented()
    assert set(Message.objects.values_list("recipient", flat=True)) == {"kasi.pelayanan", "camat"}
    words = "kasi.gaib diangkat sebagai Kepala Sub Bagian Umum dan Kepegawaian oleh admin pada"
    assert words in Message.objects.first().body
    assert [(each.username, each.is_confirmed) for each in selectors.new_checkers(CAMAT)] == [("kasi.gaib", False)]


def test_an_office_without_another_checker_does_not_deadlock(office):
    accounts_of("staf.pelayanan", "admin")
    assert not invented().unconfirmed
    assert set(Message.objects.values_list("recipient", flat=True)) == {"staf.pelayanan"}
    users.give_role(by=ADMIN, username="staf.pelayanan", role="camat")
    assert set(selectors.waiting_posts(ADMIN, today=TODAY.date())) == {"staf.pelayanan:camat"}


def test_closing_the_other_checkers_account_opens_no_way_round(office):
    accounts_of("camat", "admin")
    accounts.close(by=ADMIN, username="camat", reason="supaya tidak mengganggu")
    assert invented().unconfirmed
    users.end_role(by=ADMIN, key="camat:camat", version=1, last_day=TODAY.date() - timedelta(days=1), reason="mutasi")
    assert not selectors.scope_of("kasi.gaib").unconfirmed


def test_a_further_post_waits_alone_and_another_checker_confirms_it(office):
    """The Camat is ill: whom the Admin makes Plh. checks on as Kepala Seksi meanwhile."""
    accounts_of("kasi.pelayanan", "kasi.pemerintahan", "camat", "admin")
    users.give_role(by=ADMIN, username="kasi.pelayanan", role="camat", acting="Plh.")
    heir = selectors.scope_of("kasi.pelayanan")
    assert heir.unconfirmed == {"camat"}
    assert permissions.refusal(heir, Act.VERIFY) is None
    assert "belum disahkan" in permissions.refusal(heir, Act.APPROVE_MEASUREMENT)
    assert {each.role for each in selectors.turns(CAMAT).holders if each.username == "kasi.pelayanan"} == {"kasi"}
    assert set(Message.objects.values_list("recipient", flat=True)) == {"camat", "kasi.pemerintahan"}
    with pytest.raises(NotPermitted, match="pengangkatan Anda sendiri"):
        accounts.confirm(by=heir, username="kasi.pelayanan", reason="saya sendiri")
    accounts.confirm(by=cast.scope("kasi.pemerintahan"), username="kasi.pelayanan", reason="SP 800/2/2026")
    assert not selectors.scope_of("kasi.pelayanan").unconfirmed


def test_making_the_others_admins_opens_no_way_round_and_is_announced(office):
    accounts_of("camat", "kasi.pelayanan", "admin")
    for username in ("camat", "kasi.pelayanan"):
        users.give_role(by=ADMIN, username=username, role="admin", valid_to=TODAY.date())
    told = Message.objects.filter(subject=appointments.OF_ADMIN).values_list("recipient", "body")
    assert sorted(each for each, _ in told) == ["camat", "camat", "kasi.pelayanan", "kasi.pelayanan"]
    assert invented().unconfirmed == {"kasi"}


def test_giving_every_checker_a_further_post_opens_no_way_round(office):
    accounts_of("camat", "kasi.pelayanan", "admin")
    users.give_role(by=ADMIN, username="camat", role="sekretaris")
    users.give_role(by=ADMIN, username="kasi.pelayanan", role="sekretaris")
    assert invented().unconfirmed == {"kasi"}
    assert permissions.refusal(selectors.scope_of("camat"), Act.CONFIRM_CHECKER) is None


def test_a_post_taken_over_that_goes_on_as_it_was_does_not_wait(office):
    """Else the Admin could put a checker out by handing him what he holds."""
    accounts_of("camat", "kasi.pelayanan", "admin")
    users.add(by=cast.console(), username="boneka", role="camat")
    entry = HandoverEntry(predecessor="boneka", successor="camat", first_day=TODAY.date(), paper="SK 1")
    handovers.hand_over(by=ADMIN, entry=entry)
    assert not selectors.scope_of("camat").unconfirmed
