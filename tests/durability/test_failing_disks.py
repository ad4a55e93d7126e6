"""A disk that is full or fails at any write: never a false “saved”, a page in plain words, no restart afterwards."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from threading import Event
from typing import Any

import pytest

from tests.durability.browsing import Unanswered
from tests.durability.conftest import IS_PROOF
from tests.durability.keeping import assert_kept, assert_whole
from tests.durability.place import Place
from tests.durability.served import PATIENCE, Served
from tests.durability.writing import Writer, signed_in

# What fails, how, and from which time on in one request.
FAILURES = [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fdatasync", "EIO"), ("ftruncate", "EIO")]
TIMES = range(1, 26) if IS_PROOF else (1, 3)
BOOKS = ("cermat.sqlite3", "cermat.sqlite3-journal")


@contextmanager
def failing(served: Served, call: str, error: str, time: int) -> Iterator[None]:
    """Let one kind of call on the books fail from its n-th time on, in the process that answers."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    paths = [word for name in BOOKS for word in ("-P", str(served.place.folder / name))]
    told = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={time}+", "-o", "/dev/null"]
    command = ["strace", "-f", "-p", str(served.answering()), *paths, *told]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert tracer.stderr
    try:
        assert b"attached" in tracer.stderr.readline()
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.communicate(timeout=PATIENCE)


@pytest.mark.proof
def test_a_disk_that_fails_never_gives_a_false_saved(place: Place, django_db_blocker: Any) -> None:
    refused = saved = 0
    with Served(place) as served:
        author = signed_in(served)[0]
        writer = Writer(author, name="f", seed=1, stop=Event())
        for time, (call, error) in product(TIMES, FAILURES):
            with failing(served, call, error, time):
                refused += recorded(writer)
            saved += writer.pending is None
            writer.resend()
            assert_kept(place, [writer])
        assert writer.faults == []
        assert_whole(place, django_db_blocker)
    tries = len(TIMES) * len(FAILURES)
    print(f"{tries} requests on a failing disk: {refused} refused in words, {saved} saved, 0 lost")
    assert refused + saved == tries
    assert len(writer.acknowledged) == tries
    assert refused


def recorded(writer: Writer) -> bool:
    """Let a writer record an activity, and return whether he was told that it may not be saved."""
    try:
        writer.record_activity()
    except Unanswered as refusal:
        return "belum tentu tersimpan" in str(refusal)
    return False
