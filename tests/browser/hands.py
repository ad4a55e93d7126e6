"""Hands before the pages: one that clicks and counts it, one that has the keyboard alone."""

import re

from playwright.sync_api import Locator, Page


class Hand:
    """Counts what a person clicks."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, target: Locator) -> None:
        """Click once."""
        self.clicks += 1
        target.click()

    def write(self, target: Locator, text: str) -> None:
        """Click into a field and type."""
        self.click(target)
        target.fill("")
        target.press_sequentially(text)

    def choose(self, target: Locator, value: str) -> None:
        """Choose from a list: on a phone one tap opens it, another one chooses."""
        self.clicks += 2
        target.select_option(value)


class Keyboard:
    """A person who has no mouse: counts what would have been clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def reach(self, wanted: Locator) -> None:
        """Go to an element by the tabulator."""
        for _ in range(300):
            if wanted.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by keyboard to {wanted}")

    def type(self, label: str, text: str) -> None:
        """Type into a field."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.insert_text(text)

    def press(self, role: str, name: str | re.Pattern[str]) -> None:
        """Press a button or follow a link."""
        self.reach(self.page.get_by_role(role, name=name, exact=True))  # type: ignore[arg-type]
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.clicks += 1
