"""Journey 10: a citizen with an old phone on a slow network, JavaScript off, reads a figure and takes the data."""

import json
import statistics
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, picture
from tests.browser.slow_network import visit

pytestmark = [pytest.mark.browser]
OFFICE, OTHERS = "/publik/35.08.10/", ("/publik/", "/data/")
MOST_BYTES, MOST_REQUESTS, MOST_MILLISECONDS = 60_000, 1, 1_000


@pytest.mark.parametrize("path", [OFFICE, *OTHERS])
def test_a_public_page_is_light_and_keeps_nothing(site: Site, browser: Browser, path: str) -> None:
    seen = visit(browser, site.address + path)
    assert seen.bytes <= MOST_BYTES
    assert len(seen.requests) <= MOST_REQUESTS
    assert {urlsplit(each).netloc for each in seen.requests} == {urlsplit(site.address).netloc}
    assert (seen.cookies, seen.scripts, seen.kept) == (0, 0, 0)


@pytest.mark.proof
@pytest.mark.alone
def test_it_shows_within_a_second_at_slow_4g(site: Site, browser: Browser) -> None:
    visit(browser, site.address + OFFICE)
    taken = [visit(browser, site.address + OFFICE).largest for _ in range(5)]
    assert statistics.median(taken) <= MOST_MILLISECONDS, taken


def test_an_app_page_would_not_pass_for_a_public_one(site: Site, browser: Browser) -> None:
    seen = visit(browser, f"{site.address}/masuk/")
    assert len(seen.requests) > MOST_REQUESTS
    assert seen.cookies > 0


def test_a_citizen_reads_a_figure_and_takes_the_data_without_javascript(site: Site, browser: Browser) -> None:
    context = browser.new_context(
        base_url=site.address, viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/masuk/")
    page.get_by_role("link", name="Angka yang dipublikasikan").click()
    page.get_by_role("link", name="Kecamatan Lumajang").click()
    card = page.get_by_role("region", name="IKU 1")
    expect(card).to_contain_text("95,00%")
    expect(card).to_contain_text("19 dari 20")
    expect(card).to_contain_text("Dari setiap 100 kegiatan fasilitasi dan koordinasi")
    expect(page.locator("main")).to_contain_text("Perbaikan: edisi ke-2 menggantikan edisi ke-1")
    expect(page.locator("main")).to_contain_text("dipublikasikan 10 Maret 2025")
    card.get_by_text("Cara menghitungnya").click()
    expect(card).to_contain_text("Rumus menurut naskah")
    picture(page, "journey-10-publik")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON", exact=True).click()
    rows = json.loads(download.value.path().read_text(encoding="utf-8"))
    (row,) = [
        each for each in rows if (each["periode"], each["edisi"], each["indikator"]) == ("2024-tahun", 2, "iku-1")
    ]
    assert (row["pembilang"], row["penyebut"], row["nilai"], row["keadaan"]) == ("19", "20", "95.00", "berlaku")
    context.close()
