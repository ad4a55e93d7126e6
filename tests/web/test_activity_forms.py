"""The forms for an activity, its outputs, evidence, and the closing of a month."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from cermat.actions import activities
from cermat.indicators.rows import ActivityRow, State, Status
from cermat.registers import clock, selectors
from cermat.web import once
from tests import cast
from tests.web.conftest import Keys, SignedIn
from tests.web.test_acts import activity_fields

ADD = "/kegiatan/tambah/"
UNLIKE = {"description": "Koordinasi kerja bakti saluran air"}


@pytest.fixture
def staf(signed_in: SignedIn) -> Client:
    return signed_in("staf.pemerintahan")


def sent(client: Client, address: str, fields: dict[str, str]) -> tuple[int, str]:
    """Return the status and the page that answers a form."""
    response = client.post(address, {"tindakan": "simpan", **fields}, follow=True)
    return response.status_code, response.content.decode()


def numbered(number: str) -> list[ActivityRow]:
    """Return every version of the activities of this number."""
    return [row for row in selectors.activities(cast.scope()) if row.number == number]


def test_records_an_activity_with_its_first_output(staf: Client) -> None:
    fields = {
        **activity_fields(),
        **UNLIKE,
        "number": "010/PEM/2023",
        "output-kind": "berita_acara",
        "output-title": "BA 10",
        "output-dated": "20/3/2023",
    }
    _, page = sent(staf, ADD, fields)
    assert "Kegiatan 010/PEM/2023" in page
    assert "BA 10" in page


def test_records_an_activity_without_an_output(staf: Client) -> None:
    _, page = sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "011/PEM/2023"})
    assert "Belum ada keluaran" in page


def test_an_invisible_sign_makes_no_second_number_and_no_description(staf: Client) -> None:
    sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "013/PEM/2023"})
    status, page = sent(staf, ADD, {**activity_fields(), "description": "\u200b", "number": "013/PEM/2023\u200b"})
    assert (status, len(numbered("013/PEM/2023"))) == (422, 1)
    assert "Uraian belum diisi" in page
    sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "013/PEM/2023\u200b", "serupa": "1"})
    assert [row.number for row in selectors.activities(cast.scope()) if "013" in row.number] == ["013/PEM/2023"]


def test_saves_nothing_where_the_first_output_is_wrong(staf: Client) -> None:
    fields = {
        **activity_fields(),
        **UNLIKE,
        "number": "012/PEM/2023",
        "output-kind": "berita_acara",
        "output-title": "BA 12",
        "output-dated": "1/3/2023",
    }
    status, page = sent(staf, ADD, fields)
    assert status == 422
    assert '<a href="#id_output-dated">' in page
    assert "sebelum kegiatannya" in page
    assert not numbered("012/PEM/2023")


def test_saves_nothing_where_a_proof_that_was_ticked_cannot_stand(staf: Client) -> None:
    fields = {**activity_fields(), **UNLIKE, "number": "014/PEM/2027", "status": "rencana", "dated": "1/3/2027"}
    status, page = sent(staf, ADD, {**fields, "proofs": "notulen"})
    assert status == 422
    assert "Bukti pelaksanaan: " in page
    assert not numbered("014/PEM/2027")


def test_takes_the_same_form_sent_twice_for_one(staf: Client) -> None:
    fields = {**activity_fields(), **UNLIKE, "number": "015/PEM/2023", once.TOKEN: "dari-satu-halaman"}
    sent(staf, ADD, fields)
    status, page = sent(staf, ADD, fields)
    assert status == 200
    assert "Kegiatan 015/PEM/2023" in page
    assert len(numbered("015/PEM/2023")) == 1


def test_does_not_take_a_colleagues_activity_for_ones_own(staf: Client, signed_in: SignedIn) -> None:
    fields = {**activity_fields(), **UNLIKE, "number": "016/PEM/2023"}
    sent(staf, ADD, fields)
    _, page = sent(signed_in("kasi.pemerintahan"), ADD, fields)
    assert "serupa" in page
    assert len(numbered("016/PEM/2023")) == 1


def test_records_a_draft(staf: Client) -> None:
    sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "013/PEM/2023", "tindakan": "draf"})
    row = next(row for row in selectors.activities(cast.scope()) if row.number == "013/PEM/2023")
    assert row.mark.state is State.DRAFT


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"dated": "3/14/2023"}, "urutan bulan/hari/tahun"),
        ({"dated": "1/1/2099"}, "belum terjadi"),
        ({"function": "di_luar_kewenangan"}, "belum disertai alasan"),
        ({"status": "batal"}, "belum disertai alasan"),
        ({"function": "z"}, "tidak dikenal"),
        ({"kind": ""}, "belum dipilih"),
        ({"unit": "pelayanan"}, "tidak dikenal"),
        ({"number": "005/1/2023"}, "sudah tercatat"),
        ({"output-kind": "berita_acara"}, "Judul atau nomor surat belum diisi"),
    ],
)
def test_names_what_is_wrong_with_an_activity(changes: dict[str, str], sentence: str, staf: Client) -> None:
    status, page = sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "014/PEM/2023", **changes})
    assert status == 422
    assert sentence in page
    assert "014/PEM/2023" in page or "number" in changes


def test_adds_a_further_output(staf: Client, keys: Keys) -> None:
    address = f"/kegiatan/{keys.activity}/keluaran/tambah/"
    _, page = sent(staf, address, {"kind": "notulen", "title": "Notulen rapat", "dated": "14/3/2023"})
    assert "Notulen rapat" in page


def test_names_what_is_wrong_with_an_output(staf: Client, keys: Keys) -> None:
    address = f"/kegiatan/{keys.activity}/keluaran/tambah/"
    status, page = sent(staf, address, {"kind": "notulen", "title": "Notulen rapat", "dated": "1/3/2023"})
    assert status == 422
    assert "sebelum kegiatannya" in page


def test_adds_evidence_by_reference(staf: Client, keys: Keys) -> None:
    address = f"/baris/kegiatan/{keys.activity}/bukti/tambah/"
    _, page = sent(staf, address, {"title": "Daftar hadir", "location": "Map 3", "sha256": ""})
    assert "Daftar hadir" in page
    status, page = sent(staf, address, {"title": "Foto", "location": "Map 4", "sha256": "abc"})
    assert status == 422
    assert "64 angka heksadesimal" in page


def test_closes_a_month_as_nil_once(staf: Client) -> None:
    page = staf.get("/tutup-buku/").content.decode()
    assert "Tutup sebagai nihil" in page
    month = {"unit": "pemerintahan", "year": "2026", "month": "1", "is_nil": "1"}
    _, page = sent(staf, "/tutup-buku/", month)
    assert "sudah ditutup" in page
    status, page = sent(staf, "/tutup-buku/", month)
    assert status == 422
    assert "tidak perlu ditutup lagi" in page


def test_closes_a_month_of_an_earlier_year_and_says_so_of_what_comes_later(staf: Client) -> None:
    page = staf.get("/tutup-buku/?tahun=2023").content.decode()
    assert ("Maret 2023" in page, "Tutup sebagai nihil" in page, "1 kegiatan tercatat." in page) == (True, True, True)
    month = {"unit": "pemerintahan", "year": "2023", "month": "3", "is_nil": "0"}
    answer = staf.post("/tutup-buku/", month)
    assert answer["Location"] == "/tutup-buku/?tahun=2023"
    assert "Maret 2023" not in staf.get("/tutup-buku/?tahun=2023").content.decode()
    _, page = sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "099/1/2023", "dated": "30/3/2023"})
    assert "Buku Maret 2023 unit ini sudah ditutup" in page


def test_shows_what_is_in_a_month_and_asks_before_closing_over_a_draft(staf: Client, keys: Keys) -> None:
    sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "097/1/2023", "tindakan": "draf"})
    page = staf.get("/tutup-buku/?tahun=2023").content.decode()
    assert "2 kegiatan tercatat, 1 masih draf." in page
    assert f"/baris/kegiatan/{keys.activity}/" in page
    month = {"unit": "pemerintahan", "year": "2023", "month": "3", "is_nil": "0"}
    status, page = sent(staf, "/tutup-buku/", month)
    assert status == 422
    assert "Belum ditutup: ada kegiatan yang masih draf atau rencana" in page
    assert selectors.closings(cast.scope(), year=2023) == ()
    assert "sudah ditutup" in sent(staf, "/tutup-buku/", {**month, "tetap": "1"})[1]


def test_asks_before_closing_over_a_plan_whose_day_is_over(staf: Client) -> None:
    with clock.fixed(datetime(2027, 1, 5, tzinfo=UTC)):
        entry = cast.activity("001/1/2027", status=Status.PLANNED, dated=date(2027, 1, 20))
        activities.add(by=cast.scope(), entry=entry)
    with clock.fixed(datetime(2027, 2, 5, tzinfo=UTC)):
        assert "1 masih berstatus rencana" in staf.get("/tutup-buku/").content.decode()
        month = {"unit": "pemerintahan", "year": "2027", "month": "1", "is_nil": "1"}
        assert sent(staf, "/tutup-buku/", month)[0] == 422
        assert sent(staf, "/tutup-buku/", {**month, "tetap": "1"})[0] == 200


def test_names_a_month_that_grew_after_its_closing_under_the_figure(staf: Client) -> None:
    sent(staf, "/tutup-buku/", {"unit": "pemerintahan", "year": "2023", "month": "3", "is_nil": "0"})
    words = "Buku Maret bertambah setelah ditutup: Seksi Pemerintahan."
    assert words not in staf.get("/angka/2023/iku-1/").content.decode()
    sent(staf, ADD, {**activity_fields(), **UNLIKE, "number": "098/1/2023", "dated": "30/3/2023"})
    assert words in staf.get("/angka/2023/iku-1/").content.decode()
    assert words in staf.get("/?tahun=2023").content.decode()


def test_figure_and_home_lead_to_the_months_of_the_year_they_show(staf: Client) -> None:
    for address in ("/angka/2023/iku-1/", "/?tahun=2023"):
        assert "/tutup-buku/?tahun=2023" in staf.get(address).content.decode()


def test_closes_no_month_of_another_unit(staf: Client) -> None:
    month = {"unit": "pelayanan", "year": "2026", "month": "1", "is_nil": "1"}
    assert sent(staf, "/tutup-buku/", month)[0] == 403
    assert sent(staf, "/tutup-buku/", {"unit": "pemerintahan"})[0] == 404
