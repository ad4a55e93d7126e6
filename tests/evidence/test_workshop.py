"""The process that stands ready: every file has one of its own, and none of them can spoil the next one's answer."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cermat.evidence import workbench, workshop
from cermat.evidence.errors import FileRefused
from cermat.evidence.media import MediaType
from tests.evidence import make

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="every file has a process begun for it there")
SECONDS, LONGEST_WAIT = 1, 8.0


def kept(folder: Path, content: bytes) -> tuple[Path, Path]:
    """Return a file with this content and where its copy goes."""
    source = folder / "berkas"
    source.write_bytes(content)
    return source, folder / "lihat"


def test_the_same_process_stands_ready_for_the_next_file(tmp_path: Path) -> None:
    workshop.inspect(*kept(tmp_path, make.jpeg()))
    first = workshop._bench._process
    with pytest.raises(FileRefused):
        workshop.inspect(*kept(tmp_path, b"%PDF-1.7 rusak"))
    assert workshop.inspect(*kept(tmp_path, make.pdf())).media_type is MediaType.PDF
    assert workshop._bench._process is first


def test_is_begun_anew_after_it_was_killed(tmp_path: Path) -> None:
    workshop.inspect(*kept(tmp_path, make.jpeg()))
    killed = workshop._bench._process
    assert killed
    killed.kill()
    killed.wait()
    assert workshop.inspect(*kept(tmp_path, make.png())).media_type is MediaType.PNG
    assert workshop._bench._process is not killed


def test_knows_nothing_of_our_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CERMAT_SECRET_KEY", "rahasia-uji")
    bench = workshop._Bench()
    bench.ask(json.dumps(["is_scan", str(tmp_path / "tidak ada")]))
    assert bench._process
    assert b"rahasia-uji" not in Path(f"/proc/{bench._process.pid}/environ").read_bytes()
    bench.end()


def ends(*_: Path) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def goes_on(*_: Path) -> dict[str, Any]:
    time.sleep(60)
    return {}


def fails(*_: Path) -> dict[str, Any]:
    raise MemoryError


@pytest.mark.parametrize("task", [ends, goes_on, fails])
def test_a_process_that_ends_without_a_word_or_not_at_all_is_no_answer(
    task: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbench, "SECONDS", SECONDS)
    monkeypatch.setitem(workbench.TASKS, "uji", task)
    begun = time.monotonic()
    assert workbench._apart("uji", []) == workbench.NOTHING
    assert time.monotonic() - begun < LONGEST_WAIT


def test_no_answer_is_a_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workshop._bench, "ask", lambda line: "null\n")
    with pytest.raises(FileRefused, match="terlalu rumit"):
        workshop.inspect(*kept(tmp_path, make.jpeg()))
    assert not workshop.is_scan(tmp_path / "berkas")


def test_where_nothing_can_be_forked_a_process_begun_for_the_file_says_the_same(tmp_path: Path) -> None:
    source, view = kept(tmp_path, make.jpeg())
    line = json.dumps(["inspect", str(source), str(view)])
    assert json.loads(workshop._alone(line)) == json.loads(workshop._bench.ask(line))
    assert workshop._alone("[") == ""
