"""Writing a folder: whole or not at all."""

import ctypes
import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cermat.cli import files
from cermat.cli.errors import CommandRefused
from cermat.words.errors import os_reason

# What renameat2 of Linux calls the folder one is in, and changing places.
_HERE, _EXCHANGE = -100, 2
_ASIDE = "-lama"


def refuse_removed_place() -> None:
    """Return where the folder one stands in is still there. Raises CommandRefused."""
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise CommandRefused("Folder tempat perintah ini dijalankan sudah dihapus; pindah ke folder lain.") from error


def replace(folder: Path, contents: Iterable[tuple[str, bytes]]) -> list[str]:
    """Put files, by their places, where a folder's content was; return the places.

    They are written into a folder beside it, and the two change places in one step: whoever reads, and whoever comes
    after a run that died, finds the old files or the new ones. Raises CommandRefused with the reason and place.
    """
    files.make_folder(folder)
    folder = folder.resolve()
    if Path.cwd().is_relative_to(folder):
        raise CommandRefused(
            f"{folder} diganti seutuhnya, jadi jangan dijalankan dari dalamnya; pindah ke folder lain."
        )
    with _alone(folder):
        desk = Path(_desk(folder))
        try:
            written = [_put(desk / place, content) for place, content in contents]
            _exchange(desk, folder)
        finally:
            shutil.rmtree(desk, ignore_errors=True)
    return [str(path.relative_to(desk)) for path in written]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one run replace a folder at a time, and clear away what one that died left beside it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in sorted(folder.parent.glob(f".{glob.escape(folder.name)}.tulis-*"), reverse=True):
            if left.name.endswith(_ASIDE) and not any(folder.iterdir()):
                os.rename(left, folder)
            else:
                shutil.rmtree(left, ignore_errors=True)
        yield
    except BlockingIOError as error:
        raise CommandRefused(f"Ekspor lain sedang menulis {folder}; tunggu sampai selesai.") from error
    finally:
        os.close(held)


def _desk(folder: Path) -> str:
    try:
        desk = tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.tulis-")
        shutil.copymode(folder, desk)
    except OSError as error:
        raise _unchangeable(folder, error) from error
    return desk


def _put(path: Path, content: bytes) -> Path:
    files.make_folder(path.parent)
    files.write(path, content)
    return path


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places: on Linux in one step, elsewhere in steps that the next run takes up."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 and renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    aside = one.with_name(f"{one.name}{_ASIDE}")
    try:
        os.rename(other, aside)
        os.rename(one, other)
        os.rename(aside, one)
    except OSError as error:
        raise _unchangeable(other, error) from error


def _unchangeable(folder: Path, error: OSError) -> CommandRefused:
    return CommandRefused(
        f"{folder} tidak dapat diganti seutuhnya ({os_reason(error)}); pilih folder di dalamnya, contoh {folder}/data."
    )
