"""Stands ready with the parsers read, and looks into each file it is handed in a process of that file's own.

`python -I -m cermat.evidence.workbench`, begun by `workshop`: a line with a task and its paths comes in, a line with
the answer goes out, `null` where that process ended without a word. It ends when nobody can ask any more. To begin
Python and read the parsers takes ten times as long as to look into most files; a forked process has both at once.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

# Read before anything is asked, those too that `inspection` reads when it meets their kind.
from cermat.evidence import images, inspection, packages, pdfs, scans  # noqa: F401

SECONDS = 10
NOTHING = "null"
TASKS: dict[str, Callable[..., dict[str, Any]]] = {"inspect": inspection.answer, "is_scan": scans.answer}


def main() -> None:
    """Answer line by line until there are no more."""
    for line in sys.stdin:
        task, *paths = json.loads(line)
        print(_apart(task, paths) if hasattr(os, "fork") else _done(task, paths), flush=True)


def _apart(task: str, paths: list[str]) -> str:
    """Return what a process of its own answers in time."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(writer, task, paths=paths)
    os.close(writer)
    signal.signal(signal.SIGALRM, lambda *_: _end(child))
    signal.alarm(SECONDS)
    with open(reader, encoding="utf-8") as said:
        answer = said.readline()
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    return answer if status == 0 and answer else NOTHING


def _end(child: int) -> None:
    with suppress(ProcessLookupError):  # it may have ended by itself at this very moment
        os.kill(child, signal.SIGKILL)


def _answer(writer: int, task: str, *, paths: list[str]) -> None:
    """Write the answer within the bounds and end, whatever happens; what others are asked and answered is not heard."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        inspection.bound()
        os.write(writer, _done(task, paths).encode())
        os._exit(0)
    finally:
        os._exit(1)


def _done(task: str, paths: list[str]) -> str:
    return json.dumps(TASKS[task](*map(Path, paths)))


if __name__ == "__main__":
    main()
