"""Every page of the URLconf: no accessibility fault at 360 and 1280 px, nothing to scroll sideways from 320 px on, a
silent console, light, every control with a focus that is seen."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver, resolve
from playwright.sync_api import Browser, Page, Response

from cermat.web.doors import Door
from cermat.web.urls import PUBLIC
from tests.browser.conftest import NARROWEST, ROOT, WIDTHS, OpenContext, picture, served, sign_in
from tests.browser.pages import FILES, FIRST_SIGN_IN, PAGES
from tests.web.test_routes import routes

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.matrix]
IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = """
    rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"], performanceTimer: false})
        .then(found => found.violations.map(each => each.id + ": " + each.nodes[0].html))
"""
COUNT_STOPS = """
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.disabled && each.tabIndex !== -1)
  .forEach((each, number) => { each.dataset.place = String(number); })
"""
# What the keyboard does not reach, or reaches unseen or out of order, and buttons too low for a thumb.
UNREACHED = """
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.disabled && each.tabIndex !== -1)
  .flatMap(each => {
    const look = () => ["outline", "boxShadow", "borderColor", "backgroundColor", "textDecoration", "left"]
      .map(name => getComputedStyle(each)[name]).join();
    document.activeElement.blur();
    const before = look();
    each.focus();
    const faults = each.matches(":focus") ? [] : ["no focus"];
    if (look() === before) faults.push("focus not seen");
    if (each.tabIndex > 0) faults.push("out of order");
    if (each.matches("button, [role=button]") && each.getBoundingClientRect().height < 43.5) faults.push("too low");
    return faults.map(fault => fault + ": " + each.outerHTML.slice(0, 120));
  })
"""
PAGE_BYTES = 100_000
# The short form looks at one page of every other address; at every state of each, the long one.
LOOKED_AT = (
    list(PAGES) if IS_PROOF else [*{walk.shows or name: name for name, walk in reversed(PAGES.items())}.values()][::2]
)
EMPTY = (
    "/",
    "/menunggu/",
    "/kegiatan/",
    "/kegiatan/salin/",
    "/kegiatan/menunggu-keluaran/",
    "/bukti-menyusul/",
    "/tutup-buku/",
    "/dokumen-desa/",
    "/dokumen-desa/pengecualian/",
    "/kertas-kerja/2026/iku-1/",
    "/angka/2026/iku-2/",
    "/pengingat/",
    "/pejabat/",
    "/laporan/",
    "/impor/",
)

# By what they are called, how *Wilayah* is asked for them, and what stands over them.
OVER_MANY = {
    "nasional": ("", "Wilayah: 6 kantor"),
    "provinsi": ("&di=35", "Provinsi Jawa Timur: 3 kantor"),
    "kabupaten": ("&di=35.08", "Kabupaten Lumajang: 2 kantor"),
}
LONG_WORDS = """
() => document.querySelectorAll("main :is(td:not(.num), dd, li, p, h1, h2, caption)").forEach(
  (each) => each.append(" " + "panjang".repeat(572)))
