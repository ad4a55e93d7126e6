"""The public pages: what is published, to everybody alike, without a cookie or a script; corrections said plainly."""

import gzip
import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cermat.actions import activities, measurements, outputs, papers
from cermat.actions.issuing import Wanted
from cermat.indicators.figures import Period
from cermat.indicators.issuing import IssuedState
from cermat.registers import clock, selectors
from cermat.web import public_lists
from cermat.web.sessions import SEEN
from tests import cast
from tests.actions.conftest import TODAY

PAGE, INDEX, ABOUT = f"/publik/{cast.OFFICE}/", "/publik/", "/data/"
NUMBER = "000.7.2/117/427.91/2026"


@pytest.fixture(scope="module")
def _approved(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.fixed(TODAY):
        cast.open_offices()
        cast.add_people()
        cast.recorded_camat()
        cast.recorded_activity()
        yield cast.approved_measurement()
        transaction.set_rollback(True)


@pytest.fixture
def approved(_approved: str, db: None) -> Iterator[str]:
    """Approve the first quarter of 2023 with one activity in it, on 20 November 2026."""
    with clock.fixed(TODAY):
        yield _approved


@pytest.fixture
def published(approved: str) -> str:
    """Publish it."""
    publish(approved)
    return approved


def publish(key: str) -> None:
    measurements.publish(by=cast.scope("perencana"), key=key, version=4)


def corrected() -> str:
    """Approve a correction that counts one activity more."""
    activities.add(by=cast.scope(), entry=cast.activity("007/1/2023"))
    return cast.approved_measurement(reason="Satu kegiatan terlewat")


def words(address: str = PAGE) -> str:
    """Return the words of a page as anybody reads it."""
    text = Client().get(address).content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_says_the_figure_its_meaning_source_and_date(published: str) -> None:
    said = words()
    assert "Kecamatan Lumajang Kabupaten Lumajang" in said
    assert "Angka Triwulan I 2023, edisi ke-1, dipublikasikan 20 November 2026. berlaku" in said
    assert "0,00% 0 dari 1" in said
    assert "Dari setiap 100 kegiatan fasilitasi dan koordinasi kecamatan" in said
    assert "dokumen wajib desa (RKP Desa, APBDes, LPPDes)" in said
    assert "Rumus menurut naskah: (Jumlah hasil fasilitasi dan koordinasi yang ditindaklanjuti) dibagi" in said
    assert "IKU Perubahan Kecamatan Lumajang tanggal 17 Oktober 2023" in said
    assert "Keadaan buku 20 November 2026 09.00 WIB" in said
    assert selectors.snapshot_sha256(cast.scope(), published) in said


def test_the_goal_is_not_assessed_until_its_result_is_there(published: str) -> None:
    assert "Indeks Pelayanan Publik belum dinilai Indeks Pelayanan Publik triwulan I 2023" in words()


def test_the_ways_of_counting_name_rules_and_decisions(published: str) -> None:
    ways = re.findall(r"<details>.*?</details>", Client().get(PAGE).content.decode(), re.DOTALL)
    goal, activities_of, documents = ways
    assert "catatan metode 0003" in goal
    assert "catatan metode 0004" in activities_of
    assert "IKU Perubahan Kecamatan Lumajang tanggal 17 Oktober 2023, IKU 2 butir 1" in documents


def test_a_correction_says_what_it_was_and_why(published: str) -> None:
    publish(corrected())
    said = words()
    assert "edisi ke-2 menggantikan edisi ke-1; tidak ada nilai yang berubah. Alasan: Satu kegiatan terlewat." in said
    assert "0,00% 0 dari 2" in said
    assert "edisi ke-1 diganti" in said
    assert "Diganti edisi ke-2: Satu kegiatan terlewat" in said


def test_a_value_that_changed_stands_beside_what_it_was(published: str) -> None:
    key = cast.recorded_activity(number="008/1/2023")
    activities.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    output = cast.recorded_output(key)
    outputs.verify(by=cast.scope("kasi.pemerintahan"), key=output, version=1)
    publish(cast.approved_measurement(reason="Keluaran ditemukan"))
    assert "edisi ke-1; IKU 1 semula 0,00%, menjadi 50,00%. Alasan: Keluaran ditemukan." in words()


def test_a_figure_being_corrected_is_not_passed_off_as_standing(published: str) -> None:
    key = corrected()
    said = words()
    assert "Angka Triwulan I 2023 di bawah ini diganti edisi ke-2, yang belum dipublikasikan" in said
    publish(key)
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1, reason="Diperiksa lagi")
    assert "di bawah ini sedang diperbaiki sebagai edisi ke-3: Diperiksa lagi." in words()


