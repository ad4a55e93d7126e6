"""What every journey keeps to: clicks, seconds, bytes, a silent console, nothing from elsewhere.

Chromium says on the console what the Content Security Policy stops, so a silent console means no report either; a test
breaks the policy to see that.
"""

from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Response

from tests.browser.hands import Hand, Keyboard

PAGE_BYTES, SCRIPT_BYTES = 100_000, 30_000
# Chromium's own word about an answer of 4xx: the page itself says what was wrong.
ANSWERED = "the server responded with a status of"


class Journey:
    """One person before a page, watched from the first request on."""

    def __init__(self, where: BrowserContext | Page) -> None:
        self.page = where.new_page() if isinstance(where, BrowserContext) else where
        self.noise: list[str] = []
        self.answers: list[Response] = []
        self.foreign: list[str] = []
        self._home = ""
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self._ask(request.url))
        self.page.on("response", lambda answer: self.answers.append(answer))
        self.begins()

    def begins(self) -> None:
        """Start the clock: the person has signed in and sees the first page."""
        self._begun = monotonic()

    def ends(self, *, seconds: float, clicks: int | None = None, hand: Hand | Keyboard | None = None) -> None:
        """Check that the journey kept its bounds."""
        taken = monotonic() - self._begun
        if hand and clicks is not None:
            assert hand.clicks <= clicks, f"{hand.clicks} clicks"
        assert taken <= seconds, f"{taken:.1f} s"
        self.is_quiet()
        self.is_light()

    def is_quiet(self) -> None:
        """Check that nothing was said on the console and nothing asked elsewhere."""
        said = [each for each in self.noise if ANSWERED not in each]
        assert not said, said
        assert not self.foreign, self.foreign

    def is_light(self) -> None:
        """Check that every page with all its files, and its scripts alone, are small enough."""
        files = {each.url: size(each) for each in self.answers if "/static/" in each.url}
        pages = [size(each) for each in self.answers if each.request.resource_type == "document" and each.ok]
        assert max(pages, default=0) + sum(files.values()) <= PAGE_BYTES
        assert sum(bytes_ for url, bytes_ in files.items() if url.endswith(".js")) <= SCRIPT_BYTES

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        self._home = self._home or parts.netloc
        if parts.scheme not in ("data", "blob") and parts.netloc != self._home:
            self.foreign.append(url)


def size(answer: Response) -> int:
    """Return the bytes of an answer's body over the wire."""
    return answer.request.sizes()["responseBodySize"]
