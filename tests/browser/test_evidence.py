"""Photos from a phone: an activity with its evidence over a bad line, and from a figure down to the photo.

The Kasi records an activity and sends three photos of 4 MB; the line breaks half way and comes back; each photo is
kept once, small. From the figure, three clicks lead to the photo.
"""

import io
import random
import re
import time
from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, Request, Route, expect

from tests.browser.conftest import NARROWEST, OpenContext, picture
from tests.browser.hands import Hand
from tests.browser.journeys import Journey

pytestmark = [pytest.mark.browser, pytest.mark.proof]
BYTES_A_SECOND = 400_000 // 8
SECONDS, TAPS, PHOTO_BYTES, SCRIPT_BYTES, CLICK_SECONDS = 60, 12, 400_000, 8_000, 2
LIST = "/kegiatan/?tahun=2023"


@cache
def photo(number: int) -> bytes:
    """Return a phone's photo: 12 megapixels, about 4 MB, another one for each number."""
    grain = random.Random(number).randbytes(1000 * 750 * 3)
    saved = io.BytesIO()
    Image.frombytes("RGB", (1000, 750), grain).resize((4000, 3000)).save(saved, "JPEG", quality=86)
    return saved.getvalue()


def photos(*numbers: int) -> list[FilePayload]:
    return [{"name": f"foto-{each}.jpg", "mimeType": "image/jpeg", "buffer": photo(each)} for each in numbers]


def open_row(page: Page, number: str) -> None:
    """Open an activity's page from the list."""
    page.goto(LIST)
    page.get_by_role("link", name=number).first.click()


def link(page: Page, words: str, name: str) -> Locator:
    """Return a link by its words and the file it is for."""
    return page.get_by_role("link", name=re.compile(f"^{words} ?: {re.escape(name)}$"))


def photo_line(page: Page) -> Locator:
    """Return the line of the checklist where a photo that proves an activity is sent."""
    return page.locator(".checks li", has=page.locator("strong", has_text="Foto"))


def kept(page: Page) -> list[str]:
    """Return the names of the files the row's page links."""
    return page.get_by_role("link", name="Unduh aslinya").all_inner_texts()


class Line:
    """The bytes a page sends, and a line that can break after some pieces."""

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self.pieces = 0
        self.passed = 0
        self.breaks_after: int | None = None
        page.on("request", self._count)
        page.route("**/unggahan/**", self._pass)

    def _count(self, request: Request) -> None:
        self.sent += len(request.post_data_buffer or b"") if "/unggahan/" in request.url else 0

    def _pass(self, route: Route) -> None:
        self.pieces += 1
        if self.breaks_after is not None and self.pieces > self.breaks_after:
            route.abort("internetdisconnected")
        else:
            self.passed += len(route.request.post_data_buffer or b"")
            route.continue_()


def test_a_photo_is_made_small_sent_and_kept(opened: OpenContext) -> None:
    journey = Journey(opened("staf.pemerintahan", width=360))
    page = journey.page
    open_row(page, "010/PEM/2023")
    expect(page.locator("script[src$='/unggah.js']")).to_have_count(1)
    page.get_by_label("Unggah foto atau naskah").set_input_files(photos(1))
    picture(page, "bukti-1-pilih")
    page.get_by_role("button", name="Unggah bukti").click()
    expect(link(page, "Lihat", "foto-1.jpg")).to_be_visible(timeout=20_000)
    expect(page.locator(".checks")).to_contain_text("foto-1.jpg, pada Bukti di bawah")
    picture(page, "bukti-2-tersimpan")
    with page.expect_download() as download:
        link(page, "Unduh aslinya", "foto-1.jpg").click()
    assert download.value.suggested_filename == "foto-1.jpg"
    assert download.value.path().stat().st_size <= PHOTO_BYTES
    with Image.open(download.value.path()) as received:
        assert 1024 <= max(received.size) <= 1600
    assert len(photo(1)) > 3_000_000
    journey.is_quiet()
    journey.is_light()
    link(page, "Lihat", "foto-1.jpg").click()
    expect(page.locator("img")).to_be_visible()


