"""A quarter on its pages: frozen, reviewed and approved by three people, printed from what was frozen."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cermat.actions import measurements
from cermat.registers import clock, selectors
from tests import cast
from tests.documents.reading import pdf_text
from tests.evidence import make

KEY = "2023-tw1-1"
PAGE = f"/pengukuran/{KEY}/"
NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def office(db: None):
    """Open the office of the cast with its people and one activity, on 20 November 2026."""
    with clock.fixed(NOW):
        cast.open_office()
        cast.add_people_of_the_office()
        cast.recorded_activity()
        yield cast.OFFICE


@pytest.fixture
def frozen(office: str) -> str:
    """Freeze the first quarter of 2023."""
    return measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1)


def _post(username: str, act: str, version: int, **more: object):
    return cast.signed_in(username).post(f"{PAGE}tindakan/{act}/", {"version": version, **more}, follow=True)


def test_a_quarter_goes_by_three_people_to_its_lock(office):
    planner = cast.signed_in("perencana")
    assert "Bekukan" in planner.get("/pengukuran/?tahun=2023").content.decode()
    answer = planner.post("/pengukuran/bekukan/", {"year": 2023, "quarter": 1}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert "menunggu reviu" in _post("perencana", "ajukan", 1).content.decode()
    assert "menunggu persetujuan" in _post("sekretaris", "reviu", 2).content.decode()
    said = _post("camat", "setujui", 3).content.decode()
    assert "disetujui dan terkunci" in said
    assert "Camat, 20 November 2026 09.00 WIB" in said
    listed = planner.get("/pengukuran/?tahun=2023").content.decode()
    assert "Edisi 1: disetujui" in listed
    assert "Alasan membuka kembali" in listed


def test_a_reason_that_is_refused_stays_in_its_field(frozen):
    for act, who, version in (("ajukan", "perencana", 1), ("reviu", "sekretaris", 2), ("setujui", "camat", 3)):
        _post(who, act, version)
    planner, typed = cast.signed_in("perencana"), "Atas permintaan 3508102302950001"
    answer = planner.post("/pengukuran/bekukan/", {"year": 2023, "quarter": 1, "reason": typed})
    said = answer.content.decode()
    assert (answer.status_code, "memuat angka seperti NIK" in said) == (422, True)
    assert re.search(rf'<details class="act" open>.*<textarea id="alasan-1"[^>]*>{typed}</textarea>', said, re.DOTALL)
    assert said.count(typed) == 1
    assert selectors.successor(cast.scope("camat"), frozen) is None
    blank = planner.post("/pengukuran/bekukan/", {"year": 2023, "quarter": 1, "reason": " "})
    assert (blank.status_code, '<details class="act" open>' in blank.content.decode()) == (422, True)


def test_a_disabled_button_says_why_and_whose_turn_it_is(frozen):
    measurements.submit(by=cast.scope("perencana"), key=frozen, version=1)
    said = cast.signed_in("camat").get(PAGE).content.decode()
    assert "Anda tidak berwenang mereviu pengukuran; yang berwenang: Sekretaris Camat" in said
    said = cast.signed_in("kasi.pelayanan").get(PAGE).content.decode()
    assert "Giliran reviu ada pada orang lain: Sekretaris Camat (sekretaris)" in said
    assert cast.signed_in("kasi.pelayanan").post(f"{PAGE}tindakan/reviu/", {"version": 2}).status_code == 403


def test_the_page_sets_what_was_said_beside_what_is_known(frozen):
    assert "Tidak ada perbedaan" in cast.signed_in("camat").get(PAGE).content.decode()
    cast.recorded_activity(number="006/1/2023")
    said = cast.signed_in("camat").get(PAGE).content.decode()
    assert "belum tercatat" in said
    assert "006/1/2023" in said


def test_a_figure_that_stays_what_it_was_is_no_change(frozen):
    """Rows may differ where the figure does not: they are listed, and no arrow leads from a value to itself."""
    cast.recorded_activity(number="006/1/2023")
    page = cast.signed_in("camat").get(PAGE).content.decode()
    assert re.findall(r"<h3>(IKU[^<]*)</h3>", page) == ["IKU 1: tetap 0,00%"]
    assert "006/1/2023" in page


def test_papers_are_made_from_what_was_frozen_and_say_where_it_stands(frozen):
    client = cast.signed_in("perencana")
    first = client.get(f"{PAGE}pengukuran.pdf").content
    assert "belum; naskah ini konsep" in pdf_text(first)
    cast.recorded_activity(number="006/1/2023")
    assert client.get(f"{PAGE}pengukuran.pdf").content == first
    for act, who, version in (("ajukan", "perencana", 1), ("reviu", "sekretaris", 2), ("setujui", "camat", 3)):
        _post(who, act, version)
    approved = pdf_text(client.get(f"{PAGE}pengukuran.pdf?kertas=f4").content)
    assert "Camat, 20 November 2026 09.00 WIB" in approved
    assert selectors.snapshot_sha256(cast.scope(), frozen) in approved.replace("\n", "")
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    assert "Perdes Denok dikoreksi" in pdf_text(client.get(f"{PAGE}pengukuran.pdf").content)
    for name in (
        "pengukuran.docx",
        "berita-acara.pdf",
        "kertas-kerja.pdf?indikator=iku-1",
        "kertas-kerja.xlsx?indikator=iku-2",
    ):
        assert client.get(f"{PAGE}{name}").status_code == 200
    for name in ("kertas-kerja.docx", "kertas-kerja.pdf", "kertas-kerja.pdf?indikator=iku-9"):
        assert client.get(f"{PAGE}{name}").status_code == 404
    assert client.get(f"{PAGE}pengukuran.pdf?kertas=a5").status_code == 422
    yearly = client.get(f"{PAGE}lkjip.pdf")
    assert (yearly.status_code, "LKjIP dibuat setahun sekali" in yearly.content.decode()) == (422, True)


def test_a_signed_sheet_locks_it_and_its_scan_is_handed_out(frozen):
    measurements.submit(by=cast.scope("perencana"), key=frozen, version=1)
    measurements.review(by=cast.scope("sekretaris"), key=frozen, version=2)
    scan = make.jpeg()
    assert _post("sekretaris", "lembar", 3, paper="Lembar 1", dated="20/11/2026", scan=_file(scan)).status_code == 403
    faulty = _post("kasi.pelayanan", "lembar", 3, paper="", dated="9/30/2026", scan=_file(scan))
    assert faulty.status_code == 422
    assert "9/30/2026" in faulty.content.decode()
    later = _post("kasi.pelayanan", "lembar", 3, paper="Lembar 1", dated="21/11/2026", scan=_file(scan))
    assert "21 November 2026 belum tiba" in later.content.decode()
    for content in (b"MZ bukan gambar", make.word()):
        hostile = _post("kasi.pelayanan", "lembar", 3, paper="Lembar 700/1", dated="20/11/2026", scan=_file(content))
        said = hostile.content.decode()
        assert hostile.status_code == 422
        assert 'aria-invalid="true"' in re.search(r'<input[^>]*name="scan"[^>]*>', said)[0]
        assert 'value="Lembar 700/1"' in said
        assert "Tidak dapat dilakukan" not in said
    said = _post("kasi.pelayanan", "lembar", 3, paper="Lembar 1", dated="20/11/2026", scan=_file(scan))
    said = said.content.decode()
    assert "Camat, dengan Lembar 1 tanggal 20 November 2026, bertanda tangan basah" in said
    assert "Disetujui dan terkunci dengan Lembar 1 tanggal 20 November 2026, ditandatangani Camat" in said
    assert "dicatat oleh kasi (uji)" in said
    assert cast.signed_in("inspektorat").get(f"{PAGE}lembar/").content == scan


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("lembar.jpg", content)


def test_the_sheet_to_sign_is_printed_where_the_approval_is_recorded(frozen):
    client, address = cast.signed_in("sekretaris"), f"{PAGE}lembar-persetujuan.pdf"
    assert address not in client.get(PAGE).content.decode()
    assert client.get(address).status_code == 422
    measurements.submit(by=cast.scope("perencana"), key=frozen, version=1)
    measurements.review(by=cast.scope("sekretaris"), key=frozen, version=2)
    assert f'href="{address}?kertas=f4"' in client.get(PAGE).content.decode()
    said = pdf_text(client.get(address).content)
    assert "LEMBAR PERSETUJUAN PENGUKURAN KINERJA" in said
    assert "konsep" not in said
    for form in ("docx", "xlsx"):
        assert client.get(f"{PAGE}lembar-persetujuan.{form}").status_code == 200


def test_a_stale_step_and_a_remark_left_out_are_told_on_the_page(frozen):
    measurements.submit(by=cast.scope("perencana"), key=frozen, version=1)
    assert _post("sekretaris", "reviu", 1).status_code == 409
    stale = _post("sekretaris", "kembalikan", 1, remark="Angka Maret keliru")
    assert (stale.status_code, "Angka Maret keliru</textarea>" in stale.content.decode()) == (409, True)
    assert "Catatan pengembalian belum diisi" in _post("sekretaris", "kembalikan", 2, remark=" ").content.decode()
    assert "dikembalikan untuk diperbaiki" in _post("sekretaris", "kembalikan", 2, remark="Maret").content.decode()


def test_a_running_period_is_not_offered(office):
    said = cast.signed_in("perencana").get("/pengukuran/?tahun=2026").content.decode()
    assert "triwulan IV 2026 belum berakhir" in said
    answer = cast.signed_in("perencana").post("/pengukuran/bekukan/", {"year": 2026, "quarter": 4})
    assert answer.status_code == 422


@pytest.mark.parametrize("sent", [{}, {"year": "x"}, {"year": 2023, "quarter": 5}, {"year": 2023, "quarter": "-1"}])
def test_a_period_that_is_none_is_not_found(office, sent):
    assert cast.signed_in("perencana").post("/pengukuran/bekukan/", sent).status_code == 404


def test_who_sees_one_village_alone_and_another_office_see_nothing(frozen):
    cast.open_office(cast.OTHER_OFFICE)
    cast.add_stranger()
    for username in ("operator.denok", cast.STRANGER):
        client = cast.signed_in(username)
        for path in (PAGE, f"{PAGE}pengukuran.pdf", f"{PAGE}lembar/"):
            assert client.get(path).status_code == 404
    assert Client().get(PAGE).status_code == 302
    assert cast.signed_in("camat").get(f"{PAGE}lembar/").status_code == 404
    assert cast.signed_in("camat").get("/pengukuran/2023-tw9-1/").status_code == 404
    assert cast.signed_in("perencana").post(f"{PAGE}tindakan/hapus/", {"version": 1}).status_code == 404


def test_whose_turn_it_is_finds_it_on_the_first_page_and_counted_in_the_menu(frozen):
    def said(username: str, path: str = "/") -> bool:
        page = cast.signed_in(username).get(path).content.decode()
        assert ("Pengukuran menunggu Anda" in page) == ("menunggu Anda</span></span>" in page)
        return "Pengukuran Triwulan I 2023, edisi 1" in page

    def turns() -> set[str]:
        people = ("perencana", "sekretaris", "kasi.pelayanan", "camat", "inspektorat")
        return {each for each in people if said(each) and said(each, "/menunggu/")}

    assert turns() == {"perencana"}
    measurements.submit(by=cast.scope("perencana"), key=frozen, version=1)
    assert turns() == {"sekretaris"}
    measurements.review(by=cast.scope("sekretaris"), key=frozen, version=2)
    assert turns() == {"camat"}
    measurements.send_back(by=cast.scope("camat"), key=frozen, version=3, remark="Angka desa keliru")
    assert turns() == {"perencana"}
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1)
    assert [each.key for each in measurements.waiting(by=cast.scope("perencana"))] == ["2023-tw1-2"]
    assert measurements.waiting(by=cast.scope("operator.denok")) == ()
