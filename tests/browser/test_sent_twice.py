"""A double tap says that it is saved; what is sent after the session ended is said to be lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from cermat.web import doors, once
from tests.browser.conftest import PASSWORD, OpenContext, picture

pytestmark = pytest.mark.browser
# A browser may hold the second tap back: then the first answers.
SAVED = re.compile(f"disimpan dan diajukan|{once.SAID}")
VERIFIED = re.compile(f"sudah diverifikasi|{once.SAID}")
GRID = "/dokumen-desa/?tahun=2027"


def looked_at(page: Page) -> None:
    """Fill one cell of the grid and ask what it would mean."""
    page.goto(GRID)
    number = page.locator("[name$='-number']:visible").first
    name = str(number.get_attribute("name")).removesuffix("-number")
    number.fill("17 Tahun 2026")
    page.locator(f"[name='{name}-dated']").fill("2/11/2026")
    page.get_by_role("button", name="Periksa").first.click()
    page.get_by_label(re.compile("menyusul")).check()


def test_a_double_tap_in_the_grid_and_on_verifikasi_says_that_it_is_saved(opened: OpenContext) -> None:
    page = opened("kasi.pemerintahan", width=360).new_page()
    looked_at(page)
    page.get_by_role("button", name="Simpan dan ajukan").dblclick()
    expect(page.locator("main")).to_contain_text(SAVED)
    expect(page.locator("main")).not_to_contain_text("Belum ada yang disimpan")
    picture(page, "dua-kali-360")
    checker = opened("camat", width=360).new_page()
    checker.goto("/menunggu/")
    checker.locator("button[name=pilih]").first.dblclick()
    expect(checker.locator("main")).to_contain_text(VERIFIED)
    expect(checker.locator("main")).not_to_contain_text("Tidak ada yang diverifikasi")
    picture(checker, "dua-kali-menunggu-360")


def test_a_session_that_ended_is_said_and_the_page_opens_again(opened: OpenContext) -> None:
    context = opened("operator.denok", width=360)
    page = context.new_page()
    page.goto(GRID)
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Periksa").first.click()
    expect(page.locator("main")).to_contain_text(doors.NOT_SAVED)
    picture(page, "sesi-berakhir-360")
    page.get_by_label("Nama pengguna").fill("operator.denok")
    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(f"**{GRID}")
    expect(page.locator("h1")).to_be_visible()
