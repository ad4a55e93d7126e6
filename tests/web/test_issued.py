"""Papers under a number: issued and withdrawn on their pages, checked by anybody who holds one."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from cermat.actions import measurements, officials, papers, targets, throttles
from cermat.actions.entries import TargetEntry
from cermat.actions.issuing import CHECKED_AT, Wanted
from cermat.actions.officials import OfficialEntry
from cermat.actions.throttles import ADDRESS
from cermat.documents.writers import trees
from cermat.evidence import media
from cermat.indicators.rows import TargetKind
from cermat.registers import clock, selectors
from cermat.registers.models import AuditEvent
from cermat.web.middleware import MOST_FROM_ANYBODY
from tests import cast
from tests.documents.reading import pdf_text, row_words, tables
from tests.evidence import make
from tests.evidence.test_copies import resaved

NUMBER = "000.7.2/117/427.91/2026"
NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
OTHER_NUMBER = "000.7.2/118/427.91/2026"
SENT = {"paper": "pengukuran", "number": OTHER_NUMBER, "size": "f4"}


@pytest.fixture(scope="module")
def _issued(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, str]]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.fixed(NOW):
        cast.open_office()
        cast.add_people_of_the_office()
        cast.recorded_activity()
        cast.recorded_camat()
        key, wanted = cast.approved_measurement(), Wanted(report="pengukuran")
        yield key, papers.issue(by=cast.scope("perencana"), measurement=key, wanted=wanted, number=NUMBER)
        transaction.set_rollback(True)


@pytest.fixture
def approved(_issued: tuple[str, str], db: None) -> str:
    """Approve the first quarter of 2023, on 20 November 2026."""
    return _issued[0]


@pytest.fixture
def code(_issued: tuple[str, str], db: None) -> str:
    """Issue its Pengukuran, under NUMBER."""
    return _issued[1]


def _file(code: str, form: str = "pdf") -> bytes:
    answer = cast.signed_in("camat").get(f"/naskah-terbit/{code}/naskah.{form}")
    assert answer.status_code == 200
    return bytes(answer.content)


def _sent(code: str, content: bytes | None, *, client: Client | None = None) -> tuple[int, str]:
    files = {} if content is None else {"copy": SimpleUploadedFile("salinan.pdf", content)}
    answer = (client or Client()).post(f"/periksa/{code}/", files)
    return answer.status_code, answer.content.decode()


def test_a_paper_is_issued_listed_handed_out_and_withdrawn(approved):
    planner, secretary = cast.signed_in("perencana"), cast.signed_in("sekretaris")
    address = f"/pengukuran/{approved}/terbitkan/"
    assert address in planner.get(f"/pengukuran/{approved}/").content.decode()
    assert "Nomor naskah belum diisi" in planner.post(address, {**SENT, "number": " "}).content.decode()
    assert (
        f"Pengukuran Kinerja (sudah terbit, nomor {NUMBER}; akan menjadi “diganti”)"
        in planner.get(address).content.decode()
    )
    silent = planner.post(address, SENT)
    assert (silent.status_code, "Bila diterbitkan lagi, yang itu menjadi" in silent.content.decode()) == (422, True)
    said = planner.post(address, {**SENT, "reason": "Dicetak ulang di kertas F4"}, follow=True)
    assert said.status_code == 200
    code = said.redirect_chain[0][0].split("/")[2]
    again = planner.post(address, SENT)
    assert (again.status_code, "sudah dipakai" in again.content.decode()) == (422, True)
    for form, digest in re.findall(r"Unduh (\w+)</a>.*?SHA-256 (\w{64})", said.content.decode()):
        assert hashlib.sha256(_file(code, form.lower())).hexdigest() == digest
    for page in (f"/pengukuran/{approved}/", "/naskah-terbit/?tahun=2023"):
        assert OTHER_NUMBER in planner.get(page).content.decode()
    assert "Cabut naskah ini" not in said.content.decode()
    withdraw = f"/naskah-terbit/{code}/cabut/"
    assert secretary.post(withdraw, {"version": 1, "reason": " "}).status_code == 422
    personal = secretary.post(withdraw, {"version": 1, "reason": "Milik 3508102302950001"})
    assert (personal.status_code, "Milik 3508102302950001</textarea>" in personal.content.decode()) == (422, True)
    said = secretary.post(withdraw, {"version": 1, "reason": "Nomor agenda keliru"}, follow=True).content.decode()
    assert "halaman periksa mengatakannya kepada siapa pun yang membukanya" in said
    assert "memindai" not in said
    assert "dicabut" in said
    assert "Nomor agenda keliru" in said
    assert secretary.post(withdraw, {"version": 1, "reason": "Lagi"}).status_code == 409
    assert "Nomor agenda keliru" in planner.get("/naskah-terbit/?tahun=2023").content.decode()


def test_where_papers_carry_a_qr_a_withdrawal_says_that_it_is_scanned(code, monkeypatch):
    monkeypatch.setattr(settings, "PUBLIC_ADDRESS", "https://cermat.contoh.go.id")
    sent = {"version": 1, "reason": "Nomor agenda keliru"}
    said = cast.signed_in("sekretaris").post(f"/naskah-terbit/{code}/cabut/", sent, follow=True).content.decode()
    assert "kepada siapa pun yang memindai kodenya" in said


def test_a_nip_that_is_not_recorded_is_pointed_out_before_issuing(approved):
    pages = (f"/pengukuran/{approved}/terbitkan/", "/naskah-terbit/terbitkan/2023/")
    planner, said = cast.signed_in("perencana"), "NIP CAMAT CONTOH belum dicatat"
    assert [said in planner.get(page).content.decode() for page in pages] == [True, True]
    acting = OfficialEntry(
        position="Camat", name="PLT CONTOH", acting="Plt.", valid_from=date(2026, 11, 1), nip="1970" * 4 + "01"
    )
    officials.add(by=cast.scope("admin"), entry=acting)
    assert "belum dicatat, sehingga" not in planner.get(pages[1]).content.decode()


def test_papers_of_a_year_are_issued_once_their_targets_are_verified(approved):
    planner, address = cast.signed_in("perencana"), "/naskah-terbit/terbitkan/2023/"
    assert address in planner.get("/naskah-terbit/?tahun=2023").content.decode()
    assert address not in cast.signed_in("camat").get("/naskah-terbit/?tahun=2023").content.decode()
    assert cast.signed_in("camat").get(address).status_code == 403
    entry = TargetEntry(
        indicator="iku-1",
        year=2023,
        kind=TargetKind.AGREED,
        amount=Decimal("80.5"),
        paper="Perjanjian Kinerja",
        paper_number="188/9/2023",
        paper_dated=date(2023, 1, 9),
    )
    key = targets.add(by=cast.scope("perencana"), entry=entry)
    sent = {"paper": "rencana-aksi", "number": "12/2023", "size": "a4"}
    refused = planner.post(address, sent)
    assert refused.status_code == 422
    assert "Target IKU-1 tahun 2023 belum diverifikasi orang kedua" in refused.content.decode()
    targets.verify(by=cast.scope("camat"), key=key, version=1)
    assert "Perjanjian Kinerja 2023, 9 Januari 2023, nomor 188/9/2023" in planner.get(address).content.decode()
    assert "boleh kosong bila nomornya sudah tercatat" in planner.get(address).content.decode()
    assert "Nomor naskah belum diisi" in planner.post(address, {**sent, "number": ""}).content.decode()
    agreed = {**sent, "paper": "perjanjian-kinerja", "number": ""}
    second = OfficialEntry(position="bupati", name="BUPATI CONTOH", valid_from=date(2020, 1, 2))
    officials.add(by=cast.scope("admin"), entry=second)
    agreement = planner.post(address, agreed)["Location"].split("/")[2]
    assert selectors.issued_paper(cast.scope("camat"), agreement).number == "188/9/2023"
    code = planner.post(address, sent)["Location"].split("/")[2]
    assert "sudah dipakai" in planner.post(address, sent).content.decode()
    assert "12/2023" in planner.get("/naskah-terbit/?tahun=2023").content.decode()
    assert "IKU dan target terverifikasi tahun 2023" in planner.get(f"/naskah-terbit/{code}/").content.decode()
    said = Client().get(f"/periksa/{code}/").content.decode()
    for words in ("12/2023", "berlaku", "Target Tahun", "80,50%", "Kecamatan Lumajang", "Persentase Hasil Fasilitasi"):
        assert words in said
    assert not re.search(r"CAMAT CONTOH|perencana|\(uji\)", said, re.IGNORECASE)
    assert _sent(code, _file(code))[1].count("Sama persis") == 1
    iku = planner.post(address, {**sent, "paper": "iku", "number": "13/2023"})["Location"].split("/")[2]
    assert "Penanggungjawab" in Client().get(f"/periksa/{iku}/").content.decode()
    assert planner.get("/naskah-terbit/terbitkan/2019/").status_code == 422
    without = planner.get("/naskah-terbit/?tahun=2019").content.decode()
    assert "/naskah-terbit/terbitkan/" not in without


def test_what_cannot_be_issued_says_why(approved):
    said = cast.signed_in("camat").get(f"/pengukuran/{approved}/").content.decode()
    assert "Anda tidak berwenang menerbitkan naskah bernomor" in said
    whole_year = cast.approved_measurement(quarter=None)
    answer = cast.signed_in("perencana").post(f"/pengukuran/{whole_year}/terbitkan/", {**SENT, "paper": "lkjip"})
    assert (answer.status_code, "ada analisis yang kosong" in answer.content.decode()) == (422, True)
    assert len(selectors.issued_papers(cast.scope("camat"))) == 1
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    answer = cast.signed_in("perencana").get(f"/pengukuran/{approved}/terbitkan/")
    assert (answer.status_code, "dibuka kembali sebagai edisi 2" in answer.content.decode()) == (422, True)
    assert cast.signed_in("camat").get("/naskah-terbit/tidak-ada/").status_code == 404


def test_each_paper_of_a_measurement_is_offered_in_every_form_on_either_sheet(approved):
    said = cast.signed_in("camat").get(f"/pengukuran/{approved}/").content.decode()
    for report, beside in (("pengukuran", ""), ("berita-acara", ""), ("kertas-kerja", "indikator=iku-1&amp;")):
        for form in ("pdf", "docx"):
            for sheet in ("a4", "f4"):
                assert f'/{report}.{form}?{beside}kertas={sheet}"' in said
        assert f'/{report}.xlsx{f"?{beside}"[:-5] if beside else ""}"' in said
    docx = cast.signed_in("camat").get(f"/pengukuran/{approved}/kertas-kerja.docx?indikator=iku-1&kertas=f4")
    assert docx.content.startswith(b"PK")
    for address in ("entah.pdf", "iku.pdf", "pengukuran.odt"):
        assert cast.signed_in("camat").get(f"/pengukuran/{approved}/{address}").status_code == 404


def test_anybody_reads_what_a_paper_says_and_nobodys_name(code):
    answer = Client().get(f"/{CHECKED_AT}/{code}/")
    said = answer.content.decode()
    assert reverse("periksa", args=[code]) == f"/{CHECKED_AT}/{code}/"
    paper = selectors.issued_paper(cast.scope("camat"), code)
    for words in (NUMBER, "20 November 2026", "berlaku", "Kecamatan Lumajang", "IKU 1", "0,00%", paper.snapshot_sha256):
        assert words in said
    assert [file.sha256 in said for file in paper.files] == [True, True, True]
    assert not re.search(r"CAMAT CONTOH|perencana|sekretaris|\(uji\)", said, re.IGNORECASE)
    assert len(answer.content) < 12_000


def test_whoever_compares_a_scan_finds_every_figure_that_is_printed(code):
    said = _sent(code, make.scanned_pdf())[1]
    assert "<details open><summary>Tabel lain pada naskah ini" in said
    main = tables(trees.read(selectors.issued_content(cast.scope("camat"), code)))[0]
    for row in main.rows:
        for column, words in zip(main.columns[1:], row_words(row)[1:], strict=True):
            assert f'data-label="{column.head}">{escape(words)}</td>' in said or f">{escape(words)}</th>" in said
    assert "<details><summary>Tabel lain" in Client().get(f"/periksa/{code}/").content.decode()


def test_a_code_of_no_paper_is_told_from_one_and_other_ways_are_refused(code):
    unknown = Client().get(f"/periksa/{code[:-1]}/")
    assert (unknown.status_code, "Kode tidak dikenal" in unknown.content.decode()) == (404, True)
    for odd in ("%00", "a%00b", "..%2f", "%F0%9F%98%80", "x" * 300):
        assert Client().get(f"/periksa/{odd}/").status_code == 404
    assert Client().put(f"/periksa/{code}/").status_code == 405


def test_a_copy_is_the_same_changed_or_for_a_reader_to_compare_and_never_kept(code):
    pdf = _file(code)
    events = AuditEvent.objects.count()
    for content, words in (
        (pdf, "Sama persis"),
        (_file(code, "docx"), "Sama persis"),
        (resaved(pdf), "Berubah"),
        (pdf[:900] + bytes([pdf[900] ^ 1]) + pdf[901:], "Berubah"),
        (pdf + b" ", "Berubah"),
        (make.scanned_pdf(), "Hasil pindai: cocokkan angka ini"),
        (make.jpeg(), "Hasil pindai: cocokkan angka ini"),
        (b"bukan naskah", "Bukan naskah ini"),
    ):
        status, said = _sent(code, content)
        assert status == 200
        assert f"<h2>{words}</h2>" in said
        assert "Naskah aslinya berlaku; salinan yang berbeda darinya tidak." in said
    assert not list((settings.EVIDENCE_FOLDER / "incoming").iterdir())
    assert AuditEvent.objects.count() == events


def test_a_copy_left_out_one_too_large_and_one_too_many_are_refused(code, monkeypatch):
    status, said = _sent(code, None)
    assert (status, "Salinan belum dipilih" in said) == (422, True)
    monkeypatch.setattr("cermat.evidence.inspection.MAX_BYTES", media.MEBI)
    status, said = _sent(code, b"%PDF-" + bytes(media.MEBI))
    assert (status, "paling besar 1 MB" in said) == (422, True)
    for _ in range(ADDRESS.tries - 2):
        throttles.take(ADDRESS, "salinan", "127.0.0.1")
    status, said = _sent(code, make.jpeg())
    assert (status, "terlalu banyak percobaan" in said, "Hasil pindai" in said) == (429, True, False)


@pytest.mark.parametrize("address", ["/periksa/{}/", "/masuk/"])
def test_what_anybody_sends_is_bounded_before_it_is_parsed(code, address):
    class Unread(BytesIO):
        def read(self, *_):
            raise AssertionError("the body was read")

    client, place = Client(enforce_csrf_checks=True), address.format(code)
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    sent = {"wsgi.input": Unread(), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    answer = client.generic("POST", place, **sent, CONTENT_LENGTH=str(MOST_FROM_ANYBODY + 1))
    assert (answer.status_code, "Kirim satu berkas, paling besar 25 MB" in answer.content.decode()) == (413, True)
    with pytest.raises(AssertionError, match="the body was read"):
        client.generic("POST", place, **sent, CONTENT_LENGTH=str(MOST_FROM_ANYBODY))


def test_the_page_of_a_replaced_paper_names_the_one_that_stands(code, approved):
    wanted, planner = Wanted(report="pengukuran"), cast.scope("perencana")
    reason = "Dicetak ulang di kertas F4"
    newer = papers.issue(by=planner, measurement=approved, wanted=wanted, number=OTHER_NUMBER, reason=reason)
    for page in (Client().get(f"/periksa/{code}/"), cast.signed_in("camat").get(f"/naskah-terbit/{code}/")):
        assert f"diganti nomor {OTHER_NUMBER} tanggal 20 November 2026: {reason}" in page.content.decode()
    said = Client().get(f"/periksa/{code}/").content.decode()
    assert f"jangan dipakai sebagai yang berlaku. Yang berlaku sekarang: nomor {OTHER_NUMBER} tanggal" in said
    assert "Yang berlaku sekarang" not in Client().get(f"/periksa/{newer}/").content.decode()


def test_the_page_says_when_a_paper_holds_no_longer(code, approved):
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    said = Client().get(f"/periksa/{code}/").content.decode()
    assert "sedang dibuka kembali sebagai edisi ke-2: Perdes Denok dikoreksi" in said
    page = cast.signed_in("camat").get(f"/naskah-terbit/{code}/").content.decode()
    assert "sedang dibuka kembali sebagai edisi ke-2: Perdes Denok dikoreksi" in page
    papers.withdraw(by=cast.scope("camat"), code=code, version=1, reason="Nomor agenda keliru")
    said = _sent(code, _file(code))[1]
    assert "Sama persis" in said
    assert "Naskah ini sudah dicabut; jangan dipakai." in said
    assert "Yang berlaku sekarang" not in said
    assert "dicabut: Nomor agenda keliru; pengukurannya sedang dibuka kembali" in said
    assert "perencana" not in said


def test_what_replaces_a_measurement_is_named_with_its_reason_everywhere(code, approved):
    planner = cast.scope("perencana")
    measurements.freeze(by=planner, year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    third = cast.approved_measurement()
    reader = cast.signed_in("inspektorat")
    for page in (Client().get(f"/periksa/{code}/"), reader.get(f"/naskah-terbit/{code}/")):
        said = page.content.decode()
        assert "digantikan edisi ke-3: Perdes Denok dikoreksi" in said
        assert "None" not in said
    old = reader.get(f"/pengukuran/{approved}/").content.decode()
    assert f'digantikan <a href="/pengukuran/{third}/">edisi 3</a>: Perdes Denok dikoreksi' in old
    assert "sedang dibuka kembali" not in old
    assert "digantikan edisi ke-3: Perdes" in pdf_text(reader.get(f"/pengukuran/{approved}/pengukuran.pdf").content)
    draft = reader.get("/pengukuran/2023-tw1-2/").content.decode()
    assert f'sudah dibekukan lagi sebagai <a href="/pengukuran/{third}/">edisi 3</a>' in draft
    new = pdf_text(reader.get(f"/pengukuran/{third}/pengukuran.pdf").content)
    assert "ke-3, membuka kembali edisi sebelumnya: Perdes Denok dikoreksi" in new.replace("\n", " ")


def test_the_reports_page_offers_an_approved_edition_before_the_count_of_books(approved):
    said = cast.signed_in("camat").get("/laporan/?tahun=2023").content.decode()
    edition, books = f"/pengukuran/{approved}/pengukuran.pdf?kertas=a4", "/laporan/2023/pengukuran.pdf?triwulan=1&amp;"
    assert 0 < said.index(edition) < said.index(books)
    assert "Triwulan I, edisi yang disetujui: ke-1, 20 November 2026" in said
    assert "Triwulan I, hitungan buku saat ini; bukan naskah yang disetujui" in said
    assert said.count("(konsep)<br>") == 4
