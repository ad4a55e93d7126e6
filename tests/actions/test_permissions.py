"""Who may: every act × role, on one's own unit and village and on another's."""

from dataclasses import replace
from itertools import product

import pytest

from cermat.actions import permissions
from cermat.actions.errors import NotPermitted
from cermat.actions.permissions import FIGURES, Act, Subject
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from tests import cast

OWN_UNIT, OTHER_UNIT, GOVERNMENT = "pelayanan", "umum", "pemerintahan"
OWN_VILLAGE, OTHER_VILLAGE = "35.08.10.2006", "35.08.10.2007"
RECORDERS, CHECKERS, KEEPERS = {"staf", "kasi"}, {"kasi", "sekretaris", "camat"}, {"admin", "konsol"}
# act: who may it in his own unit and village, and who may it everywhere in the office.
TABLE = {
    Act.RECORD_ACTIVITY: (RECORDERS, {"konsol"}),
    Act.RECORD_VILLAGE_DOCUMENT: ({"operator_desa"}, {"konsol"}),
    Act.RECORD_VALUE: (set(), {"perencana"}),
    Act.RECORD_TARGET: (set(), {"perencana"}),
    Act.RECORD_SETTING: (set(), {"perencana"}),
    Act.RECEIVE: (set(), {"sekretaris"}),
    Act.DECIDE_EXEMPTION: (set(), {"kabupaten"}),
    Act.CLOSE_MONTH: (RECORDERS, set()),
    Act.VERIFY: (set(), CHECKERS),
    Act.IMPORT: (set(), {"staf", "kasi", "operator_desa", "konsol"}),
    Act.TAKE_OVER: (set(), {"konsol"}),
    Act.KEEP_IKU_PAPERS: (set(), {"perencana"}),
    Act.VERIFY_IKU_PAPER: (set(), {"sekretaris", "camat"}),
    Act.KEEP_OFFICIALS: (set(), KEEPERS),
    Act.KEEP_UNITS: (set(), KEEPERS),
    Act.KEEP_LETTERHEAD: (set(), KEEPERS | {"sekretaris"}),
    Act.KEEP_VILLAGES: (set(), KEEPERS),
    Act.KEEP_USERS: (set(), KEEPERS),
    Act.OPEN_PERSONAL_FILE: ({"staf", "operator_desa"}, CHECKERS | {"inspektorat"}),
    Act.REMOVE_FACTORS: (set(), {"sekretaris", "camat", "konsol"}),
    Act.CONFIRM_CHECKER: (set(), CHECKERS),
    Act.SEND_REMINDERS: (set(), {"konsol"}),
    Act.KEEP_OWN_REMINDERS: (set(), {role.value for role in Role} - {"konsol"}),
    Act.OPEN_OFFICE: (set(), {"konsol"}),
    Act.PREPARE_MEASUREMENT: (set(), {"perencana"}),
    Act.REVIEW_MEASUREMENT: (set(), {"kasi", "sekretaris"}),
    Act.APPROVE_MEASUREMENT: (set(), {"camat"}),
    Act.SEND_BACK_MEASUREMENT: (set(), {"kasi", "sekretaris", "camat"}),
    Act.RECORD_APPROVAL: (set(), {"kasi", "sekretaris", "perencana"}),
    Act.PUBLISH_MEASUREMENT: (set(), {"perencana", "sekretaris"}),
    Act.ISSUE_PAPER: (set(), {"perencana", "sekretaris"}),
    Act.WITHDRAW_PAPER: (set(), {"sekretaris", "camat"}),
    Act.KEEP_BUDGET: (set(), {"perencana", "konsol"}),
    Act.WRITE_ANALYSIS: (set(), {"perencana"}),
}


def person(*roles: Role, unit: str = OWN_UNIT) -> Scope:
    return Scope(
        username="orang",
        name="Orang",
        office="35.08.10",
        roles=frozenset(roles),
        units=frozenset({unit}),
        villages=frozenset({OWN_VILLAGE}),
    )


