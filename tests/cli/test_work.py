"""A worker stands beside the server and goes when it goes, in order or killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.cli.test_real_process import CERMAT, cermat

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="a process of its own, on SQLite whatever the run's database: seen there"
)

SECONDS = 15.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    assert cermat(folder, "init", "--office", "35.08.10", "--yes").returncode == 0
    return folder


def test_works_off_what_waits_and_ends(folder: Path) -> None:
    finished = cermat(folder, "work", "--once")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


def test_before_the_books_are_open_says_how_to_begin(tmp_path: Path) -> None:
    finished = cermat(tmp_path, "work", "--once")
    assert finished.returncode == 1
    assert "cermat init" in finished.stderr


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are counted in /proc")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_ends_with_the_server(folder: Path, end: signal.Signals) -> None:
    server = subprocess.Popen(
        [str(CERMAT), "serve", "--port", str(free_port())],
        env={"CERMAT_DATA": str(folder), "PATH": os.environ["PATH"]},
        stderr=subprocess.DEVNULL,
    )
    try:
        worker = waited_for(lambda: worker_of(server.pid))
        assert worker
    finally:
        server.send_signal(end)
        server.wait(timeout=SECONDS)
    assert waited_for(lambda: not is_alive(worker))


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def waited_for(look: Callable[[], int]) -> int:
    """Return what a look finds once it finds something, 0 when it never does."""
    begun = time.monotonic()
    while time.monotonic() - begun < SECONDS:
        if found := look():
            return int(found)
        time.sleep(0.05)
    return 0


def worker_of(server: int) -> int:
    """Return the process of the worker beside a server, 0 while there is none that has read its command."""
    for child in children_of(server):
        words = told(Path(f"/proc/{child}/cmdline")).split("\0")
        if "--beside" in words and sys.executable in words:
            return child
    return 0


def children_of(process: int) -> list[int]:
    """Return the processes that any thread of a process began."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for each in lists for child in told(each).split()]


def is_alive(process: int) -> bool:
    """Return whether a process is there and has not ended."""
    state = told(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return bool(state) and state[0] != "Z"


def told(path: Path) -> str:
    """Return what the system tells of a process, nothing where it has gone meanwhile."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
