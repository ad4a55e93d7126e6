"""What a citizen's page costs at Slow 4G: bytes, requests and the largest paint, in Chromium, before the real server.

`python -m benchmarks.public`; the network and the processor are those of `tests.browser.slow_network`. And how long the
open data of many offices take: the sample office's published figures under the codes of as many others.
"""

import sqlite3
import statistics
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.__main__ import RUNS, demo, free_port, seconds_to_first_page
from benchmarks.papers import copy_office
from tests.browser.slow_network import Visit, visit

PAGES = ("/publik/35.08.10/", "/publik/", "/data/")
OFFICES = (1, 21, 250)
FORMS = ("csv", "json")
FIRST_ROUND = 20  # seconds: by then the worker has gone through what waits when it starts


def visits(port: int) -> dict[str, list[Visit]]:
    """Return some visits of each page, after one that is not counted."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        return {path: [visit(browser, f"http://127.0.0.1:{port}{path}") for _ in range(RUNS + 1)][1:] for path in PAGES}


def seconds(port: int, path: str) -> tuple[float, int]:
    """Return the median seconds of an answer after one that is not counted, and its bytes."""
    taken, content = [], b""
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            content = answer.read()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken[1:]), len(content)


def main() -> None:
    """Print each page's cost, then that of an office's page and of the data beside more and more offices."""
    with tempfile.TemporaryDirectory() as name:
        folder, port, copies = Path(name), free_port(), 0
        with demo(folder, port):
            seconds_to_first_page(port, time.monotonic())
            for path, seen in visits(port).items():
                paints = [each.largest for each in seen]
                print(
                    f"{path:18} {seen[0].bytes:6} bytes  {len(seen[0].requests)} requests  largest paint "
                    f"{statistics.median(paints):4.0f} ms ({min(paints):.0f} to {max(paints):.0f})"
                )
        for offices in OFFICES:
            with closing(sqlite3.connect(folder / "demo" / "cermat.sqlite3")) as books, books:
                copy_office(books, times=offices - 1 - copies, first=copies)
            copies = offices - 1
            with demo(folder, port):
                seconds_to_first_page(port, time.monotonic())
                time.sleep(FIRST_ROUND)
                said = {path: seconds(port, path) for path in (PAGES[0], *(f"/data/capaian.{form}" for form in FORMS))}
                print(
                    f"{offices:4} offices: "
                    + ", ".join(f"{path} {taken * 1000:.0f} ms ({size} bytes)" for path, (taken, size) in said.items())
                )


if __name__ == "__main__":
    main()
