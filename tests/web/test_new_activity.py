"""A new activity under a minute: what is proposed, what is folded away, what may be there already, and what waits."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from cermat.indicators.rows import ActivityRow, State
from cermat.registers import clock, selectors
from tests import cast
from tests.web.conftest import Keys, SignedIn
from tests.web.test_acts import activity_fields

ADD = "/kegiatan/tambah/"
COMPULSORY = {"kind": "koordinasi", "function": "g", "description": "Koordinasi kerja bakti saluran air"}


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def opened(client: Client, address: str = ADD) -> str:
    """Return a page as it opens."""
    return client.get(address).content.decode()


def preset(page: str) -> dict[str, str]:
    """Return what a form says before anybody types, as a browser would send it."""
    texts = re.findall(r'<input type="(?:text|hidden)" name="(\w+)" value="([^"]*)"', page)
    radios = re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)"[^>]* checked', page)
    return {name: value for name, value in [*texts, *radios] if name != "csrfmiddlewaretoken"}


def sent(client: Client, fields: dict[str, object], **changes: object) -> str:
    """Return the page that answers the form."""
    return client.post(ADD, {"tindakan": "simpan", **fields, **changes}, follow=True).content.decode()


def recorded(number: str) -> ActivityRow:
    """Return the newest version of an activity by its number."""
    return next(row for row in selectors.latest(selectors.activities(cast.scope())) if row.number == number)


def test_asks_for_three_things_and_proposes_the_rest(staf: Client) -> None:
    with clock.fixed(datetime(2026, 3, 2, 17, 30, tzinfo=UTC)):
        page = opened(staf)
        fields = preset(page)
        assert fields["number"] == "001/1/2026"
        assert fields["dated"] == "3 Maret 2026"
        assert fields["unit"] == "pemerintahan"
        assert "menunggu verifikasi" in sent(staf, {**fields, **COMPULSORY})
    row = recorded("001/1/2026")
    assert (row.unit, str(row.dated), row.kind, row.function) == ("pemerintahan", "2026-03-03", "koordinasi", "g")
    at_once = page[page.index("<form method") : page.index("<summary>Tempat")]
    assert len(set(re.findall(r'name="(\w+)"[^>]* required', at_once))) == 5


def test_says_which_number_is_free_where_a_colleague_took_it(staf: Client) -> None:
    page = sent(staf, {**activity_fields(), **COMPULSORY, "number": "005/1/2023"})
    assert "sudah tercatat" in page
    assert "Nomor berikutnya yang bebas: 006/1/2023." in page


def test_records_the_proofs_that_were_ticked(staf: Client) -> None:
    fields = {**activity_fields(), **COMPULSORY, "number": "020/1/2023", "proofs": ["undangan", "foto"]}
    page = sent(staf, fields)
    assert "Undangan kegiatan 020/1/2023" in page
    key = recorded("020/1/2023").mark.ref.key
    left = {row.kind: str(row.dated) for row in selectors.outputs(cast.scope(), activities=[key])}
    assert left == {"undangan": "2023-03-14", "foto": "2023-03-14"}
    assert "Belum ada: 3 dari 5" in page
    assert "Belum ada keluaran." in page


def test_shows_what_may_be_the_same_before_saving(staf: Client, keys: Keys) -> None:
    fields: dict[str, object] = {**activity_fields(), "number": "021/1/2023", "dated": "15 Maret 2023"}
    page = sent(staf, fields)
    assert "Mungkin sudah tercatat" in page
    assert f"/baris/kegiatan/{keys.activity}/" in page
    assert "021/1/2023" not in {row.number for row in selectors.activities(cast.scope())}
    mark = re.search(r'name="serupa" value="(\w+)"', page)
    assert mark
    other = sent(staf, fields, serupa=mark.group(1), description="Fasilitasi penyusunan RKP Desa di Denok")
    assert "Mungkin sudah tercatat" in other
    assert "menunggu verifikasi" in sent(staf, fields, serupa=mark.group(1))
    assert recorded("021/1/2023").mark.state is State.SUBMITTED


def test_copies_an_activity_under_a_new_number_and_day(staf: Client, keys: Keys) -> None:
    listed = opened(staf, "/kegiatan/salin/")
    assert f"{ADD}?salin={keys.activity}" in listed
    assert f"{ADD}?salin={keys.activity}" in opened(staf, f"/baris/kegiatan/{keys.activity}/")
    with clock.fixed(datetime(2026, 3, 2, 17, 30, tzinfo=UTC)):
        page = opened(staf, f"{ADD}?salin={keys.activity}")
    fields = preset(page)
    assert (fields["number"], fields["dated"], fields["kind"]) == ("001/1/2026", "3 Maret 2026", "fasilitasi")
    assert "Fasilitasi penyusunan RKP Desa</textarea>" in page
    assert '<option value="g" selected>' in page


def test_copies_nothing_of_another_office_and_nothing_into_another_unit(signed_in: SignedIn, keys: Keys) -> None:
    page = opened(signed_in("staf.pelayanan"), f"{ADD}?salin={keys.activity}")
    assert preset(page)["unit"] == "pelayanan"
    assert keys.activity not in opened(signed_in("staf.pelayanan"), "/kegiatan/salin/")
    assert signed_in("staf.pemerintahan").get(f"{ADD}?salin=tidak-ada").status_code == 404


def test_opens_the_folded_part_where_something_is_wrong_in_it(staf: Client) -> None:
    page = sent(staf, {**activity_fields(), **COMPULSORY, "function": "di_luar_kewenangan"})
    assert re.search(r"<details[^>]* open><summary>Tempat", page)
    assert not re.search(r"<details[^>]* open><summary>Tempat", opened(staf))


def test_lists_what_waits_for_an_output_oldest_first_with_its_days(staf: Client, signed_in: SignedIn) -> None:
    for number, day in (("031/1/2023", "1 Desember 2023"), ("032/1/2023", "2 Januari 2023")):
        sent(staf, {**activity_fields(), **COMPULSORY, "number": number, "dated": day, "proofs": ["notulen"]})
    with clock.fixed(datetime(2024, 1, 5, 3, tzinfo=UTC)):
        page = opened(staf, "/kegiatan/menunggu-keluaran/")
    assert page.index("032/1/2023") < page.index("031/1/2023")
    assert "368 hari" in page
    assert "35 hari" in page
    assert "baru bukti pelaksanaan: notulen" in page
    assert "005/1/2023" not in page
    assert "2 kegiatan, terlama 368 hari" in page
    key = recorded("032/1/2023").mark.ref.key
    assert f"/kegiatan/{key}/keluaran/tambah/" in page
    assert "Catat keluaran" not in opened(signed_in("camat"), "/kegiatan/menunggu-keluaran/?tahun=2023")
    assert "Tidak ada kegiatan" in opened(staf, "/kegiatan/menunggu-keluaran/?tahun=2023&unit=pelayanan")


def test_fills_in_a_proof_from_the_checklist(staf: Client, keys: Keys) -> None:
    page = opened(staf, f"/baris/kegiatan/{keys.activity}/")
    address = f"/kegiatan/{keys.activity}/keluaran/tambah/?kind=foto"
    assert address in page
    fields = preset(opened(staf, address))
    assert (fields["title"], fields["dated"]) == ("Foto kegiatan 005/1/2023", "14 Maret 2023")
