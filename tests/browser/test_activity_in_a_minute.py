"""An activity on a phone (journey 3, the form): a few taps, three things to say, what may be there already shown first;
and the same by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, picture
from tests.browser.hands import Hand
from tests.browser.journeys import Journey

pytestmark = pytest.mark.browser
WORDS = "Koordinasi persiapan lomba desa tingkat kecamatan"


def test_an_activity_takes_six_taps_and_its_double_is_shown_before_saving(opened: OpenContext) -> None:
    journey, hand = Journey(opened("staf.trantibum", width=360, javascript=False)), Hand()
    page = journey.page
    page.goto("/kegiatan/")
    record(page, hand)
    expect(page.locator("main")).to_contain_text("menunggu verifikasi")
    expect(page.locator("main")).to_contain_text("Belum ada: 5 dari 5")
    assert hand.clicks == 6
    journey.ends(seconds=60)

    page.goto("/kegiatan/")
    record(page, Hand())
    note = page.get_by_role("alert")
    expect(note).to_contain_text("Mungkin sudah tercatat")
    picture(page, "kegiatan-kembar-360")
    note.get_by_role("button", name="simpan juga").click()
    expect(page.locator("main")).to_contain_text("menunggu verifikasi")


def record(page: Page, hand: Hand) -> None:
    """Record an activity from the list."""
    hand.click(page.get_by_role("button", name="Catat kegiatan"))
    hand.click(page.get_by_role("radio", name="koordinasi"))
    hand.choose(page.locator("[name=function]"), "d")
    hand.write(page.locator("[name=description]"), WORDS)
    hand.click(page.get_by_role("button", name="Simpan dan ajukan"))


def test_an_activity_is_recorded_by_keyboard_alone(opened: OpenContext) -> None:
    page = opened("staf.umum").new_page()
    page.goto("/kegiatan/tambah/")
    reach(page, "kind")
    page.keyboard.press("Space")
    reach(page, "function")
    page.keyboard.type("j")
    reach(page, "description")
    page.keyboard.type("Fasilitasi penataan arsip kantor")
    reach(page, "number")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("menunggu verifikasi")


def reach(page: Page, name: str) -> None:
    """Go on with the Tab key until a field has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"{name} is not reached by the Tab key")
