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

GRACE_SECONDS, LOOK_SECONDS = 10, 5


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
    """Keep a worker beside what runs inside, begun anew where it ends, and end it with it.

    The worker reads from a pipe that nobody writes to: it ends when the server's end of it closes, even where the
    server is killed. In a session of its own, so that Ctrl+C lets it finish what it is doing.
    """
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(_begin(), over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _begin() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cermat.cli.main", "work", "--beside"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603


def _keep(worker: subprocess.Popen[bytes], over: threading.Event) -> None:
    while not over.wait(LOOK_SECONDS):
        if worker.poll() is not None:
            worker = _begin()
    worker.terminate()
    try:
        worker.wait(timeout=GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _end_with_the_server() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
