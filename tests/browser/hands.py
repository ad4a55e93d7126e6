"""A hand before the pages, which counts what it clicks."""

from playwright.sync_api import Locator


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
