"""The calendar: what falls due in a month, who owes it, and the way to do it."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from cermat.registers import clock
from tests import cast
from tests.web.conftest import Keys, SignedIn

OCTOBER = datetime(2031, 10, 2, 3, tzinfo=UTC)


def opened(client: Client, address: str) -> str:
    """Return a page as it stands on 2 October 2031, its spaces made one."""
    with clock.fixed(OCTOBER):
        response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_shows_who_owes_what_until_when(signed_in: SignedIn) -> None:
    page = opened(signed_in("camat"), "/kalender/?bulan=2031-09")
    assert "Selasa, 30 September 2031" in page
    assert "RKP Desa 2032 lewat tenggat 2 hari yang lalu; 0 dari 5 selesai" in page
    assert "Desa Boreng belum disusun" in page


def test_leads_to_the_form_of_the_document_that_is_owed(signed_in: SignedIn) -> None:
    with clock.fixed(OCTOBER):
        page = signed_in("staf.pemerintahan").get("/kalender/?bulan=2031-09").content.decode()
    address = "/dokumen-desa/tambah/?village=35.08.10.2006&amp;kind=rkp_desa&amp;fiscal_year=2032"
    assert f'<a href="{address}">' in page


def test_leads_to_the_document_that_was_handed_in(keys: Keys, signed_in: SignedIn) -> None:
    page = signed_in("camat").get("/kalender/?bulan=2023-12").content.decode()
    assert f'<a href="/baris/dokumen-desa/{keys.waiting}/">' in page
    assert "belum terverifikasi" in page


def test_offers_nothing_to_those_who_record_nothing(signed_in: SignedIn) -> None:
    with clock.fixed(OCTOBER):
        page = signed_in("inspektorat").get("/kalender/?bulan=2031-09").content.decode()
    assert "/dokumen-desa/tambah/" not in page
    assert "Giliran Anda" not in page


@pytest.mark.parametrize(
    ("username", "own"),
    [("kasi.pemerintahan", "RKP Desa 2032"), ("operator.denok", "Desa Denok belum disusun")],
)
def test_says_first_whose_turn_it_is(username: str, own: str, signed_in: SignedIn) -> None:
    page = opened(signed_in(username), "/kalender/")
    mine = page.partition("Giliran Anda")[2].partition("Lewat tenggat dan belum selesai")[0]
    assert own in mine
    assert "Desa Denok" in mine


def test_what_is_late_follows_into_the_present_month(signed_in: SignedIn) -> None:
    late = opened(signed_in("camat"), "/kalender/").partition("Lewat tenggat dan belum selesai")[2]
    assert "RKP Desa 2032 lewat tenggat Selasa, 30 September 2031; 2 hari yang lalu" in late


def test_an_empty_month_says_when_the_next_thing_is_due(signed_in: SignedIn) -> None:
    page = opened(signed_in("operator.denok"), "/kalender/?bulan=2031-11")
    assert "Tidak ada yang jatuh tempo" in page
    assert "Tenggat berikutnya: APBDes 2032, 31 Desember 2031" in page


def test_a_month_without_a_paper_says_so(signed_in: SignedIn) -> None:
    assert "belum ada naskah yang berlaku pada tahun 2019" in opened(signed_in("camat"), "/kalender/?bulan=2019-05")


@pytest.mark.parametrize("text", ["2026", "2026-13", "2026-9", "1999-12", "2101-01", "٢٠٢٦-٠٩", "9999-12"])
def test_refuses_a_month_that_is_none(text: str, signed_in: SignedIn) -> None:
    response = signed_in("camat").get("/kalender/", {"bulan": text})
    assert response.status_code == 422
    assert "contoh 2026-09" in response.content.decode()


def test_knows_only_its_own_method(signed_in: SignedIn) -> None:
    assert signed_in("camat").post("/kalender/").status_code == 405


def test_a_visitor_is_sent_to_sign_in(keys: Keys) -> None:
    assert Client().get("/kalender/")["Location"].startswith("/masuk/?next=")


def test_a_stranger_sees_nothing_of_the_office(signed_in: SignedIn) -> None:
    page = opened(signed_in(cast.STRANGER), "/kalender/?bulan=2031-09")
    assert "Desa Denok" not in page


def test_the_first_page_leads_here(signed_in: SignedIn) -> None:
    assert 'href="/kalender/"' in signed_in("camat").get("/?tahun=2023").content.decode()
