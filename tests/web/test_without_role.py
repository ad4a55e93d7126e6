"""Somebody signed in who holds no role today: his own sessions and password, and nothing of any office."""

import pytest
from django.test import Client

from cermat.actions import activities
from cermat.registers import selectors
from cermat.registers.models import User
from tests import cast
from tests.web import factors
from tests.web.conftest import Keys

NAME = "staf.pelayanan"
NEW = "kuda-lumping-di-alun"


@pytest.fixture
def without_role(keys: Keys) -> Client:
    """Give a browser whose person's only role has ended, and who left a draft behind."""
    client = factors.by_password(NAME)
    entry = cast.activity("draf", unit="pelayanan")
    activities.add(by=cast.scope(NAME), entry=entry, submitted=False)
    sent = {"version": "1", "last_day": "31/12/2020", "reason": "pindah tugas"}
    ended = cast.signed_in("admin").post(f"/orang/{NAME}/peran/{NAME}:staf:pelayanan/akhiri/", sent)
    assert ended.status_code == 302
    return client


def test_reads_that_there_is_no_role_and_what_is_still_his(without_role: Client) -> None:
    answer = without_role.get("/")
    assert answer.status_code == 404
    assert 'href="/akun/"' in answer.content.decode()
    page = without_role.get("/akun/").content.decode()
    assert "hubungi admin kantor Anda" in page
    assert f"{NAME} (tanpa peran sekarang)" in page
    assert "<nav" not in page
    assert "Lumajang" not in page
    assert "/akun/langkah-kedua/" not in page


def test_sees_his_sessions_and_ends_them(without_role: Client) -> None:
    phone = factors.by_password(NAME)
    page = without_role.get("/akun/sesi/").content.decode()
    assert page.count("Akhiri sesi ini") == 1
    number = page.split('name="nomor" value="')[1].split('"')[0]
    assert without_role.post("/akun/sesi/", {"nomor": number})["Location"] == "/akun/sesi/"
    assert phone.get("/akun/")["Location"].startswith("/masuk/")
    assert without_role.get("/akun/").status_code == 200


def test_changes_his_password(without_role: Client) -> None:
    assert without_role.get("/akun/sandi/").status_code == 200
    wrong = {"oldpassword": "bukan-sandinya", "password1": NEW, "password2": NEW}
    assert without_role.post("/akun/sandi/", wrong).status_code == 422
    assert without_role.post("/akun/sandi/", {**wrong, "oldpassword": cast.PASSWORD})["Location"] == "/akun/"
    assert User.objects.get(username=NAME).check_password(NEW)


def test_nothing_waits_for_him_and_no_other_page_opens(without_role: Client) -> None:
    own = selectors.scope_without_role(NAME)
    assert own is not None
    assert selectors.inbox(own) == (), "his draft stays in the office"
    for address in ("/menunggu/", "/kegiatan/", "/pengingat/", "/akun/langkah-kedua/", "/unduh/kegiatan.csv"):
        assert without_role.get(address).status_code == 404
    assert without_role.post("/akun/", {}).status_code == 405


def test_whom_no_office_knows_or_who_is_closed_has_no_scope_at_all(without_role: Client) -> None:
    User.objects.create(username="tanpa.kantor")
    assert selectors.scope_without_role("tanpa.kantor") is None
    User.objects.filter(username=NAME).update(is_active=False)
    assert selectors.scope_without_role(NAME) is None
