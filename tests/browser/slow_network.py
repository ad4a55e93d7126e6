"""One page over a slow network, by a browser that never saw it: its bytes, requests, cookies, and when it shows.

"Slow 4G" is that of Lighthouse: 150 ms there and back, 1.6 Mbit/s down, 0.75 Mbit/s up; the processor
a quarter as fast.
"""

from dataclasses import dataclass

from playwright.sync_api import Browser

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER_PROCESSOR = 4
_LARGEST = """
() => new Promise(resolve => new PerformanceObserver(
  list => resolve(list.getEntries().at(-1).startTime)).observe({type: "largest-contentful-paint", buffered: true}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit cost. `bytes`: over the wire, headers included; `largest`: the largest paint, in milliseconds."""

    requests: tuple[str, ...]
    bytes: int
    largest: float
    cookies: int
    scripts: int
    kept: int


def visit(browser: Browser, address: str, *, width: int = 360) -> Visit:
    """Open a page in a new browser's memory over Slow 4G and return what it cost."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    try:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW_4G)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
        requests: list[str] = []
        sizes: list[float] = []
        wire.on("Network.requestWillBeSent", lambda said: requests.append(said["request"]["url"]))
        wire.on("Network.loadingFinished", lambda said: sizes.append(said["encodedDataLength"]))
        page.goto(address, wait_until="networkidle")
        return Visit(
            requests=tuple(each for each in requests if not each.startswith("data:")),
            bytes=int(sum(sizes)),
            largest=page.evaluate(_LARGEST),
            cookies=len(context.cookies()),
            scripts=page.evaluate("document.querySelectorAll('script, [onload], [onclick]').length"),
            kept=page.evaluate("localStorage.length + sessionStorage.length"),
        )
    finally:
        context.close()
