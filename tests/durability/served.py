"""`cermat serve` as users run it, and its processes."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from typing import TypeVar

from tests.cli.test_work import children_of, free_port, is_alive, worker_of
from tests.durability.place import CERMAT, Place

PATIENCE = 60.0
T = TypeVar("T")


class Served:
    """The pages of a place, served on a free port of the loopback; starts again after a kill on the same port."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Served":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the command and wait until it answers. A port still held by what was killed fails it."""
        command = [str(CERMAT), "serve", "--port", str(self.port)]
        with (self.place.folder / "served.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.place.environment, stdout=log, stderr=log)
        until(self.answers_or_ended, "the pages do not answer")
        assert self.is_running, self.log

    def stop(self) -> None:
        """End the command in order."""
        assert self.process
        if self.is_running:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=PATIENCE)

    def kill(self, process: int) -> None:
        """Kill one process of it outright."""
        os.kill(process, signal.SIGKILL)

    @property
    def is_running(self) -> bool:
        """Return whether the command itself has not ended."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> str:
        """Return what it told so far."""
        return (self.place.folder / "served.log").read_text()

    def children(self) -> list[int]:
        """Return the processes the command began: the one that answers and the one beside it."""
        assert self.process
        return [child for child in children_of(self.process.pid) if is_alive(child)]

    def beside(self) -> int:
        """Return the worker beside the server, 0 while there is none."""
        assert self.process
        return worker_of(self.process.pid)

    def answering(self) -> int:
        """Return the process that answers requests: the child that is not the worker beside it."""
        [found] = [child for child in self.children() if child != self.beside()]
        return found

    def answers(self) -> bool:
        """Return whether the sign-in page comes."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as talk:
                talk.sendall(b"GET /masuk/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                return b" 200 " in talk.recv(64)
        except OSError:
            return False

    def answers_or_ended(self) -> bool:
        """Return whether there is nothing to wait for any longer."""
        return self.answers() or not self.is_running


def until(look: Callable[[], T], otherwise: str, *, seconds: float = PATIENCE) -> T:
    """Return what a look finds once it finds something; fails when it never does."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError(otherwise)
