"""LibreOffice opens what the writers made, and says what it found."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(
    PROGRAM is None, reason="LIBREOFFICE IS NOT INSTALLED: NOBODY ELSE OPENED THE PAPERS"
)


def saved(files: Mapping[str, bytes], folder: Path, *, suffix: str) -> dict[str, bytes]:
    """Return files by their names after LibreOffice opened them and saved each with another suffix."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = [str(PROGRAM), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix]
    command += ["--outdir", str(folder / "saved"), *(str(folder / name) for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {name: (folder / "saved" / name).with_suffix(f".{suffix}").read_bytes() for name in files}