def test_an_upload_goes_on_after_the_page_was_closed_half_way(opened: OpenContext) -> None:
    context = opened("staf.pemerintahan", width=360)
    page = context.new_page()
    open_row(page, "011/PEM/2023")
    line = Line(page)
    line.breaks_after = 3
    photo_line(page).locator("summary").click()
    picture(page, "bukti-8-daftar")
    photo_line(page).get_by_label("Berkas untuk Foto").set_input_files(photos(2))
    photo_line(page).get_by_role("button", name="Unggah Foto").click()
    expect(page.locator(".sending:visible")).to_contain_text("sambungan terputus", timeout=20_000)
    address = page.url
    page.close()

    page = context.new_page()
    page.goto(address)
    expect(photo_line(page)).to_contain_text("belum ada")
    expect(photo_line(page)).to_contain_text("Belum selesai terkirim: foto-2.jpg")
    picture(page, "bukti-3-terputus")
    again = Line(page)
    photo_line(page).get_by_label("Berkas untuk Foto").set_input_files(photos(2))
    photo_line(page).get_by_role("button", name="Unggah Foto").click()
    expect(link(page, "Lihat", "foto-2.jpg")).to_be_visible(timeout=20_000)
    assert len(kept(page)) == 1
    assert line.passed >= 3 * 32 * 1024
    assert again.sent <= PHOTO_BYTES - line.passed


def test_the_original_is_kept_on_choice_and_a_refused_file_says_why(opened: OpenContext) -> None:
    page = opened("staf.pemerintahan").new_page()
    open_row(page, "012/PEM/2023")
    page.locator("#asli").check()
    chosen = [*photos(3), {"name": "catatan.html", "mimeType": "text/html", "buffer": b"<html>catatan</html>"}]
    page.get_by_label("Unggah foto atau naskah").set_input_files(chosen)  # type: ignore[arg-type]
    page.get_by_role("button", name="Unggah bukti").click()
    sending = page.locator(".sending:visible")
    expect(sending).to_contain_text("catatan.html: Berkas halaman web atau SVG tidak diterima", timeout=20_000)
    expect(sending).to_contain_text("foto-3.jpg: terkirim dan tersimpan")
    picture(page, "bukti-4-ditolak")
    page.reload()
    with page.expect_download() as download:
        link(page, "Unduh aslinya", "foto-3.jpg").click()
    assert download.value.path().read_bytes() == photo(3)


def test_the_form_works_without_a_script(opened: OpenContext) -> None:
    page = opened("staf.pemerintahan", width=360, javascript=False).new_page()
    open_row(page, "013/PEM/2023")
    page.get_by_role("button", name="Bukti menyusul").click()
    expect(page.locator("main")).to_contain_text("Ditandai: buktinya menyusul")
    page.goto("/bukti-menyusul/")
    picture(page, "bukti-5-menyusul")
    page.get_by_role("button", name=re.compile("Unggah buktinya.*013")).click()
    page.get_by_label("Unggah foto atau naskah").set_input_files(photos(4))
    page.get_by_role("button", name="Unggah bukti").click()
    expect(link(page, "Lihat", "foto-4.jpg")).to_be_visible()
    page.goto("/bukti-menyusul/")
    expect(page.locator("main")).to_contain_text("Tidak ada bukti yang ditunggu")


@pytest.mark.parametrize(
    ("javascript", "words"), [(True, "Rapat persiapan lomba desa"), (False, "Sosialisasi pajak kepada kepala dusun")]
)
def test_a_ticked_proof_takes_its_file_on_its_line(opened: OpenContext, javascript: bool, words: str) -> None:
    journey, hand = Journey(opened("staf.pemerintahan", width=360, javascript=javascript)), Hand()
    page = journey.page
    page.goto("/kegiatan/tambah/")
    hand.click(page.get_by_role("radio", name="koordinasi"))
    hand.choose(page.locator("[name=function]"), "d")
    hand.write(page.locator("[name=description]"), words)
    hand.click(page.locator("summary", has_text="Bukti pelaksanaan"))
    hand.click(page.get_by_role("checkbox", name="Daftar hadir"))
    hand.click(page.get_by_role("button", name="Simpan dan ajukan"))
    line = page.locator(".checks li", has_text="Daftar hadir").first
    expect(line).to_contain_text("berkasnya belum diunggah")
    hand.click(line.locator("summary"))
    expect(line.get_by_label("Berisi data pribadi")).to_be_checked()
    picture(page, f"bukti-7-baris-{javascript}")
    line.get_by_label("Berkas untuk Daftar hadir").set_input_files(photos(9))
    hand.click(line.get_by_role("button", name="Unggah Daftar hadir"))
    expect(line.get_by_role("link", name="Lihat")).to_be_visible()
    expect(line).to_contain_text("data pribadi")
    assert hand.clicks <= TAPS - 1, "and one tap in the phone's own list of photos"
    journey.is_quiet()