def test_the_table_names_every_act():
    assert set(TABLE) == set(Act) == set(permissions.PERMISSIONS)


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_a_role_may_what_the_table_says_in_its_own_place(act, role):
    own, everywhere = TABLE[act]
    subject = Subject(unit=OWN_UNIT, village=OWN_VILLAGE)
    assert (permissions.refusal(person(role), act, subject) is None) == (role.value in own | everywhere)


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_a_role_may_what_the_table_says_in_another_place(act, role):
    subject = Subject(unit=OTHER_UNIT, village=OTHER_VILLAGE)
    sentence = permissions.refusal(person(role), act, subject)
    assert (sentence is None) == (role.value in TABLE[act][1])
    if sentence:
        with pytest.raises(NotPermitted, match=r"\.$"):
            permissions.check_can(person(role), act, subject)


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_who_forgets_the_place_permits_those_of_the_whole_office_alone(act, role):
    assert (permissions.refusal(person(role), act) is None) == (role.value in TABLE[act][1])
    assert (permissions.refusal(person(role), act, Subject()) is None) == (role.value in TABLE[act][1])


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_a_door_opens_to_whoever_may_it_somewhere(act, role):
    own, everywhere = TABLE[act]
    assert (permissions.refusal_everywhere(person(role), act) is None) == (role.value in own | everywhere)


@pytest.mark.parametrize("role", [Role.STAF, Role.KASI])
def test_the_government_section_records_documents_of_every_village(role):
    subject = Subject(village=OTHER_VILLAGE)
    assert permissions.refusal(person(role, unit=GOVERNMENT), Act.RECORD_VILLAGE_DOCUMENT, subject) is None
    assert "Seksi Pemerintahan" in permissions.refusal(person(role), Act.RECORD_VILLAGE_DOCUMENT, subject)


@pytest.mark.parametrize("role", [Role.KASI, Role.SEKRETARIS, Role.CAMAT])
def test_nobody_verifies_what_he_wrote(role):
    sentence = permissions.refusal(person(role), Act.VERIFY, Subject(authors={"orang", "lain"}))
    assert sentence == "Anda ikut mencatat isi baris ini; pemeriksaan dilakukan oleh orang lain."
    assert permissions.refusal(person(role), Act.VERIFY, Subject(authors={"lain"})) is None


@pytest.mark.parametrize("act", sorted(FIGURES))
def test_an_admin_never_touches_figures_whatever_else_he_is(act):
    assert "Admin" in permissions.refusal(person(Role.ADMIN, Role.KASI, Role.CAMAT, Role.PERENCANA), act)


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_an_unconfirmed_checker_may_what_a_recorder_may(act, role):
    waiting = replace(person(role), unconfirmed=frozenset({role} & CHECKERS))
    subject = Subject(unit=OWN_UNIT, village=OWN_VILLAGE)
    sentence = permissions.refusal(waiting, act, subject)
    loses = role.value in CHECKERS and act not in permissions.UNCONFIRMED
    assert (sentence is None) == (not loses and permissions.refusal(person(role), act, subject) is None)
    if loses and role.value in TABLE[act][1]:
        assert sentence == (
            f"Anda belum dapat {act}: pengangkatan Anda belum disahkan; minta pemeriksa lain mengesahkannya."
        )


def test_roles_add_up():
    both = person(Role.OPERATOR_DESA, Role.STAF)
    assert permissions.refusal(both, Act.RECORD_ACTIVITY, Subject(unit=OWN_UNIT)) is None
    assert permissions.refusal(both, Act.RECORD_VILLAGE_DOCUMENT, Subject(village=OWN_VILLAGE)) is None


def test_the_refusal_names_who_may():
    assert permissions.refusal(person(Role.STAF), Act.VERIFY) == (
        "Anda tidak berwenang memeriksa baris buku; yang berwenang: Kepala Seksi/Kasubbag, Sekretaris Camat, Camat."
    )


def test_no_sentence_names_the_console_as_somebody_to_ask() -> None:
    sentences = [str(permissions.refusal(cast.scope("inspektorat"), act)) for act in Act]
    assert not any("Konsol" in sentence for sentence in sentences)
    assert sum("pengelola server, dengan perintah cermat" in sentence for sentence in sentences) == 3
