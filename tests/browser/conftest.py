"""A real Chromium before the sample books."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "sandi-untuk-uji-saja"
WIDTHS = {360: 740, 1280: 800}
NARROWEST = 320
OpenContext = Callable[..., BrowserContext]
# How quick a page is, tests measure; what is waited for here only has to come, on a busy machine too.
expect.set_options(timeout=20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the pages answer."""

    address: str


@contextmanager
def served(which: str) -> Iterator[tuple[str, str]]:
    """Serve an office from a process of its own; yield its port on the loopback, and the token it prints, if any."""
    command = [sys.executable, "-W", "error", "-m", "tests.browser.site", PASSWORD, which]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        port = process.stdout.readline().strip()
        assert port, "the books did not open"
        token = process.stdout.readline().strip() if which == "kantor" else ""
        yield port, token
    finally:
        process.terminate()
        process.wait(timeout=60)
        process.stdout.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Serve the sample books."""
    with served("contoh") as (port, _):
        yield Site(address=f"http://127.0.0.1:{port}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def cookies(site: Site, browser: Browser) -> Callable[[str], object]:
    """Return the cookies of a person who signed in, once for each person."""
    kept: dict[str, object] = {}

    def of(username: str) -> object:
        if username not in kept:
            context = browser.new_context(base_url=site.address)
            page = context.new_page()
            sign_in(page, username)
            kept[username] = context.storage_state()
            context.close()
        return kept[username]

    return of


@pytest.fixture
def opened(site: Site, browser: Browser, cookies: Callable[[str], object]) -> Iterator[OpenContext]:
    """Return how a person opens the pages at a width, with or without JavaScript."""
    contexts = []

    def open_context(username: str, *, width: int = 1280, javascript: bool = True) -> BrowserContext:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": WIDTHS[width]},
            java_script_enabled=javascript,
            storage_state=cookies(username),  # type: ignore[arg-type]
        )
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


def sign_in(page: Page, username: str) -> None:
    """Sign in by the page."""
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(lambda url: "/masuk/" not in url)


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page in the folder CERMAT_SHOTS names, if it names one."""
    if folder := os.environ.get("CERMAT_SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
