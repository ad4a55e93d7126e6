"""The five first steps: each says what is left and who does it, and all are gone once they are taken."""

import re
from datetime import date

from django.test import Client

from cermat.actions import officials, users, village_documents
from cermat.actions.officials import OfficialEntry
from tests import cast
from tests.web.conftest import Keys, SignedIn


def steps_seen(client: Client) -> list[str]:
    """Return the tag of each step on the first page."""
    page = client.get("/").content.decode()
    return re.findall(r"<span class=\"tag \w+\">(selesai|belum)</span>", page)


def test_an_empty_office_is_told_its_five_steps(signed_in: SignedIn) -> None:
    stranger = signed_in(cast.STRANGER)
    page = stranger.get("/").content.decode()
    assert "5 langkah pertama" in page
    assert steps_seen(stranger) == ["belum"] * 5
    assert '<a href="/kegiatan/tambah/">Catat kegiatan pertama</a>' in page
    assert "<strong>Undang orang kantor</strong>" in page
    assert "Dilakukan oleh Admin." in page


def test_a_step_that_was_taken_says_so(signed_in: SignedIn) -> None:
    staf, console = cast.stranger(), cast.console(cast.OTHER_OFFICE)
    entry = cast.document(village="35.08.09.2001")
    village_documents.add(by=staf, entry=entry)
    users.add(by=console, username="kasi.tetangga", role="kasi", unit="pemerintahan")
    assert steps_seen(signed_in(cast.STRANGER)) == ["selesai", "belum", "belum", "selesai", "belum"]


def test_one_person_alone_cannot_record_and_verify(signed_in: SignedIn) -> None:
    console = cast.console(cast.OTHER_OFFICE)
    users.give_role(by=console, username=cast.STRANGER, role="kasi", unit="pemerintahan")
    assert steps_seen(signed_in(cast.STRANGER))[0] == "belum"


def test_the_steps_are_gone_once_all_are_taken(keys: Keys, signed_in: SignedIn) -> None:
    assert steps_seen(signed_in("camat")) == ["selesai", "belum", "selesai", "selesai", "selesai"]
    entry = OfficialEntry(position="camat", name="Camat (uji)", valid_from=date(2020, 1, 1))
    officials.add(by=cast.console(), entry=entry)
    assert "5 langkah pertama" not in signed_in("camat").get("/").content.decode()
