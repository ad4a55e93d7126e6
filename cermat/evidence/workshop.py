"""The process in which files are looked into: bounded in time and memory, without our settings, secrets or database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cermat.evidence.errors import FileRefused
from cermat.evidence.inspection import Inspected, check_size
from cermat.evidence.media import MediaType

SECONDS = 10
# Windows starts no process without it.
_ENVIRONMENT = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
_TOO_MUCH = "Berkas ini terlalu rumit untuk diperiksa dengan aman; cetak lagi ke PDF, lalu unggah hasilnya."


def inspect(source: Path, view: Path) -> Inspected:
    """Return what a file is, its viewing copy written to `view` where it has one. Raises FileRefused."""
    check_size(source.stat().st_size)
    said = _run("inspection", source, view)
    if "refused" in said:
        raise FileRefused(said["refused"])
    return Inspected(media_type=MediaType(said["media_type"]), removed=tuple(said["removed"]))


def is_scan(source: Path) -> bool:
    """Return whether a PDF's pages are pictures alone; False for one that takes too much to be looked into."""
    try:
        return bool(_run("scans", source)["is_scan"])
    except FileRefused:
        return False


def _run(module: str, *paths: Path) -> dict[str, Any]:
    command = [sys.executable, "-I", "-m", f"cermat.evidence.{module}", *map(str, paths)]
    try:
        finished = subprocess.run(  # noqa: S603
            command, env=_ENVIRONMENT, capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FileRefused(_TOO_MUCH) from error
    said: dict[str, Any] = json.loads(finished.stdout)
    return said
