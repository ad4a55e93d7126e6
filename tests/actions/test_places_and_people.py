"""Opening offices; units, villages, officials, papers and people."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.actions import iku_papers, offices, officials, units, users, villages
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, StaleEdit, UnknownCode
from cermat.actions.iku_papers import ForeignPaper, Outcome
from cermat.actions.officials import OfficialEntry
from cermat.registers import ledger, selectors
from cermat.registers.errors import NotFound, OfficeExists
from cermat.registers.models import AuditEvent, RoleAssignment, User
from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import lumajang_2023_text
from tests import cast

ADMIN = cast.scope("admin")
CAMAT = OfficialEntry(position="Camat", name="Nama Camat", valid_from=date(2023, 1, 2), acting="Plt.")


def test_an_office_opens_with_profile_villages_units_and_its_paper(office):
    console = cast.console()
    assert len(selectors.villages(console)) == 12
    assert len(selectors.units(console)) == 7
    assert [paper.id for paper in selectors.papers(console)] == ["iku-lumajang-2023"]
    assert AuditEvent.objects.count() == 1
    assert not ledger.verify()


def test_another_office_opens_without_a_paper(neighbour):
    assert selectors.papers(cast.console(neighbour)) == ()


def test_an_open_office_is_not_opened_twice(office):
    with pytest.raises(OfficeExists):
        cast.open_office()


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("35.08.100", "mungkin maksudnya 35.08.10 Lumajang"),
        ("35.08.99", "mungkin maksudnya 35.08.19 Klakah, 35.08.09 Tekung"),
        ("nirmala", "tulis kode kecamatannya"),
        ("", "tulis kode kecamatannya"),
    ],
)
def test_an_unknown_code_is_refused_with_near_ones_where_there_are_some(db, code, near):
    with pytest.raises(UnknownCode, match=f"“{code}” tidak dikenal; {near}"):
        offices.open(by=cast.console(code or "-"), code=code)


@pytest.mark.parametrize("code", ["99.99.99", "35.07.01"])
def test_a_kecamatan_of_areas_that_are_not_shipped_is_refused_with_those_that_are(db, code):
    with pytest.raises(UnknownCode, match=rf"{code} belum dapat dibuka: .* Kabupaten Lumajang \(35\.08\)\. Pilih"):
        offices.open(by=cast.console(code), code=code)


def test_only_the_console_opens_an_office(db):
    with pytest.raises(NotPermitted):
        offices.open(by=ADMIN, code=cast.OFFICE)


@pytest.mark.parametrize("module", [units, villages])
def test_a_place_is_added_and_changed_by_the_admin(office, module):
    code = {units: "hukum", villages: "35.08.10.2099"}[module]
    assert module.add(by=ADMIN, code=code, name="Baru") == code
    settings = {"code": code, "valid_from": None, "valid_to": date(2025, 12, 31), "reason": "dihapus"}
    assert module.change(by=ADMIN, version=1, name="Lama", **settings) == 2
    with pytest.raises(StaleEdit):
        module.change(by=ADMIN, version=1, name="Lama", **settings)
    with pytest.raises(AlreadyThere):
        module.add(by=ADMIN, code=code, name="Baru")
    with pytest.raises(NotFound):
        module.change(by=ADMIN, version=1, name="x", **{**settings, "code": "tidak-ada"})
    with pytest.raises(FaultyEntry, match="Alasan perubahan belum diisi"):
        module.change(by=ADMIN, version=2, name="x", **{**settings, "reason": " "})
    with pytest.raises(NotPermitted):
        module.add(by=cast.scope("camat"), code=code, name="Baru")
    with pytest.raises(NotPermitted):
        module.change(by=cast.scope("camat"), version=2, name="x", **settings)


def test_an_ended_unit_takes_no_later_activity(office):
    units.change(
        by=ADMIN, code="pemerintahan", version=1, name="Seksi Pemerintahan", valid_from=None,
        valid_to=date(2023, 1, 31), reason="dilebur",
    )  # fmt: skip
    with pytest.raises(FaultyEntry, match="Seksi Pemerintahan tidak ada pada 14 Maret 2023"):
        cast.recorded_activity()


@pytest.mark.parametrize("code", ["35.08.09.2001", "35.08.10", "35.08.10.9001", "35.08.10.20"])
def test_a_village_of_no_or_another_kecamatan_is_refused(office, code):
    with pytest.raises(FaultyEntry, match="Kode"):
        villages.add(by=ADMIN, code=code, name="Baru")


def test_officials_are_entered_and_changed(office):
    key = officials.add(by=ADMIN, entry=CAMAT)
    assert selectors.official_in_office(cast.console(), on=date(2023, 6, 1)).acting == "Plt."
    ended = OfficialEntry(position="Camat", name="Nama Camat", valid_from=CAMAT.valid_from, valid_to=date(2023, 5, 1))
    assert officials.change(by=ADMIN, key=key, version=1, entry=ended, reason="mutasi") == 2
    assert selectors.official_in_office(cast.console(), on=date(2023, 6, 1)) is None
    with pytest.raises(FaultyEntry, match="“Pj” tidak dikenal"):
        officials.add(
            by=ADMIN, entry=OfficialEntry(position="Camat", name="N", valid_from=date(2024, 1, 1), acting="Pj")
        )


def test_two_people_never_hold_one_post_in_full_on_one_day(office):
    first = replace(CAMAT, acting=None, name="Nama Pertama", valid_to=date(2023, 6, 30))
    second = replace(first, name="Nama Kedua", valid_from=date(2023, 6, 30), valid_to=None)
    officials.add(by=ADMIN, entry=first)
    with pytest.raises(FaultyEntry, match=r"sudah Nama Pertama .* Nama Kedua tidak dapat .* isi dahulu hari berakhir"):
        officials.add(by=ADMIN, entry=second)
    officials.add(by=ADMIN, entry=replace(second, acting="Plh."))
    key = officials.add(by=ADMIN, entry=replace(second, valid_from=date(2023, 7, 1)))
    with pytest.raises(FaultyEntry, match="sudah Nama Pertama"):
        officials.change(by=ADMIN, key=key, version=1, entry=second, reason="maju")


@pytest.mark.parametrize(("nip", "kept"), [("19800101 200501 1 001", "198001012005011001"), (" ", None)])
def test_a_nip_has_eighteen_digits_or_is_absent(office, nip, kept):
    officials.add(by=ADMIN, entry=replace(CAMAT, nip=nip))
    assert selectors.officials(cast.console())[0].nip == kept
    for wrong in ("12-34", "1" * 17, "١" * 18):
        with pytest.raises(FaultyEntry, match="18 angka"):
            officials.add(by=ADMIN, entry=replace(CAMAT, nip=wrong, valid_from=date(2024, 1, 1)))


def test_nothing_ends_before_it_begins(office):
    with pytest.raises(FaultyEntry, match="mendahului hari mulai"):
        officials.add(by=ADMIN, entry=replace(CAMAT, valid_to=date(2023, 1, 1)))
    with pytest.raises(FaultyEntry, match="mendahului hari mulai"):
        units.add(by=ADMIN, code="baru", name="Baru", valid_from=date(2023, 2, 1), valid_to=date(2023, 1, 1))


def test_a_paper_is_recorded_once_and_corrected_under_its_id(office):
    text, by = lumajang_2023_text(), cast.console()
    assert iku_papers.add(by=by, text=text, origin="a.yaml") is Outcome.UNCHANGED
    changed = text.replace("year_to: null", "year_to: 2026")
    assert iku_papers.add(by=by, text=changed, origin="a.yaml", dry_run=True) is Outcome.CORRECTED
    assert iku_papers.add(by=by, text=changed, origin="a.yaml") is Outcome.CORRECTED
    assert selectors.papers(cast.console())[0].year_to == 2026
    new = text.replace("id: iku-lumajang-2023\nkind", "id: iku-lumajang-2027\nkind")
    with pytest.raises(FaultyEntry, match=r"Kode iku-1 sudah dipakai .* pakai kode iku-3 untuk indikator baru"):
        iku_papers.add(by=by, text=new, origin="b.yaml")
    assert len(selectors.papers(by)) == 1
    codes = ("ipp", "iku-1", "iku-2")
    assert iku_papers.add(by=by, text=new, origin="b.yaml", continuing=codes) is Outcome.SAVED
    again = new.replace("year_to: null", "year_to: 2026")
    assert iku_papers.add(by=by, text=again, origin="b.yaml") is Outcome.CORRECTED
    other = text.replace("id: iku-lumajang-2023\nkind", "id: iku-lumajang-2028\nkind")
    with pytest.raises(FaultyEntry, match="Kode iku-9 belum pernah dipakai"):
        iku_papers.add(by=by, text=other, origin="c.yaml", continuing=(*codes, "iku-9"))


def test_a_paper_of_another_office_or_with_a_typo_is_refused(neighbour):
    with pytest.raises(ForeignPaper, match=r"milik kantor 35\.08\.10, bukan 35\.08\.09"):
        iku_papers.add(by=cast.console(neighbour), text=lumajang_2023_text(), origin="a.yaml")
    with pytest.raises(FaultyRuleFile, match=r"a\.yaml"):
        iku_papers.add(by=cast.console(), text=lumajang_2023_text().replace("office:", "ofice:"), origin="a.yaml")


def test_a_user_gets_a_password_once_and_a_role(office):
    password = users.add(by=cast.console(), username="staf.baru", role="staf", unit="umum", position="Staf")
    account = User.objects.get(username="staf.baru")
    assert len(password) >= 16
    assert account.check_password(password)
    assert selectors.scope_of("staf.baru").units == {"umum"}
    with pytest.raises(AlreadyThere, match=r"staf\.baru sudah ada"):
        users.add(by=cast.console(), username="staf.baru", role="camat")
    assert not ledger.verify()


@pytest.mark.parametrize(
    ("settings", "field", "words"),
    [
        ({"username": "Nama Besar"}, "username", "tulis huruf kecil"),
        ({"role": "bupati"}, "role", "yang diterima: staf, operator_desa"),
        ({"role": "konsol"}, "role", "“konsol” tidak dikenal"),
        ({"role": "staf"}, "unit", "Unit belum diisi; yang diterima"),
        ({"role": "operator_desa"}, "village", "tidak dikenal"),
        ({"role": "camat", "village": cast.DENOK}, "village", "tidak terikat pada desa"),
    ],
)
def test_a_faulty_user_is_refused_by_field(office, settings, field, words):
    with pytest.raises(FaultyEntry) as refused:
        users.add(by=cast.console(), **{"username": "orang", "role": "camat", **settings})
    assert words in {problem.field: problem.sentence for problem in refused.value.problems}[field]
    assert not User.objects.exists()


def test_roles_are_given_ended_and_given_again(office):
    users.add(by=ADMIN, username="orang", role="staf", unit="umum")
    key = users.give_role(by=ADMIN, username="orang", role="kasi", unit="umum")
    with pytest.raises(AlreadyThere):
        users.give_role(by=ADMIN, username="orang", role="kasi", unit="umum")
    assert users.end_role(by=ADMIN, key=key, version=1, last_day=date(2026, 11, 19), reason="mutasi") == 2
    assert {role.value for role in selectors.scope_of("orang").roles} == {"staf"}
    assert users.give_role(by=ADMIN, username="orang", role="kasi", unit="umum") == key
    assert RoleAssignment.objects.filter(key=key).count() == 3
    with pytest.raises(NotFound):
        users.give_role(by=ADMIN, username="siapa", role="camat")
    with pytest.raises(NotFound):
        users.end_role(by=ADMIN, key="siapa:camat", version=1, last_day=date(2026, 1, 1), reason="x")


@pytest.mark.parametrize("ends", [date(2026, 11, 18), date(2027, 1, 31)])
def test_to_end_a_role_only_shortens_it(office, ends):
    """An ended role does not come back this way, nor does a Plh. stay longer: giving a role is announced."""
    users.add(by=ADMIN, username="orang", role="staf", unit="umum")
    days = {"valid_from": date(2026, 11, 1), "valid_to": ends}
    key = users.give_role(by=ADMIN, username="orang", role="kasi", unit="umum", acting="Plh.", **days)
    for refused, words in ((date(2099, 12, 31), "tidak dapat diperpanjang di sini"), (date(2026, 10, 1), "mendahului")):
        with pytest.raises(FaultyEntry, match=words):
            users.end_role(by=ADMIN, key=key, version=1, last_day=refused, reason="x")
    assert users.end_role(by=ADMIN, key=key, version=1, last_day=date(2026, 11, 15), reason="x") == 2


def test_a_role_that_would_end_before_it_begins_is_a_fault_at_its_field(office):
    users.add(by=ADMIN, username="orang", role="staf", unit="umum")
    days = {"valid_from": date(2026, 11, 2), "valid_to": date(2026, 11, 1)}
    with pytest.raises(FaultyEntry) as refused:
        users.give_role(by=ADMIN, username="orang", role="perencana", **days)
    assert [each.field for each in refused.value.problems] == ["valid_to"]


@pytest.mark.parametrize("username", ["camat", "perencana", "staf.pemerintahan", "kabupaten"])
def test_people_are_kept_by_the_admin_alone(office, username):
    by = cast.scope(username)
    with pytest.raises(NotPermitted):
        users.add(by=by, username="orang", role="camat")
    with pytest.raises(NotPermitted):
        users.give_role(by=by, username="orang", role="camat")
    with pytest.raises(NotPermitted):
        officials.add(by=by, entry=CAMAT)


@pytest.mark.parametrize(
    ("role", "acting", "words"),
    [
        ("camat", "Pj.", "isi Plt. atau Plh."),
        ("perencana", "Plt.", "hanya jabatan Kepala Seksi, Sekretaris, dan Camat"),
    ],
)
def test_only_a_post_is_held_as_plt_or_plh(office, role, acting, words):
    users.add(by=ADMIN, username="orang", role="sekretaris")
    with pytest.raises(FaultyEntry, match=words):
        users.give_role(by=ADMIN, username="orang", role=role, acting=acting)
