"""Journey 2: the Camat's first sign-in, by keyboard alone, and every later one: code, security key, lost password.

He opens the link he was sent, sets a password, sets up the second factor, notes his recovery codes and is at work.
Later he signs in by a code, mistypes until he must wait, sets up a security key and signs in by it.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import served
from tests.browser.hands import Keyboard
from tests.browser.journeys import Journey
from tests.browser.test_every_page import look
from tests.web.factors import code, wait_for_the_beginning

pytestmark = [pytest.mark.browser, pytest.mark.proof]
NEW = "kuda lumping di alun-alun"
SECONDS_TO_TYPE = 5
OWN_STEPS = {
    "langkah-kedua/kode": "pastikan-kode",
    "langkah-kedua/kunci/pastikan": "pastikan-kunci",
    "langkah-kedua/aplikasi/lepas": "lepas-aplikasi",
    "langkah-kedua/kode-pemulihan/baru": "kode-pemulihan-baru",
}
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """Where the pages of an office answer that just opened, and the link its Camat was sent."""

    address: str
    link: str


@pytest.fixture(scope="module")
def office() -> Iterator[NewOffice]:
    """Serve an office that just opened. By name: a security key answers to no number."""
    with served("kantor") as (port, token):
        assert token, "the office did not open"
        yield NewOffice(address=f"http://localhost:{port}", link=f"/undangan/{token}/")


@pytest.fixture
def page(office: NewOffice, browser: Browser) -> Iterator[Page]:
    """Open a page before that office; its console stays silent, its pages light, and nothing is asked elsewhere."""
    context = browser.new_context(base_url=office.address, viewport={"width": 360, "height": 740})
    journey = Journey(context)
    yield journey.page
    journey.is_quiet()
    journey.is_light()
    context.close()


def test_the_camat_is_at_work_after_four_presses_and_in_again_by_code_and_key(office: NewOffice, page: Page) -> None:
    secret = first_sign_in(office, page)
    page.goto("/akun/sesi/")
    look(page, "sesi")
    sign_out(page)
    by_code(page, secret)
    with_a_key(page)
    sign_out(page)
    by_key(page)
    sign_out(page)
    too_many_tries(page)


def first_sign_in(office: NewOffice, page: Page) -> str:
    """Go the whole first way by keyboard, looking at every page empty, faulty and filled; return the secret."""
    hand, begun = Keyboard(page), time.monotonic()
    page.goto(office.link)
    look(page, "undangan")
    page.keyboard.press("Tab")
    hand.type("Sandi baru", "pendek")
    hand.type("Sandi baru sekali lagi", "pendek")
    hand.press("button", "Simpan dan masuk")
    expect(page.locator(".faults")).to_contain_text("terlalu pendek")
    look(page, "undangan-salah")
    hand.clicks = 0
    hand.type("Sandi baru", NEW)
    hand.type("Sandi baru sekali lagi", NEW)
    hand.press("button", "Simpan dan masuk")
    expect(page.locator("main")).to_contain_text("Satu hal lagi sebelum bekerja")
    look(page, "langkah-kedua")
    hand.press("button", "Pasang aplikasi kode")
    look(page, "pasang-aplikasi")
    secret = page.locator("main .hash").inner_text()
    wait_for_the_beginning(needed=SECONDS_TO_TYPE)
    hand.type("Kode verifikasi", code(secret, steps=-1))
    hand.press("button", "Pasang")
    expect(page.locator("main")).to_contain_text("10 kode belum dipakai")
    look(page, "kode-pemulihan")
    hand.press("button", "Sudah saya catat, lanjut bekerja")
    expect(page).to_have_url(office.address + "/")
    assert hand.clicks <= 8
    assert time.monotonic() - begun <= 90
    return secret


def sign_out(page: Page) -> None:
    """Leave by the button in the menu."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/akun/")
    page.locator(".only-wide").get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()


def by_password(page: Page, password: str = NEW) -> None:
    """Take the first step."""
    page.get_by_label("Nama pengguna").fill("camat")
    page.get_by_label("Sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


def by_code(page: Page, secret: str) -> None:
    """Sign in by a code; the same one is refused when it comes again, though it is still of its half minute."""
    by_password(page)
    look(page, "masuk-kode")
    used = code(secret, steps=0)
    enter(page, used)
    page.wait_for_url(lambda url: "/masuk/" not in url)
    sign_out(page)
    by_password(page)
    enter(page, used)
    expect(page.locator(".faults")).to_contain_text("sudah dipakai")
    look(page, "masuk-kode-salah")
    enter(page, code(secret, steps=1))
    page.wait_for_url(lambda url: "/masuk/" not in url)


def enter(page: Page, text: str) -> None:
    """Take the second step."""
    page.get_by_label("Kode verifikasi").fill(text)
    page.get_by_role("button", name="Lanjutkan").click()


def with_a_key(page: Page) -> None:
    """Set a security key up."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/akun/langkah-kedua/")
    page.get_by_role("button", name="Pasang kunci keamanan").click()
    look(page, "pasang-kunci")
    page.get_by_label("Nama kunci").fill("Sidik jari laptop")
    page.get_by_role("button", name="Pasang").click()
    expect(page.locator("main")).to_contain_text("Sidik jari laptop")
    look(page, "langkah-kedua-terpasang")
    for path, name in OWN_STEPS.items():
        page.goto(f"/akun/{path}/")
        assert urlsplit(page.url).path == f"/akun/{path}/"
        look(page, name)
    page.goto("/akun/langkah-kedua/")
    page.get_by_role("link", name="Lepas kunci ini").click()
    look(page, "lepas-kunci")


def by_key(page: Page) -> None:
    """Sign in by the security key."""
    by_password(page)
    look(page, "masuk-kunci")
    page.get_by_role("button", name="Pakai kunci keamanan").click()
    page.wait_for_url(lambda url: "/masuk/" not in url)


def too_many_tries(page: Page) -> None:
    """Mistype five times: the sixth time the page says how long to wait."""
    page.context.clear_cookies()
    page.goto("/masuk/")
    for _ in range(6):
        by_password(page, "salah sama sekali")
    expect(page.locator(".faults")).to_contain_text("tunggu 4 menit")
    look(page, "masuk-tunggu")
    page.get_by_role("link", name="Lupa sandi?").click()
    expect(page.locator("main")).to_contain_text("Minta tautan baru kepada admin")
    look(page, "sandi-lupa")
