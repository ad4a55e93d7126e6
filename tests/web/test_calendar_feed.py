"""The calendar for other programs: whoever knows the secret reads it, until it is revoked, and of no person a word."""

import re
from datetime import UTC, datetime

import icalendar
import pytest
from django.test import Client

from cermat.registers import clock
from cermat.registers.models import CalendarFeed, User
from tests import cast
from tests.web.conftest import Keys, SignedIn

SEPTEMBER = datetime(2031, 9, 20, 3, tzinfo=UTC)
MAKE, REVOKE = "/pengingat/alamat-kalender/", "/pengingat/alamat-kalender/cabut/"


def made(client: Client) -> str:
    """Make a secret address and return its path."""
    page = client.post(MAKE).content.decode()
    (path,) = re.findall(r"http://testserver(/kalender/[\w-]{43}\.ics)", page)
    return path


def read(path: str, **headers: str) -> tuple[int, bytes, str]:
    """Return what another program gets at an address, without signing in."""
    with clock.fixed(SEPTEMBER):
        response = Client().get(path, headers=headers)
    return response.status_code, response.content, response.headers.get("ETag", "")


def titles(content: bytes) -> list[str]:
    """Return the titles an independent reader finds."""
    (calendar,) = icalendar.Calendar.from_ical(content, multiple=True)
    return [str(event["summary"]) for event in calendar.walk("VEVENT")]


def test_another_program_reads_the_offices_deadlines(signed_in: SignedIn) -> None:
    status, content, _ = read(made(signed_in("camat")))
    assert status == 200
    assert "RKP Desa 2032: 5 belum selesai" in titles(content)
    assert b"URL:http://testserver/kalender/?bulan=2031-09\r\n" in content


def test_an_operator_gets_the_parts_of_its_own_village(signed_in: SignedIn) -> None:
    _, content, _ = read(made(signed_in("operator.denok")))
    assert "RKP Desa 2032: 1 belum selesai" in titles(content)
    assert b"Boreng" not in content
    assert not any("Tutup buku" in title for title in titles(content))


def test_nothing_in_it_is_about_a_person(signed_in: SignedIn) -> None:
    User.objects.update(first_name="Rahasia", email="rahasia@contoh.go.id", phone="6281234567890")
    _, content, _ = read(made(signed_in("camat")))
    unfolded = content.replace(b"\r\n ", b"")
    for each in (b"Rahasia", b"rahasia@", b"62812", b"kasi.", b"operator.denok", b"staf."):
        assert each not in unfolded


def test_the_same_books_are_not_sent_again(signed_in: SignedIn) -> None:
    path = made(signed_in("camat"))
    _, content, etag = read(path)
    assert read(path) == (200, content, etag)
    assert read(path, **{"If-None-Match": etag}) == (304, b"", etag)
    assert read(path, **{"If-None-Match": '"lain"'})[0] == 200


def test_what_changes_in_the_books_changes_the_answer(signed_in: SignedIn) -> None:
    path = made(signed_in("camat"))
    before = read(path)[2]
    with clock.fixed(SEPTEMBER):
        cast.recorded_document(fiscal_year=2032, number="9 Tahun 2031", enacted_on=SEPTEMBER.date())
    _, content, after = read(path)
    assert before != after
    assert "RKP Desa 2032: 4 belum selesai" in titles(content)


def test_is_kept_by_no_shared_cache(signed_in: SignedIn) -> None:
    response = Client().get(made(signed_in("camat")))
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in response


def test_the_secret_is_kept_nowhere(signed_in: SignedIn) -> None:
    token = made(signed_in("camat")).removeprefix("/kalender/").removesuffix(".ics")
    (row,) = CalendarFeed.objects.values_list("token_hash", "username")
    assert row[1] == "camat"
    assert token not in row[0]
    assert token not in signed_in("camat").get("/pengingat/").content.decode()


def test_a_new_address_makes_the_old_one_stop(signed_in: SignedIn) -> None:
    first, second = made(signed_in("camat")), made(signed_in("camat"))
    assert first != second
    assert (read(first)[0], read(second)[0]) == (404, 200)


def test_a_revoked_address_is_not_there(signed_in: SignedIn) -> None:
    client = signed_in("camat")
    path = made(client)
    assert "Cabut alamat" in client.get("/pengingat/").content.decode()
    page = client.post(REVOKE, follow=True).content.decode()
    assert "sudah dicabut" in page
    assert "Cabut alamat" not in page
    assert read(path)[0] == 404


def test_whoever_left_the_office_reads_nothing_any_more(signed_in: SignedIn) -> None:
    path = made(signed_in("camat"))
    User.objects.filter(username="camat").update(is_active=False)
    assert read(path)[0] == 404


@pytest.mark.parametrize("token", ["a", "x" * 43, "../", "%00", "é" * 43])
def test_a_secret_nobody_holds_is_not_there(token: str, keys: Keys) -> None:
    assert read(f"/kalender/{token}.ics")[0] == 404


def test_is_only_read(signed_in: SignedIn) -> None:
    path = made(signed_in("camat"))
    for method in ("post", "put", "delete"):
        assert getattr(Client(), method)(path).status_code == 405
    assert Client().head(path).status_code == 200


@pytest.mark.parametrize("address", [MAKE, REVOKE])
def test_an_address_is_made_and_revoked_by_its_holder_alone(address: str, signed_in: SignedIn) -> None:
    assert Client().post(address)["Location"].startswith("/masuk/?next=")
    assert signed_in("camat").get(address).status_code == 405
    path = made(signed_in("camat"))
    signed_in(cast.STRANGER).post(REVOKE)
    assert read(path)[0] == 200