def nothing_is_pushed_sideways(page: Page, address: str) -> None:
    """Look at a page that names a kept file by its whole hash, on phones."""
    page.goto(address)
    expect(page.locator(".hash").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
    for width in (360, NARROWEST):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_three_clicks_lead_from_a_figure_to_the_photo(opened: OpenContext) -> None:
    staf = opened("staf.pemerintahan", javascript=False).new_page()
    open_row(staf, "006/PEM/2023")
    staf.get_by_label("Unggah foto atau naskah").set_input_files(photos(5))
    staf.get_by_role("button", name="Unggah bukti").click()
    expect(link(staf, "Lihat", "foto-5.jpg")).to_be_visible()
    nothing_is_pushed_sideways(opened("inspektorat", width=360).new_page(), "/kertas-kerja/2023/iku-1/")
    journey = Journey(opened("inspektorat"))
    page = journey.page
    page.goto("/?tahun=2023")
    clicks: list[Callable[[], None]] = [
        lambda: page.locator("a[href*='/angka/2023/iku-1/']").first.click(),
        lambda: page.locator("a[href*='/kertas-kerja/2023/iku-1/']").first.click(),
        lambda: page.get_by_role("link", name="foto-5.jpg").click(),
    ]
    for click in clicks:
        # The last page is the browser's own around the picture; what our pages said counts until there.
        journey.is_quiet()
        journey.is_light()
        begun = time.monotonic()
        click()
        page.wait_for_load_state()
        assert time.monotonic() - begun <= CLICK_SECONDS
    assert re.search(r"/bukti/[^/]+/lihat/$", page.url)
    expect(page.locator("img")).to_be_visible()


# Its minute at 400 kbps leaves four seconds: only a quiet machine can tell.
@pytest.mark.prove
def test_an_activity_and_three_photos_on_a_phone_over_a_line_that_breaks(opened: OpenContext) -> None:
    context = opened("kasi.pemerintahan", width=360)
    journey = Journey(context)
    page, taps = journey.page, 0

    def tap(what: Callable[[], object]) -> None:
        nonlocal taps
        taps += 1
        what()

    page.goto("/kegiatan/")
    slow = context.new_cdp_session(page)
    limits = {"latency": 100, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    begun = time.monotonic()
    tap(page.get_by_role("button", name="Catat kegiatan").click)
    tap(page.get_by_label("fasilitasi", exact=True).check)
    tap(lambda: page.get_by_label("Uraian").fill("Rapat koordinasi dengan tiga foto"))
    tap(lambda: page.get_by_label("Fungsi utama").select_option(index=1))
    tap(page.get_by_role("button", name="Simpan dan ajukan").click)
    expect(page.locator("main")).to_contain_text("Disimpan dan diajukan")
    tap(photo_line(page).locator("summary").click)
    tap(lambda: photo_line(page).get_by_label("Berkas untuk Foto").set_input_files(photos(6, 7, 8)))
    tap(photo_line(page).get_by_role("button", name="Unggah Foto").click)
    second = page.locator(".sending:visible li").nth(1)
    expect(second).to_contain_text(re.compile(r"foto-7.jpg: ([5-9]\d) %"), timeout=60_000)
    slow.send("Network.emulateNetworkConditions", {"offline": True, **limits})
    expect(second).to_contain_text("sambungan terputus", timeout=20_000)
    picture(page, "bukti-6-putus")
    slow.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    for number in (6, 7, 8):
        expect(link(page, "Lihat", f"foto-{number}.jpg")).to_be_visible(timeout=60_000)
    taken = time.monotonic() - begun
    print(f"journey 3: {taps} taps, {taken:.0f} s at 400 kbps, cut at half of the second photo")
    journey.is_light()
    assert taps <= TAPS
    assert taken <= SECONDS
    assert len(kept(page)) == 3
    page.reload()
    assert len(kept(page)) == 3


def test_the_script_is_small() -> None:
    from tests.browser.conftest import ROOT

    scripts = (ROOT / "cermat" / "web" / "static" / "web").glob("*.js")
    assert (ROOT / "cermat/web/static/web/unggah.js").stat().st_size <= SCRIPT_BYTES
    assert sum(each.stat().st_size for each in scripts) <= 30_000
