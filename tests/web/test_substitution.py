"""Whose turn it is: in the inbox, in the sentence of a barred button, and on the row for good."""

from datetime import date

from cermat.actions import activities, users
from cermat.actions import evidence as evidence_acts
from cermat.actions.entries import EvidenceEntry
from cermat.registers import selectors
from cermat.registers.selectors.inbox import Why
from tests import cast
from tests.web.conftest import Keys, SignedIn
from tests.web.test_acts import act, fact

IN_PLACE = ">Sebagai pengganti</span>"


def of_the_kasi() -> str:
    """Record an activity as the Kepala Seksi himself."""
    return activities.add(by=cast.scope("kasi.pemerintahan"), entry=cast.activity("dicatat sendiri"))


def whys(username: str) -> dict[str, Why]:
    """Return why each row waits for a person, by the row's key."""
    return {each.ref.key: each.why for each in selectors.inbox(cast.scope(username))}


def test_the_inbox_asks_the_head_of_the_unit_first(keys: Keys) -> None:
    assert whys("kasi.pemerintahan")[keys.waiting] is Why.CHECK
    assert {whys(each)[keys.waiting] for each in ("kasi.pelayanan", "sekretaris", "camat")} == {Why.SUBSTITUTE}
    assert selectors.waiting_count(cast.scope("camat")) == 0


def test_evidence_and_outputs_go_where_their_activity_goes(keys: Keys) -> None:
    output = cast.recorded_output(keys.activity, title="Rekomendasi", kind="rekomendasi")
    entry = EvidenceEntry(book="output", key=output, title="Salinan", location="Lemari 3")
    proof = evidence_acts.add(by=cast.scope(), entry=entry)
    assert {whys("kasi.pemerintahan")[each] for each in (output, proof)} == {Why.CHECK}
    assert {whys("kasi.pelayanan")[each] for each in (output, proof)} == {Why.SUBSTITUTE}


def test_what_the_head_recorded_goes_to_another_head(keys: Keys) -> None:
    key = of_the_kasi()
    assert key not in whys("kasi.pemerintahan")
    assert whys("kasi.pelayanan")[key] is Why.CHECK
    assert whys("sekretaris")[key] is Why.SUBSTITUTE


def test_says_what_a_substitute_may_check_after_what_is_his_own(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("sekretaris").get("/menunggu/").content.decode()
    assert IN_PLACE in page
    assert "baris</span></a>" not in page.split("</nav>")[0], "the menu counts only whose turn it is"


def test_the_barred_button_says_whose_turn_it_is(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("kasi.pemerintahan").get(f"/baris/kegiatan/{of_the_kasi()}/").content.decode()
    assert "Anda ikut mencatat isi baris ini" in page
    assert "oleh orang lain: Kepala Seksi Pelayanan Umum (kasi.pelayanan)." in page


def test_a_substitute_verifies_and_the_row_says_in_whose_place(keys: Keys, signed_in: SignedIn) -> None:
    key = of_the_kasi()
    status, page = act(signed_in("sekretaris"), "kegiatan", key, "verifikasi", version="1")
    assert status == 200
    assert fact(page, "Diverifikasi oleh").startswith(
        "Sekretaris Camat, pengganti Kepala Seksi Pemerintahan (sekretaris), "
    )
    assert selectors.activity_versions(cast.scope(), key)[-1].mark.verified_as == (
        "Sekretaris Camat, pengganti Kepala Seksi Pemerintahan"
    )


def test_a_plt_camat_verifies_as_such_and_only_while_it_lasts(keys: Keys) -> None:
    users.give_role(by=cast.console(), username="perencana", role="camat", acting="Plt.", valid_from=date(2020, 1, 1))
    planner = selectors.scope_of("perencana")
    assert planner is not None
    activities.verify(by=planner, key=of_the_kasi(), version=1)
    verified = [row.mark.verified_as for row in selectors.activities(cast.scope()) if row.number == "dicatat sendiri"]
    assert verified[-1] == "Plt. Camat, pengganti Kepala Seksi Pemerintahan"
    users.end_role(
        by=cast.console(),
        key="perencana:camat",
        version=1,
        last_day=date(2020, 2, 1),
        reason="Camat definitif dilantik",
    )
    again = selectors.scope_of("perencana")
    assert again is not None
    assert "camat" not in again.roles
