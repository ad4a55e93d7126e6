"""Two hundred ways past the second factor, into somebody's session, or through a dead link: none succeeds.

Each attack is a person's way with what an attacker has: the password, a used code, an old session, a cookie he made up.
What he may not reach is the office's own pages as that person.
"""

import secrets
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core import signing
from django.core.cache import caches
from django.test import Client

from cermat.actions import accounts
from cermat.actions.accounts import InvitationEntry
from tests import cast
from tests.web import factors
from tests.web.conftest import Keys

pytestmark = pytest.mark.proof
PROTECTED = (
    *("/", "/menunggu/", "/kegiatan/", "/dokumen-desa/", "/iku/", "/kalender/", "/riwayat/", "/laporan/", "/pejabat/"),
    *("/orang/", "/laporan/2023/iku.pdf", "/angka/2023/iku-2/", "/kertas-kerja/2023/iku-2/csv/"),
)
SECOND, LOSE, RENEW = "/masuk/kode/", "/akun/langkah-kedua/aplikasi/lepas/", f"{factors.CODES}baru/"
NEW = {"password1": "kuda-lumping-di-alun", "password2": "kuda-lumping-di-alun"}


class Victim:
    """The Camat, with an application set up and recovery codes noted; one code and one recovery code are used."""

    def __init__(self) -> None:
        self.of_before = factors.by_password("camat")
        client = factors.by_password("camat")
        self.secret = factors.set_up(client)
        self.codes = factors.recovery_codes(client)
        self.session = client.cookies["sessionid"].value
        self.used = (factors.code(self.secret), self.codes[0])
        for shown in self.used:
            assert factors.by_password("camat").post(SECOND, {"code": shown})["Location"] == "/"

    def browser(self) -> Client:
        """Return a browser with his session's cookie: his own, or a thief's."""
        client = Client()
        client.cookies["sessionid"] = self.session
        return client


@pytest.fixture(scope="module")
def _victim(_filled: Keys) -> Victim:
    return Victim()


@pytest.fixture
def victim(_victim: Victim, db: None) -> Victim:
    """Return the Camat as he is when the attack begins; what an attack does is rolled back."""
    return _victim


def an_hour_later(client: Client) -> None:
    """Let everything a session has shown lie an hour back."""
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**record, "at": record["at"] - 3600} for record in records]
    session.save()


def got_in(client: Client, address: str) -> bool:
    """Return whether a page of the office answered."""
    return client.get(address).status_code == 200


def first_factor_only() -> Client:
    """Return the attacker's browser after the password, before the second factor."""
    return factors.by_password("camat")


@pytest.mark.parametrize("written", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0}{1} "])
@pytest.mark.parametrize("number", [0, 1])
def test_a_used_code_is_dead_however_it_is_written(number: int, written: str, victim: Victim) -> None:
    """8 attacks: the code just used, and a used recovery code; first, while the code is still the present one."""
    used = victim.used[number]
    client = first_factor_only()
    # Another process of the program: it knows what stands in the tables, and nothing of this one's memory.
    caches["default"].clear()
    client.post(SECOND, {"code": written.format(used[:3], used[3:])})
    assert not got_in(client, "/iku/")


@pytest.mark.parametrize("address", PROTECTED)
@pytest.mark.parametrize("begun", ["nothing", "the form", "the password", "the password twice", "another's sign-in"])
def test_skipping_the_second_step_leads_nowhere(begun: str, address: str, victim: Victim) -> None:
    """65 attacks."""
    client = Client()
    if begun == "the form":
        client.get("/masuk/")
    if begun.startswith("the password"):
        factors.by_password("camat", client=client)
    if begun == "the password twice":
        factors.by_password("camat", client=client)
    if begun == "another's sign-in":
        factors.by_password("camat", client=client)
        client.post("/keluar/")
    client.get(SECOND)
    assert not got_in(client, address)


@pytest.mark.parametrize("address", PROTECTED)
def test_a_session_of_before_the_second_factor_opens_nothing_any_more(address: str, victim: Victim) -> None:
    """13 attacks: downgrade to a session that began with the password alone."""
    assert not got_in(victim.of_before, address)


