"""The process in which files are looked into: bounded in time and memory, without our settings, secrets or database."""

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from cermat.evidence.errors import FileRefused
from cermat.evidence.inspection import Inspected, check_size
from cermat.evidence.media import MediaType

SECONDS = 10
# Windows starts no process without it.
_ENVIRONMENT = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
_COMMAND = [sys.executable, "-I", "-m", "cermat.evidence.workbench"]
_TOO_MUCH = "Berkas ini terlalu rumit untuk diperiksa dengan aman; cetak lagi ke PDF, lalu unggah hasilnya."


def inspect(source: Path, view: Path) -> Inspected:
    """Return what a file is, its viewing copy written to `view` where it has one. Raises FileRefused."""
    check_size(source.stat().st_size)
    said = _asked("inspect", source, view)
    if "refused" in said:
        raise FileRefused(said["refused"])
    return Inspected(media_type=MediaType(said["media_type"]), removed=tuple(said["removed"]))


def is_scan(source: Path) -> bool:
    """Return whether a PDF's pages are pictures alone; False for one that takes too much to be looked into."""
    try:
        return bool(_asked("is_scan", source)["is_scan"])
    except FileRefused:
        return False


def _asked(task: str, *paths: Path) -> dict[str, Any]:
    line = json.dumps([task, *map(str, paths)])
    said: dict[str, Any] | None = json.loads((_bench.ask(line) if hasattr(os, "fork") else _alone(line)) or "null")
    if said is None:
        raise FileRefused(_TOO_MUCH)
    return said


class _Bench:
    """The process that stands ready, begun with the first file and anew where it ended."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def ask(self, line: str) -> str:
        """Return the line that answers a line; empty where the process ended."""
        with self._turn:
            if self._process and self._process.poll() is not None:
                self.end()
            self._process = self._process or _begun()
            asked, said = self._process.stdin, self._process.stdout
            assert asked
            assert said
            try:
                asked.write(f"{line}\n")
                asked.flush()
            except OSError:
                return ""
            return said.readline()

    def end(self) -> None:
        """End the process: it ends by itself where its owner was killed."""
        if self._process:
            self._process.communicate()
            self._process = None


def _begun() -> subprocess.Popen[str]:
    # In a session of its own, so that Ctrl+C lets it finish what it is doing.
    return subprocess.Popen(  # noqa: S603
        _COMMAND,
        env=_ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def _alone(line: str) -> str:
    """Return the answer of a process begun for one file, where no process can be forked (Windows)."""
    try:
        return subprocess.run(  # noqa: S603
            _COMMAND, env=_ENVIRONMENT, input=line, capture_output=True, timeout=SECONDS, check=True, text=True
        ).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return ""


_bench = _Bench()
atexit.register(_bench.end)
