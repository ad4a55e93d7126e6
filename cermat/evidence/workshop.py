"""The process in which files are looked into: bounded in time and memory, without our settings, secrets or database."""

import json
import os
import subprocess
import sys
from pathlib import Path

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
    command = [sys.executable, "-I", "-m", "cermat.evidence.inspection", str(source), str(view)]
    try:
        finished = subprocess.run(  # noqa: S603
            command, env=_ENVIRONMENT, capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FileRefused(_TOO_MUCH) from error
    said = json.loads(finished.stdout)
    if "refused" in said:
        raise FileRefused(said["refused"])
    return Inspected(media_type=MediaType(said["media_type"]), removed=tuple(said["removed"]))