def test_an_edition_published_late_never_comes_before_the_later_one(published: str) -> None:
    late, last = corrected(), corrected_again()
    publish(last)
    publish(late)
    said = words()
    assert "Angka Triwulan I 2023, edisi ke-3" in said
    assert "edisi ke-2 diganti" in said


def corrected_again() -> str:
    activities.add(by=cast.scope(), entry=cast.activity("009/1/2023"))
    return cast.approved_measurement(reason="Satu kegiatan lagi")


def test_an_issued_paper_is_linked_until_it_is_withdrawn(published: str) -> None:
    wanted = Wanted(report="pengukuran")
    code = papers.issue(by=cast.scope("perencana"), measurement=published, wanted=wanted, number=NUMBER, reason="")
    assert f'href="/periksa/{code}/">Pengukuran Kinerja nomor {NUMBER}' in Client().get(PAGE).content.decode()
    papers.withdraw(by=cast.scope("sekretaris"), code=code, version=1, reason="Salah nomor")
    assert NUMBER not in words()


def test_the_course_is_drawn_once_there_are_two_periods(published: str) -> None:
    assert "<svg" not in Client().get(PAGE).content.decode()
    publish(cast.approved_measurement(quarter=2))
    page = Client().get(PAGE).content.decode()
    assert page.count("<svg") == 2
    assert "Grafik batang menurut periode: Triwulan I 2023 0,00%; Triwulan II 2023 0,00%" in page


@pytest.mark.parametrize("address", [PAGE, INDEX, ABOUT])
def test_sets_no_cookie_runs_no_script_and_asks_nobody_else(published: str, address: str) -> None:
    response = Client().get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response["Vary"]
    assert not re.search(r"<script|<form|\son\w+=|\bstyle=|http:|https:", page)
    assert "/static/" not in page
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    hashed = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{hashed}';" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", [PAGE, INDEX, ABOUT, f"/data/{cast.OFFICE}/capaian.csv", "/data/capaian.json"])
@pytest.mark.parametrize("brought", ["a session", "a session left alone", "no session of ours", "a token of no form"])
def test_takes_no_cookie_and_gives_none_whatever_is_brought(published: str, address: str, brought: str) -> None:
    """Caches keep these answers for others: a cookie in one would be handed out."""
    client = cast.signed_in("camat") if "a session" in brought else Client()
    if brought == "a session left alone":
        session = client.session
        session[SEEN] = "2020-01-01T00:00:00+00:00"
        session.save()
    client.cookies.load({"no session of ours": "sessionid=abc", "a token of no form": "csrftoken=x"}.get(brought, ""))
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response["Vary"]
    assert "public" in response["Cache-Control"]


@pytest.mark.parametrize("address", [PAGE, "/data/capaian.csv"])
def test_who_writes_is_told_that_it_is_only_read(published: str, address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address).status_code == 405


@pytest.mark.parametrize("address", [PAGE, INDEX, ABOUT])
def test_is_the_same_for_whoever_asks(published: str, address: str) -> None:
    asked = [Client(), cast.signed_in("camat"), cast.signed_in(cast.STRANGER)]
    assert len({each.get(address).content for each in asked}) == 1


