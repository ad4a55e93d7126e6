"""`cermat work`: does what people do not wait for; a worker of its own, or beside the server."""

import os
import signal
import subprocess
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from cermat.cli import output, state

GRACE_SECONDS = 10


def run(asked: Namespace) -> None:
    """Do what waits until interrupted; with `--once` until nothing waits, for cron."""
    from cermat.actions import background, rounds

    state.require_tables()
    if asked.beside:
        threading.Thread(target=_end_with_the_server, daemon=True).start()
    elif not asked.once:
        output.say("Cermat mengerjakan tugas latar (Ctrl+C untuk berhenti).")
    background.work(rounds=rounds.ROUNDS, once=asked.once)


@contextmanager
def beside() -> Iterator[None]:
    """Keep a worker beside what runs inside, and end it with it, even where the server is killed.

    The worker reads from a pipe that nobody writes to: it ends when the server's end of it closes. In a session of its
    own, so that Ctrl+C lets it finish what it is doing.
    """
    command = [sys.executable, "-m", "cermat.cli.main", "work", "--beside"]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def _end_with_the_server() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
