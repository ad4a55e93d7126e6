"""What the command line prints: aligned tables, JSON, CSV, and progress on stderr."""

import csv
import json
import sys
import time
from collections.abc import Sequence
from typing import Any


def print_json(value: Any) -> None:
    """Print one JSON value; nothing else goes to stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_csv(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a header and rows as CSV; None is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns under their heads."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    for row in [header, ["-" * width for width in widths], *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def say(text: str) -> None:
    """Print a remark for the person at the terminal, on stderr, behind what was printed before it."""
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)


class Progress:
    """A counter on stderr that appears once the work has lasted a second.

    On a terminal it moves in its place, ten times a second; in a log it is a line of its own, every ten seconds.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._begun = self._shown = time.monotonic()
        self._is_visible = False
        self._is_terminal = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work has come."""
        now = time.monotonic()
        if now - self._begun < 1 or (now - self._shown < (0.1 if self._is_terminal else 10) and done < total):
            return
        self._shown, self._is_visible = now, self._is_terminal
        told = f"{self._label}: {done} dari {total}"
        sys.stderr.write(f"\r{told}" if self._is_terminal else f"{told}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line, if one was shown."""
        if self._is_visible:
            sys.stderr.write("\n")
