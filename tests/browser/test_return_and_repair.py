"""Return and repair (journey 5) in an office of three, each in at most four clicks after signing in.

The Kasi records, the Sekretaris returns it with a remark, the Kasi repairs it, the Camat verifies it; who wrote it
cannot, by page or by request.
"""

import re
from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import WIDTHS, picture, served, sign_in
from tests.browser.hands import Hand, Keyboard
from tests.browser.journeys import Journey

pytestmark = [pytest.mark.browser, pytest.mark.proof]
CLICKS, SECONDS = 4, 30
FIRST, REPAIRED = "Rapat koordinasi batas desa", "Rapat koordinasi batas desa Denok dan Boreng"
REMARK = "Sebutkan desa mana yang dibahas"
Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def enter(browser: Browser) -> Iterator[Enter]:
    """Return how a person of an office of three signs in and sees the first page."""
    contexts = []

    def come_in(username: str, *, width: int = 1280) -> Page:
        size = {"width": width, "height": WIDTHS[width]}
        contexts.append(browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport=size))
        page = contexts[-1].new_page()
        sign_in(page, username)
        return page

    with served("bertiga") as (port, _):
        yield come_in
        for context in contexts:
            context.close()


def record(page: Page, number: str, words: str) -> str:
    """Record an activity as the Kasi and return its address."""
    page.goto("/kegiatan/tambah/")
    page.get_by_role("radio", name="koordinasi").check()
    page.locator("[name=function]").select_option("d")
    page.locator("[name=description]").fill(words)
    page.locator("[name=number]").fill(number)
    page.get_by_role("button", name="Simpan dan ajukan").click()
    expect(page.locator("main")).to_contain_text("menunggu verifikasi")
    return page.url


def named(words: str, number: str) -> re.Pattern[str]:
    """Return what a button about an activity is called; a browser may put a space between the words and the colon."""
    return re.compile(f"^{words} ?: Kegiatan {number.replace('/', '.')}$")


def about(page: Page, number: str) -> Locator:
    """Return what the page says of the activity that waits."""
    return page.locator("main article").filter(has_text=f"Kegiatan {number}")


def test_what_a_kasi_recorded_goes_back_is_repaired_and_is_verified_by_the_camat(enter: Enter) -> None:
    number = "J5/PEM/2026"
    author = Journey(enter("kasi.pemerintahan"))
    address = record(author.page, number, FIRST)
    verifying = author.page.locator("p").filter(has=author.page.get_by_text("Verifikasi", exact=True))
    expect(verifying).to_contain_text(
        "Anda ikut mencatat isi baris ini; pemeriksaan dilakukan oleh orang lain: Sekretaris Camat (sekretaris)"
    )
    expect(author.page.get_by_role("button", name="Verifikasi")).to_have_count(0)
    assert refused_by_request(author.page, address) == 403

    returned_by_the_sekretaris(enter, number)
    repaired_by_its_author(enter, number)
    verified_by_the_camat(enter, number)

    author.page.goto(address)
    expect(author.page.locator("main")).to_contain_text("Camat, pengganti Kepala Seksi Pemerintahan (camat)")
    locked = enter("camat")
    refusal = locked.goto(f"{address}perbaiki/")
    assert refusal is not None
    assert refusal.status == 403
    expect(locked.locator("main")).to_contain_text("yang berwenang: Staf, Kepala Seksi")
    picture(locked, "kembali-5-terkunci")
    author.ends(clicks=CLICKS, seconds=SECONDS)