@pytest.mark.parametrize(
    "address", [LOSE, RENEW, factors.CODES, factors.SET_UP, "/akun/sandi/", "/akun/sesi/", "/akun/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_first_step_alone_touches_no_account_page(address: str, method: str, victim: Victim) -> None:
    """14 attacks."""
    response = getattr(first_factor_only(), method)(address)
    assert response["Location"].startswith("/masuk/")


MADE_UP = [
    "",
    " ",
    "0",
    "000000",
    "123456",
    "00000000",
    "١٢٣٤٥٦",
    "1e5",
    "-1",
    "' OR 1=1 --",
    "null",
    "true",
    "[]",
    "{}",
]


@pytest.mark.parametrize("code", MADE_UP)
@pytest.mark.parametrize("field", ["code", "credential"])
def test_a_made_up_answer_is_none(code: str, field: str, victim: Victim) -> None:
    """28 attacks: on the code and on the security key's answer."""
    client = first_factor_only()
    client.post(SECOND, {field: code})
    assert not got_in(client, "/iku/")


@pytest.mark.parametrize("steps", [*range(-40, -1), *range(2, 8)])
def test_a_code_of_another_time_is_refused(steps: int, victim: Victim, monkeypatch: pytest.MonkeyPatch) -> None:
    """45 attacks: old codes read over a shoulder, and codes to come. The clock stands still meanwhile."""
    client, now = first_factor_only(), time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    client.post(SECOND, {"code": factors.code(victim.secret, steps=steps)})
    assert not got_in(client, "/iku/")


@pytest.mark.parametrize("of", ["sekretaris", "admin", "kasi.pemerintahan"])
def test_anothers_second_factor_does_not_prove(of: str, victim: Victim) -> None:
    """3 attacks."""
    secret = factors.set_up(factors.by_password(of))
    client = first_factor_only()
    client.post(SECOND, {"code": factors.code(secret)})
    assert not got_in(client, "/iku/")


def fixed(client: Client) -> None:
    client.cookies["sessionid"] = "a" * 32


def swapped(client: Client) -> None:
    client.cookies["sessionid"] = factors.by_password("inspektorat").cookies["sessionid"].value[::-1]


def empty(client: Client) -> None:
    client.cookies["sessionid"] = ""


def signed_by_nobody(client: Client) -> None:
    client.cookies["sessionid"] = signing.dumps({"_auth_user_id": "1"}, key="kunci lain")


@pytest.mark.parametrize("tamper", [fixed, swapped, empty, signed_by_nobody])
@pytest.mark.parametrize("address", ["/", "/iku/", "/orang/"])
def test_a_made_up_session_is_nobodys(tamper: Callable[[Client], None], address: str, victim: Victim) -> None:
    """12 attacks."""
    client = Client()
    tamper(client)
    assert not got_in(client, address)


@pytest.mark.parametrize("step", ["the form", "the password"])
def test_a_session_fixed_before_signing_in_is_not_the_one_signed_in(step: str, victim: Victim) -> None:
    """2 attacks: the attacker knows the key a person began with."""
    person = Client()
    person.get("/masuk/")
    if step == "the password":
        factors.by_password("camat", client=person)
    known = person.cookies.get("sessionid")
    attacker = Client()
    if known is not None:
        attacker.cookies["sessionid"] = known.value
    if step == "the form":
        factors.by_password("camat", client=person)
    person.post(SECOND, {"code": victim.codes[1]})
    assert got_in(person, "/iku/")
    assert not got_in(attacker, "/iku/")


ENDINGS: dict[str, Callable[[Victim], object]] = {
    "signed out": lambda victim: victim.browser().post("/keluar/"),
    "closed": lambda _: accounts.close(by=cast.scope("admin"), username="camat", reason="uji"),
    "factors removed": lambda _: accounts.remove_factors(by=cast.scope("sekretaris"), username="camat", reason="uji"),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("address", ["/", "/iku/"])
def test_a_stolen_session_dies_with_the_persons_own(ending: str, address: str, victim: Victim) -> None:
    """6 attacks: the thief holds the cookie when the session ends."""
    thief = victim.browser()
    assert got_in(thief, address)
    ENDINGS[ending](victim)
    assert not got_in(thief, address)


@pytest.mark.parametrize("address", [LOSE, RENEW, "/akun/langkah-kedua/kunci/pasang/", factors.CODES])
@pytest.mark.parametrize("answer", ["none", "the password", "a used code"])
def test_a_stolen_session_changes_no_factor_without_a_fresh_code(address: str, answer: str, victim: Victim) -> None:
    """12 attacks: downgrade. The thief comes an hour later, some with the password too."""
    thief = victim.browser()
    an_hour_later(thief)
    if answer == "the password":
        thief.post("/akun/pastikan/", {"password": cast.PASSWORD})
    if answer == "a used code":
        thief.post("/akun/langkah-kedua/kode/", {"code": victim.codes[0]})
    response = thief.post(address) if address != factors.CODES else thief.get(address)
    assert response.status_code == 302
    assert "/akun/langkah-kedua/kode/" in response["Location"] or "/akun/pastikan/" in response["Location"]
    assert Authenticator.objects.filter(user__username="camat").count() == 2


def used(token: str) -> str:
    accounts.set_password(token=token, password=NEW["password1"])
    return token


def replaced(token: str) -> str:
    accounts.renew_link(by=cast.scope("admin"), username="staf.baru")
    return token


def closed(token: str) -> str:
    accounts.close(by=cast.scope("admin"), username="staf.baru", reason="uji")
    return token


DEAD: dict[str, Callable[[str], str]] = {
    "used": used,
    "replaced": replaced,
    "closed": closed,
    "cut": lambda token: token[:-1],
    "longer": lambda token: token + "A",
    "upper case": str.upper,
    "made up": lambda _: secrets.token_urlsafe(24),
    "a name": lambda _: "staf.baru",
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", DEAD)
def test_a_dead_link_sets_no_password(how: str, method: str, victim: Victim) -> None:
    """16 attacks."""
    entry = InvitationEntry(username="staf.baru", name="Staf Baru", role="staf", unit="umum")
    token = DEAD[how](accounts.invite(by=cast.scope("admin"), entry=entry))
    client = Client()
    response = getattr(client, method)(f"/undangan/{token}/", NEW if method == "post" else None)
    assert response.status_code == 404
    assert not got_in(client, "/menunggu/")


def test_they_are_two_hundred_and_twenty_four(request: pytest.FixtureRequest) -> None:
    attacks = [each for each in request.session.items if each.fspath.basename == "test_attacks.py"]  # type: ignore[attr-defined]
    assert len(attacks) - 1 == 224