@pytest.mark.parametrize("address", [PAGE, INDEX, ABOUT])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_is_read_and_nothing_else(published: str, address: str, method: str) -> None:
    response = getattr(Client(), method)(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_an_office_that_published_nothing_is_not_there(approved: str) -> None:
    missing = Client().get("/publik/99.99.99/")
    for address in (PAGE, f"/publik/{cast.OTHER_OFFICE}/", "/publik/a%00b/", "/publik/?di=35.08"):
        answer = Client().get(address)
        assert (answer.status_code, answer.content) == (404, missing.content), address
    assert "Belum ada kecamatan yang mempublikasikan angka." in words(INDEX)
    publish(approved)
    assert Client().get(PAGE).status_code == 200


def test_the_list_names_offices_and_where_there_are_many_their_kabupaten(
    published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Kecamatan Lumajang Kabupaten Lumajang, sampai tahun 2023" in words(INDEX)
    assert "Angka kecamatan di Kabupaten Lumajang" in words(f"{INDEX}?di=35.08")
    other = selectors.published_offices()[0]
    of_kediri = replace(other, scope=selectors.console_scope("35.06.01"), name="Mojo", regency="Kabupaten Kediri")
    monkeypatch.setattr(selectors, "published_offices", lambda: (of_kediri, other))
    assert 'href="/publik/35.06.01/">Kecamatan Mojo</a>' in Client().get(INDEX).content.decode()
    monkeypatch.setattr(public_lists, "MOST_OFFICES", 1)
    page = Client().get(INDEX).content.decode()
    assert 'href="/publik/?di=35.06">Kabupaten Kediri</a> <span class="muted">1 kecamatan</span>' in page
    assert "/publik/35.06.01/" not in page


def test_is_kept_for_five_minutes_and_asked_for_by_its_mark(published: str) -> None:
    first = Client().get(PAGE, headers={"Accept-Encoding": "gzip"})
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["ETag"] == f'"{hashlib.sha256(gzip.decompress(first.content)).hexdigest()}-gzip"'
    again = Client().get(PAGE, headers={"Accept-Encoding": "gzip", "If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert Client().get(PAGE)["ETag"] == first["ETag"].replace("-gzip", "")
    publish(corrected())
    changed = Client().get(PAGE, headers={"Accept-Encoding": "gzip", "If-None-Match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)


def test_the_people_of_the_office_find_the_way(published: str) -> None:
    assert f'href="{PAGE}"' in cast.signed_in("camat").get(f"/pengukuran/{published}/").content.decode()
    assert 'href="/publik/"' in Client().get("/masuk/").content.decode()
    key = corrected()
    assert f'href="{PAGE}"' not in cast.signed_in("camat").get(f"/pengukuran/{key}/").content.decode()


def test_ten_years_of_corrected_quarters_stay_light(published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = selectors.published_figures(selectors.console_scope(cast.OFFICE))
    frozen = selectors.snapshot(cast.scope(), published)
    periods = [Period(year=year, quarter=quarter) for year in range(2023, 2033) for quarter in (1, 2, 3, 4, None)]
    many = tuple(
        replace(
            row,
            measurement=f"{period.key}-{edition}",
            period=period,
            edition=edition,
            snapshot_sha256=hashlib.sha256(f"{period}{edition}".encode()).hexdigest(),
            state=IssuedState.REPLACED if edition == 1 else IssuedState.STANDING,
            successor=2 if edition == 1 else None,
            reopens=f"Alasan {hashlib.sha256(repr(period).encode()).hexdigest()}" if edition == 1 else None,
            value=Decimal(edition * 10 + position),
            value_words=f"{edition * 10 + position},00%",
        )
        for period in periods
        for edition in (1, 2)
        for position, row in enumerate(kept)
    )
    monkeypatch.setattr(selectors, "published_figures", lambda scope: many)
    monkeypatch.setattr(selectors, "snapshot", lambda scope, key: frozen)
    page = Client().get(PAGE, headers={"Accept-Encoding": "gzip"}).content
    assert gzip.decompress(page).decode().count('<tr role="row">') == 1 + 2 * len(periods)
    assert len(page) <= 60_000
