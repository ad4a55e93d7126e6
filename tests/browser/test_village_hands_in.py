"""A village hands in its documents (journey 4): the last minute of 30 September against the first of October, the
receipt stamp of 31 March against 1 April, in at most eight clicks, and by keyboard alone."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import cast
from tests.browser.conftest import ROOT, picture, sign_in
from tests.browser.hands import Hand
from tests.browser.journeys import Journey

pytestmark = pytest.mark.browser
LAST_MINUTE, FIRST_MINUTE = "2027-09-30T23:59:00+07:00", "2027-10-01T00:00:00+07:00"
Enter = Callable[[str], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocked:
    """An office whose clock a test sets, and how a person enters it on a phone."""

    file: Path
    enter: Enter

    def strike(self, instant: str) -> None:
        """Set the clock."""
        self.file.write_text(instant)


@pytest.fixture(scope="module")
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clocked]:
    """Serve an empty office from a process of its own."""
    file = tmp_path_factory.mktemp("clock") / "now"
    file.write_text(LAST_MINUTE)
    command = [sys.executable, "-m", "tests.browser.clocked_site", str(file)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    port, contexts = process.stdout.readline().split()[0], []

    def enter(username: str) -> Page:
        size = {"width": 360, "height": 740}
        contexts.append(browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport=size))
        page = contexts[-1].new_page()
        if username:
            sign_in(page, username)
        return page

    yield Clocked(file=file, enter=enter)
    for context in contexts:
        context.close()
    process.terminate()
    process.wait(timeout=60)
    process.stdout.close()


def field(page: Page, kind: str, name: str, village: str = cast.DENOK) -> Locator:
    """Return a field of one obligation."""
    return page.locator(f"[name='{village}-{kind}-{name}']")


def check(page: Page, hand: Hand) -> Locator:
    """Ask for the verdict and return the part of the page that says it."""
    hand.click(page.get_by_role("button", name="Periksa"))
    return page.locator("main")


def test_the_last_minute_is_on_time_and_the_next_is_not(office: Clocked) -> None:
    office.strike(LAST_MINUTE)
    journey, hand = Journey(office.enter("")), Hand()
    page = journey.page
    page.goto("/masuk/")
    hand.write(page.get_by_label("Nama pengguna"), "operator.denok")
    page.keyboard.press("Tab")
    page.keyboard.type(cast.PASSWORD)
    hand.click(page.get_by_role("button", name="Masuk"))
    expect(page.locator("h1")).to_contain_text("Kewajiban Desa Denok")
    hand.write(field(page, "rkp_desa-2028", "number"), "5 Tahun 2027")
    hand.write(field(page, "rkp_desa-2028", "dated"), "30/9/27")
    expect(check(page, hand)).to_contain_text("tepat pada hari terakhir")
    expect(page.locator("main")).to_contain_text("Kamis, 30 September 2027")
    picture(page, "desa-1-putusan-360")
    before = hand.clicks

    field(page, "rkp_desa-2028", "dated").fill("1 Oktober 2027")
    expect(check(page, Hand())).to_contain_text("belum terjadi")
    office.strike(FIRST_MINUTE)
    expect(check(page, Hand())).to_contain_text("1 hari lewat batas 30 September 2027")
    expect(page.locator("main")).to_contain_text("terlambat")
    picture(page, "desa-2-terlambat-360")

    # The legal day is what counts, not the hour of typing: entered a minute later it is still on time.
    field(page, "rkp_desa-2028", "dated").fill("30 sept 2027")
    expect(check(page, Hand())).to_contain_text("tepat pada hari terakhir")
    hand.click(page.get_by_role("button", name="Simpan dan ajukan 1 dokumen"))
    expect(page.locator("main")).to_contain_text("menunggu verifikasi")
    assert (before, hand.clicks) == (5, 6)
    journey.ends(seconds=45)


def test_a_document_is_handed_in_by_keyboard_alone(office: Clocked) -> None:
    office.strike("2027-12-31T23:59:00+07:00")
    page = office.enter("operator.denok")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == f"{cast.DENOK}-apb_desa-2028-number":
            break
    page.keyboard.type("9 Tahun 2027")
    page.keyboard.press("Tab")
    page.keyboard.type("31-12-2027")
    page.keyboard.press("Enter")
    expect(page.locator("#hasil-periksa")).to_be_focused()
    expect(page.locator("#hasil-periksa")).to_contain_text("1 tepat waktu")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Simpan dan ajukan 1 dokumen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("menunggu verifikasi")


def test_the_stamp_is_the_offices_own_midnight(office: Clocked) -> None:
    for instant, village, words in (
        ("2028-03-31T23:59:59+07:00", cast.BLUKON, "tepat pada hari terakhir"),
        ("2028-04-01T00:00:00+07:00", cast.BORENG, "1 hari lewat batas 31 Maret 2028"),
    ):
        office.strike(instant)
        staf, kasi = office.enter("staf.pemerintahan"), office.enter("kasi.pemerintahan")
        staf.goto("/dokumen-desa/?tahun=2028")
        field(staf, "lppd_desa-2027", "number", village).fill("140/14/LPPD/2028")
        expect(check(staf, Hand())).to_contain_text("menunggu cap terima")
        staf.get_by_label("Naskahnya menyusul").check()
        staf.get_by_role("button", name="Simpan dan ajukan").click()
        kasi.goto("/menunggu/")
        kasi.get_by_role("heading", name="LPPDes 2027").get_by_role("link").last.click()
        kasi.get_by_role("button", name="Terima sekarang dan terbitkan tanda terima").click()
        expect(kasi.locator("main")).to_contain_text("sudah terbit")
        expect(kasi.locator("main")).to_contain_text(words)
        picture(kasi, f"desa-3-cap-{village}-360")
        with kasi.expect_download() as printed:
            kasi.get_by_role("button", name="Cetak tanda terima (PDF)").click()
        assert printed.value.suggested_filename.startswith("tanda-terima-2028-000")
