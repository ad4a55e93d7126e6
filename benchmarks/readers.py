"""Many people who read at the same time: each opens a page, reads it a while, and opens the next.

The server is the one of `cermat serve` without its worker: one process that answers one request after another.
"""

import http.client
import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from benchmarks.__main__ import free_port

READERS, SECONDS, READING = 200, 60, (15.0, 45.0)
SERVE = "import sys; from cermat.cli import serve; serve._serve('127.0.0.1', int(sys.argv[1]))"


def read(url: str, cookie: str, addresses: Sequence[str]) -> str:
    """Return, in words, how long pages took while many read; `url` names the database, `cookie` is a session's."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "cermat.config.settings"}
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(port)], env=environment, start_new_session=True)
    try:
        _until_it_answers(port)
        return _words(_all(port, cookie, addresses))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def _all(port: int, cookie: str, addresses: Sequence[str]) -> list[tuple[float, int]]:
    """Return how long each page took, and its status, of all readers."""
    took: list[tuple[float, int]] = []
    until = time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=_one, args=(port, cookie, addresses, until, took, random.Random(number)))
        for number in range(READERS)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return took


def _one(
    port: int,
    cookie: str,
    addresses: Sequence[str],
    until: float,
    took: list[tuple[float, int]],
    chance: random.Random,
) -> None:
    time.sleep(chance.uniform(0, READING[1]))
    while time.monotonic() < until:
        begun = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", chance.choice(addresses), headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        took.append((time.perf_counter() - begun, answer.status))
        time.sleep(chance.uniform(*READING))


def _words(took: Sequence[tuple[float, int]]) -> str:
    seconds = sorted(each for each, _ in took)
    p95 = seconds[int(len(seconds) * 0.95)]
    refused = sum(status != 200 for _, status in took)
    return (
        f"{READERS} readers, each a page every {READING[0]:.0f} to {READING[1]:.0f} s: "
        f"{len(took) / SECONDS:.1f} pages a second, "
        f"median {statistics.median(seconds) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, {refused} without a page"
    )


def _until_it_answers(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/masuk/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")
