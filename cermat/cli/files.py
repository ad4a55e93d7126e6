"""Writing a file: whole or not at all."""

import os
import tempfile
from pathlib import Path

from cermat.cli.errors import CommandRefused
from cermat.words.errors import os_reason


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there. Raises CommandRefused with the reason and place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandRefused(f"{folder} tidak dapat dibuat ({os_reason(error)}); pilih folder lain.") from error


def write(path: Path, content: bytes) -> None:
    """Write a file beside its final place and rename it there. Raises CommandRefused with the reason and place."""
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True) if temporary else None
        raise CommandRefused(f"{path} tidak dapat ditulis ({os_reason(error)}); pilih folder yang ada.") from error
