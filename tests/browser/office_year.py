"""An office whose clock a test moves through a year, and its people before the pages: what they press, type and get.

A person goes by the menu, by what is written on buttons, links and fields. Everything typed is kept, and so is the name
of every field a page ever offered, so that a test can say what nobody typed and what nobody was asked.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT, picture, sign_in
from tests.browser.hands import Hand
from tests.browser.year_papers import Printed

PUBLIC = "https://cermat.contoh.go.id"
PATIENCE = 15_000  # milliseconds, on a busy machine
Words = str | re.Pattern[str]
# What a page asks for; ticks say only which row is meant.
FIELDS = """
() => [...document.querySelectorAll("main input, main textarea, main select")]
  .filter(field => !["hidden", "checkbox"].includes(field.type))
  .map(field => `${[...(field.labels || [])].map(label => label.innerText).join(" ")} [${field.name}]`)
"""


def begins_with(words: str) -> re.Pattern[str]:
    """Return what finds a name that begins with these words."""
    return re.compile("^" + re.escape(words).replace("/", r"\/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a person typed into a field."""

    who: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What it took from the last month closed to a paper that can be signed."""

    period: str
    clicks: int
    seconds: float


@dataclass(slots=True, kw_only=True)
class Office:
    """The office's pages, its clock and its people. `database`: the file the server keeps its books in."""

    browser: Browser
    address: str
    database: Path
    clock: Path
    typed: list[Typed] = field(default_factory=list)
    offered: set[str] = field(default_factory=set)
    printed: list[Printed] = field(default_factory=list)
    efforts: list[Effort] = field(default_factory=list)
    people: dict[str, "Person"] = field(default_factory=dict)

    def on(self, day: str, at: str = "09:00") -> None:
        """Set the clock to an hour of a day in the office's own time."""
        self.clock.write_text(f"{day}T{at}:00+07:00")

    @property
    def clicks(self) -> int:
        """Return how often everybody clicked so far."""
        return sum(each.hand.clicks for each in self.people.values())

    def person(self, username: str) -> "Person":
        """Return a person of the office, who signs in the first time."""
        if username not in self.people:
            page = self._page()
            sign_in(page, username)
            self.people[username] = Person(office=self, name=username, page=page)
        return self.people[username]

    def stranger(self) -> "Person":
        """Return somebody who never signed in."""
        return Person(office=self, name="siapa saja", page=self._page())

    def _page(self) -> Page:
        size = {"width": 1280, "height": 800}
        page = self.browser.new_context(base_url=self.address, viewport=size).new_page()
        page.set_default_timeout(PATIENCE)
        return page


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody before a page."""

    office: Office
    name: str
    page: Page
    hand: Hand = field(default_factory=Hand)

    def goes_to(self, menu: str, *, year: int | None = None) -> None:
        """Open a page of the menu, and choose a year where the page asks for one and shows another."""
        self.presses(menu, within=self.page.get_by_role("navigation").first)
        chosen = self.page.locator("main #tahun")
        if year is not None and chosen.input_value() != str(year):
            self.hand.choose(chosen, str(year))
            self.presses("Tampilkan")

    def presses(self, words: Words, *, within: Locator | None = None) -> None:
        """Press the button, or follow the link, that begins with these words; look at the fields of what comes."""
        inside = within or self.page.locator("main")
        named = begins_with(words) if isinstance(words, str) else words
        found = inside.get_by_role("link", name=named).or_(inside.get_by_role("button", name=named)).first
        with self.page.expect_navigation():
            self.hand.click(found)
        self.office.offered.update(self.page.evaluate(FIELDS))

    def opens(self, words: Words) -> None:
        """Unfold what stands behind a summary."""
        self.hand.click(self.page.locator("main summary").filter(has_text=words).first)

    def types(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into the field of a label."""
        self.office.typed.append(Typed(who=self.name, label=label, text=text))
        self.hand.clicks += 1
        (within or self.page.locator("main")).get_by_label(label, exact=True).first.fill(text)

    def chooses(self, label: str, words: str) -> None:
        """Choose from a list, or one of a few buttons."""
        listed = self.page.locator("main").get_by_label(label, exact=True)
        if listed.count():
            self.hand.clicks += 2
            listed.select_option(label=words)
        else:
            self.hand.click(self.page.locator("main").get_by_role("radio", name=words, exact=True))

    def hands_in(self, label: Words, name: str, content: bytes) -> None:
        """Choose a file."""
        self.hand.clicks += 1
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator("main").get_by_label(label).first.set_input_files(file)  # type: ignore[arg-type]

    def sees(self, words: Words) -> None:
        """Wait until the page says something."""
        expect(self.page.locator("main")).to_contain_text(words)

    def gets(self, link: Locator) -> bytes:
        """Follow a link to a file, and return the file."""
        with self.page.expect_download() as download:
            self.hand.click(link)
        return Path(download.value.path()).read_bytes()

    def shows(self, name: str) -> None:
        """Keep a picture of what this person sees."""
        picture(self.page, f"tahun-{name}")


@contextmanager
def served(browser: Browser, folder: Path) -> Iterator[Office]:
    """Serve the sample books' office with its people and without a row, from a process of its own."""
    clock = folder / "now"
    clock.write_text("2023-01-02T08:00:00+07:00")
    command = [sys.executable, "-m", "tests.browser.clocked_site", str(clock), "contoh"]
    environment = {**os.environ, "CERMAT_URL": PUBLIC}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    try:
        port, database = process.stdout.readline().split()
        office = Office(browser=browser, address=f"http://127.0.0.1:{port}", database=Path(database), clock=clock)
        yield office
    finally:
        process.terminate()
        process.wait(timeout=60)
        process.stdout.close()
