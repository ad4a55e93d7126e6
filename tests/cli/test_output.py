"""What the command line shows while it works."""

import io
import sys

import pytest

from cermat.cli import output


class Terminal(io.StringIO):
    """A screen somebody looks at."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def shown(on: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a minute's work or so with eight steps a second shows."""
    clock = iter(each / 8 for each in range(1000))
    monkeypatch.setattr(sys, "stderr", on)
    monkeypatch.setattr(output.time, "monotonic", lambda: next(clock))
    progress = output.Progress("baris")
    for done in range(1, 601):
        progress(done, 600)
    progress.end()
    return on.getvalue()


def test_a_remark_stands_behind_what_was_printed_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(log, write_through=False))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(log, write_through=True))
    output.print_table(["angka"], [["86,67%"]])
    output.say("Halaman: …")
    assert log.getvalue().decode().splitlines() == ["angka", "------", "86,67%", "Halaman: …"]


def test_progress_moves_in_its_place_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(Terminal(), monkeypatch)
    assert told.count("\r") > 500
    assert told.endswith("\rbaris: 600 dari 600\n")


def test_progress_is_a_line_now_and_then_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(io.StringIO(), monkeypatch)
    assert "\r" not in told
    assert 5 <= len(told.splitlines()) <= 8
    assert told.endswith("baris: 600 dari 600\n")