"""


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_is_sound(name: str, opened: OpenContext) -> None:
    walk = PAGES[name]
    page = opened(walk.who).new_page()
    noise: list[str] = []
    answers: list[Response] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("response", lambda answer: answers.append(answer))
    walk.reach(page)
    assert walk.shows is None or resolve(urlsplit(page.url).path).url_name == walk.shows
    assert weight(answers, page.url) <= PAGE_BYTES
    assert page.locator("script:not([src^='/static/web/'])").count() == 0
    look(page, name)
    assert [said for said in noise if "the server responded with a status of" not in said] == []


def pages_asked_for() -> Iterator[str]:
    """Yield the name of every address that answers to GET."""
    for _, each in routes(get_resolver().url_patterns):
        if (isinstance(each.callback, Door) and "GET" in each.callback.methods) or each.name in PUBLIC:
            yield str(each.name)


def test_every_address_that_shows_a_page_is_walked() -> None:
    shown = {walk.shows for walk in PAGES.values()} | set(FIRST_SIGN_IN) | FILES
    only_to_send = {"keluar"}
    assert set(pages_asked_for()) - shown - only_to_send == set()
    source = (ROOT / "tests" / "browser" / "test_first_sign_in.py").read_text(encoding="utf-8")
    assert [look for look in FIRST_SIGN_IN.values() if f'"{look}"' not in source] == []


@pytest.mark.parametrize("name", ["beranda-kini", "kegiatan-tambah", "dokumen-desa"])
def test_the_tab_key_goes_once_through_a_page_in_its_order_and_out_again(name: str, opened: OpenContext) -> None:
    page = opened(PAGES[name].who).new_page()
    PAGES[name].reach(page)
    page.evaluate(COUNT_STOPS)
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        place = page.evaluate("document.activeElement.dataset.place || ''")
        if not place or place in stops:
            break
        stops.append(place)
    assert stops == sorted(stops, key=int)
    missed = page.evaluate(
        "stops => [...document.querySelectorAll('[data-place]:not([type=radio])')]"
        ".filter(each => !stops.includes(each.dataset.place)).map(each => each.outerHTML)",
        stops,
    )
    assert missed == []


def test_every_page_of_an_office_whose_books_are_empty_is_sound(browser: Browser) -> None:
    with served("bertiga") as (port, _):
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport={"width": 1280, "height": 800})
        page = context.new_page()
        sign_in(page, "kasi.pemerintahan")
        for path in EMPTY:
            page.goto(path)
            look(page, f"kosong{path.replace('/', '-').split('?')[0]}")
        context.close()


def test_the_pages_over_a_kabupaten_a_province_and_the_country_are_sound(browser: Browser) -> None:
    with served("banyak") as (port, _):
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport={"width": 1280, "height": 800})
        page = context.new_page()
        sign_in(page, "kabupaten")
        for name, (within, heading) in OVER_MANY.items():
            answers: list[Response] = []
            page.on("response", lambda answer, kept=answers: kept.append(answer))
            page.goto(f"/wilayah/?tahun=2023{within}")
            assert page.get_by_role("heading", level=1).inner_text() == heading
            assert weight(answers, page.url) <= PAGE_BYTES
            look(page, f"wilayah-{name}")
        page.goto("/wilayah/?tahun=2023&di=35.08")
        page.get_by_role("button", name="Buka dokumen desa").first.click()
        page.wait_for_url("**/dokumen-desa/?tahun=2023")
        page.goto("/wilayah/?tahun=2023&di=35.08")
        page.get_by_role("row").get_by_role("button").first.click()
        page.wait_for_url(lambda url: url.endswith(f":{port}/"))
        context.close()


def test_the_longest_pages_are_light(opened: OpenContext) -> None:
    page = opened("inspektorat").new_page()
    for path in ("/kegiatan/?tahun=2023", "/kertas-kerja/2023/iku-1/", "/riwayat/", "/iku/?tahun=2023"):
        answers: list[Response] = []
        page.on("response", lambda answer, kept=answers: kept.append(answer))
        page.goto(path)
        assert weight(answers, page.url) <= PAGE_BYTES


@pytest.mark.parametrize("path", ["/riwayat/", "/menunggu/", "/kegiatan/?tahun=2023", "/dokumen-desa/?tahun=2023"])
def test_a_word_as_long_as_a_page_pushes_nothing_sideways(opened: OpenContext, path: str) -> None:
    page = opened("camat").new_page()
    page.goto(path)
    with_long_words(page)


def test_a_reason_as_long_as_a_page_pushes_nothing_sideways(opened: OpenContext) -> None:
    page = opened("camat").new_page()
    page.goto("/menunggu/")
    page.locator("main article h2 a").first.click()
    with_long_words(page)


def with_long_words(page: Page) -> None:
    """Put a word of 4,000 letters at the end of every text, as the books allow, and look at both widths."""
    page.evaluate(LONG_WORDS)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_sign_in_page_is_sound(opened: OpenContext) -> None:
    page = opened("camat").new_page()
    page.context.clear_cookies()
    page.goto("/masuk/")
    look(page, "masuk")
    page.get_by_label("Nama pengguna").fill("camat")
    page.get_by_label("Sandi").fill("salah")
    page.get_by_role("button", name="Masuk").click()
    assert "tidak cocok" in page.locator(".faults").inner_text()
    look(page, "masuk-salah")


def look(page: Page, name: str) -> None:
    """Look at the page at both widths: nothing sideways, no accessibility fault.

    The short form asks for faults at one width a page, at the narrow one for about half of them.
    """
    assert AXE.exists(), "axe-core is not installed; run `npm ci`"
    page.evaluate(AXE.read_text())
    page.set_viewport_size({"width": NARROWEST, "height": WIDTHS[360]})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    asked = set(WIDTHS) if IS_PROOF else {list(WIDTHS)[len(name) % 2]}
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        picture(page, f"{name}-{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert width not in asked or page.evaluate(FAULTS, RULES) == [], width
    page.keyboard.press("Tab")
    assert page.evaluate(UNREACHED) == []


def weight(answers: list[Response], url: str) -> int:
    """Return the bytes over the wire of the last page and of all its files."""
    files = {answer.url: answer for answer in answers}
    wanted = [answer for at, answer in files.items() if at == url or "/static/" in at]
    return sum(answer.request.sizes()["responseBodySize"] for answer in wanted)