def refused_by_request(page: Page, address: str) -> int:
    """Try to verify by a request that no button sends; return the answer's status."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    sent = {"csrfmiddlewaretoken": token, "version": "1"}
    answer = page.request.post(f"{address}tindakan/verifikasi/", form=sent, headers={"Referer": address})
    assert "Anda ikut mencatat isi baris ini" in answer.text()
    return answer.status


def returned_by_the_sekretaris(enter: Enter, number: str) -> None:
    """Send it back with a remark: the link leads into the field."""
    journey = Journey(enter("sekretaris", width=360))
    page, hand = journey.page, Hand()
    journey.begins()
    hand.click(page.get_by_text("Menu", exact=False).first)
    hand.click(page.locator("details.only-small").get_by_role("link", name="Menunggu saya"))
    hand.click(about(page, number).get_by_role("button", name=re.compile("^Kembalikan")))
    remark = page.get_by_label("Catatan")
    expect(remark).to_be_focused()
    page.keyboard.type(REMARK)
    picture(page, "kembali-1-catatan-360")
    hand.click(page.get_by_role("button", name="Kembalikan dengan catatan"))
    expect(page.locator("main")).to_contain_text("Dikembalikan kepada pencatatnya beserta catatan Anda")
    journey.ends(clicks=CLICKS, seconds=SECONDS, hand=hand)


def repaired_by_its_author(enter: Enter, number: str) -> None:
    """Repair it from the first page, the remark before the eyes."""
    journey = Journey(enter("kasi.pemerintahan"))
    page, hand = journey.page, Hand()
    journey.begins()
    picture(page, "kembali-2-beranda")
    hand.click(page.get_by_role("link", name=f"Perbaiki Kegiatan {number}"))
    expect(page.locator(".note")).to_contain_text(f"Dikembalikan dengan catatan: {REMARK}")
    picture(page, "kembali-3-perbaiki")
    hand.write(page.get_by_label("Uraian"), REPAIRED)
    hand.write(page.get_by_label("Alasan perbaikan"), "Desanya disebutkan")
    hand.click(page.get_by_role("button", name="Simpan perbaikan"))
    expect(page.locator("main")).to_contain_text("berlaku setelah diverifikasi orang lain")
    journey.ends(clicks=CLICKS, seconds=SECONDS, hand=hand)


def verified_by_the_camat(enter: Enter, number: str) -> None:
    """Verify what is seen side by side: old and new stand in one row of a table."""
    journey = Journey(enter("camat"))
    page, hand = journey.page, Hand()
    journey.begins()
    hand.click(page.locator("nav.only-wide").get_by_role("link", name="Menunggu saya"))
    change = about(page, number).get_by_role("row").filter(has_text="Uraian")
    old, new = change.get_by_role("cell", name=FIRST, exact=True), change.get_by_role("cell", name=REPAIRED)
    assert (old.bounding_box() or {})["y"] == (new.bounding_box() or {})["y"]
    picture(page, "kembali-4-beda")
    hand.click(about(page, number).get_by_role("button", name=re.compile("^Verifikasi ?: ")))
    expect(page.get_by_role("status")).to_contain_text("1 baris sudah diverifikasi")
    journey.ends(clicks=CLICKS, seconds=SECONDS, hand=hand)


def test_it_goes_back_and_is_repaired_and_verified_by_keyboard_alone(enter: Enter) -> None:
    number = "J5K/PEM/2026"
    record(enter("kasi.pemerintahan"), number, "Fasilitasi musyawarah dusun")
    began = monotonic()

    page = enter("sekretaris")
    page.goto("/menunggu/")
    keys = Keyboard(page)
    keys.press("button", named("Kembalikan", number))
    expect(page.get_by_label("Catatan")).to_be_focused()
    page.keyboard.type(REMARK)
    keys.press("button", "Kembalikan dengan catatan")
    expect(page.locator("main")).to_contain_text("Dikembalikan kepada pencatatnya")

    page = enter("kasi.pemerintahan")
    page.goto("/menunggu/")
    keys = Keyboard(page)
    keys.press("button", named("Perbaiki", number))
    keys.reach(page.get_by_label("Uraian"))
    page.keyboard.press("Control+A")
    page.keyboard.type("Fasilitasi musyawarah dusun Krajan")
    keys.type("Alasan perbaikan", "Desanya disebutkan")
    keys.press("button", "Simpan perbaikan")

    page = enter("sekretaris")
    page.goto("/menunggu/")
    Keyboard(page).press("button", named("Verifikasi", number))
    expect(page.get_by_role("status")).to_contain_text("sudah diverifikasi")
    assert monotonic() - began <= 3 * SECONDS
